"""Cut a sentence into units, and find the runs of units that may hold names.

A unit is a name that a table knows ("United Nations"), an office ("Foreign Minister") or a single token.
A run is a stretch of capitalised units with the small words that may stand inside a name.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from communique.gazetteer.names import NATIONAL
from communique.gazetteer.regions import REGIONS
from communique.reading.mentions import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.gazetteer.names import NameMatch
    from communique.gazetteer.offices import OfficeMatch
    from communique.reading.document import Sentence, Token
    from communique.record import Span

Match = TypeVar("Match", "NameMatch", "OfficeMatch")


class Kind(Enum):
    """What a unit is on its face."""

    NATION = "a state, its adjective, its capital or a region"
    NAME = "another name that a table knows"
    OFFICE = "what a person may be"
    BODY = "a kind of body or force"
    TITLE = "a title before a person's name"
    WORD = "a capitalised word"
    INNER = "a small word that may stand inside a name"
    OTHER = "anything else"


class Unit(NamedTuple):
    """One unit; `opens` where it is the first of its sentence or quotation."""

    start: int
    end: int
    text: str
    kind: Kind
    opens: bool
    name: NameMatch | None = None
    office: OfficeMatch | None = None


_CAPITALISED = (Kind.WORD, Kind.TITLE, Kind.NATION, Kind.NAME)
_CAPITALISED_OR_NOT = (Kind.OFFICE, Kind.BODY)
_OPENING = frozenset("“\"‘'«(•:–—-")
_SURNAMES = lex.words(
    "king major pope bishop judge prince duke dean cardinal marshal justice gang cook baker miller page"
    " chancellor general chief student coach model local native jury driver abbott farmer potter fisher"
    " sheriff baron guard gang force mason singer fan child author member people man men"
)
_LINKS = frozenset({"of", "for", "and", "the", "&", "on", "to", "in", "at"})
_RANKS = lex.words("Lieutenant Major Brigadier Vice Rear Secretary Attorney Director Lt Maj Brig")
"""First parts of hyphenated titles: "Lieutenant-Colonel"."""


def cut(sentence: Sentence, names: Sequence[NameMatch], offices: Sequence[OfficeMatch]) -> list[Unit]:
    """Give the units of a sentence in order; `names` and `offices` are those found in it."""
    at = {m.span[0]: m for m in names}
    office_at = {m.span[0]: m for m in offices}
    units: list[Unit] = []
    opens, end = True, sentence.start
    for token in sentence.tokens:
        if token.start < end:
            continue
        text = token.text
        if "-" in text and (parts := _compound(token, opens, at)):
            units += parts
        elif token.start in at or token.start in office_at:
            units.append(_unit(token.start, token.end, text, opens, at, office_at, sentence))
        else:
            units.append(Unit(token.start, token.end, text, _kind(text), opens))
        end = units[-1].end
        opens = text in _OPENING or (opens and not text[0].isalnum())
    return _surnames(units)


def _unit(
    start: int,
    end: int,
    text: str,
    opens: bool,
    names: dict[int, NameMatch],
    offices: dict[int, OfficeMatch],
    sentence: Sentence,
) -> Unit:
    name, office = names.get(start), offices.get(start)
    is_common = text in lex.COMMON or text in REGIONS
    if name is not None and name.entry.kind == "media" and is_common and name.span[1] == end:
        name = None
    if name is not None and (office is None or name.span[1] >= office.span[1]):
        kind = Kind.NATION if name.entry.kind in NATIONAL else Kind.NAME
        return Unit(*_widened(name.span, end, sentence), kind, opens, name=name)
    if office is not None and office.span[1] >= end:
        words = sentence.text[start - sentence.start : office.span[1] - sentence.start]
        is_person = office.is_person
        if not is_person and words[:4] in ("the ", "The ") and words[4].isupper():
            start, words = start + 4, words[4:]
        return Unit(
            start, office.span[1], words, Kind.OFFICE if is_person else Kind.BODY, opens, office=office
        )
    return Unit(start, end, text, _kind(text), opens)


def _compound(token: Token, opens: bool, names: dict[int, NameMatch]) -> list[Unit]:
    """Cut a token of names and common words: "India-Kenya", "anti-German", "Oslo-based"."""
    head, _, tail = token.text.rpartition("-")
    parts = [head, tail] if tail in lex.AFTER_HYPHEN else token.text.split("-")
    if len(parts) == 1 or not all(parts):
        return []
    units: list[Unit] = []
    start = token.start
    for part in parts:
        name = names.get(start)
        if name is not None and name.span[1] == start + len(part) and part[0].isupper():
            kind = Kind.NATION if name.entry.kind in NATIONAL else Kind.NAME
            units.append(Unit(start, start + len(part), part, kind, opens and not units, name=name))
        else:
            units.append(Unit(start, start + len(part), part, _kind(part), opens and not units))
        start += len(part) + 1
    return _with_hyphens(units) if _is_compound(units) else []


def _is_compound(units: list[Unit]) -> bool:
    *first, last = units
    if last.text in lex.AFTER_HYPHEN:
        return first[-1].text[0].isupper()
    return last.name is not None and all(u.name or u.text.lower() in lex.BEFORE_HYPHEN for u in first)


def _with_hyphens(units: list[Unit]) -> list[Unit]:
    """Put the hyphens back, so that no name runs over them; join words that are not parted by one."""
    parted = [units[0]]
    for unit in units[1:]:
        parted += [Unit(unit.start - 1, unit.start, "-", Kind.OTHER, False), unit]
    return parted


def _widened(span: Span, end: int, sentence: Sentence) -> tuple[int, int, str]:
    last = max(span[1], end) if span[1] - span[0] > 1 and end - span[1] == 1 else span[1]
    return span[0], last, sentence.text[span[0] - sentence.start : last - sentence.start]


@lru_cache(maxsize=8192)
def _kind(text: str) -> Kind:
    if text[0].isupper():
        if text.rstrip(".") in lex.TITLES or text.partition("-")[0] in _RANKS:
            return Kind.TITLE
        return Kind.WORD
    if text in lex.PARTICLES or text in _LINKS:
        return Kind.INNER
    if len(text) > 3 and text[0].isalpha() and _has_inner_capital(text):
        return Kind.WORD
    return Kind.OTHER


def _has_inner_capital(text: str) -> bool:
    """Tell whether a capital follows a small prefix: "al-Assad", "d'Ivoire", "eSwatini"."""
    for mark in "-'’":
        prefix, found, rest = text.partition(mark)
        if found and len(prefix) <= 3 and rest[:1].isupper():
            return True
    return False


def _surnames(units: list[Unit]) -> list[Unit]:
    """Read an office word as a surname where it ends a name: "Stephen King", "Qin Gang"."""
    for i, unit in enumerate(units):
        if unit.office is None or " " in unit.text or not unit.text[0].isupper():
            continue
        before = units[i - 1] if i else None
        after = units[i + 1] if i + 1 < len(units) else None
        if before is None or before.kind is not Kind.WORD or before.end + 1 != unit.start:
            continue
        is_last = after is None or not is_capitalised(after)
        known = before.text in lex.given_names() or unit.text.lower() in _SURNAMES
        if is_last and known and before.text not in lex.STARTERS:
            units[i] = unit._replace(kind=Kind.WORD, office=None)
    return units


def is_capitalised(unit: Unit) -> bool:
    """Tell whether a unit is written as a part of a name is."""
    return unit.kind in _CAPITALISED or (unit.kind in _CAPITALISED_OR_NOT and unit.text[0].isupper())


def within(matches: Sequence[Match], starts: list[int], span: Span) -> list[Match]:
    """Give the matches that lie inside `span`; `starts` are their starts."""
    found = []
    for i in range(bisect_left(starts, span[0]), len(matches)):
        if matches[i].span[0] >= span[1]:
            break
        if matches[i].span[1] <= span[1]:
            found.append(matches[i])
    return found
