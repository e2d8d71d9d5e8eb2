"""Spans that may name a place, with every place of that name.

A capitalised sequence is looked up from its longest part to its shortest. What stands in a longer name ("the
London Review", "Paris Hilton") or behind a title ("Mr. London") is not a toponym.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_by_code
from communique.gazetteer.divisions import ABBREVIATED, POSTAL, REGIONS
from communique.gazetteer.names import find_names
from communique.gazetteer.toponyms import Toponym, toponyms_named

if TYPE_CHECKING:
    from communique.record import Span

LONGEST = 5
"""Words of the longest toponym that is looked up."""
COUNTRY_PEOPLE = 10_000_000
"""A country weighs as much as a city of this size, whatever its own."""

_WORD = re.compile(
    r"[A-Z]\. ?[A-Z][a-z]?[a-z]?\.|(?:[A-Z]\.){2,}|[A-Z][a-z]{0,4}\.(?=[ ,)])|"
    r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+|-(?!based|born|backed|led|controlled|run|held|area|bound)[^\W\d_]+)*"
)
_ABBREVIATED_SAINT = {"St.", "Ste.", "Ft.", "Mt.", "Pt."}
_CONNECTORS = set("of the de del la las los el al da do dos le les du sur am an der upon and".split())
_TITLES = set(
    "Mr Mrs Ms Dr Miss Sir Lord Lady Sen Rep Gov Gen Col Capt Lt Sgt Maj Judge Justice President Prime "
    "Minister Secretary Senator Congressman Congresswoman Chancellor King Queen Prince Princess Pope Coach "
    "Officer Detective Sheriff Pastor Rev Father Sister Professor Ambassador Spokesman Spokeswoman Chief "
    "Attorney Commissioner Councilman Councilwoman Mayor Deputy Director Chairman Chairwoman".split()
)
_NOT_PLACES = set(
    "March May August Sunday Monday Tuesday Wednesday Thursday Friday Saturday Most Many Police Union Of The "
    "Union Mission Reading Hope Media Male Nice Bath Split Sale Both Along Same Man Bar Bay Deal Eye Ball "
    "Battle Young Justice Central Council Court Republic Democratic Liberty Freedom Independence Progress "
    "Enterprise University College Hospital English French Spanish German Christian Green White Brown Black "
    "Gray Grey Smith Jones Johnson Wilson Jackson King Taylor Post Star Sun Mirror Independent Globe Date "
    "Best Can Much Same Moscow's Orange Opportunity Faith Love Trinity Bush Clinton Obama Trump Biden "
    "Lincoln's Roosevelt Lee Grant Carter Ford Nixon Internet Church Park Street Road Avenue Highway County "
    "West East North South Of Come Home Time Board School High Middle State States City Town Village".split()
)
"""Words that are towns somewhere and something else nearly everywhere else."""
_BODIES = set(
    "Police Fire County City University College High School Schools Hospital Medical Council Department Airport "
    "Sheriff Court Board Public Regional International Community Chamber Church Center Centre Museum District "
    "Township Club Country Jail Mayor Prosecutor Committee Authority Health Water Park Area State Town Library "
    "Elementary Middle Institute Association Post Crimestoppers Crime Conference Summit Declaration Agreement "
    "Accords Accord Protocol Convention Treaty Process Group Stock Exchange Zoo Symphony".split()
)
"""What follows a toponym in the name of a body that it places."""
_DIRECTIONS = set("North South East West Northern Southern Eastern Western Central Greater Downtown".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name a place.

    `inside` is the toponym that stands behind it ("Paris, Texas"); `located` whether a preposition of place stands
    before it; `starts` whether it starts a sentence.
    """

    span: Span
    text: str
    places: tuple[Toponym, ...]
    inside: str | None
    located: bool
    starts: bool


def find_candidates(text: str) -> list[Candidate]:
    """Find the spans of `text` that may name a place, in order and without overlaps."""
    states = {match.span[0]: match for match in find_names(text) if match.entry.kind == "state"}
    words = list(_WORD.finditer(text))
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        if words[at].start() in states:
            match = states[words[at].start()]
            found.append(_state_candidate(text, match.span, match.entry.country))
            at = _first_word_from(words, at, match.span[1])
            continue
        taken = _longest_toponym(text, words, at) if words[at].group()[0].isupper() else None
        if taken is None:
            at += 1
            continue
        candidate, at = taken
        if candidate is not None:
            found.append(candidate)
    return found


def _state_candidate(text: str, span: Span, code: str | None) -> Candidate:
    name = text[slice(*span)]
    country = country_by_code(code) if code else None
    places = [t for t in toponyms_named(name) if t.kind == "division" and t.name == name]
    if country and country.lat is not None and country.lon is not None and country.geonames is not None:
        places.append(
            Toponym(
                country.name, "country", code, "", country.lat, country.lon, COUNTRY_PEOPLE, country.geonames
            )
        )
    return Candidate(span, name, tuple(places), _qualifier(text, span[1]), _is_located(text, span[0]), False)


def _first_word_from(words: list[re.Match[str]], at: int, offset: int) -> int:
    while at < len(words) and words[at].start() < offset:
        at += 1
    return max(at, 1)


def _longest_toponym(text: str, words: list[re.Match[str]], at: int) -> tuple[Candidate | None, int] | None:
    """Look up the longest name that starts at word `at`; gives it, or None for a span that is no place."""
    sequence = _capitalised_sequence(text, words, at)
    for length in range(min(len(sequence), LONGEST), 0, -1):
        span = (words[at].start(), words[at + length - 1].end())
        name = text[slice(*span)]
        places = _places_named(name)
        if not places:
            continue
        if _is_part_of_a_name(text, words, at, length, places):
            return None, at + len(sequence)
        candidate = Candidate(
            span, name, places, _qualifier(text, span[1]), _is_located(text, span[0]), _starts(text, span[0])
        )
        return candidate, at + length
    return None


def _capitalised_sequence(text: str, words: list[re.Match[str]], at: int) -> list[str]:
    """Give the words from `at` on that are capitalised or connect, parted by single spaces."""
    sequence = []
    for i in range(at, min(at + LONGEST + 2, len(words))):
        word = words[i].group()
        if i > at and text[words[i - 1].end() : words[i].start()] != " ":
            break
        if not (word[0].isupper() or (i > at and word in _CONNECTORS)):
            break
        sequence.append(word)
        if word.endswith(".") and word not in _ABBREVIATED_SAINT:
            break
    while sequence and sequence[-1] in _CONNECTORS:
        sequence.pop()
    return sequence


def _places_named(name: str) -> tuple[Toponym, ...]:
    if name in REGIONS:
        return (REGIONS[name],)
    if name in ABBREVIATED:
        return tuple(t for t in toponyms_named(ABBREVIATED[name]) if t.kind == "division")
    if name in _NOT_PLACES or name.endswith(".") or len(name) < 3:
        return ()
    if name.isupper() and len(name) < 5:
        return ()
    return toponyms_named(name)


def _is_part_of_a_name(
    text: str, words: list[re.Match[str]], at: int, length: int, places: tuple[Toponym, ...]
) -> bool:
    """Whether the toponym is a piece of a longer capitalised name, of a person or a body."""
    before = words[at - 1] if at else None
    after = words[at + length] if at + length < len(words) else None
    next_to_before = before is not None and text[before.end() : words[at].start()] in (" ", ". ")
    if before is not None and next_to_before:
        word = before.group().rstrip(".")
        if word in _TITLES:
            return True
        capitalised = before.group()[0].isupper() and not _starts(text, before.start())
        if capitalised and text[before.end() : words[at].start()] == " " and word not in _DIRECTIONS:
            return not _is_large(places)
    last = words[at + length - 1].end()
    if after is not None and text[last : after.start()] == " " and after.group()[0].isupper():
        return not _is_large(places) and after.group() not in _BODIES
    return False


def _is_large(places: tuple[Toponym, ...]) -> bool:
    return any(t.population > 1_000_000 or t.kind == "division" for t in places)


_QUALIFIER = re.compile(
    r",? ?\(?((?:[A-Z]\.\s?){2}|[A-Z][a-z]{1,4}\.|[A-Z]{2}\b|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def _qualifier(text: str, end: int) -> str | None:
    """Give what stands behind a comma or in brackets: the division or country that the place lies in."""
    match = _QUALIFIER.match(text, end)
    if match is None or text[end] not in ",(":
        return None
    name = match.group(1).strip()
    return ABBREVIATED.get(name) or POSTAL.get(name) or name


_LOCATING = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|across|through|into|toward|towards|throughout|between|downtown|"
    r"central|northern|southern|eastern|western|north|south|east|west)\s+(?:the\s+)?$"
)


def _is_located(text: str, start: int) -> bool:
    """Whether a preposition of place stands before the span."""
    return _LOCATING.search(text, max(0, start - 24), start) is not None


def _starts(text: str, start: int) -> bool:
    """Whether the span starts a sentence or a line, where every word has a capital."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?\n:"
