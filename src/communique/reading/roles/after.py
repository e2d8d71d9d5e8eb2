"""Read the words behind a person's name: an apposition, what he or she is of, a US party tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.offices import find_offices
from communique.reading.mentions import lexicon as lex
from communique.reading.roles.role import Role, affiliation

if TYPE_CHECKING:
    from datetime import date

    from communique.reading.document import Sentence
    from communique.record import Span

_MAX_AFTER = 160
_SMALL = lex.words("of for and the & to on in 's ’s at")
_BOUND = re.compile(
    r"[;:()\[\]—–“”\"\n]|\s-\s|,\s|(?<![A-Z])\.\s|\s(?:who|which|that|said|says|told|has|had|have|is|was|were|are|will|would"
    r"|and his|and her|but|while|when|as|after|before|during|also|then|added|wrote|called|by|with)\b"
)
_AFTER = re.compile(
    r"(?:,?\s+who (?:is|was)|,|\s+is|\s+was|\s+\(|,? then)\s*(?:also\s+)?(?:currently\s+|formerly\s+)?"
    r"(?:(the|a|an|his|her|their)\s+)?\s*"
)
_ACTIVITY = re.compile(r",\s+who (heads|leads|chairs|runs|directs|teaches|commands|represents)\s+(?:the\s+)?")
_OF = re.compile(r",?\s+(?:of|from|at|with)\s+(?:the\s+)?(?=[A-Z])|,?\s+of\s+(?:the\s+|an?\s+)?(?=[a-z])")
_WAS = re.compile(r"\b(?:formerly|then)\b")
_SOMEBODYS = re.compile(
    r",\s+(?:(?:then|former)[\s-])?(?:[A-Z][\w.’'-]*\s){0,6}[A-Z][\w.-]*[’']s\s+(?=[a-z])"
)
"""An apposition that begins with the person whose somebody it is: ", Olsen's chief of staff"."""
_PARTY = re.compile(r"\s?\(?,?\s?\(?([RDI])(?:-[A-Z][\w. ]{1,12})?\)|,\s[RDI]-[A-Z][\w.]{1,8}")
_AGE = re.compile(r",\s\d{1,2}(?=,)")


def role_after(sentence: Sentence, end: int, limit: int, on: date | None) -> Role | None:
    """Read the words behind a name: an apposition, what he or she is of, a US party tag."""
    text = sentence.text[
        end - sentence.start : min(limit - sentence.start, end - sentence.start + _MAX_AFTER)
    ]
    if _PARTY.match(text):
        return Role(end, None, "USA", "LEG")
    if age := _AGE.match(text):
        text = text[age.end() :]
    if joint := _OF.match(text):
        phrase = _phrase(text, joint.end()).split(" and ")[0]
        country, sector = affiliation(phrase, on)
        return Role(end, None, country, sector) if country or sector else None
    if activity := _ACTIVITY.match(text):
        phrase = _phrase(text, activity.end())
        return Role(end, activity[1] + " " + phrase, *affiliation(phrase, on))
    opening = _AFTER.match(text)
    if opening is None:
        return None
    if owned := _role_at_somebody(sentence, end, limit, on):
        return owned
    phrase = _phrase(text, opening.end())
    if "," not in opening[0] and opening[1] is None:
        return None
    offices = [o for o in find_offices(phrase) if o.is_person and not o.is_plural]
    if not any(_leads(phrase, o.span, lenient=opening[1] is not None) for o in offices):
        if opening[1] not in ("a", "an", "the"):
            return None
        country, sector = affiliation(phrase, on)
        return Role(end, phrase, country, sector) if sector and " at " in phrase + " " else None
    return Role(end, phrase, *affiliation("former " + phrase if _WAS.search(opening[0]) else phrase, on))


def _role_at_somebody(sentence: Sentence, end: int, limit: int, on: date | None) -> Role | None:
    """Read an apposition with another person in it: "Mark Hill, Governor Ada Olsen's chief of staff"."""
    text = sentence.text[end - sentence.start : end - sentence.start + _MAX_AFTER]
    owner = _SOMEBODYS.match(text)
    if owner is None or limit >= end + owner.end():
        return None
    phrase = _phrase(text, owner.end())
    offices = [o for o in find_offices(phrase) if o.is_person and not o.is_plural]
    if not any(_leads(phrase, o.span, lenient=True) for o in offices):
        return None
    return Role(end, phrase, *affiliation("former " + phrase if _WAS.search(owner[0]) else phrase, on))


def _phrase(text: str, start: int) -> str:
    bound = _BOUND.search(text, start)
    return text[start : bound.start() if bound else len(text)].strip(" .,")


def _leads(phrase: str, span: Span, *, lenient: bool) -> bool:
    """Tell whether an office is the head of a phrase: only modifiers and names stand before it."""
    before = phrase[: span[0]].replace("'s", "").replace("’s", "").split()
    if lenient and len(before) <= 2:
        return True
    return len(before) <= 8 and all(
        w[0].isupper() or w.lower().strip(",") in lex.MODIFIERS or w in _SMALL or "-" in w or w.isdigit()
        for w in before
    )
