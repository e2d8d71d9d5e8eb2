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
}
"""The supersets that pages mean by these names (WHATWG Encoding Standard, section 4.2)."""


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
    """Decode as declared; None where the name is unknown or the bytes belie it."""
    try:
        encoding = codecs.lookup(name).name
        if encoding.startswith("utf-16") and b"\0" not in data[:200]:
            return None  # the declaration was itself read as ASCII
        text = data.decode(_AS_BROWSERS_READ.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


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
