"""Where the words of a source begin and end: what names or describes who speaks, and nothing else.

Ann Lee, visiting Oslo,      an aside that tells what she was doing is left out
Ann Lee, at a rally,         so is one that tells where or when
Lee then; Lee on Monday      and what belongs to the verb
Ann Lee, who leads Kenya     a relative clause describes her and stays, with what is inside it
a miner who                  before its verb the pronoun alone is the source
aides, of "His aides"        the determiner of a sentence's first words belongs to them
's aides, of "Norway's"      and so does an owner
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech.words import NOT_LY

if TYPE_CHECKING:
    from communique.record import Span

_DETERMINER = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?:”\"]\s))"
    r"(?:The|An?|This|My|His|Her|Its|Our|Their|No|Not|Some|Many|Most)[ \u00a0]$"
)
_OWNER = re.compile(r"(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]?$")
_OWNED = re.compile(r"['’]?s\s")
_REACH = 40
"""Characters before a source in which its first words may stand."""
_CONJUNCTION = re.compile(r"(?:even|and|but|or)\s(?=\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<=[^\s,])\s(?:[–—-]+\s)?(?P<pronoun>who|which)$")
_OF = re.compile(r"\bof$")
_CLAUSE = re.compile(r"\b(?:who|which|whose|that)\b")
_ASIDE = re.compile(
    r",\s(?:(?!(?:including|during|following|according|being|nothing|something|morning|evening)\b)[a-z]+ing"
    r"|at|in|on|after|during|before|under|like|despite|when|while|along with)\s"
)
_DAY = re.compile(
    r",?\s(?:on|in|at|late|early|earlier|last)\s"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s\w+)?|\d{4})$"
)
_ADVERB = re.compile(
    rf",?\s(?:then|also|however|recently|now|later|still|once|meanwhile|again|in particular"
    rf"|(?!(?:{'|'.join(sorted(NOT_LY))})\b)[a-z]+ly),?$"
)
_DANGLING = re.compile(r",?\s(?:in|on|of|at|for|by|with|from|about|and|or|but),?$")


def extent(text: str, source: Span) -> Span:
    """Give the span of the words at `source` that are those of a source, grown or cut at its ends."""
    start, end = _start(text, *source), source[1]
    if relative := _RELATIVE.search(text, start, end):
        is_part = _OF.search(text, start, relative.start())  # "many of whom"
        return (start, end) if is_part else (relative.start("pronoun"), end)
    return start, _end(text, start, end)


def _start(text: str, start: int, end: int) -> int:
    """Give where a source begins: with its determiner or owner, without "even" or "and"."""
    before = text[max(0, start - _REACH) : start]
    if _OWNED.match(text, start, end) and (owner := _OWNER.search(before)):
        return start - len(before) + owner.start()
    if text[start].islower() and (determiner := _DETERMINER.search(before)):
        return start - len(before) + determiner.start()
    conjunction = _CONJUNCTION.match(text, start, end)
    return conjunction.end() if conjunction else start


def _end(text: str, start: int, end: int) -> int:
    """Give where a source ends: before what tells when, where or how its verb was done."""
    for tail in (_ASIDE, _DANGLING, _DAY, _ADVERB):
        cut = tail.search(text, start + 1, end)
        is_inside = cut is not None and tail in {_ASIDE, _DAY} and _CLAUSE.search(text, start, cut.start())
        if cut and not is_inside:
            end = cut.start()
    return end
