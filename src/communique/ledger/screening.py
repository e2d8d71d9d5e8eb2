"""Screen many pairs of claims at once: a bound that no score of `match` exceeds.

A claim meets thousands of others of its type and time, and nearly all of these pairs are far from likely. The
bound has the days and the words of a pair as they are and everything else at its best; only the pairs whose
bound is likely are weighed one by one. Days and numbers stand in numpy arrays with one place for each claim;
words and actors are looked up the other way, from each to the places of the claims that have it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from communique.ledger import weights
from communique.plover import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from communique.ledger.claim import Claim, Side

    Places = array[int]
    Floats = NDArray[np.float64]

_Key = TypeVar("_Key")
NO_DAY = 0
"""Stands for a day that is not told: ordinals of days begin at 1."""
_BEST_REST = weights.SAME_MODE + weights.SAME_PLACE + weights.SAME_TRIGGER
_TINY = 1e-9
"""Sums of the same floats in another order differ by less."""


class Row(NamedTuple):
    """What the screen keeps of a claim. Days are ordinals, 0 where none is told."""

    number: int
    first: int
    last: int
    day: int
    status: str
    stem: str
    words: frozenset[str]


class Screen:
    """Claims of one type to compare others with."""

    def __init__(self, kind: str) -> None:
        self._is_symmetric = kind in SYMMETRIC
        self._kind = kind
        self._most_words = weights.words(kind, 1.0, 1.0)
        self._base = weights.PRIOR + weights.recurring(kind) + _BEST_REST
        self._rows: list[Row] = []
        self._place: dict[int, int] = {}
        self._by_word: dict[str, Places] = defaultdict(_places)
        self._by_actor: dict[tuple[str, int], Places] = defaultdict(_places)
        self._by_country: dict[tuple[str, str], Places] = defaultdict(_places)

    def add(self, row: Row) -> None:
        at = self._place[row.number] = len(self._rows)
        self._rows.append(row)
        for word in row.words:
            self._by_word[word].append(at)

    def add_side(self, number: int, side: str, actor: int, country: str | None) -> None:
        """Say who is on a side ("source", "target") of a claim that was added."""
        at = self._place[number]
        self._by_actor[side, actor].append(at)
        if country and country != "IGO":
            self._by_country[side, country].append(at)

    def close(self) -> None:
        """Make the arrays; nothing may be added after."""
        self._numbers, self._first, self._last, self._day = (
            np.array([row[at] for row in self._rows], dtype=np.int64) for at in range(4)
        )
        kind, statuses = self._kind, [row.status for row in self._rows]
        self._may_move = np.array([weights.may_move(kind, status) for status in statuses], dtype=bool)
        self._is_cancelled = np.array([status == "cancelled" for status in statuses], dtype=bool)
        self._goes_on = np.array([weights.goes_on(row.stem) for row in self._rows], dtype=bool)
        self._sizes = np.array([len(row.words) or 1 for row in self._rows])
        self._is_told = {side: np.zeros(len(self._rows), dtype=bool) for side in ("source", "target")}
        for (side, _), places in self._by_actor.items():
            self._is_told[side][places] = True

    def likely(self, claim: Claim, within: int, least: float) -> list[int]:
        """Give the numbers of the claims within so many days whose score with this one may be `least`.

        Claims that tell no day at all meet only each other: each would fit every one of a series.
        """
        if not self._rows:
            return []
        bound = self._base + self._sides(claim)
        day = _ordinal(claim.day)
        is_near = (self._day != NO_DAY) & (abs(self._day - day) <= within) if day else self._day == NO_DAY
        is_near[self._place.get(claim.number, slice(0, 0))] = False
        places = np.flatnonzero(is_near & (bound + self._most_words + weights.SAME_DAYS >= least))
        if not len(places):
            return []
        total = bound[places] + self._days(claim, places) + self._words(claim, places)
        found: list[int] = self._numbers[places[total >= least - _TINY]].tolist()
        return found

    def _sides(self, claim: Claim) -> Floats:
        """Bound what the sides of all claims are worth beside those of one."""
        straight = self._side(claim.sources, "source") + self._side(claim.targets, "target")
        if not self._is_symmetric:
            return straight
        return np.maximum(straight, self._side(claim.sources, "target") + self._side(claim.targets, "source"))

    def _side(self, own: Side, side: str) -> Floats:
        if not own:
            return np.full(len(self._rows), weights.UNTOLD)
        worth = np.where(self._is_told[side], weights.NEVER, weights.UNTOLD)
        for found, weight in (
            (_taken(self._by_country, ((side, country) for country in own.countries)), weights.STATE),
            (_taken(self._by_actor, ((side, number) for number in own.numbers)), weights.SAME_ACTOR),
            (_taken(self._by_actor, ((side, number) for number in own.people)), weights.SAME_PERSON),
        ):
            for places in found:
                worth[places] = weight
        return worth

    def _days(self, claim: Claim, places: NDArray[np.int64]) -> Floats:
        """Weigh the days as `match` does."""
        if not claim.day:
            return np.full(len(places), weights.NO_DAY)
        first, last, day = self._first[places], self._last[places], self._day[places]
        may_move = self._may_move[places] | weights.may_move(self._kind, claim.status)
        is_long = may_move | (self._goes_on[places] & (weights.goes_on(claim.stem)))
        apart = abs(day - _ordinal(claim.day))
        reported = np.where(is_long, _stepped(weights.APART_OPEN, apart), _stepped(weights.APART, apart))
        if not claim.first_day:
            return reported
        start, end = _ordinal(claim.first_day), _ordinal(claim.last_day or claim.first_day)
        longest = np.maximum(last - first, end - start)
        meeting = np.where(longest <= weights.SHORT, weights.SAME_DAYS, weights.SPANS_MEET)
        gap = np.maximum(start - last, first - end)
        is_moved = may_move | self._is_cancelled[places] | (claim.status == "cancelled")
        moved = weights.MOVED - weights.MOVED_A_DAY * np.minimum(gap, weights.MOVED_MOST)
        parted = np.where(is_moved, moved, np.where(gap == 1, weights.NEXT_DAY, weights.OTHER_DAY))
        return np.where(first == NO_DAY, reported, np.where(gap <= 0, meeting, parted))

    def _words(self, claim: Claim, places: NDArray[np.int64]) -> Floats:
        """Weigh the words as `match` does."""
        found = [self._by_word[word] for word in claim.words if word in self._by_word]
        every = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
        shared = np.bincount(every, minlength=len(self._rows))[places]
        sizes, size = self._sizes[places], len(claim.words)
        return weights.words(
            self._kind, shared / np.minimum(sizes, size or 1), shared / np.maximum(sizes + size - shared, 1)
        )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else NO_DAY


def _places() -> Places:
    return array("q")


def _taken(table: dict[_Key, Places], keys: Iterable[_Key]) -> list[Places]:
    return [table[key] for key in keys if key in table]


def _stepped(steps: Sequence[tuple[int, float]], apart: NDArray[np.int64]) -> Floats:
    """Give the weight of each number of days: that of the first step which reaches as far."""
    ends = [most for most, _ in steps]
    worth = np.array([*(weight for _, weight in steps), weights.FURTHER_APART])
    return worth[np.searchsorted(ends, apart)]
