"""Find the time expressions of a text.

All rules search the string of symbols; of overlapping matches the leftmost longest is read first, and the
next one where its reader declines. Matches are read in the order of the text, so that "the following day" can
count from the date before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final

from communique.record import Time
from communique.timex.needed import Needed, needed_symbols
from communique.timex.rule import NOTHING, Context, Match, Reading, Rule, on_day
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
from communique.timex.values import shift_days

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from datetime import date

    from communique.record import Span

_MODULES = (clock, calendar_dates, weekdays, deictic, periods, holidays, sets, durations, references)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
_YEARS: Final = range(1000, 9000)
"""A day of publication outside these years is as good as none: nothing may be counted out of the calendar."""
_OPEN_ENDED: Final = frozenset({"since", "until", "till", "after", "before", "from", "by"})
_JOINS: Final = frozenset({"to", "through", "until", "till", "-", "--"})
_MOVED: Final = frozenset(
    "moved postponed rescheduled delayed shifted pushed brought changed deferred".split()
)
_NEXT_TO: Final = {("eve", "of"): -1, ("day", "before"): -1, ("day", "after"): 1}
"""Words before a day that mean the day beside it: "the eve of June 3", "the day after Christmas"."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    lexicon: Lexicon
    rules: tuple[tuple[re.Pattern[str], Callable[[Match], Reading | None]], ...]
    needed: tuple[Needed, ...]


@cache
def _grammar() -> _Grammar:
    lexicon = Lexicon()
    rules = tuple((lexicon.compile(rule.pattern), rule.read) for rule in RULES)
    return _Grammar(lexicon, rules, tuple(needed_symbols(pattern.pattern) for pattern, _ in rules))


def find_times(
    text: str, published: date | None, *, within: Span | None = None, day_ahead: bool = False
) -> list[Time]:
    """Find the time expressions of `text`, or of the part of it that `within` gives.

    Relative expressions are resolved against `published`; without it their values have an X for what is not
    known ("XXXX-WXX-2") and no days. The result is sorted, and no two overlap. `day_ahead` says that the text
    was written where a day begins half a day or so before it does in Europe and America; what was said there
    on the day after `published` is then no week old.
    """
    found = []
    for match, reading in read_matches(text, published, within=within, day_ahead=day_ahead):
        first, last = reading.days or (None, None)
        found.append(Time(match.span, reading.type, reading.value, first, last))
    return found


def read_matches(
    text: str, published: date | None, *, within: Span | None = None, day_ahead: bool = False
) -> list[tuple[Match, Reading]]:
    """Give what `find_times` finds with the match itself, which knows the words around it and their tense."""
    grammar = _grammar()
    start, end = within or (0, len(text))
    if published and published.year not in _YEARS:
        published = None
    context = Context(*grammar.lexicon.symbols(text, start, end), published, day_ahead=day_ahead)
    return list(_with_ends(list(_read_all(grammar, context))))


def _read_all(grammar: _Grammar, context: Context) -> Iterator[tuple[Match, Reading]]:
    """Read the leftmost longest match; the rule of one that overlaps or is declined goes on behind."""
    lacks = frozenset(context.symbols).isdisjoint
    waiting = [
        (found.start(), -found.end(), order, found)
        for order, (pattern, _) in enumerate(grammar.rules)
        if not any(map(lacks, grammar.needed[order])) and (found := pattern.search(context.symbols))
    ]
    heapify(waiting)
    last = 0
    while waiting:
        start, negative_end, order, groups = heappop(waiting)
        pattern, read = grammar.rules[order]
        go_on = max(last, start + 1)
        if start >= last:
            match = Match(context, start, -negative_end, groups)
            reading = read(match) if match.is_in_calendar() else None
            if reading is not None:
                match, reading = _beside(match, reading, last)
                go_on = last = match.end
                if reading is not NOTHING:
                    _remember(context, match, reading)
                    yield match, reading
        if found := pattern.search(context.symbols, go_on):
            heappush(waiting, (found.start(), -found.end(), order, found))


def _beside(match: Match, reading: Reading, last: int) -> tuple[Match, Reading]:
    """Take the words before a day into it that mean the day beside it."""
    shift = _NEXT_TO.get((match.before(2), match.before(1)))
    start = match.start - 3
    if shift is None or start < last or match.before(3) not in ("the", "a") or reading.type != "DATE":
        return match, reading
    if not reading.days or reading.days[0] != reading.days[1]:
        return match, reading
    moved = on_day(shift_days(reading.days[0], shift))
    return (replace(match, start=start), moved) if moved else (match, reading)


def _remember(context: Context, match: Match, reading: Reading) -> None:
    """Keep the last expression, and the last date for what counts from it."""
    context.last = match
    if reading.type in ("DATE", "TIME") and reading.days:
        context.anchor = reading


def _with_ends(found: list[tuple[Match, Reading]]) -> Iterator[tuple[Match, Reading]]:
    """Give both ends of "from June 28 to July 2" the days of the whole, and "since October 7" none.

    "Monday and Tuesday" are the ends of a whole too.
    """
    stretches: dict[int, Reading] = {}
    for index in range(len(found) - 1):
        (match, reading), (following, until) = found[index], found[index + 1]
        if not reading.days or not until.days or reading.days[0] >= until.days[1]:
            continue
        if _is_stretch(match, reading, following, until):
            days = (reading.days[0], until.days[1])
            stretches[index], stretches[index + 1] = replace(reading, days=days), replace(until, days=days)
    for index, (match, reading) in enumerate(found):
        yield match, stretches.get(index) or _open_ended(match, reading)


def _is_stretch(match: Match, reading: Reading, following: Match, until: Reading) -> bool:
    if following.start != match.end + 1 or reading.type != "DATE" or until.type != "DATE":
        return False
    join, before = match.after(), match.before()
    if before == "between":
        return join == "and"
    if join == "and":
        return before not in _OPEN_ENDED and _is_day_before(reading, until)
    return join in _JOINS and not (before == "from" and any(match.before(i) in _MOVED for i in range(2, 7)))


def _is_day_before(reading: Reading, until: Reading) -> bool:
    if not reading.days or not until.days or until.days[0] != until.days[1]:
        return False
    return reading.days[0] == reading.days[1] == shift_days(until.days[0], -1)


def _open_ended(match: Match, reading: Reading) -> Reading:
    """Take the days from an expression that gives only one end: "since October 7", "until Friday"."""
    open_ended = match.before() in _OPEN_ENDED and reading.type in ("DATE", "TIME") and match.after() != "'s"
    return replace(reading, days=None) if open_ended else reading
