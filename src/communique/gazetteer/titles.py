"""Whether a title as a text writes it is the title of an office: "Secretary" of "Secretary of State".

Titles are compared as sets of words, so that their order and the spelling of an office do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]+(?:\.[a-z]+)*")
_SMALL = frozenset("of the for and to in on at with s a an affairs his her its their u.s us senior".split())
_ONE_WORD = {
    "defence": "defense", "advisor": "adviser", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "un": "u.n", "nations": "u.n",
    "united": "u.n", "gen": "general", "sen": "senator", "rep": "representative", "gov": "governor",
    "pm": "prime", "congressman": "representative", "congresswoman": "representative", "amb": "ambassador",
    "premier": "prime", "adm": "admiral", "undersecretary": "secretary", "vice-president": "vice",
    "pres": "president", "internal": "interior", "home": "interior", "external": "foreign", "lt": "general",
}  # fmt: skip
_QUALIFIERS = frozenset(
    "vice deputy assistant under shadow former spokesperson elect designate first".split()
)
"""Words that make another office of a title: a vice president is no president."""

_ALSO = {
    "head-of-state": "leader ruler head state",
    "head-of-government": "leader head government",
    "leader": "leader ruler chief head",
    "foreign-minister": "foreign minister top chief diplomat",
    "defence-minister": "defense minister chief",
    "interior-minister": "interior minister",
    "finance-minister": "finance minister treasury",
    "minister": "official diplomat",
    "national-security-adviser": "national security adviser",
    "army-chief": "army military chief general staff commander field marshal admiral officer top",
    "intelligence-chief": "intelligence spy chief director head",
    "envoy": "envoy ambassador special representative diplomat negotiator chief",
    "ambassador-un": "u.n ambassador envoy diplomat permanent representative",
    "speaker": "speaker house parliament",
    "legislator": "senator representative lawmaker member",
    "governor": "governor",
    "central-bank": "central bank governor chief chair head",
    "opposition-leader": "opposition leader",
    "monarch-heir": "crown prince",
    "judge": "justice judge chief",
    "head": "chief head secretary general director",
    "prosecutor": "prosecutor chief",
}
_NAMED_BY = {
    "foreign-minister": ("foreign minister", "foreign secretary", "top diplomat", "chief diplomat"),
    "defence-minister": ("defense minister", "defense secretary", "defense chief"),
    "interior-minister": ("interior minister", "interior secretary"),
    "finance-minister": ("finance minister",),
    "national-security-adviser": ("national security adviser",),
    "ambassador-un": ("ambassador u.n", "envoy u.n", "u.n ambassador"),
    "army-chief": ("army chief", "military chief", "chief army staff"),
    "central-bank": ("central bank governor", "central bank chief", "central bank head"),
    "speaker": ("speaker", "speaker parliament"),
    "opposition-leader": ("opposition leader", "leader opposition"),
    "monarch-heir": ("crown prince",),
    "leader": ("supreme leader",),
}
_IDENTIFIES = {office: [frozenset(x.split()) for x in forms] for office, forms in _NAMED_BY.items()}
_UNIQUE = frozenset({"head-of-state", "head-of-government", "leader", "speaker", "monarch-heir"})
"""Kinds of office of which a state has one, so that one word may name it."""
_PRIME = frozenset({"prime", "minister"})
_HEADS = frozenset({"president", "king", "queen", "emir", "sultan"})


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """Give the words of a title that tell it from others."""
    words = {_ONE_WORD.get(w, w) for w in _WORD.findall(title.lower().replace("’s", "").replace("'s", ""))}
    if "vice-president" in title.lower():
        words.add("president")
    return frozenset(words - _SMALL)


def title_key(title: str) -> str:
    """Give a key that is one for all spellings of a title: its words in order of the alphabet."""
    return " ".join(sorted(title_words(title)))


@lru_cache(maxsize=1024)
def kinds_named(stated: str) -> tuple[str, ...]:
    """Give the kinds of office that a phrase may identify, whatever their title is."""
    said = title_words(stated)
    kinds = [kind for kind, forms in _IDENTIFIES.items() if said in forms]
    return (*kinds, "head-of-government") if said and said <= _PRIME else tuple(kinds)


@lru_cache(maxsize=4096)
def fits(stated: str, title: str, office: str) -> bool:
    """Tell whether whoever has `title` may be called `stated`.

    >>> fits("Secretary", "Secretary of State", "foreign-minister")
    True
    >>> fits("President", "Vice President", "deputy-head-of-government")
    False
    """
    said, own = title_words(stated), title_words(title)
    if not said or "vice" in own - said or ("deputy" in own - said and office == "deputy-head-of-government"):
        return False
    if said == {"minister"} and office == "head-of-government":
        return False
    also = set(_ALSO.get(office, "").split())
    if office == "head-of-government" and not own & _HEADS:
        also |= _PRIME
    return said <= own | also


@lru_cache(maxsize=4096)
def identifies(stated: str, title: str, office: str) -> bool:
    """Tell whether `stated`, with a country, can only mean this office.

    >>> identifies("foreign minister", "Minister of Foreign Affairs and Trade", "foreign-minister")
    True
    >>> identifies("minister", "Minister of Foreign Affairs", "foreign-minister")
    False
    """
    said, own = title_words(stated), title_words(title)
    if office not in _UNIQUE and said == own and len(said) == 1:
        return False
    if own & _QUALIFIERS - said:
        return False
    if said in _IDENTIFIES.get(office, ()) or said == own:
        return True
    return office == "head-of-government" and said in (_PRIME, {"prime"}) and not own & _HEADS
