"""CSV and TSV whose rows are articles or their addresses."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from communique.errors import InputError, InputTooLarge, UndecodableInput, UnsupportedInput
from communique.page.checks import LARGEST
from communique.sources.formats.columns import NEEDED, find_header, item_of, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from communique.sources.formats.opened import Opened
    from communique.sources.items import Item


def read_table(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the rows of a CSV or TSV file, which are counted from the first below the header."""
    known = tuple(columns or ())
    sample = opened.head.decode(encoding(opened.head), "replace")
    header = find_header(sample, is_whole=opened.is_whole, known=known)
    if header is None:
        raise UnsupportedInput(opened.name, "it has no line of names of columns", "put one at its head")
    wanted = wanted_columns(opened.name, header.names, columns)
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


def wanted_columns(name: str, names: Sequence[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Give the columns that are read. Raises `UnsupportedInput` where none holds what a row needs."""
    wanted = meanings(names, columns)
    if not any(needed in wanted for needed in NEEDED):
        shown = ", ".join(names[:30]) or "none"
        problem = f"none of its columns is text, html or url; it has {shown[:600]}"
        raise UnsupportedInput(name, problem, "name one so")
    return wanted
