"""What formats share: JSON on one line, text that XML and tables take, names and days as they are written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.export.event import Party

_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON lets stand but a reader of lines breaks at, or UTF-8 has no bytes for."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a calendar may hold."""


def json_line(value: Any) -> str:
    """Write `value` as JSON without a line break in it."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LINES.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)


def printable(text: str) -> str:
    """Drop control characters, but for tabs and line ends."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Fold white space, line ends and tabs too, and drop control characters."""
    return " ".join(printable(text).split())


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def names(parties: Iterable[Party]) -> str:
    """Join names by "; ", which no name then holds.

    >>> names([])
    ''
    """
    return "; ".join(one_line(party.name).replace(";", ",") for party in parties)


def distinct(values: Iterable[str | None]) -> list[str]:
    """Give the values that are known, each once."""
    return list(dict.fromkeys(value for value in values if value))
