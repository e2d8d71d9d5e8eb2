"""Conflicts of number: a second source counts the dead, the marchers or the freed differently.

A count that contradicts is told by how it is put: "put the figure at 9,000", "spoke of 12", "had counted
19". What it
contradicts is the last count before it, and the event that is reported there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.record import Conflict, ConflictValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.reading.document import Sentence
    from communique.record import Article, Event, Span, Time

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "a hundred": 100, "a thousand": 1000, "half a million": 500_000,
    "a million": 1_000_000, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?:\s(?P<scale>hundred|thousand|million))?\b"
)
_COUNT = re.compile(rf"(?<![\w$€£.,-]){_NUMBER}(?![%-]| percent| per cent|:\d)", re.IGNORECASE)
_ABOUT = (
    r"(?:at )?(?:(?:only|just|about|some|around|nearly|no more than|at least|more than|at most|up to|the) )*"
)
_OTHERWISE = re.compile(
    r"\b(?:(?:put|puts|putting)\b[^.;]{0,40}?\bat|gave the (?:figure|number|toll) as"
    r"|(?:spoke|speaks|talked) of"
    r"|(?:had |has |have )?count(?:ed|s)(?: it as)?|claim(?:ed|s)|(?:they |it )?number(?:ed|s)|involved"
    rf"|estimated(?: it| them| the \w+)? at) {_ABOUT}{_NUMBER}(?!:\d)",
    re.IGNORECASE,
)
"""How a second count is put beside a first."""
_COUNTED = frozenset({"PROTEST", "ASSAULT", "COERCE", "CONCEDE", "RETREAT", "AID", "MOBILIZE"})
_REACH = 4
"""Sentences back in which the count that is contradicted stands."""


def number_conflicts(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Time], events: Sequence[Event]
) -> list[Conflict]:
    """Give the conflicts of number of an article."""
    dated = [time.span for time in times]
    found: list[Conflict] = []
    for i, sentence in enumerate(sentences):
        if sentence.part == "furniture":
            continue
        for match in _OTHERWISE.finditer(sentence.text):
            span = (sentence.start + match.start("number"), sentence.start + match.end())
            conflict = _conflict(article, sentences[max(0, i - _REACH) : i + 1], span, dated, events)
            if conflict is not None and conflict.event not in {c.event for c in found}:
                found.append(conflict)
    return found


def _conflict(
    article: Article,
    sentences: Sequence[Sentence],
    span: Span,
    dated: Sequence[Span],
    events: Sequence[Event],
) -> Conflict | None:
    """Give the conflict of the count at `span` with the last one before it that an event is reported with."""
    own = _value(article.text[slice(*span)])
    for sentence in reversed(sentences):
        for start, end, value in reversed(list(_counts(sentence, dated))):
            if end > span[0] or value == own:
                continue
            event = _event_at(events, sentence) or _last_before(events, start)
            if event is not None:
                values = (ConflictValue(_plain(value), (start, end)), ConflictValue(_plain(own), span))
                return Conflict(event.id, "number", values)
    return None


def _counts(sentence: Sentence, dated: Sequence[Span]) -> Iterator[tuple[int, int, float]]:
    """Give the numbers of a sentence that are no part of a time expression."""
    for match in _COUNT.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not any(s < end and start < e for s, e in dated):
            yield start, end, _value(match.group())


def _event_at(events: Sequence[Event], sentence: Sentence) -> Event | None:
    return next(
        (e for e in events if any(s < sentence.end and sentence.start < end for s, end in e.evidence)), None
    )


def _last_before(events: Sequence[Event], offset: int) -> Event | None:
    """Give the event with people in it to count that was last reported before."""
    earlier = [e for e in events if e.type in _COUNTED and e.evidence[0][0] < offset]
    return max(earlier, key=lambda e: e.evidence[0], default=None)


def _value(words: str) -> float:
    """Give the number that words write: "2,000", "half a million", "three thousand"."""
    match = _COUNT.search(words) or re.search(_NUMBER, words, re.IGNORECASE)
    if match is None:
        return 0.0
    number = match["number"].lower()
    value = float(_WORDS[number]) if number in _WORDS else float(number.replace(",", ""))
    return value * _SCALES[match["scale"].lower()] if match["scale"] else value


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
