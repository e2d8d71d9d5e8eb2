"""How days, statuses, sides and counts are put into words."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from communique._text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.ledger.entries import EventEntry

MOST_NAMES = 2
"""Actors of a side that a list names; `show` and --json name all."""


def days(first: date | None, last: date | None) -> str:
    """Write days as exactly as they are known.

    >>> from datetime import date
    >>> [days(date(2023, 6, 18), last) for last in (date(2023, 6, 18), date(2023, 6, 19), date(2023, 7, 2))]
    ['2023-06-18', '2023-06-18/19', '2023-06-18/07-02']
    >>> days(date(2023, 6, 1), date(2023, 6, 30)), days(date(2023, 1, 1), date(2023, 12, 31))
    ('2023-06', '2023')
    """
    if first is None:
        return ""
    if last is None or first == last:
        return str(first)
    begins = first.day == 1
    if begins and first.year == last.year and last.day == monthrange(last.year, last.month)[1]:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    shared = 8 if first.month == last.month else 5
    return f"{first}/{str(last)[shared if first.year == last.year else 0 :]}"


def when(event: EventEntry) -> str:
    """Write the days of an event; where no report tells one, when it was first reported."""
    if event.first_day is None:
        return f"reported {event.first_reported}" if event.first_reported else "no day"
    return days(event.first_day, event.last_day)


def what(kind: str, mode: str | None) -> str:
    return f"{kind} {mode or ''}".strip()


def side(names: Sequence[str], most: int | None = MOST_NAMES) -> str:
    """Name the actors of a side. No name turns the writing direction of those around it.

    >>> side(("Ada Olsen", "Norway", "Kenya", "Peru"))
    'Ada Olsen, Norway and 2 more'
    """
    if not names:
        return "(not named)"
    shown = ", ".join(one_line(name) for name in names[:most])
    return shown if most is None or len(names) <= most else f"{shown} and {len(names) - most} more"


def place(name: str | None, country: str | None) -> str:
    return f"{name}, {country}" if name and country else name or country or ""


def number(count: int, word: str) -> str:
    """Count something.

    >>> number(1, "report"), number(1200, "report"), number(2, "country")
    ('1 report', '1,200 reports', '2 countries')
    """
    plural = f"{word[:-1]}ies" if word.endswith("ry") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"


def reports(event: EventEntry) -> str:
    """Count the reports of an event, copies apart."""
    copies = f", {event.independent} independent" if event.independent != event.reports else ""
    return number(event.reports, "report") + copies


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does.

    >>> listed(["USA", "China", "Peru"])
    'USA, China and Peru'
    """
    some = list(words)
    return f" {last} ".join([part for part in (", ".join(some[:-1]), *some[-1:]) if part])


def between(since: date | None, until: date | None) -> str:
    """Say from when to when, as part of a sentence."""
    if since and until:
        return f", {since} to {until}"
    return f", from {since}" if since else f", until {until}" if until else ""
