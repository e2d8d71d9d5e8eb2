"""What `add` is given, as single articles: files, folders of them, JSON Lines, addresses, standard input."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from communique.errors import InputError, InputTooLarge, InvalidDay, InvalidRecord, UnsupportedInput
from communique.record import FORMAT, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.record import Article

PAGES = (".html", ".htm", ".txt")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""Files of a folder that are read: articles, and JSON Lines."""
LONGEST_LINE = 50_000_000
"""Bytes of a line: more than any record of an article has."""
_GIVE = "give on each line a record of format communique/1, or an article with its text"


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be loaded: from `source`, or from `data` that came from there."""

    source: str
    data: bytes | None = None
    is_line: bool = False  # of JSON Lines, whose number is told by `source`


def items_of(inputs: Iterable[str]) -> Iterator[Item | InputError]:
    """Give the articles of files, folders (all that lies in them), JSON Lines, addresses and - one by one.

    A file that cannot be opened gives its error in their stead.
    """
    for name in inputs:
        if name == "-":
            yield from _standard_input()
        elif "://" not in name[:12] and name and Path(name).is_dir():
            for path in files_of(name):
                yield from _file(path)
        else:
            yield from _file(name)


def files_of(folder: str) -> list[str]:
    """Give the pages, texts and JSON Lines in a folder and those below it, hidden ones left out, by name."""
    return [path for path in _within(folder) if _is_read(path)]


def passed_over(inputs: Iterable[str]) -> Counter[str]:
    """Count the files of folders that are of no kind which is read, by their ending."""
    folders = (name for name in inputs if name != "-" and name and Path(name).is_dir())
    others = (path for folder in folders for path in _within(folder) if not _is_read(path))
    return Counter(Path(path).suffix.lower() or "no ending" for path in others)


def _within(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here, name)) for name in sorted(names) if not name.startswith("."))


def _is_read(path: str) -> bool:
    return path.lower().endswith(PAGES + LINES)


def count(inputs: Iterable[str]) -> int | None:
    """Say how many articles the inputs are, if that can be told before they are read."""
    total = 0
    for name in inputs:
        if name == "-":
            return None
        files = files_of(name) if Path(name).is_dir() else [name]
        lines = [path for path in files if path.lower().endswith(LINES)]
        total += len(files) - len(lines) + sum(_count_lines(path) for path in lines)
    return total


def load(item: Item, published: date | None = None) -> Article | Record:
    """Load an article, or a record that is one already. Raises `InputError`."""
    if item.data is None:
        from communique.sources import load_article

        return load_article(item.source, published=published)
    if item.is_line:
        return _of_line(item.source, item.data, published)
    from communique.page import from_bytes

    return from_bytes(item.data, source=item.source, published=published)


def _of_line(source: str, line: bytes, published: date | None) -> Article | Record:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnsupportedInput(source, "it is not JSON", _GIVE) from error
    if isinstance(found, dict) and found.get("format") == FORMAT:
        try:
            return Record.from_dict(found)
        except InvalidRecord as error:
            raise UnsupportedInput(source, str(error).removesuffix("."), _GIVE) from error
    return _article(source, found, published)


def _article(source: str, found: Any, published: date | None) -> Article:
    """Make an article of an object with text, title, url, published and outlet, of which text is needed.

    A title that does not stand at the head of the text is put there: it is read as that of a page is.
    """
    from communique._days import day_of
    from communique.page import from_text

    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise UnsupportedInput(source, "it is an object without text", _GIVE)
    known = {name: _text(source, name, found.get(name)) for name in ("title", "url", "published", "outlet")}
    text, title = found["text"], known["title"]
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    try:
        day = published or day_of((known["published"] or "")[:10] or None)
    except InvalidDay as error:
        raise UnsupportedInput(source, str(error).removesuffix("."), "") from error
    article = from_text(text, published=day, source=known["url"] or source)
    return replace(article, title=title or article.title, outlet=known["outlet"] or article.outlet)


def _text(source: str, name: str, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise UnsupportedInput(source, f"its {name} is {value!r}, which is no text", _GIVE)
    return value.strip() if value else None


def _file(name: str) -> Iterator[Item | InputError]:
    if not name.lower().endswith(LINES) or "://" in name[:12]:
        yield Item(name)
        return
    try:
        with _open(name) as file:
            yield from _lines(name, file)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield UnsupportedInput(name, f"it cannot be read ({reason.lower()})", "check the path")


def _open(name: str) -> BinaryIO:
    return cast("BinaryIO", gzip.open(name)) if name.lower().endswith(".gz") else Path(name).open("rb")


def _standard_input() -> Iterator[Item | InputError]:
    """Take standard input for JSON Lines where it begins with a brace, else for one article."""
    from communique.page.checks import LARGEST

    start = sys.stdin.buffer.readline(LONGEST_LINE)
    if start.startswith(b"{"):
        yield from _lines("standard input", sys.stdin.buffer, start)
    else:
        yield Item("standard input", start + sys.stdin.buffer.read(LARGEST + 1))


def _lines(name: str, file: BinaryIO, first: bytes = b"") -> Iterator[Item | InputError]:
    number = 0
    while line := first or file.readline(LONGEST_LINE):
        first = b""
        number += 1
        if len(line) == LONGEST_LINE:
            yield InputTooLarge(name, f"line {number} has more than {LONGEST_LINE / 1e6:.0f} MB", _GIVE)
            return
        if line.strip():
            yield Item(f"{name}, line {number}", line, is_line=True)


def _count_lines(name: str) -> int:
    try:
        with _open(name) as file:
            return sum(1 for _ in file)
    except (OSError, EOFError):
        return 1
