"""What a rule is: a pattern over tokens, and a function that reads what it matched.

A reader is given a `Match` and gives a `Reading`, or None where the words are no time expression after all;
the next shorter match is tried then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Final, NamedTuple

from communique.timex.numbers import number_value, year_value
from communique.timex.tense import tense_at
from communique.timex.tokens import ordinal_value
from communique.timex.values import Days, days_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from datetime import date

    from communique.record import Span, TimexType
    from communique.timex.tense import Tense
    from communique.timex.tokens import Symbol


@dataclass(frozen=True, slots=True)
class Reading:
    """TIMEX3 type and value of an expression, and the days it covers, both inclusive, where known."""

    type: TimexType
    value: str
    days: Days | None = None


NOTHING: Final = Reading("DURATION", "")
"""What a reader gives for words that no other rule may read either, such as an age."""


def dated(value: str, kind: TimexType = "DATE") -> Reading:
    """Give the reading of a value that stands for its days by itself."""
    return Reading(kind, value, days_of(value))


def on_day(day: date | None) -> Reading | None:
    """Give the reading of one day."""
    return Reading("DATE", day.isoformat(), (day, day)) if day else None


@dataclass(slots=True)
class Context:
    """What a text has told up to a point: the reference day, and the last dates that were read."""

    tokens: list[Symbol]
    symbols: str
    published: date | None
    anchor: Reading | None = None
    last: Match | None = None
    quarter: str | None = None
    day_first: bool = False
    day_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens that a rule matched, in their context."""

    context: Context
    start: int
    end: int
    groups: re.Match[str]

    @property
    def span(self) -> Span:
        """Offsets of the matched words in the text."""
        return self.context.tokens[self.start].start, self.context.tokens[self.end - 1].end

    @property
    def published(self) -> date | None:
        return self.context.published

    def has(self, name: str) -> bool:
        """Say whether the group took part in the match."""
        return self.place(name) != (-1, -1)

    def place(self, name: str) -> tuple[int, int]:
        """Give the first and last (exclusive) token of a group, (-1, -1) where it took no part."""
        index = self.groups.re.groupindex
        for candidate in (name, f"{name}_2", f"{name}_3", f"{name}_4"):
            if candidate in index and (found := self.groups.span(candidate)) != (-1, -1):
                return found
        return (-1, -1)

    def words(self, name: str) -> list[str]:
        """Give the words of a group, in lower case; an empty list where it took no part."""
        first, last = self.place(name)
        return [token.text for token in self.context.tokens[first:last]] if first >= 0 else []

    def word(self, name: str) -> str:
        """Give the words of a group as one string."""
        return " ".join(self.words(name))

    def number(self, name: str) -> float:
        """Give the value of a number in figures or words."""
        return number_value(self.words(name))

    def year(self, name: str = "year") -> int | None:
        """Give a year in figures or words, None where the group took no part."""
        return year_value(self.words(name)) if self.has(name) else None

    def is_in_calendar(self) -> bool:
        """Say whether the year, where one is matched, is a possible one: not "nineteen thousand"."""
        year = self.year()
        return year is None or MINYEAR <= year <= MAXYEAR

    def ordinal(self, name: str) -> int:
        """Give the value of an ordinal in figures or words, or of a day number."""
        words = self.words(name)
        return int(words[0]) if len(words) == 1 and words[0].isdigit() else ordinal_value(words)

    def before(self, distance: int = 1) -> str:
        """Give the word so many tokens before the match, "" at the start of the text."""
        index = self.start - distance
        return self.context.tokens[index].text if index >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """Give the word so many tokens after the match, "" at the end of the text."""
        index = self.end + distance - 1
        return self.context.tokens[index].text if index < len(self.context.tokens) else ""

    def capital(self, index: int) -> bool:
        """Say whether the token at `index` of the text is capitalised."""
        return 0 <= index < len(self.context.tokens) and self.context.tokens[index].capital

    def joined(self, first: int, last: int) -> bool:
        """Say whether no space stands between the tokens from `first` to `last` of the text."""
        tokens = self.context.tokens
        return all(tokens[i].end == tokens[i + 1].start for i in range(first, last))

    def tense(self) -> Tense:
        """Give the tense of the verb that governs the expression."""
        return tense_at(self.context.tokens, self.start, self.end)


class Rule(NamedTuple):
    """A pattern (see `tokens.Lexicon.compile`) and the function that reads its matches."""

    pattern: str
    read: Callable[[Match], Reading | None]


def limited(reading: Reading | None, days: Days | None) -> Reading | None:
    """Give the same reading over other days."""
    return replace(reading, days=days) if reading else None
