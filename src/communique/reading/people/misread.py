"""Tell capitalised words that were taken for a person's name from names: offices, storms, feasts, bridges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.cities import is_city
from communique.gazetteer.offices import find_offices
from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention

_FIRST = lex.words(
    "Hurricane Typhoon Cyclone Storm Eid Hajj Hanukkah Saint St. St World Operation Mount Lake Fort Cape Port"
)
_ANY = lex.words(
    "War Christianity Judaism Hinduism Buddhism Islam Whereof Witness Ministerial Reform Selection"
)
_ENDS = lex.words(
    "Event Events Studies Crimes Agencies Affairs Recovery Orders Order Corridor Travel Schedule Meeting"
    " Summit Dialogue Visit Trip Program Programme Initiative Partnership Policy Development Cooperation"
    " Assistance Response Preparedness Resilience Facility Engagement Exchange Remarks Readout"
    " Announcement Agreement"
)
"""Words that end headings and names of programmes, and no name of a person."""
_LAST = heads.FAC_HEADS - lex.words(
    "Park Hall House Church Hill Place Court Field Lane Gate Temple Castle Rose"
)
_PLACES = _LAST | lex.words(
    "Administration Foundation Institute University College School Library Center Centre Forum"
)
_BODIES = _LAST | heads.ORG_HEADS | heads.OTHER_HEADS - lex.words("Bill Will")
_NEXT = re.compile(r"\s([A-Z][a-z]+)\b")
_OWNED = re.compile(r"[’']s\s(?:County|Parish|Cathedral|Hospital|College|Square|University)\b")
_PREFIX = re.compile(r"-[A-Z]{2}")
_WORD = re.compile(r"[a-z]{4,}")


def misread(text: str, mentions: Sequence[ActorMention]) -> set[int]:
    """Give the indices of the mentions of people that name nobody, by their words and the article's own."""
    people = [(i, m) for i, m in enumerate(mentions) if m.kind == "PER"]
    in_full = {word for _, m in people if " " in m.name for word in m.name.split()}
    lower = set(_WORD.findall(text)) if people else set()
    return {
        i
        for i, m in people
        if _is_no_name(m.name.split())
        or _is_in_a_name(text, m)
        or (" " not in m.name and m.name not in in_full and _is_a_word(m, text, lower))
    }


def _is_in_a_name(text: str, mention: ActorMention) -> bool:
    """Tell whether a person's name is only part of a place's or body's: "King Olsen Mosque"."""
    if " " not in mention.name and _OWNED.match(text, mention.span[1]):
        return True
    following = _NEXT.match(text, mention.span[1])
    return following is not None and following[1] in _PLACES and following[1] not in lex.given_names()


def _is_no_name(words: Sequence[str]) -> bool:
    first, last = words[0], words[-1]
    if first in lex.given_names():
        return len(words) > 2 and last in _LAST | _ENDS
    if (
        first in _FIRST
        or last in _ENDS
        or (len(words) > 1 and is_city(" ".join(words)))
        or any(word.title() in _ANY for word in words)
    ):
        return True
    return _is_office(" ".join(words)) or (len(words) > 1 and _is_office(last) and first in lex.PORTFOLIO)


def _is_office(words: str) -> bool:
    """Tell whether words are an office and no more: "Secretary of Defense", "Minister-Counselor"."""
    found = find_offices(words)
    return bool(found) and found[0].span[0] == 0 and found[-1].span[1] == len(words)


def _is_a_word(mention: ActorMention, text: str, lower: set[str]) -> bool:
    """Tell whether a lone word that is nobody's surname in the article is no name of a person.

    It is one that the article writes small elsewhere, the first of a longer name, a kind of body, or a city.
    """
    name = mention.name
    if name in lex.given_names() or _is_addressed(text[slice(*mention.span)]):
        return False
    if name.isupper() and re.search(rf"\b{re.escape(name.lower())}\b", text):
        return True
    if name.lower() in lower or name in _BODIES or _PREFIX.match(text, mention.span[1]):
        return True
    return mention.role is None and is_city(name)


def _is_addressed(words: str) -> bool:
    """Tell whether a name stands behind Mr. or the like, which no other word does: "MR PRICE"."""
    return words.split()[0].rstrip(".").capitalize() in lex.HONORIFICS
