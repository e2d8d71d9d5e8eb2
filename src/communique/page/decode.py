"""Bytes -> text, in whatever encoding they declare or show."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from communique.errors import UndecodableInput

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN: Final = 4096
_SAMPLE: Final = 64 * 1024
"""So much is looked at to guess an encoding; more gives no better guess."""

_AS_BROWSERS_READ: Final = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "windows-1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
"""The supersets that pages mean by these names (WHATWG Encoding Standard, section 4.2)."""


_OF_THE_WEB: Final = frozenset(
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be ascii cp866 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5"
    " iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15"
    " iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 tis-620 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255"
    " cp1256 cp1257 cp1258 gbk gb2312 gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr"
    " cp949".split()
)
"""The encodings of the WHATWG Encoding Standard that Python has, by Python's names.

A page may name any other codec of Python too, and some of those take quadratic time (punycode).
"""


def decode(data: bytes, *, charset: str | None = None, source: str | None = None) -> str:
    """Decode by byte order mark, `charset` (of the Content-Type header), `<meta>`, as UTF-8, or by a guess.

    Raises `UndecodableInput`, which names the first byte that is no UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_whole(data, encoding, source)
    for name in (charset, _declared(data)):
        text = _decode_as(data, name) if name else None
        if text is not None:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error, source)


def _decode_whole(data: bytes, encoding: str, source: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error.start, source) from error


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _decode_as(data: bytes, name: str) -> str | None:
    """Decode as declared; None where the name is none of the web's or the bytes belie it."""
    try:
        encoding = codecs.lookup(name).name
        if encoding not in _OF_THE_WEB:
            return None
        if encoding.startswith("utf-16") and b"\0" not in data[:200]:
            return None  # the declaration was itself read as ASCII
        text = data.decode(_AS_BROWSERS_READ.get(encoding, encoding))
    except (LookupError, ValueError):
        return None
    return text


def _guess(data: bytes, error: UnicodeDecodeError, source: str | None) -> str:
    if _is_broken_utf8(data, error):
        raise _undecodable(error.start, source) from error
    if (wide := _unmarked_utf16(data)) is not None:
        return wide
    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else None
    for name in (encoding, "windows-1252"):
        text = _decode_as(data, name) if name else None
        if text is not None and not _CONTROLS.search(text):
            return text
    raise _undecodable(error.start, source) from error


def _is_broken_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Say whether these bytes are UTF-8 but for a fault, such as half a character at the end."""
    before = data[: error.start]
    characters = before.decode("utf-8", "replace")
    whole = sum(c > "\x7f" for c in characters[-_SAMPLE:])
    cut_off = error.end >= len(data) and "unexpected end" in error.reason
    if cut_off:
        return True
    faults = data[error.start : error.start + _SAMPLE].decode("utf-8", "replace").count("\ufffd")
    return whole > 2 * faults


def _unmarked_utf16(data: bytes) -> str | None:
    """Read UTF-16 without its mark: of English, every other byte is zero."""
    sample = data[:2000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) > 0.4 * len(sample[offset::2]):
            return _decode_as(data, encoding)
    return None


_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _undecodable(position: int, source: str | None) -> UndecodableInput:
    return UndecodableInput(
        source,
        f"it is not text in any known encoding; byte {position} is not UTF-8",
        "save it as UTF-8, or fetch it again if it was cut off",
    )
