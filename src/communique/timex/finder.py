"""Find the time expressions of a text.

All rules search the string of symbols; of overlapping matches the leftmost longest is read first, and the
next one where its reader declines. Matches are read in the order of the text, so that "the following day" can
count from the date before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from communique.record import Time
from communique.timex.rule import NOTHING, Context, Match, Reading
from communique.timex.rules import (
    calendar_dates,
    clock,
    deictic,
    durations,
    holidays,
    periods,
    references,
    sets,
    weekdays,
)
from communique.timex.tokens import Lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from datetime import date

    from communique.record import Span

_RULES = tuple(
    rule
    for module in (clock, calendar_dates, weekdays, deictic, periods, holidays, sets, durations, references)
    for rule in module.RULES
)
_OPEN_ENDED = frozenset({"since", "until", "till", "after", "before", "from", "by"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    lexicon: Lexicon
    rules: tuple[tuple[re.Pattern[str], Callable[[Match], Reading | None]], ...]


@cache
def _grammar() -> _Grammar:
    lexicon = Lexicon()
    return _Grammar(lexicon, tuple((lexicon.compile(rule.pattern), rule.read) for rule in _RULES))


def find_times(text: str, published: date | None, *, within: Span | None = None) -> list[Time]:
    """Find the time expressions of `text`, or of the part of it that `within` gives.

    Relative expressions are resolved against `published`; without it their values have an X for what is not
    known ("XXXX-WXX-2") and no days. The result is sorted, and no two overlap.
    """
    found = []
    for match, reading in read_matches(text, published, within=within):
        first, last = reading.days or (None, None)
        found.append(Time(match.span, reading.type, reading.value, first, last))
    return found


def read_matches(
    text: str, published: date | None, *, within: Span | None = None
) -> Iterator[tuple[Match, Reading]]:
    """Give what `find_times` finds with the match itself, which knows the words around it and their tense."""
    grammar = _grammar()
    start, end = within or (0, len(text))
    context = Context(*grammar.lexicon.symbols(text, start, end), published)
    last = 0
    for match, read in _candidates(grammar, context):
        if match.start < last or (reading := read(match)) is None:
            continue
        last = match.end
        if reading is NOTHING:
            continue
        _remember(context, reading)
        yield match, _open_ended(match, reading)


def _candidates(grammar: _Grammar, context: Context) -> list[tuple[Match, Callable[[Match], Reading | None]]]:
    found = []
    for order, (pattern, read) in enumerate(grammar.rules):
        for groups in pattern.finditer(context.symbols):
            first, last = groups.span()
            found.append((first, -last, order, Match(context, first, last, groups), read))
    found.sort(key=lambda item: item[:3])
    return [(match, read) for _, _, _, match, read in found]


def _remember(context: Context, reading: Reading) -> None:
    """Keep the last date for what counts from it."""
    if reading.type in ("DATE", "TIME") and reading.days:
        context.anchor = reading


def _open_ended(match: Match, reading: Reading) -> Reading:
    """Take the days from an expression that gives only one end: "since October 7", "until Friday"."""
    if match.before() not in _OPEN_ENDED or match.after() == "'s" or not reading.days:
        return reading
    return replace(reading, days=None)
