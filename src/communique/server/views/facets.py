"""What may be chosen beside a list of events: each choice with how many events it has, and where it leads."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.server.asking.questions import MOST_ACTORS, can_be_asked
from communique.server.views import tally as counting

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from communique.server.asking.questions import EventQuestion
    from communique.server.views.tally import Counts, Tally

_MOST_PERIODS = 40
_FEW_YEARS = 2
BAR = 100
"""Width of the longest bar."""
LAZY = {
    "actor": ("Actor", "who takes part"),
    "sector": ("Role", "sectors of those who take part"),
    "town": ("Town", "places by name"),
    "outlet": ("Outlet", "who reports it, from where, directed by whom"),
}
"""Facets that are counted when somebody opens them: they read more than the events themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """One choice. `size` is none where counting would take too long; `bar` its share of the largest."""

    word: str
    size: int | None
    address: str
    is_chosen: bool
    bar: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Closed:
    """A facet that is not counted yet, and the address that counts it, or closes it again."""

    name: str
    title: str
    words: str
    address: str
    facets: list[Facet]


class Facets:
    """Makes the choices of one question; `address` writes a question with changes as an address."""

    def __init__(self, asked: EventQuestion, address: Callable[..., str]) -> None:
        self._asked = asked
        self._address = address

    def counted(self, tally: Tally) -> list[Facet]:
        """Give the facets that come with the page."""
        found = [
            self._single("status", "Status", "status", tally.statuses),
            self._single("type", "Type", "type", tally.types),
            self._single("mode", "Mode", "mode", tally.modes),
            self._joint("country", "Country that takes part", tally.countries),
            self._single("where", "Country where it is", "place", tally.places),
            Facet("date", "Date", self._days(tally)),
        ]
        return [facet for facet in found if facet.lines]

    def opened(self, connection: Connection, name: str, numbers: list[int]) -> list[Facet]:
        """Count a facet that is counted on request, of the events of some numbers."""
        if name == "actor":
            return [self._joint(name, "Actor", counting.count_actors(connection, numbers))]
        if name == "sector":
            return [self._single(name, "Role", "sector", counting.count_sectors(connection, numbers))]
        if name == "town":
            return [self._single(name, "Town", "place", counting.count_towns(connection, numbers))]
        sources = counting.count_outlets(connection, numbers)
        return [
            self._single("outlet", "Outlet", "outlet", sources.outlets),
            self._single("outlet-country", "Country of the outlet", "outlet_country", sources.countries),
            self._single("outlet-control", "Directed by", "outlet_control", sources.controls),
        ]

    def _single(self, name: str, title: str, field: str, counts: Counts) -> Facet:
        """Make a facet of which an event has one value: choosing another takes its place."""
        given: Any = getattr(self._asked, field)
        is_several = isinstance(given, list)
        chosen = given if is_several else [given]
        lines = []
        for word, size in counts:
            if not can_be_asked(word):
                continue
            is_chosen = word in chosen
            left = [one for one in chosen if one != word] if is_chosen else [word]
            change = left if is_several else None if is_chosen else word
            lines.append(Line(word, size, self._address(**{field: change}), is_chosen))
        return Facet(name, title, lines)

    def _joint(self, name: str, title: str, counts: Counts) -> Facet:
        """Make a facet of actors: all that are chosen take part."""
        chosen = self._asked.actors
        lines = []
        for word, size in counts:
            is_chosen = word in chosen
            if not can_be_asked(word) or (not is_chosen and len(chosen) == MOST_ACTORS):
                continue
            actors = [one for one in chosen if one != word] if is_chosen else [*chosen, word]
            lines.append(Line(word, size, self._address(actors=actors), is_chosen))
        return Facet(name, title, lines)

    def _days(self, tally: Tally) -> list[Line]:
        """Give years, or the months of a few; a period that was chosen leads back to all of them."""
        if tally.is_part:
            return [self._period(f"{year}", None, 0) for year in self._years(tally)]
        months = Counter(dict(tally.months))
        years = Counter[str]()
        for month, size in months.items():
            years[month[:4]] += size
        counts = months if len(years) <= _FEW_YEARS else years
        rows = sorted(counts.items(), reverse=True)[:_MOST_PERIODS]
        most = max((size for _, size in rows), default=1)
        return [self._period(word, size, max(1, round(BAR * size / most))) for word, size in rows]

    def _years(self, tally: Tally) -> list[int]:
        first, last = self._asked.since, self._asked.until
        fit = (y for y in tally.years if (not first or y >= first.year) and (not last or y <= last.year))
        return sorted(fit, reverse=True)[:_MOST_PERIODS]

    def _period(self, word: str, size: int | None, bar: int) -> Line:
        first, last = period(word)
        is_chosen = (self._asked.since, self._asked.until) == (first, last)
        days = {"since": None, "until": None} if is_chosen else {"since": first, "until": last}
        return Line(word, size, self._address(**days), is_chosen, bar)


def period(word: str) -> tuple[date, date]:
    """Give the days of a year or a month.

    >>> [str(day) for day in period("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    year, _, month = word.partition("-")
    first, last = int(month or 1), int(month or 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])
