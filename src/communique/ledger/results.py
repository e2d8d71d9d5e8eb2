"""What a query gives: rows that are read when they are asked for, as dataclasses, dictionaries or tables."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from communique.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas
    import pyarrow

T = TypeVar("T")


class Rows(Generic[T]):
    """The rows of a query, each a `kind`; every way of looking at them asks the ledger anew."""

    def __init__(self, kind: type[T], load: Callable[[], Iterable[T]]) -> None:
        self._kind = kind
        self._load = load

    def __iter__(self) -> Iterator[T]:
        return iter(self._load())

    @property
    def kind(self) -> type[T]:
        """The dataclass of each row."""
        return self._kind

    def total(self) -> int | None:
        """Say how many rows there are, where that can be told without reading them."""
        return None

    def _repr_html_(self) -> str:
        from communique.show.rows import show_rows

        return show_rows(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the rows in their JSON form: days as ISO text."""
        return [plain(row) for row in self]

    def to_arrow(self) -> pyarrow.Table:
        """Give the rows as a table of Apache Arrow. Raises `LedgerError` where pyarrow is not installed."""
        try:
            import pyarrow as pa
        except ModuleNotFoundError as error:
            raise LedgerError("tables need pyarrow: pip install 'communique[tables]'.") from error
        schema = pa.schema([(name, _arrow(kind)) for name, kind in _fields(self._kind).items()])
        return pa.Table.from_pylist([_values(row) for row in self], schema=schema)

    def to_pandas(self) -> pandas.DataFrame:
        """Give the rows as a data frame. Raises `LedgerError` where pyarrow or pandas is not installed."""
        try:
            import pandas  # noqa: F401 - pyarrow's own complaint would not tell what to install
        except ModuleNotFoundError as error:
            raise LedgerError("data frames need pandas: pip install 'communique[tables]'.") from error
        return self.to_arrow().to_pandas()


def plain(value: Any) -> Any:
    """Give the JSON form of a row, or of anything in one."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _fields(type(value))}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _values(value: Any) -> Any:
    """Give a row as nested dictionaries, with days as dates."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _values(getattr(value, name)) for name in _fields(type(value))}
    return [_values(item) for item in value] if isinstance(value, tuple) else value


def _arrow(kind: Any) -> pyarrow.DataType:
    import pyarrow as pa

    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return _arrow(inner)
    if origin is tuple:
        return pa.list_(_arrow(get_args(kind)[0]))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return pa.struct([(name, _arrow(inner)) for name, inner in _fields(kind).items()])
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}.get(kind, pa.string())
