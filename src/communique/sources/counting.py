"""How many articles inputs are, where that is told quickly: for a bar that shows how far a job is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import InputError
from communique.sources.discover import is_address
from communique.sources.files import files_of, open_file
from communique.sources.formats.kinds import Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.sources.formats.opened import Opened

_MOST_COUNTED = 200_000_000
"""Bytes of lines that are counted: a second or less."""
_MOST_UNPACKED = 50_000_000


def count(names: Iterable[str]) -> int | None:
    """Say how many articles the inputs are; None where it takes reading them to tell."""
    total = 0
    for name in names:
        if name == "-" or is_address(name):
            return None
        is_folder = bool(name) and Path(name).is_dir()
        for path in files_of(name) if is_folder else [name]:
            number = 1 if isinstance(path, InputError) else _of_file(path, is_given=not is_folder)
            if number is None:
                return None
            total += number
    return total


def _of_file(path: str, *, is_given: bool) -> int | None:
    """Count the articles of a file. One that cannot be opened counts too, for its error is told."""
    if is_given and path and Path(path).exists() and not Path(path).is_file():
        return None  # a pipe is read but once
    try:
        with open_file(path, is_given=is_given) as opened:
            return _count(opened)
    except InputError:
        return 1
    except OSError:
        return None


def _count(opened: Opened) -> int | None:
    kind = kind_of(opened.head, is_whole=opened.is_whole)
    if kind in (Kind.PAGE, Kind.TEXT, Kind.OBJECT, Kind.OTHER):
        return 1
    if kind in (Kind.LINES, Kind.ADDRESSES):
        return _lines(opened, _MOST_COUNTED)
    if kind is Kind.TABLE:
        return _rows(opened)
    if kind is Kind.GZIP:
        from communique.sources.formats.compressed import head_of, unpacked

        if kind_of(head_of(opened.head, kind)) is Kind.LINES:
            return _lines(opened, _MOST_UNPACKED, unpacked(opened, kind))
    return None


def _lines(opened: Opened, most: int, file: Any = None) -> int | None:
    """Count the lines that are not empty, if they are not too many."""
    number = size = 0
    for line in file or opened.file:
        size += len(line)
        number += not line.isspace()
        if size > most:
            return None
    return number


def _rows(opened: Opened) -> int | None:
    from communique.sources.formats.tables import read_table

    if Path(opened.name).stat().st_size > _MOST_UNPACKED:
        return None
    return sum(1 for _ in read_table(opened, None))
