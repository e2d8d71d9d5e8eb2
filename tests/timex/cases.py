"""What a case of a time expression is, and how one is written down in a line."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from communique.timex import find_times

PUBLISHED = date(2023, 6, 16)
"""A Friday; every case is read as of this day."""


class Case(NamedTuple):
    """A sentence, the words found in it, and what they mean.

    `days` is "-" for none, one day, or the first and last joined by "..".
    """

    sentence: str
    words: str
    type: str
    value: str
    days: str


class Found(NamedTuple):
    words: str
    type: str
    value: str
    days: str


def parse(table: str) -> list[Case]:
    """Read a table: one case a line, its five columns parted by " | "."""
    lines = (line for line in table.strip().splitlines() if line.strip())
    return [Case(*(column.strip() for column in line.split(" | "))) for line in lines]


def found_in(sentence: str, published: date | None = PUBLISHED) -> list[Found]:
    return [
        Found(sentence[slice(*time.span)], time.type, time.value, days(time.start, time.end))
        for time in find_times(sentence, published)
    ]


def days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "-"
    return first.isoformat() if first == last else f"{first}..{last}"


def check(case: Case) -> None:
    """Assert that the case's expression is found in its sentence, and that nothing else overlaps it."""
    assert Found(*case[1:]) in found_in(case.sentence), found_in(case.sentence)
