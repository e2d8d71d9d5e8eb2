"""What formats share: text that XML and calendars take, names and days as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique._text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from communique.export.event import Party

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a calendar may hold."""


def without_controls(text: str) -> str:
    """Drop control characters, but for tabs and line ends."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def isos(days: Mapping[str, date | None]) -> dict[str, str | None]:
    return {name: iso(day) for name, day in days.items()}


def names(parties: Iterable[Party]) -> str:
    """Join names by "; ", which no name then holds.

    >>> names([])
    ''
    """
    return "; ".join(one_line(party.name).replace(";", ",") for party in parties)


def distinct(values: Iterable[str | None]) -> list[str]:
    """Give the values that are known, each once."""
    return list(dict.fromkeys(value for value in values if value))
