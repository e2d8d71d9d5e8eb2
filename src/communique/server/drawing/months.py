"""A month as a calendar shows it: weeks of days, each with what is to come, as exactly as it is known."""

from __future__ import annotations

from calendar import Calendar, monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.ledger.entries import EventEntry

_FIRST, _LAST = "1000-01", "2999-12"
"""The months of which there are calendars."""
_WEEK = 7
"""Days over which an event is shown below them; one of more is told once for the whole month."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the events of which it is known that they are to be on it."""

    day: date
    is_in_month: bool
    events: list[EventEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Some:
    """Events that are to be on some or all of the same few days of a week, counted from Monday."""

    first: int
    last: int
    events: list[EventEntry]

    @property
    def size(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Week:
    """A week of ISO 8601: its name, its seven days from Monday on, and what is to be on several of them."""

    name: str
    days: list[Day]
    some: list[Some]


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks of a month, and events of which it is not known on which days of many they are."""

    first: date
    last: date
    weeks: list[Week]
    vague: list[EventEntry]

    @property
    def name(self) -> str:
        return f"{self.first:%B %Y}"

    @property
    def before(self) -> str:
        return _month_of(self.first - timedelta(days=1))

    @property
    def after(self) -> str:
        return _month_of(self.last + timedelta(days=1))


def _month_of(day: date) -> str:
    """Name the month of a day as an address has it, the first or last of all where it has no calendar."""
    return min(max(f"{day.year:04}-{day.month:02}", _FIRST), _LAST)


def ends_of(month: str) -> tuple[date, date]:
    """Give the first and the last day of a month; of one too far off those of the nearest that is shown.

    >>> [str(day) for day in (*ends_of("2024-02"), *ends_of("9999-12"))]
    ['2024-02-01', '2024-02-29', '2999-12-01', '2999-12-31']
    """
    year, number = (int(part) for part in month.split("-"))
    year, number = (int(part) for part in _month_of(date(year, number, 1)).split("-"))
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def laid_out(month: str, events: Iterable[EventEntry]) -> Month:
    """Lay out events that touch a month."""
    first, last = ends_of(month)
    weeks = [
        Week(name_of(days[0]), [Day(day, first <= day <= last) for day in days], [])
        for days in Calendar().monthdatescalendar(first.year, first.month)
    ]
    vague: list[EventEntry] = []
    spans: dict[tuple[int, int, int], list[EventEntry]] = {}
    for event in events:
        begin, end = event.first_day, event.last_day or event.first_day
        if begin is None or end is None:
            continue
        if (end - begin).days >= _WEEK:
            vague.append(event)
            continue
        for number, week in enumerate(weeks):
            within = [at for at, cell in enumerate(week.days) if begin <= cell.day <= end]
            if within and begin == end:
                week.days[within[0]].events.append(event)
            elif within:
                spans.setdefault((number, within[0], within[-1]), []).append(event)
    for (number, start, stop), some in sorted(spans.items(), key=lambda one: one[0]):
        weeks[number].some.append(Some(start, stop, some))
    return Month(first, last, weeks, vague)


def name_of(day: date) -> str:
    """Name the ISO week of a day.

    >>> name_of(date(2027, 1, 1))
    '2026-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
