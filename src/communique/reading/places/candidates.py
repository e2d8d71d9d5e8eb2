"""Spans that may name a place, with every place of that name.

A capitalised sequence is looked up from its longest part to its shortest. What the mentions call a person or
a people is marked so; what stands in a longer name ("Paris Hilton") or behind a title ("Mr. London") is no
toponym.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.gazetteer.countries import country_by_code, country_named
from communique.gazetteer.divisions import ABBREVIATED, POSTAL
from communique.gazetteer.names import find_names
from communique.gazetteer.regions import COUNTRY_POINTS, REGIONS
from communique.gazetteer.toponyms import Toponym, toponyms_named
from communique.reading import mentions
from communique.reading.places import words as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.record import Mention, Span

LONGEST = 5
"""Words of the longest toponym that is looked up."""
COUNTRY_PEOPLE = 10_000_000
"""A country weighs as much as a city of this size, whatever its own."""

Standing = Literal["clear", "doubtful", "person", "people", "body"]
"""What the mentions say of a candidate's span: a place or nothing, an unknown name of several words, a person
or part of one, a people, a body."""

_NO_PLACES = frozenset({"metonym", "media", "company", "party", "armed-group", "organization"})
"""Kinds of known names that are no place, whatever town has them: "White House"."""
_ABBREVIATED_SAINT = ("St.", "Ste.", "Ft.", "Mt.", "Pt.")
_STOPPED = "|".join(map(re.escape, sorted((*ABBREVIATED, *_ABBREVIATED_SAINT), key=len, reverse=True)))
_WORD = re.compile(
    rf"[a-z]++(?![\w'’-])|(?=[A-Z])(?:{_STOPPED})(?!\w)|(?:[A-Z]\.){{2,}}|"
    r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+|-(?!based|born|backed|led|controlled|run|held|area|bound)[^\W\d_]+)*"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name a place.

    `inside` is the toponym that stands behind it ("Paris, Texas"); `located` whether a preposition of place
    stands before it, `qualifies` whether it stands so behind another.
    """

    span: Span
    text: str
    places: tuple[Toponym, ...]
    inside: str | None
    located: bool
    qualifies: bool
    standing: Standing


def nations_named(text: str) -> list[str]:
    """Give the countries whose adjectives and demonyms `text` has ("Chinese"), each time."""
    kinds = ("adjective", "demonym")
    return [m.entry.country for m in find_names(text) if m.entry.kind in kinds and m.entry.country]


def find_candidates(text: str) -> list[Candidate]:
    """Find the spans of `text` that may name a place, in order and without overlaps."""
    return _Finder(text).find()


class _Finder:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(_WORD.finditer(text))
        named = find_names(text)
        self.states = {m.span[0]: m for m in named if m.entry.kind == "state"}
        self.others = {m.span[0]: m.span[1] for m in named if m.entry.kind in _NO_PLACES}
        self.qualifier_at = -1
        self.mentions = mentions.find(text)
        self.mention_starts = [m.span[0] for m in self.mentions]

    def find(self) -> list[Candidate]:
        found: list[Candidate] = []
        at = 0
        while at < len(self.words):
            start = self.words[at].start()
            if start in self.others:
                at = self._first_word_from(at, self.others[start])
                continue
            taken = self._longest_toponym(at) if self.text[start].isupper() else None
            state = self.states.get(start)
            if state is not None and not (taken and taken[0] and taken[0].span[1] > state.span[1]):
                if (
                    self.text[state.span[1] : state.span[1] + 1] != "$"
                    and self.text[max(0, state.span[0] - 1)] != "$"
                ):
                    places = _places_of_state(self.text[slice(*state.span)], state.entry.country)
                    found.append(self._candidate(state.span, places))
                at = self._first_word_from(at, state.span[1])
                continue
            if taken is None:
                at += 1
                continue
            candidate, at = taken
            if candidate is not None:
                found.append(candidate)
        return found

    def _candidate(self, span: Span, places: tuple[Toponym, ...]) -> Candidate:
        name = self.text[slice(*span)]
        located = _is_located(self.text, span[0])
        standing = _standing(span, name, self._mention_at(span), located)
        qualifies = span[0] == self.qualifier_at
        inside, end = _qualifier(self.text, span[1])
        self.qualifier_at = end if inside is not None else -1
        return Candidate(span, name, places, inside, located, qualifies, standing)

    def _mention_at(self, span: Span) -> Mention | None:
        """Give the mention that `span` starts or lies in."""
        at = bisect_right(self.mention_starts, span[0]) - 1
        return self.mentions[at] if at >= 0 and self.mentions[at].span[1] > span[0] else None

    def _first_word_from(self, at: int, offset: int) -> int:
        at += 1
        while at < len(self.words) and self.words[at].start() < offset:
            at += 1
        return at

    def _longest_toponym(self, at: int) -> tuple[Candidate | None, int] | None:
        """Look up the longest name that starts at word `at`; None where the span is no place."""
        sequence = self._capitalised_sequence(at)
        for length in range(min(len(sequence), LONGEST), 0, -1):
            span = (self.words[at].start(), self.words[at + length - 1].end())
            places = _places_named(self.text[slice(*span)])
            if not places:
                continue
            if self._is_part_of_a_name(at, length, places):
                return None, at + len(sequence)
            return self._candidate(span, places), at + length
        return None

    def _capitalised_sequence(self, at: int) -> list[str]:
        """Give the words from `at` on that are capitalised or connect, parted by single spaces."""
        sequence: list[str] = []
        for i in range(at, min(at + LONGEST + 2, len(self.words))):
            word = self.words[i].group()
            if i > at and self._between(i - 1, i) != " ":
                break
            if not (word[0].isupper() or (i > at and word in lex.CONNECTORS)):
                break
            sequence.append(word)
            if word in ABBREVIATED:
                break
        while sequence and sequence[-1] in lex.CONNECTORS:
            sequence.pop()
        return sequence

    def _between(self, one: int, other: int) -> str:
        return self.text[self.words[one].end() : self.words[other].start()]

    def _is_part_of_a_name(self, at: int, length: int, places: Sequence[Toponym]) -> bool:
        """Tell whether the toponym is a piece of a longer capitalised name, of a person or a body."""
        after = at + length
        follows = after < len(self.words) and self._between(after - 1, after) == " "
        if follows and self.words[after].group() in lex.NEWSPAPERS:
            return True
        if at and self._between(at - 1, at) in (" ", ". "):
            before = self.words[at - 1]
            word = before.group().rstrip(".")
            if word in lex.TITLES or before.group() in _ABBREVIATED_SAINT:
                return True
            capitalised = word[0].isupper() and not _starts(self.text, before.start())
            if capitalised and self._between(at - 1, at) == " " and word not in lex.DIRECTIONS:
                return not _is_large(places)
        if follows:
            word = self.words[after].group()
            return word[0].isupper() and not _is_large(places) and word not in lex.BODIES
        return False


def _places_of_state(name: str, code: str | None) -> tuple[Toponym, ...]:
    """Give the state that a name stands for, and the other places that are called the same ("Georgia")."""
    if name in REGIONS:
        return (REGIONS[name],)
    others = [t for t in toponyms_named(name) if t.name == name]
    country = country_by_code(code) if code else None
    is_part = country is not None and country.name != name and any(t.kind == "division" for t in others)
    if country is None or is_part:
        return tuple(others)
    lat, lon = COUNTRY_POINTS.get(country.alpha3, (country.lat, country.lon))
    state = Toponym(country.name, "country", code, "", lat, lon, COUNTRY_PEOPLE, country.geonames)
    return (*others, state)


def _places_named(name: str) -> tuple[Toponym, ...]:
    if name in REGIONS:
        return (REGIONS[name],)
    if name in ABBREVIATED:
        return tuple(t for t in toponyms_named(ABBREVIATED[name]) if t.kind == "division")
    if name in lex.NOT_PLACES or len(name) < 3:
        return ()
    if name.isupper() and len(name) < 5:
        return ()
    return toponyms_named(name) or _divisions_named(name)


def _divisions_named(name: str) -> tuple[Toponym, ...]:
    """Give the divisions that a name with its kind stands for: "Nyanza Province"."""
    stem, _, kind = name.rpartition(" ")
    if not stem or kind not in lex.DIVISIONS:
        return ()
    return tuple(t for t in toponyms_named(stem) if t.kind in ("division", "county"))


def _standing(span: Span, name: str, mention: Mention | None, located: bool) -> Standing:
    if mention is None or name in ABBREVIATED:
        return "clear"
    is_whole = mention.span[1] <= span[1] and mention.span[0] == span[0]
    if mention.kind == "PER":
        return "doubtful" if is_whole and " " in name else "person"
    if mention.kind == "NORP" and mention.span == span:
        return "people"
    if mention.kind == "ORG" and (is_whole or mention.span[0] < span[0]) and not name.isupper():
        return "clear" if located else "body"
    return "clear"


def _is_large(places: Sequence[Toponym]) -> bool:
    return any(t.population > 1_000_000 or t.kind in ("division", "region", "county") for t in places)


_QUALIFIER = re.compile(
    r",? ?\(?((?:[A-Z]\.\s?){2}|[A-Z][a-z]{1,4}\.|[A-Z]{2}\b|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def _qualifier(text: str, end: int) -> tuple[str | None, int]:
    """Give the name behind a comma or in brackets that a place may lie in, and where it starts."""
    match = _QUALIFIER.match(text, end)
    if match is None or text[end] not in ",( ":
        return None, -1
    name = match.group(1).strip()
    name = ABBREVIATED.get(name) or POSTAL.get(name) or name
    return (name if country_named(name) or toponyms_named(name) else name.split()[0]), match.start(1)


_LOCATING = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|across|through|into|toward|towards|throughout|between|downtown|"
    r"central|northern|southern|eastern|western|north|south|east|west)\s+(?:the\s+)?$"
)


def _is_located(text: str, start: int) -> bool:
    """Tell whether a preposition of place stands before the span."""
    return _LOCATING.search(text, max(0, start - 24), start) is not None


def _starts(text: str, start: int) -> bool:
    """Tell whether the span starts a sentence or a line, where every word has a capital."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?\n:"
