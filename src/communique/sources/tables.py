"""Tables whose rows are articles or their addresses: CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from communique.errors import InputError, InputTooLarge, UndecodableInput, UnsupportedInput
from communique.page.checks import LARGEST
from communique.sources.columns import NEEDED, find_header, item_of, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from communique.sources.items import Item
    from communique.sources.opened import Opened

_LARGEST_GROUP = 4_000_000_000
"""Bytes of a row group, unpacked, in the columns that are read."""
_ROWS_AT_ONCE = 32


def read_table(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the rows of a CSV or TSV file, which are counted from the first below the header."""
    known = tuple(columns or ())
    sample = opened.head.decode(encoding(opened.head), "replace")
    header = find_header(sample, is_whole=opened.is_whole, known=known)
    if header is None:
        raise UnsupportedInput(opened.name, "it has no line of names of columns", "put one at its head")
    wanted = _wanted(opened.name, header.names, columns)
    csv.field_size_limit(LARGEST + 1)  # for the whole process, whose other readers have none to fear
    text = io.TextIOWrapper(opened.file, encoding(opened.head), errors="surrogateescape", newline="")
    rows = csv.reader(_lines(text, opened.name), delimiter=header.delimiter)
    number = -1
    try:
        for row in rows:
            if row:
                number += 1
            if row and number:
                yield _row(f"{opened.name}, row {number}", row, header.names, wanted, opened.name)
    except csv.Error as error:
        problem = f"it cannot be read behind row {max(0, number)} ({error})"
        yield UnsupportedInput(opened.name, problem, "look for a quotation mark that is not closed")
    finally:
        text.detach()  # who opened the file closes it


def encoding(head: bytes) -> str:
    """Tell the encoding of a table: that of its mark, UTF-8, or that of spreadsheets on Windows."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.start > len(head) - 4 else "windows-1252"
    return "utf-8-sig"


def _lines(text: TextIO, name: str) -> Iterator[str]:
    while line := text.readline(LARGEST):
        if len(line) == LARGEST:
            raise InputTooLarge(name, f"it has a line of more than {LARGEST / 1e6:.0f} MB", "check it")
        yield line


def _row(
    source: str, row: list[str], names: tuple[str, ...], wanted: Mapping[str, str], found_in: str
) -> Item | InputError:
    if len(row) > len(names) and any(row[len(names) :]):
        problem = f"it has {len(row)} fields under {len(names)} names"
        return UnsupportedInput(source, problem, "put fields with a comma in quotation marks")
    values = dict(zip(names, row, strict=False))
    found = {meant: values.get(name, "") for meant, name in wanted.items()}
    if any("\udc80" <= c <= "\udcff" for value in found.values() if not value.isascii() for c in value):
        return UndecodableInput(source, "it is not UTF-8", "save the table as UTF-8")
    return item_of(source, found, found_in)


def _wanted(name: str, names: tuple[str, ...], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Give the columns that are read. Raises `UnsupportedInput` where none holds what a row needs."""
    wanted = meanings(names, columns)
    if not any(needed in wanted for needed in NEEDED):
        shown = ", ".join(names[:30]) or "none"
        problem = f"none of its columns is text, html or url; it has {shown[:600]}"
        raise UnsupportedInput(name, problem, "name one so")
    return wanted


def read_parquet(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the rows of a Parquet file. Needs pyarrow, of the extra `tables`."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = "install it by: pip install 'communique[tables]'"
        raise UnsupportedInput(opened.name, "reading Parquet needs pyarrow", remedy) from error
    number = 0
    try:
        with opened.seekable() as source:
            file = ParquetFile(source)
            wanted = _wanted(opened.name, tuple(file.schema_arrow.names), columns)
            _refuse_large_groups(opened.name, file, set(wanted.values()))
            for batch in file.iter_batches(_ROWS_AT_ONCE, columns=list(wanted.values())):
                for values in batch.to_pylist():
                    number += 1
                    row = {meant: values[name] for meant, name in wanted.items()}
                    yield item_of(f"{opened.name}, row {number}", row, opened.name)
    except (ArrowException, OSError, ValueError, KeyError) as error:
        reason = str(error).split("\n")[0][:200]
        yield UnsupportedInput(opened.name, f"it cannot be read behind row {number} ({reason})", "check it")


def _refuse_large_groups(name: str, file: Any, wanted: set[str]) -> None:
    for index in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(index)
        parts = [group.column(at) for at in range(group.num_columns)]
        size = sum(p.total_uncompressed_size for p in parts if p.path_in_schema.split(".")[0] in wanted)
        if size > _LARGEST_GROUP:
            problem = f"a group of its rows has {size / 1e9:.0f} GB unpacked"
            raise InputTooLarge(name, problem, "write it with smaller row groups")
