"""Records to plain dictionaries and back, driven by the annotations in `record.py` alone.

A new field in a dataclass is therefore read, written and described (`schema.py`) without another line.
"""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from communique.errors import InvalidRecord
from communique.record import FORMAT, Record


def record_to_dict(record: Record, *, trace: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {"format": FORMAT, **_plain(record)}
    if not trace:
        del plain["trace"]
    return plain


def record_from_dict(data: dict[str, Any]) -> Record:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InvalidRecord(f"This is not a record: its format is not {FORMAT!r}.")
    record = _build(Record, {k: v for k, v in data.items() if k != "format"}, "record")
    if not isinstance(record, Record):  # pragma: no cover - _build gives what it is asked for
        raise InvalidRecord("This is not a record.")
    return record


@cache
def field_types(cls: type) -> dict[str, Any]:
    """Names of a dataclass's fields with their annotations resolved."""
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in dataclasses.fields(cls)}


_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:  # spans and lists of names are most of a record
        return [item if type(item) in _AS_THEY_ARE else _plain(item) for item in value]
    if kind is date:
        return value.isoformat()
    return {name: _plain(getattr(value, name)) for name in field_types(kind)}


def _build(kind: Any, value: Any, where: str) -> Any:
    """Turn the JSON `value` into an object of the annotated `kind`; `where` names it in errors."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _build_dataclass(kind, value, where)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in get_args(kind):
            return None
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return _build(inner, value, where)
    if origin is tuple:
        return _build_tuple(get_args(kind), value, where)
    if origin is Literal:
        if value not in get_args(kind):
            raise InvalidRecord(f"{where} is {value!r}, which is none of {', '.join(get_args(kind))}.")
        return value
    if kind is date:
        return _build_date(value, where)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise InvalidRecord(f"{where} is {value!r}, which is no {kind.__name__}.")
    return value


def _build_dataclass(cls: type, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise InvalidRecord(f"{where} is {value!r}, which is no object.")
    known = field_types(cls)
    unknown = sorted(set(value) - set(known))
    if unknown:
        raise InvalidRecord(f"{where} has a field that is not known: {unknown[0]!r}.")
    missing = [
        f.name for f in dataclasses.fields(cls) if f.name not in value and f.default is dataclasses.MISSING
    ]
    if missing:
        raise InvalidRecord(f"{where} has no field {missing[0]!r}.")
    return cls(**{name: _build(known[name], v, f"{where}.{name}") for name, v in value.items()})


def _build_tuple(items: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        raise InvalidRecord(f"{where} is {value!r}, which is no list.")
    if items[-1] is Ellipsis:
        return tuple(_build(items[0], v, f"{where}[{i}]") for i, v in enumerate(value))
    if len(value) != len(items):
        raise InvalidRecord(f"{where} has {len(value)} items, not {len(items)}.")
    return tuple(_build(k, v, f"{where}[{i}]") for i, (k, v) in enumerate(zip(items, value, strict=True)))


def _build_date(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InvalidRecord(f"{where} is {value!r}, which is no ISO day.") from None
