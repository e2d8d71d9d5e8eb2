"""A timeline as shapes: each event as long as its day is uncertain, in lanes so that none hides another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.cli.report import MARKS
from communique.cli.wording import days, side, what

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.ledger.entries import EventEntry

WIDTH = 1000
LANE = 18
_TOP, _POINT, _GAP = 24, 14, 3
MOST_LANES = 24
_MOST_TICKS = 12
_TICK = 45
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 2400, 6000, 12000)
"""Months from one tick to the next."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An event: where it begins, how wide it is (0: a single day), its lane's middle, and its words."""

    name: str
    status: str
    mark: str
    x: float
    width: float
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A timeline. `left_out` counts events outside of the days drawn, or for which no lane was free."""

    shapes: list[Shape]
    ticks: list[Tick]
    height: int
    left_out: int
    first: date
    last: date


def draw_strip(events: Sequence[EventEntry], first: date, last: date, most_lanes: int = MOST_LANES) -> Strip:
    """Draw events between two days, as far as they lie there; those without a day stand at their report's."""
    span = max((last - first).days + 1, 1)

    def at(day: date) -> float:
        return round((day - first).days / span * WIDTH, 1)

    shapes, ends, left_out = [], list[float](), 0
    for event in events:
        begins, ends_on = _days(event)
        if begins is None or ends_on is None or ends_on < first or begins > last:
            left_out += 1
            continue
        begins, ends_on = max(begins, first), min(ends_on, last)
        x, width = at(begins), round(((ends_on - begins).days + 1) / span * WIDTH, 1)
        if width < _POINT:
            x, width = min(max(x + width / 2 - _POINT / 2, 0), WIDTH - _POINT), 0
        lane = next((n for n, end in enumerate(ends) if end + _GAP <= x), len(ends))
        if lane == most_lanes:
            left_out += 1
            continue
        ends[lane : lane + 1] = [x + (width or _POINT)]
        y = _TOP + lane * LANE + LANE // 2
        shapes.append(Shape(event.name, event.status, MARKS[event.status], x, width, y, _words(event)))
    return Strip(
        shapes, ticks_of(first, last, at), _TOP + max(len(ends), 1) * LANE + 6, left_out, first, last
    )


def _days(event: EventEntry) -> tuple[date | None, date | None]:
    if event.first_day is None:
        return event.first_reported, event.first_reported
    return event.first_day, event.last_day or event.first_day


def _words(event: EventEntry) -> str:
    told = days(event.first_day, event.last_day) or f"reported {event.first_reported}"
    sides = f"{side(event.sources)} → {side(event.targets)}"
    return f"{told}, {event.status}: {what(event.type, event.mode)}, {sides}"


def ticks_of(first: date, last: date, at: Callable[[date], float]) -> list[Tick]:
    """Give the beginnings of years, or of months where there are few."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((n for n in _STEPS if months / n <= _MOST_TICKS), _STEPS[-1])
    found = []
    for number in range(months + 1):
        year, month = first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1
        if (year * 12 + month - 1) % step or year > last.year:
            continue
        day = date(year, month, 1)
        if first <= day <= last and at(day) < WIDTH - _TICK:
            found.append(Tick(at(day), f"{day:%Y}" if step >= 12 else f"{day:%Y-%m}"))
    return found
