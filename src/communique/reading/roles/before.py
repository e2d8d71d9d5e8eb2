"""Read the words before a person's name: titles, offices, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.units import Kind
from communique.reading.roles.role import Role, affiliation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.reading.document import Sentence
    from communique.reading.mentions.units import Unit

_MAX_LEFT = 16
_DETERMINERS = lex.words("the a an his her their its The A An His Her Their Its")
_UNSAID = lex.words("'s ’s the , One one Another another")
_ONE = lex.words("one One another Another")
_THEIR = lex.words("his her their its His Her Their Its")
_JOINERS = lex.words("of for and the & to on in 's ’s at")
_CLAUSAL = lex.words(
    "said says told tells asked by with from that as when while after before since until if because but or"
    " nor so is was are were be been has had have will would may might can could did does do"
    " met meets visited where which who whom whose against about into over under between among during"
    " without within via per than then"
    " led won took made gave went came sent saw wrote"
)
"""Words that begin something else than a description."""
_BODIES = lex.words(
    "agency council commission committee union party bank company firm ministry court force mission embassy"
    " group movement coalition alliance junta militia federation association foundation fund institute"
    " university campaign parliament senate cabinet palace government opposition team board bloc office"
)
_RANK_TITLES = lex.words("Sheikh Shaikh Sheik Ayatollah Mullah Maulana Captain Capt Prince Princess Judge")
_PARTS = frozenset({Kind.NATION, Kind.NAME, Kind.WORD})
_SENT = re.compile(
    r"envoy|representative|secretary|coordinator|advis[eo]r|negotiator|ambassador", re.IGNORECASE
)
_RANKED = frozenset({"MIL", "COP", "REL", "JUD"})


def role_before(units: list[Unit], at: int, done: int, sentence: Sentence, on: date | None) -> Role | None:
    """Read the words before a name: titles, offices, and whose they are."""
    first, end_at = _extent(units, at, done, _before_comma(units, at))
    if end_at < at and (
        first >= end_at or not _may_stand_apart(units[_opening(units, first, done) : end_at])
    ):
        first, end_at = _extent(units, at, done, at)
        if not any(_is_rank(u) for u in units[first:end_at]):
            return None
    comma = end_at < at
    if first >= end_at:
        return None
    start, end = units[first].start, units[end_at].start
    words = sentence.text[start - sentence.start : end - sentence.start].strip()
    if not any(u.office or u.kind is Kind.TITLE for u in units[first:end_at]):
        return _occupation(units[first:end_at], words, on)
    text = _role_text(units[first:end_at], words, start)
    if not comma and text is None:
        return Role(start, None, None, None)
    if any(u.text.lower() == "former" for u in units[_opening(units, first, done) : first]):
        words = "former " + words
    return Role(start, text, *affiliation(words, on))


def _occupation(units: Sequence[Unit], words: str, on: date | None) -> Role | None:
    """Read what is no office that a table knows: "Goalkeeper Ada Olsen", "the United States' Ada Olsen"."""
    if _is_name(units[0]):
        return Role(units[0].start, None, *affiliation(words, on))
    if len(units) == 1 and units[0].opens and units[0].text not in lex.STARTERS:
        return Role(units[0].start, words, None, None)
    return None


def _before_comma(units: list[Unit], at: int) -> int:
    """Give where a description ends that a comma parts from the name at `at` and its rank; else `at`."""
    end_at = at
    while end_at > 1 and _is_rank(units[end_at - 1]):
        end_at -= 1
    if end_at > 1 and units[end_at - 1].text == "," and units[end_at - 2].text not in lex.PORTFOLIO:
        return end_at - 1
    return at


def _extent(units: list[Unit], at: int, done: int, end_at: int) -> tuple[int, int]:
    """Give where the words that belong to the name at `at` and end at `end_at` begin and end."""
    first = i = end_at
    i -= 1
    while i >= 0 and end_at - i <= _MAX_LEFT and units[i].start >= done:
        if end_at < at and units[i].text == ")":
            i = _before_brackets(units, i)
        if i < 0 or not _belongs(units, i):
            break
        first = i
        if units[i].text in _DETERMINERS and units[i].text.lower() != "the":
            break
        i -= 1
    first = _own(units, first, at) if end_at == at else first
    while first < end_at and units[first].text in (*_JOINERS, ",", "(", ")", "The"):
        first += 1
    return first, end_at


def _before_brackets(units: Sequence[Unit], closing: int) -> int:
    """Give the unit before the bracket that the one at `closing` closes; `closing` itself if none opens."""
    for i in range(closing - 1, max(-1, closing - _MAX_LEFT), -1):
        if units[i].text == "(":
            return i - 1
    return closing


def _opening(units: Sequence[Unit], first: int, done: int) -> int:
    """Give where to look for a determiner: before another person too, "another Olsen adviser, Mark Hill"."""
    follows_a_person = 0 < first < len(units) and units[first - 1].end == done
    return max(0, first - (4 if follows_a_person else 1))


def _may_stand_apart(units: Sequence[Unit]) -> bool:
    """Tell whether a description may stand before a comma and the name: it has a determiner or possessor."""
    has_office = any(_is_office(u) for u in units)
    if units[0].text in _THEIR and any(u.office is not None and u.office.is_plural for u in units):
        return False
    return has_office and any(
        u.text in _DETERMINERS | _ONE or u.text in ("'s", "’s", "'", "’") for u in units
    )


def _own(units: list[Unit], first: int, at: int) -> int:
    """Cut off whoever is only somebody of the person: "a spokesman for President Olsen", "son of Olsen"."""
    for i in range(at - 1, first, -1):
        if units[i].text not in ("of", "for", "to", "in", "at", "on"):
            continue
        between = units[i + 1 : at]
        if _is_sent(units[i - 1], between):
            continue
        owned = any(_is_office(u) and u.text not in lex.PORTFOLIO for u in between)
        if owned or not [u for u in between if u.text != "the"]:
            return i + 1
    return first


def _is_sent(head: Unit, between: Sequence[Unit]) -> bool:
    """Tell whether only a rank follows what the office is for: "Envoy for the Sahel Dr. Ada Olsen"."""
    if head.office is None or not _SENT.search(head.text) or len(between) < 2:
        return False
    *first, rank = between
    is_rank = rank.text.rstrip(".") in lex.HONORIFICS or rank.text == "Ambassador" or _is_rank(rank)
    return is_rank and any(_is_name(u) for u in first) and not any(_is_office(u) for u in first)


def _is_office(unit: Unit) -> bool:
    return unit.kind is Kind.TITLE or (unit.office is not None and unit.office.is_person)


def _is_rank(unit: Unit) -> bool:
    """Tell whether a unit may stand between the comma and the name: "the army chief, General Ada Olsen"."""
    return unit.text.rstrip(".") in lex.HONORIFICS | _RANK_TITLES or (
        unit.office is not None and unit.office.sector in _RANKED
    )


def _is_name(unit: Unit) -> bool:
    return unit.kind in (Kind.NATION, Kind.NAME)


def _belongs(units: list[Unit], i: int) -> bool:
    """Tell whether a unit may stand in what comes before a name."""
    unit = units[i]
    if unit.office is not None or unit.kind in (Kind.NATION, Kind.NAME, Kind.TITLE, Kind.BODY):
        return True
    if unit.text in _JOINERS or unit.text in (")", "(", ","):
        return _joins(units, i)
    if unit.kind is Kind.WORD:
        return not (unit.opens and unit.text in lex.STARTERS and unit.text.lower() not in lex.MODIFIERS)
    return (
        unit.text.lower() in lex.MODIFIERS
        or _is_body(units, i)
        or _is_described(units, i)
        or _is_of(units, i)
    )


def _is_body(units: list[Unit], i: int) -> bool:
    """Tell whether a body's noun stands before the office: "council chairwoman", "agency spokesman"."""
    return units[i].text.lower() in _BODIES and i + 1 < len(units) and units[i + 1].office is not None


def _is_of(units: list[Unit], i: int) -> bool:
    """Tell whether a noun before the comma is what an office is of: "head of the region, Ada Olsen"."""
    if i < 3 or i + 1 >= len(units) or units[i + 1].text != "," or not units[i].text.islower():
        return False
    of = i - 2 if units[i - 1].text in ("the", "a", "an", "its") else i - 1
    return units[of].text in ("of", "for", "at") and units[of - 1].office is not None


def _is_described(units: list[Unit], i: int) -> bool:
    """Tell whether an unknown word stands between a possessor or determiner and the office: "personal"."""
    word = units[i].text
    if not (word.isalpha() and word.islower()) or word in _CLAUSAL or word.endswith(("ed", "ing", "ly")):
        return False
    left = [u for u in units[max(0, i - 2) : i] if u.text not in _CLAUSAL]
    return any(u.text in ("'s", "’s", "a", "an", "his", "her", "their", "its") for u in left)


def _joins(units: list[Unit], i: int) -> bool:
    """Tell whether a small word joins an office and what it is of: what stands left of it belongs too."""
    if i == 0:
        return False
    left, text = units[i - 1], units[i].text
    if text == "the":
        return left.text in ("of", "for", "to", "and") and _joins(units, i - 1)
    if text in (")", "("):
        return left.kind in (Kind.WORD, Kind.NAME, Kind.NATION, Kind.BODY, Kind.OFFICE) or left.text == ")"
    if text in ("'s", "’s"):
        return left.kind in (Kind.WORD, Kind.NAME, Kind.NATION, Kind.BODY)
    if text == "and":
        return _joins_by_and(units, i)
    if text == ",":
        return left.text in lex.PORTFOLIO and (
            units[i + 1].text in lex.PORTFOLIO or units[i + 1].text == "and"
        )
    if text in ("to", "in", "at", "on"):
        return left.office is not None
    return left.office is not None or left.kind is Kind.BODY or left.text in heads.OF_HEADS


def _joins_by_and(units: list[Unit], i: int) -> bool:
    """Tell whether "and" joins two offices or what one is of: "Envoy for Northern and Baltic Affairs"."""
    left, right = units[i - 1], units[i + 1]
    if right.text == "the" and i + 2 < len(units):
        right = units[i + 2]
    if (left.office is not None and right.office is not None) or right.text in lex.PORTFOLIO:
        return True
    if not (left.kind in _PARTS and right.kind in _PARTS):
        return False
    return any(u.text == "Affairs" for u in units[i + 2 : i + 5])


def _role_text(units: Sequence[Unit], words: str, start: int) -> str | None:
    """Give the role without the country and without honorifics."""
    kept = [u for u in units if u.text.rstrip(".") not in lex.HONORIFICS]
    while kept and (kept[0].kind is Kind.NATION or kept[0].text in _UNSAID):
        kept = kept[1:]
    while kept and kept[-1].text in (",", "'s", "’s"):
        kept = kept[:-1]
    if not any(u.office or u.kind is Kind.TITLE for u in kept):
        return None
    return words[kept[0].start - start : kept[-1].end - start].strip(" ,")
