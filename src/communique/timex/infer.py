"""Infer the day of publication from the text alone, as the one day that its time expressions leave.

The constraints, and the practice of news writing that each rests on:

1. A day that the text gives in full as past is not after the day of publication; one that it gives as planned
   is not before it. A day without a year takes the year that brings it next to the latest day given in full.
2. "This weekend", of something planned, ends the week of publication. Where days of a planned act are given
   too, that weekend touches one of them.
3. A weekday by its name alone, of something past, is one of the last seven days. Reports name the days just
   past: of the days left, the one from which all these names reach back least is the day of publication.
4. A weekday by its name alone, of something planned, is not the day of publication itself.

Each constraint narrows the days that are left. No day is taken unless exactly one is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from communique.timex.finder import read_matches
from communique.timex.resolve import weekday_of, year_of_day
from communique.timex.rules.calendar_dates import MONTH_NUMBERS
from communique.timex.values import make_day

if TYPE_CHECKING:
    from communique.record import Span
    from communique.timex.rule import Match, Reading
    from communique.timex.tense import Tense
    from communique.timex.values import Days

_WINDOW: Final = timedelta(days=13)
"""How far the latest past and the earliest planned day may lie apart: weekdays recur beyond."""


@dataclass(frozen=True, slots=True)
class InferredDay:
    """A day of publication, and the expressions that left it as the only one."""

    day: date
    expressions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Expression:
    """An expression: a stated day or days of the calendar, the name of a weekday (1-7), or a weekend."""

    span: Span
    tense: Tense
    days: Days | None = None
    weekday: int | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class _Clue:
    """One constraint: whether a day fits it, and the expressions that it rests on."""

    fitting: frozenset[date]
    spans: tuple[Span, ...]


def infer_publication_day(text: str, furniture: tuple[Span, ...] = ()) -> InferredDay | None:
    """Give the one day of publication that the expressions of `text` leave, or None.

    Nothing is read from `furniture`. Only the day that is right is any use, so that doubt gives None.
    """
    matches = [
        (match, reading)
        for match, reading in read_matches(text, None)
        if not any(match.span[0] < end and start < match.span[1] for start, end in furniture)
    ]
    stated = [r.days[0] for m, r in matches if r.days and r.days[0] == r.days[1] and m.tense() != "future"]
    if not stated:
        return None
    return _solve([_expression(match, reading, max(stated)) for match, reading in matches])


def _solve(found: list[_Expression]) -> InferredDay | None:
    past = [e for e in found if e.days and e.tense != "future"]
    latest = max(past, key=_first)
    planned = [e for e in found if e.days and e.tense == "future" and _first(e) >= _first(latest)]
    if not planned:
        return None
    earliest = min(planned, key=_first)
    low, high = _first(latest), _first(earliest)
    if high - low > _WINDOW:
        return None
    days = frozenset(low + timedelta(days=i) for i in range((high - low).days + 1))
    spans = [latest.span, earliest.span]
    for constraint in (_weekend, _planned_weekdays, _nearest_weekdays):
        clue = constraint(days, found)
        spans += clue.spans if clue.fitting != days else ()
        days = clue.fitting
    if len(days) != 1:
        return None
    return InferredDay(min(days), tuple(sorted(set(spans))))


def _first(expression: _Expression) -> date:
    return expression.days[0] if expression.days else date.min


def _expression(match: Match, reading: Reading, reference: date) -> _Expression:
    """Keep what a constraint uses; a day without a year takes the year next to `reference`."""
    tense = match.tense()
    if match.has("month") and match.has("day"):
        return _Expression(match.span, tense, reading.days or _calendar_days(match, reference))
    if reading.days:
        single = reading.days[0] == reading.days[1]
        return _Expression(match.span, tense, reading.days if single else None)
    if reading.value == "XXXX-WXX-WE":
        return _Expression(match.span, tense, weekend=True)
    if reading.value.startswith("XXXX-WXX-") and reading.type != "SET" and not match.has("which"):
        return _Expression(match.span, tense, weekday=int(reading.value[9]))
    return _Expression(match.span, tense)


def _calendar_days(match: Match, reference: date) -> Days | None:
    """Give the days of "June 18" or "June 18-19", in the year that brings them next to `reference`."""
    month = MONTH_NUMBERS[match.word("month")]
    year = year_of_day(reference, month, match.ordinal("day"), None)
    first = make_day(year, month, match.ordinal("day"))
    last = make_day(year, month, match.ordinal("last")) if match.has("last") else first
    return (first, last or first) if first else None


def _weekend(days: frozenset[date], found: list[_Expression]) -> _Clue:
    weekends = [e for e in found if e.weekend and e.tense == "future"]
    planned = [e.days for e in found if e.days and e.tense == "future"]
    if not weekends or not planned:
        return _Clue(days, ())
    return _Clue(frozenset(d for d in days if _touches(d, planned)), tuple(e.span for e in weekends))


def _touches(day: date, planned: list[Days]) -> bool:
    saturday = day + timedelta(days=6 - day.isoweekday())
    sunday = saturday + timedelta(days=1)
    return any(first <= sunday and saturday <= last for first, last in planned)


def _planned_weekdays(days: frozenset[date], found: list[_Expression]) -> _Clue:
    names = [e for e in found if e.weekday and e.tense == "future"]
    named = {e.weekday for e in names}
    return _Clue(frozenset(d for d in days if d.isoweekday() not in named), tuple(e.span for e in names))


def _nearest_weekdays(days: frozenset[date], found: list[_Expression]) -> _Clue:
    names = [e for e in found if e.weekday and e.tense == "past"]
    if not names or not days:
        return _Clue(days, ())
    reach = {day: max((day - weekday_of(day, e.weekday or 0, "past")).days for e in names) for day in days}
    least = min(reach.values())
    return _Clue(frozenset(day for day in days if reach[day] == least), tuple(e.span for e in names))
