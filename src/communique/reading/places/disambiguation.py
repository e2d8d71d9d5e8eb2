"""Which of the places of one name is meant: the qualified one, the one near the others, the large one.

A place is weighed by its population and by what else the text names: its country, its division, what stands
behind its comma. The weights were set on a sample of the Local-Global Lexicon (benchmarks/accuracy/places.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_named
from communique.gazetteer.toponyms import Toponym, toponyms_named
from communique.record import Place

if TYPE_CHECKING:
    from communique.reading.places.candidates import Candidate

COUNTRY_NAMED = 1.0
DIVISION_NAMED = 3.0
NEIGHBOURS = 1.2
QUALIFIED = 20.0
CITY_OF_ITS_NAME = 3.0
"""What a division loses where its own city has its name: "Beijing" is the city."""
KIND = {"country": 2.0, "division": 1.5, "county": 0.5, "city": 0.5, "region": 2.0}
LOCATED = 1.0
SURE_POPULATION = 100_000
"""From this size on a place needs no support."""
ENOUGH = 4.6
"""The weight under which a small place is taken for something else of that name."""


def choose(text: str, candidates: list[Candidate]) -> list[Place]:
    """Give the place of each candidate that is one, in order: one sense of a name in one text."""
    context = _Context(candidates)
    surnames = _surnames(text)
    senses: dict[str, Toponym | None] = {}
    for candidate in sorted(candidates, key=lambda c: (c.inside is None, not c.located)):
        if candidate.text not in senses:
            person = candidate.text in surnames and not candidate.located and candidate.inside is None
            senses[candidate.text] = None if person else context.best(candidate)
    return [
        Place(c.span, t.name, t.country, t.lat, t.lon, t.geonames)
        for c in candidates
        if (t := senses[c.text]) is not None
    ]


_FULL_NAME = re.compile(r"(?<![\w’'.-])(?:[A-Z][a-z]+ )(?:[A-Z]\. ?)?([A-Z][\w’-]+)")


def _surnames(text: str) -> set[str]:
    """Give the words that end what looks like a full name, somewhere in the text."""
    return {m.group(1).removesuffix("’s") for m in _FULL_NAME.finditer(text)}


class _Context:
    """What a text names: countries, divisions, and where its places may lie."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.countries: Counter[str] = Counter()
        self.divisions: Counter[str] = Counter()
        self.near: Counter[str] = Counter()
        for candidate in candidates:
            self._count(candidate)
        for name in {c.text for c in candidates}:
            places = next(c.places for c in candidates if c.text == name)
            for division in {t.admin1 for t in places if t.kind in ("city", "county") and t.admin1}:
                self.near[division] += 1

    def _count(self, candidate: Candidate) -> None:
        if any(t.kind == "country" for t in candidate.places):
            self.countries.update(t.country for t in candidate.places if t.kind == "country" and t.country)
        else:
            self._count_divisions(candidate.places)
        if candidate.inside is not None:
            self._count_divisions(toponyms_named(candidate.inside))
            country = country_named(candidate.inside)
            if country is not None:
                self.countries[country.alpha3] += 1

    def _count_divisions(self, places: tuple[Toponym, ...]) -> None:
        divisions = [t for t in places if t.kind == "division"]
        self.divisions.update(t.admin1 for t in divisions)
        self.countries.update({t.country for t in divisions if t.country})

    def best(self, candidate: Candidate) -> Toponym | None:
        if not candidate.places:
            return None
        weighed = [(self.weight(t, candidate), t.population, -t.geonames, t) for t in candidate.places]
        weight, _, _, place = max(weighed, key=lambda w: w[:3])
        if place.kind in ("country", "region") or place.population >= SURE_POPULATION:
            return place
        return place if weight + LOCATED * candidate.located >= ENOUGH else None

    def weight(self, place: Toponym, candidate: Candidate) -> float:
        weight = math.log10(place.population + 1) + KIND[place.kind]
        if place.country in self.countries:
            weight += COUNTRY_NAMED
        if place.kind != "division" and place.admin1 in self.divisions:
            weight += DIVISION_NAMED
        if place.kind == "division" and any(
            t.kind == "city" and t.admin1 == place.admin1 and t.population >= SURE_POPULATION
            for t in candidate.places
        ):
            weight -= CITY_OF_ITS_NAME
        others = self.near[place.admin1] - 1 if place.kind in ("city", "county") else 0
        weight += NEIGHBOURS * math.log2(1 + max(0, others))
        if candidate.inside is not None and self._lies_in(place, candidate.inside):
            weight += QUALIFIED
        return weight

    def _lies_in(self, place: Toponym, name: str) -> bool:
        country = country_named(name)
        if country is not None and country.alpha3 == place.country and place.kind != "country":
            return True
        return place.kind != "division" and any(
            t.admin1 == place.admin1 for t in toponyms_named(name) if t.kind == "division"
        )
