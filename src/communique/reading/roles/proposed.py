"""The office that a person is proposed for or put into: "Ada Olsen, of Ohio, to be Ambassador to Kenya"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.offices import find_offices
from communique.reading.roles.role import Role, affiliation

if TYPE_CHECKING:
    from datetime import date

    from communique.record import Sector

_HOME = r",\s+of\s+(?P<home>(?:the\s+)?[A-Z][\w.]*(?:\s(?:of\s)?[A-Z][\w.]*){0,3})"
_IN_A_LIST = re.compile(
    _HOME + r"(?:,\s+an?\s+(?P<now>[^;:.\n]{4,90}))?"
    r",\s+(?:to\s+be|to\s+serve\s+as|for\s+the\s+rank\s+of\s+\w+\s+[\w\s]{1,40}?\sas)\s+(?:(?:the|an?)\s+)?"
)
"""A line of nominations: whence somebody is, what he or she is now, and what to be."""
_APPOINTING = re.compile(
    r"\b(?:(?:re-?)?nominat(?:e|es|ed|ing|ion of)|(?:re-?)?appoint(?:s|ed|ing|ment of)?"
    r"|confirm(?:s|ed|ing|ation of)?|nam(?:e|es|ed|ing)|designat(?:e|es|ed|ing)|elect(?:s|ed|ing|ion of)?"
    r"|select(?:s|ed|ing|ion of)?"
    r"|pick(?:s|ed|ing)?|chooses?|chose|choosing|tap(?:s|ped|ping)|install(?:s|ed|ing)?"
    r"|swore\sin|promot(?:ed|es|ing))\b"
    r"[^;:]{0,160}$",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\s+(?:as|for|to\s+be|to\s+become|to\s+serve\s+as)\s+(?:(?:the|an?|its|his|her|their)\s+)?(?:(?:next|new|first)\s+)*"
)
_BENCH = re.compile(r"\b(?:Judge|Justice|Magistrate)s?\b", re.IGNORECASE)
_WINDOW = 180
_END = re.compile(
    r"[,;:()\n]|(?<![A-Z])\.(?:\s|$)|\s(?:and|who|that|which|after|before|when|while|in|on|by|with|at)\s"
)
_LIST_END = re.compile(r"[,;:()\n]|\.\s*$|\.\s(?=[A-Z][a-z])|\sfor\s+(?:the|a)\s+(?:remainder|term)\b")


def role_proposed(before: str, after: str, end: int, on: date | None) -> Role | None:
    """Read the office that the words behind a name propose for its bearer; `end` is where they begin.

    The country is that of the office; where its words tell none, that of the place that the person is from.
    """
    if listed := _IN_A_LIST.match(after):
        phrase = _phrase(after, listed.end(), _LIST_END)
        country, sector = affiliation(phrase, on)
        country = country or affiliation(listed["home"], on)[0]
        text = after[listed.start("now") : listed.end() + len(phrase)] if listed["now"] else phrase
        return Role(end, text, country, _of_state(phrase, sector))
    into = _INTO.match(after)
    if into is None or not _APPOINTING.search(before[-_WINDOW:]):
        return None
    phrase = _phrase(after, into.end(), _END)
    offices = [o for o in find_offices(phrase) if o.is_person and not o.is_plural]
    if not offices or len(phrase[: offices[0].span[0]].split()) > _FEW:
        return None
    return Role(end, phrase, *affiliation(phrase, on))


_FEW = 5
"""Words that may stand before the office: "Norway's first permanent"."""


def _of_state(phrase: str, sector: Sector | None) -> Sector:
    """Give the sector of an office that a senate confirms: a judge's, an officer's, or else GOV."""
    if sector == "JUD":
        return "JUD" if _BENCH.search(phrase) else "GOV"
    return sector if sector in ("MIL", "COP") else "GOV"


def _phrase(text: str, start: int, bound: re.Pattern[str]) -> str:
    found = bound.search(text, start)
    return text[start : found.start() if found else len(text)].strip(" .,")
