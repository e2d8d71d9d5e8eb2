"""JSON Lines, arrays and single objects: records, articles, and addresses of articles."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.errors import InputError, InputTooLarge, PassedOver, UndecodableInput, UnsupportedInput
from communique.record import FORMAT
from communique.sources.formats.columns import NEEDED, item_of, meanings
from communique.sources.items import Item, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.sources.formats.opened import Opened

LONGEST = 50_000_000
"""Bytes of a line or an object: more than any record of an article has."""
GIVE = "give on each line a record of format communique/1, or an article with its text"
_CHUNK = 1 << 18
_SPACE = " \t\r\n"


def read_lines(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the objects of JSON Lines."""
    number = 0
    file = _as_utf8(opened)
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            problem = f"line {number} has more than {LONGEST / 1e6:.0f} MB"
            yield InputTooLarge(opened.name, problem, GIVE)
            return
        if line.strip():
            yield _of_bytes(f"{opened.name}, line {number}", line, opened.name, columns)


def read_object(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give one object that is the whole input. Others of a folder, settings and lists, are passed over."""
    item = _of_bytes(opened.name, opened.read(LONGEST), opened.found_in, columns)
    is_one = isinstance(item, InputError) or item.kind != "article" or b'"text"' in (item.data or b"")
    yield item if opened.is_given or is_one else PassedOver(opened.name, "it is JSON without an article")


def _as_utf8(opened: Opened) -> BinaryIO:
    """Give the lines in UTF-8; PowerShell writes UTF-16, of which all is read at once."""
    import io

    if not opened.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return opened.file
    return io.BytesIO(opened.read(LONGEST).decode("utf-16", "replace").encode("utf-8", "replace"))


def _of_bytes(
    source: str, data: bytes, found_in: str | None, columns: Mapping[str, str] | None
) -> Item | InputError:
    """Make an item of a line. What has its text under that name is parsed only where it is read."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if FORMAT.encode() in data[:200]:
        return Item(source, data, "record", found_in=found_in)
    if not columns and b'"text"' in data:
        return Item(source, data, "article", found_in=found_in)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return Item(source, data, "article", found_in=found_in)  # loading says what is wrong with it
    return _of_object(source, found, found_in, columns, data)


def _of_object(
    source: str,
    found: Any,
    found_in: str | None,
    columns: Mapping[str, str] | None,
    data: bytes | None = None,
) -> Item | InputError:
    """Make an item of an object. One that has nothing of ours is left to loading, which says so."""
    if url := web_address(found):
        return Item(url, url=url, found_in=found_in)
    if isinstance(found, dict) and found.get("format") != FORMAT:
        wanted = meanings(list(found), columns)
        row = {meant: found[name] for meant, name in wanted.items()}
        if any(isinstance(row.get(needed), str) and row[needed].strip() for needed in NEEDED):
            return item_of(source, row, found_in)
    is_record = isinstance(found, dict) and found.get("format") == FORMAT
    data = json.dumps(found).encode() if data is None else data
    return Item(source, data, "record" if is_record else "article", found_in=found_in)


def read_array(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the objects of a JSON array, of which only one is held at a time."""
    elements = _Elements(opened)
    for number, found in enumerate(elements, start=1):
        yield _of_object(f"{opened.name}, object {number}", found, opened.name, columns)


class _Elements:
    """The elements of an array, read as they are asked for. Raises `InputError` where it is broken."""

    def __init__(self, opened: Opened) -> None:
        self._name, self._file = opened.name, opened.file
        is_wide = opened.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        self._decode = codecs.getincrementaldecoder("utf-16" if is_wide else "utf-8-sig")()
        self._text, self._at, self._is_all = "", 0, False
        self._number = 0

    def __iter__(self) -> Iterator[Any]:
        self._expect("[")
        if self._next() == "]":
            return
        while True:
            self._number += 1
            yield self._element()
            if self._next() == "]":
                return
            self._expect(",")

    def _next(self) -> str:
        """Give the next character that is no space; "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more(_CHUNK):
                return ""

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise self._broken(f"there is no {mark!r} behind object {self._number}")
        self._at += 1

    def _element(self) -> Any:
        self._next()
        while True:
            try:
                found, end = json.JSONDecoder().raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken("it is nested too deep") from error
            except ValueError as error:
                if len(self._text) - self._at > LONGEST:
                    raise self._broken(f"it has more than {LONGEST / 1e6:.0f} MB") from error
                if not self._more(max(_CHUNK, len(self._text) - self._at)):
                    raise self._broken(str(error)) from error
                continue
            if end < len(self._text) or not self._more(_CHUNK):  # a number may go on
                self._at = end
                return found

    def _more(self, size: int) -> bool:
        """Read on, and forget what was taken. Say whether there was any."""
        if self._is_all:
            return False
        data = self._file.read(size)
        self._is_all = not data
        try:
            text = self._decode.decode(data, final=self._is_all)
        except UnicodeDecodeError as error:
            problem = f"it is not UTF-8 behind object {max(0, self._number - 1)}"
            raise UndecodableInput(self._name, problem, "save it as UTF-8") from error
        self._text, self._at = self._text[self._at :] + text, 0
        return bool(data)

    def _broken(self, why: str) -> InputError:
        problem = f"object {self._number} is not JSON ({why}), so that the rest cannot be read"
        return UnsupportedInput(
            self._name, problem, "write it as JSON Lines, where a bad one costs only itself"
        )
