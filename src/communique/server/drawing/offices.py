"""The offices of an actor on a line of time, from the first article that names each to the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.server.drawing.strip import WIDTH, Tick, ticks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.ledger.who import Office

ROW = 22
_TOP, _LEAST = 24, 6
MOST = 12
"""Offices drawn, those seen longest; the table has all."""
_BEFORE = 0.55
"""Of the width: where a bar ends behind, its words stand before it."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office: its bar, and where its words stand, behind the bar or before it."""

    words: str
    said: str
    x: float
    width: float
    y: int
    words_at: float
    is_before: bool


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices drawn. `left_out` counts those without a day, and those seen more shortly than all drawn."""

    rows: list[Held]
    ticks: list[Tick]
    height: int
    left_out: int


def draw_offices(offices: Sequence[Office]) -> Offices | None:
    """Draw offices, each of the same words and country once; none where no day is known."""
    spans = _spans(offices)
    if not spans:
        return None
    longest = sorted(spans.items(), key=lambda one: (one[1][0] - one[1][1], one[0]))[:MOST]
    shown = sorted(longest, key=lambda one: (one[1], one[0]))
    first = min(begins for _, (begins, _) in shown)
    last = max(max(ends for _, (_, ends) in shown), first + min(timedelta(days=30), date.max - first))
    days = (last - first).days + 1

    def at(day: date) -> float:
        return round((day - first).days / days * WIDTH, 1)

    rows = []
    for number, (words, (begins, ends)) in enumerate(shown):
        x, width = at(begins), max(round(((ends - begins).days + 1) / days * WIDTH, 1), _LEAST)
        x = min(x, WIDTH - width)
        is_before = x + width > WIDTH * _BEFORE and x > WIDTH * (1 - _BEFORE)
        is_inside = not is_before and x + width > WIDTH * _BEFORE
        words_at = x - 6 if is_before else x + 6 if is_inside else x + width + 6
        said = f"{words}, {begins}" + (f" to {ends}" if ends != begins else "")
        rows.append(Held(words, said, x, width, _TOP + number * ROW, words_at, is_before))
    height = _TOP + len(rows) * ROW + 4
    return Offices(rows, ticks_of(first, last, at), height, len(spans) - len(rows))


def _spans(offices: Sequence[Office]) -> dict[str, tuple[date, date]]:
    """Give from when to when each office is named; the same words in other letters are the same."""
    found: dict[str, tuple[date, date]] = {}
    known: dict[tuple[str, str | None], str] = {}
    for office in offices:
        begins, ends = office.first_seen or office.last_seen, office.last_seen or office.first_seen
        if begins is None or ends is None:
            continue
        shown = f"{office.role}, {office.country}" if office.country else office.role
        words = known.setdefault((office.role.casefold(), office.country), shown)
        past = found.get(words, (begins, ends))
        found[words] = (min(past[0], begins), max(past[1], ends))
    return found
