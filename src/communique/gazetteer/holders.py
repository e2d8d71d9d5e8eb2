"""Office-holders and other public figures: look-up by name, by surname and title, by office.

What somebody is depends on the day: in office the sector of the office, afterwards a former office-holder
(ELI), long before it nothing that is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from communique.gazetteer.person_names import FAMILY_FIRST, fold, given_variants, keys, loose
from communique.gazetteer.table import read, rows
from communique.gazetteer.titles import fits, identifies, kinds_named, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Sector

SOON = timedelta(days=100)
"""Whoever takes an office within this time is read as of its sector already: elected, named."""
_FOREVER = date.max.isoformat()
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "IGO", "OPP", "ELI"})
"""Sectors whose offices make a former office-holder."""
_RANKS = {
    "head-of-state": 0, "head-of-government": 0, "leader": 1, "head": 1,
    "foreign-minister": 2, "defence-minister": 3, "deputy-head-of-government": 3,
    "national-security-adviser": 4, "speaker": 4, "figure": 5, "interior-minister": 5, "finance-minister": 5,
    "monarch-heir": 5, "opposition-leader": 5,
}  # fmt: skip
_OTHER_RANK = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One office: ISO days, both inclusive; an empty `end` is open."""

    country: str
    sector: Sector
    office: str
    start: str
    end: str
    title: str

    @property
    def rank(self) -> int:
        return _RANKS.get(self.office, _OTHER_RANK)

    def is_held(self, on: date | None) -> bool:
        """Tell whether it is held on a day; without one, whether it still is."""
        return self.covers(_iso(on))

    def covers(self, day: str) -> bool:
        return self.start <= day <= (self.end or _FOREVER)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is on a day. `title` is that of the office held then, else None."""

    country: str
    sector: Sector | None
    title: str | None
    rank: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with every office held, in order of their first days."""

    name: str
    terms: tuple[Term, ...]

    def standing(self, on: date | None) -> Standing:
        """Tell what the person is on a day; without one, what the latest facts say.

        >>> find_holder("Qin Gang").standing(date(2023, 6, 16)).title
        'Minister of Foreign Affairs'
        """
        day = _iso(on)
        held = [term for term in self.terms if term.covers(day)]
        if held:
            best = min(held, key=lambda t: (t.rank, [-ord(c) for c in t.start]))
            return Standing(best.country, best.sector, best.title, best.rank)
        soon = _soon(on)
        coming = [t for t in self.terms if day < t.start <= soon]
        past = [t for t in self.terms if t.start <= day]
        if coming:
            return Standing(coming[0].country, coming[0].sector, None, coming[0].rank)
        if not past:
            first = self.terms[0]
            sector = first.sector if first.office == "figure" else None
            return Standing(first.country, sector, None, _OTHER_RANK)
        last = min(past, key=lambda t: (t.rank, [-ord(c) for c in t.end]))
        sector = "ELI" if last.sector in _OFFICIAL and last.office != "figure" else last.sector
        return Standing(last.country, sector, None, _OTHER_RANK)

    def is_of(self, country: str | None) -> bool:
        return country is None or any(term.country == country for term in self.terms)

    def held(self, stated: str, on: date | None) -> list[Term]:
        """Give the terms, begun on that day or soon, whose holder may be called `stated`."""
        until = _soon(on)
        return [t for t in self.terms if t.start <= until and fits(stated, t.title, t.office)]


def find_holder(name: str, on: date | None = None, country: str | None = None) -> Holder | None:
    """Give the person of this full name, in any case, with or without diacritics, initials, middle names.

    Of several, one of `country` where it is given, then one in office `on` that day.

    >>> find_holder("Joseph R. Biden, Jr.").name
    'Joe Biden'
    """
    whole, shortened = keys(fold(name))
    table = load()
    for form in whole:
        if found := table.named(table.exact, form, country) or table.named(table.soft, form, country):
            return _best(found, on)
    for form in shortened:
        found = table.named(table.exact, form, country)
        if found := [h for h in found if not any(t.country in FAMILY_FIRST for t in h.terms)]:
            return _best(found, on)
    return None


def find_variant(name: str, on: date | None = None, country: str | None = None) -> Holder | None:
    """Give the person of whose full name this is another spelling or short form: "Sergey Lavrov"."""
    words = fold(name)
    if len(words) < 2:
        return None
    table = load()
    found = table.named(table.loose, loose(" ".join(words)), country)
    for given in given_variants(words[0]):
        found = found or table.named(table.exact, " ".join((given, *words[1:])), country)
    return _best(found, on) if found else None


def find_titled(
    title: str, surname: str, on: date | None = None, country: str | None = None
) -> Holder | None:
    """Give whom a title and a surname mean: "President" and "Putin"; None where several people may be meant.

    Those in office on the day come first, then heads of state or government of the past.
    """
    people = _named(surname, country)
    day = _iso(on)
    terms = [(h, t) for h in people for t in h.held(title, on) if country in (None, t.country)]
    now = [(h, t) for h, t in terms if t.covers(day)]
    soon = [(h, t) for h, t in terms if t.start > day]
    past = [(h, t) for h, t in terms if t.rank == 0] or (terms if country else [])
    for group in (now, soon, past):
        if group:
            best = min(t.rank for _, t in group)
            chosen = {id(h): h for h, t in group if t.rank == best}
            if group is past:
                return max(group, key=lambda item: item[1].end)[0]
            return next(iter(chosen.values())) if len(chosen) == 1 else None
    return None


def find_surname(surname: str, on: date | None = None, country: str | None = None) -> Holder | None:
    """Give the one person whom a surname alone can mean on a day: the one in office, the highest first."""
    ranked = [(h.standing(on), h) for h in _named(surname, country)]
    ranked = [(s, h) for s, h in ranked if s.title is not None and country in (None, s.country)]
    if not ranked:
        return None
    best = min(s.rank for s, _ in ranked)
    chosen = [h for s, h in ranked if s.rank == best]
    return chosen[0] if len(chosen) == 1 else None


def holder_of(office: str, country: str, on: date | None = None) -> Holder | None:
    """Give who holds an office of a country on a day; at a change of hands, the later one.

    >>> holder_of("foreign minister", "CHN", date(2023, 6, 16)).name
    'Qin Gang'
    """
    day = _iso(on)
    found = [(term.start, holder) for term, holder in _terms_of(office, country) if term.covers(day)]
    return max(found, key=lambda item: item[0])[1] if found else None


@lru_cache(maxsize=4096)
def _terms_of(office: str, country: str) -> list[tuple[Term, Holder]]:
    buckets = [f":{title_key(office)}", *kinds_named(office)]
    people = [h for bucket in buckets for h in load().named(load().offices, f"{country}/{bucket}", country)]
    return [
        (t, h)
        for h in dict.fromkeys(people)
        for t in h.terms
        if t.country == country and identifies(office, t.title, t.office)
    ]


def _named(surname: str, country: str | None) -> list[Holder]:
    table = load()
    return table.named(table.family, " ".join(fold(surname)), country)


def _best(found: list[Holder], on: date | None) -> Holder:
    return min(found, key=lambda h: h.standing(on).rank)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else _FOREVER


def _soon(on: date | None) -> str:
    """Give the last day that is soon after `on`, within the calendar."""
    return _iso(on + min(SOON, date.max - on) if on else None)


class _Table:
    """The lines of `tables/holders.tsv`, each made a `Holder` when it is first asked for.

    An index gives for a key the numbers of its lines, in one string parted by commas.
    """

    def __init__(self, people: str, indices: list[list[str]]) -> None:
        self._lines = people.splitlines()[1:]
        found = {
            name: dict(zip(keys.split(";"), lines.split(";"), strict=True)) for name, keys, lines in indices
        }
        self.offices = found["offices"]
        self.exact = found["exact"]
        self.soft = found["soft"]
        self.loose = found["loose"]
        self.family = found["family"]
        self._holder = lru_cache(maxsize=None)(self._parse)

    def named(self, index: dict[str, str], key: str, country: str | None) -> list[Holder]:
        lines = index.get(key)
        if not lines:
            return []
        found = [self._holder(int(line)) for line in lines.split(",")]
        return [h for h in found if h.is_of(country)] if country else found

    def people(self) -> Iterator[tuple[str, set[str]]]:
        """Give each person's name and the countries served."""
        for line in self._lines:
            name, terms = line.split("\t")
            yield name, {term[:3] for term in terms.split("|")}

    def _parse(self, at: int) -> Holder:
        name, terms = self._lines[at].split("\t")
        return Holder(name, tuple(_term(term) for term in terms.split("|")))


def _term(text: str) -> Term:
    country, sector, office, start, end, title = text.split(";")
    return Term(country, cast("Sector", sector), office, start, end, title)


@cache
def load() -> _Table:
    """Load the table; the first look-up does it too."""
    return _Table(read("holders"), rows("holder_keys"))
