"""Whose official somebody is by the words of the role: "its spokesman", "agency spokeswoman".

"Its" is the body or state last named; "agency" the body last named whose name has that word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft

_BACK = 400
_THEIR = re.compile(r"\b(?:its|their)\s+$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|\s)(?:Its|Their)\s")
_STOP = re.compile(r"[.!?][”\"]?\s+|\n+")
_WEAK = re.compile(
    r"\b(?:leader|head|chief|spokes\w+|chair\w*|secretary[- ]general|general secretary|director|commissioner"
    r"|member|official|deputy|coordinator|president|vice-president|officer|founder|representative|executive)\b",
    re.IGNORECASE,
)


_BODY_NOUN = re.compile(
    r"\b(agency|mission|commission|organi[sz]ation|court|tribunal|fund|bank|council|union|alliance|party|movement"
    r"|league|federation|front|ministry|institute|foundation|university|committee|authority)\b",
    re.IGNORECASE,
)
_OF_A_BLOC = re.compile(r"\bbloc\b|\b(?:deputy |assistant )?secretary[- ]general\b", re.IGNORECASE)


def bodies_by_noun(mentions: Sequence[ActorMention], people: Sequence[Draft]) -> None:
    """Give people whose role has a body's noun only ("agency spokeswoman") that body's country and sector."""
    for draft in people:
        at = next((i for i in draft.at if mentions[i].role), None)
        if at is None or draft.country is not None or not _WEAK.search(draft.role or ""):
            continue
        body = _body(draft.role or "", mentions[:at])
        if body is not None:
            draft.country, draft.sector = body.country, body.sector


def _body(role: str, before: Sequence[ActorMention]) -> ActorMention | None:
    bodies = [m for m in reversed(before) if m.kind == "ORG" and m.sector]
    noun = _BODY_NOUN.search(role)
    if noun:
        word = noun[1].lower()
        return next((m for m in bodies if word in m.name.lower().split()), None)
    if _OF_A_BLOC.search(role):
        return next((m for m in bodies if m.country == "IGO"), None)
    return None


def possessors(text: str, mentions: Sequence[ActorMention], people: Sequence[Draft]) -> None:
    """Give people introduced by "its" the country of that body, and its sector where the role tells none."""
    for draft in people:
        at = next((i for i in draft.at if mentions[i].role), None)
        if at is None:
            continue
        start = mentions[at].span[0]
        if not (
            _THEIR.search(text[max(0, start - 8) : start]) or _THEIR.match(text[start : start + 6] + " ")
        ):
            continue
        owner = _subject_before(text, mentions[:at], start) or next(
            (m for m in reversed(mentions[:at]) if _owns(m, start)), None
        )
        if owner is None:
            continue
        draft.country = draft.country or owner.country
        if owner.kind != "GPE" and owner.sector and _WEAK.search(draft.role or ""):
            draft.sector = owner.sector


def _owns(mention: ActorMention, start: int) -> bool:
    is_body = mention.kind in ("ORG", "GPE") or (mention.kind == "NOM" and mention.role is None)
    return is_body and mention.country is not None and start - mention.span[1] < _BACK


def _subject_before(text: str, before: Sequence[ActorMention], start: int) -> ActorMention | None:
    """Give the body that opens the sentence before one that "Its" opens: "The Commission … . Its head, …"."""
    opening = _OPENS.search(text[max(0, start - 8) : start + 4])
    ends = [m.end() for m in _STOP.finditer(text, max(0, start - _BACK), start)]
    if opening is None or len(ends) < 2:
        return None
    return next(
        (m for m in before if m.span[0] >= ends[-2] and m.span[0] < ends[-1] and _owns(m, start)), None
    )
