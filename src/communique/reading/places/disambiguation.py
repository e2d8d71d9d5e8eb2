"""Which of the places of one name is meant: the qualified one, the one near the others, the large one.

A place is weighed by its population and by what else the text names: its country, its division, what stands
behind its comma. Each name is settled twice: first by what every name of the text may be, then by what the
other names turned out to be. The weights were set on the Local-Global Lexicon and GeoVirus
(benchmarks/accuracy/places.py).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_by_code, country_named
from communique.gazetteer.toponyms import Toponym, fold, toponyms_named
from communique.record import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.reading.places.candidates import Candidate

DIVISION_NAMED = 1.0
NEIGHBOURS = 1.2
COUNTRY_SHARE = 3.0
"""What a place gains where all other places and nations of the text are of its country."""
QUALIFIED = 20.0
QUALIFIES = 4.0
"""What a division or country gains where it stands behind a place: "Albany, Georgia"."""
OTHER_NAME = 1.5
"""What a place loses that has the name only beside its first one."""
OTHER_MARKS = 2.0
"""What a place loses whose own name has other letters: "Cañada"."""
CAPITAL = 1.0
CITY_OF_ITS_NAME = 3.0
"""What a division or county loses where its own city has its name: "Beijing" is the city."""
KIND = {"country": 2.0, "division": 1.5, "county": 0.5, "city": 0.5, "region": 2.0}
LOCATED = 0.5
SHORT = 4
"""Up to this length capitals may be an acronym's."""
SURE_POPULATION = 30_000
"""From this size on a place needs no support."""
SURE_UNDER_OTHER_NAME = 500_000
ENOUGH = 7.0
"""The weight under which a small place is taken for something else of that name."""


def choose(candidates: list[Candidate], nations: Iterable[str] = ()) -> list[Place]:
    """Give the place of each candidate that is one, in order: one sense of a name in one text.

    `nations` are the countries that the text names by adjective.
    """
    by_name: dict[Key, list[Candidate]] = {}
    for candidate in candidates:
        by_name.setdefault(_key(candidate), []).append(candidate)
    leading = {name: _leading(group) for name, group in by_name.items()}
    context = _Context(leading.values(), nations)
    context.settle({name: context.best(c) for name, c in leading.items()})
    senses = {name: context.best(c) for name, c in leading.items()}
    return [
        Place(c.span, t.name, t.country, t.lat, t.lon, t.geonames)
        for c in candidates
        if (t := senses[_key(c)]) is not None and c.standing != "people"
    ]


Key = tuple[str, bool]
"""A name, and whether it stands behind the place that lies in it: "Buffalo, New York"."""


def _key(candidate: Candidate) -> Key:
    name = candidate.text
    return name.casefold() if len(name) > SHORT else name, candidate.qualifies


def _leading(group: list[Candidate]) -> Candidate:
    """Give the candidate that tells most of a name, with the standing that most of the group have."""
    best = min(group, key=lambda c: (c.inside is None, not c.located))
    standing, _ = Counter(c.standing for c in group).most_common(1)[0]
    return replace(best, standing=standing)


class _Context:
    """What a text names: nations, divisions, and where its places may lie, or do once they are settled."""

    def __init__(self, candidates: Iterable[Candidate], nations: Iterable[str]) -> None:
        self.nations = frozenset(nations)
        self.divisions: set[str] = set()
        self.near: Counter[str] = Counter()
        self.lands: Counter[str] = Counter()
        self.senses: dict[Key, Toponym | None] = {}
        for candidate in candidates:
            if not any(t.kind == "country" for t in candidate.places):
                self._add_divisions(candidate.places)
            if candidate.inside is not None:
                self._add_divisions(toponyms_named(candidate.inside))
            self.near.update(
                {t.admin1 for t in candidate.places if t.kind in ("city", "county") and t.admin1}
            )

    def _add_divisions(self, places: Iterable[Toponym]) -> None:
        self.divisions.update(t.admin1 for t in places if t.kind == "division")

    def settle(self, senses: dict[Key, Toponym | None]) -> None:
        """Weigh by the places found from now on."""
        self.senses = senses
        self.near = Counter(t.admin1 for t in senses.values() if t and t.admin1)
        self.lands = Counter(t.country for t in senses.values() if t and t.country)
        self.lands.update(self.nations)

    def best(self, candidate: Candidate) -> Toponym | None:
        """Give the likeliest place of a candidate, or None where it is likelier none."""
        weighed = [(self.weight(t, candidate), t.population, -(t.geonames or 0), t) for t in candidate.places]
        if not weighed:
            return None
        weight, _, _, place = max(weighed, key=lambda w: w[:3])
        if candidate.standing in ("person", "people", "body"):
            return place if weight >= QUALIFIED else None
        if candidate.standing == "clear" and (
            place.kind in ("country", "region") or place.population >= _sure_population(place, candidate.text)
        ):
            return place
        return place if weight + LOCATED * candidate.located >= ENOUGH else None

    def weight(self, place: Toponym, candidate: Candidate) -> float:
        """Weigh a reading of a candidate."""
        own = self.senses.get(_key(candidate))
        weight = math.log10(place.population + 1) + KIND[place.kind]
        weight += self._of_name(place, candidate)
        if place.kind != "division" and place.admin1 in self.divisions:
            weight += DIVISION_NAMED
        others = self.near[place.admin1] - (self.senses == {} or own is place) if place.admin1 else 0
        weight += NEIGHBOURS * math.log2(1 + max(0, others))
        if self.senses:
            total = self.lands.total() - (own is not None and own.country is not None)
            same = self.lands[place.country or ""] - (own is not None and own.country == place.country)
            weight += COUNTRY_SHARE * same / total if total else 0.0
        if candidate.inside is not None and _lies_in(place, candidate.inside):
            weight += QUALIFIED
        if candidate.qualifies and place.kind in ("division", "country"):
            weight += QUALIFIES
        return weight

    @staticmethod
    def _of_name(place: Toponym, candidate: Candidate) -> float:
        weight = 0.0
        name = candidate.text
        if fold(place.name) != fold(name) and place.kind in ("city", "county"):
            weight -= OTHER_NAME
        elif place.name.casefold() != name.casefold() and not place.name.isascii() and name.isascii():
            weight -= OTHER_MARKS
        if place.kind in ("division", "county") and any(
            t.kind == "city" and t.admin1 == place.admin1 and t.population >= SURE_POPULATION
            for t in candidate.places
        ):
            weight -= CITY_OF_ITS_NAME
        country = country_by_code(place.country) if place.country else None
        if place.kind == "city" and country is not None and country.capital == place.name:
            weight += CAPITAL
        return weight


def _sure_population(place: Toponym, name: str) -> int:
    """Give the size from which on a place needs no support: more for one that has the name beside another."""
    return (
        SURE_POPULATION
        if fold(place.name) == fold(name) or place.kind == "division"
        else SURE_UNDER_OTHER_NAME
    )


def _lies_in(place: Toponym, name: str) -> bool:
    country = country_named(name)
    if country is not None and country.alpha3 == place.country and place.kind != "country":
        return True
    return place.kind != "division" and any(
        t.admin1 == place.admin1 for t in toponyms_named(name) if t.kind == "division"
    )
