from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.server.drawing.spans import Days, Span, around, moves, period_of

if TYPE_CHECKING:
    from communique.ledger import Ledger

WHOLE = Span(date(2020, 1, 1), date(2022, 12, 31))
YEAR = Span(date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2021-06-01", "2021-06-01", "day"),
        ("2021-06-01", "2021-07-15", "day"),
        ("2021-06-01", "2021-07-16", "week"),
        ("2021-01-01", "2021-12-31", "week"),
        ("2021-01-01", "2022-12-31", "month"),
        ("1990-01-01", "2022-12-31", "year"),
    ],
)
def test_the_period_follows_from_how_long_the_days_are(first: str, last: str, period: str) -> None:
    assert period_of(Span(date.fromisoformat(first), date.fromisoformat(last))) == period


def to(span: Span) -> dict[str, Span | None]:
    return {move.name: move.to for move in moves(span, WHOLE)}


def test_moves_from_the_middle() -> None:
    assert to(YEAR) == {
        "earlier": Span(date(2020, 7, 3), date(2021, 7, 2)),
        "later": Span(date(2021, 7, 2), date(2022, 7, 1)),
        "closer": Span(date(2021, 4, 2), date(2021, 9, 30)),
        "wider": Span(date(2020, 7, 3), date(2022, 7, 1)),
    }


def test_there_is_nothing_beyond_the_whole_and_nothing_within_a_day() -> None:
    assert {name for name, span in to(WHOLE).items() if span} == {"closer"}
    day = Span(WHOLE.first, WHOLE.first)
    assert {name for name, span in to(day).items() if span} == {"later", "wider"}


def test_closer_and_closer_comes_to_a_day_and_wider_and_wider_to_the_whole() -> None:
    span, steps = WHOLE, 0
    while closer := to(span)["closer"]:
        assert span.first <= closer.first <= closer.last <= span.last
        span, steps = closer, steps + 1
    assert (span.days, steps < 12) == (1, True)
    while wider := to(span)["wider"]:
        assert wider.first <= span.first <= span.last <= wider.last
        span, steps = wider, steps + 1
    assert (span, steps < 30) == (WHOLE, True)


@pytest.mark.parametrize("days", [Span(date.min, date.min), Span(date.max, date.max)])
def test_the_calendar_has_two_ends(days: Span) -> None:
    wide = around(days)
    assert wide.first >= date.min
    assert wide.last <= date.max
    for move in moves(days, wide):
        assert move.to is None or move.to.first <= move.to.last


@pytest.mark.parametrize(
    ("since", "until", "counted", "drawn"),
    [
        (None, None, ("2023-06-10", "2024-02-01"), ("2023-04-09", "2024-04-03")),
        ("2023-07-01", None, ("2023-07-01", "2024-02-01"), ("2023-07-01", "2024-04-03")),
        (None, "2023-07-01", ("2023-06-10", "2023-07-01"), ("2023-04-09", "2023-07-01")),
        ("2030-01-01", None, ("2024-02-01", "2030-01-01"), ("2030-01-01", "2030-01-01")),
        (None, "1990-01-01", ("1990-01-01", "2023-06-10"), ("1990-01-01", "1990-01-01")),
    ],
)
def test_the_days_are_those_asked_for_or_those_of_the_articles(
    ledger: Ledger, since: str | None, until: str | None, counted: tuple[str, str], drawn: tuple[str, str]
) -> None:
    days = Days.of(ledger, *(date.fromisoformat(day) if day else None for day in (since, until)))
    assert tuple(map(str, days.counted)) == counted
    assert tuple(map(str, days.drawn)) == drawn
