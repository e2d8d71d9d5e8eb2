"""What the reports of one event amount to: status, days, history and contradictions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger import history
from communique.ledger.claim import Claim, Party, Side, Where

if TYPE_CHECKING:
    from communique.record import Status

OLSEN, OTIENO, KENYA = Party(1, "person", "NOR"), Party(2, "person", "KEN"), Party(3, "state", "KEN")
NAIROBI, OSLO = Where("Nairobi", "KEN", None, None, 1), Where("Oslo", "NOR", None, None, 2)


def june(day: int) -> date:
    return date(2023, 6, day)


def told(
    number: int, published: int, status: Status = "occurred", start: int | None = None, **more: object
) -> Claim:
    """Give a claim of an article of its own, published on a day of June."""
    first = june(start) if start else None
    values: dict[str, object] = {
        "number": number, "key": (f"{number:04}", "", "", ""), "article": number, "root": number,
        "type": "CONSULT", "mode": "visit", "status": status,
        "sources": Side.of([OLSEN]), "targets": Side.of([OTIENO]),
        "first_day": first, "last_day": first, "published": june(published), "where": None, "cameo": None,
        "said_by": None, "score": 0.8, "stem": "visit", "words": frozenset(),
    }  # fmt: skip
    return Claim(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "status", "day"),
    [
        ([told(1, 1, "planned", 20)], "planned", 20),
        ([told(1, 1, "planned", 20), told(2, 5, "postponed")], "postponed", 20),
        ([told(1, 1, "planned", 10), told(2, 5, "postponed"), told(3, 8, "planned", 20)], "planned", 20),
        ([told(1, 1, "planned", 10), told(2, 5, "cancelled")], "cancelled", 10),
        ([told(1, 1, "planned", 20), told(2, 21, "occurred", 20)], "occurred", 20),
        ([told(1, 21, "occurred", 20), told(2, 22, "planned", 20)], "occurred", 20),  # a late copy of a plan
        ([told(1, 1, "planned", 20), told(2, 2, "possible", 20)], "possible", 20),
        ([told(1, 1), told(2, 2, "denied")], "occurred", None),
        ([told(1, 1, "denied")], "denied", None),
        ([told(1, 21, start=20), told(2, 21, start=19), told(3, 22, start=20)], "occurred", 20),
    ],
)
def test_status_and_day_follow_the_rules(claims: list[Claim], status: Status, day: int | None) -> None:
    state = history.state(claims)
    assert (state.status, state.first_day) == (status, june(day) if day else None)


def test_copies_count_once() -> None:
    claims = [told(1, 20, start=20), told(2, 20, start=19, root=9), told(3, 20, start=19, root=9)]
    state = history.state([*claims, told(4, 21, start=20)])
    assert (state.first_day, state.reports, state.independent) == (june(20), 4, 3)


def test_of_many_reports_whom_most_name_comes_first() -> None:
    of_state = [told(number, 20, targets=Side.of([KENYA])) for number in range(1, 31)]
    of_both = [told(number, 20, targets=Side.of([KENYA, OTIENO])) for number in range(31, 41)]
    assert history.state([*of_state, *of_both]).targets == (KENYA, OTIENO)
    assert history.state([*of_state[:5], *of_both]).targets == (OTIENO, KENYA), (
        "people first where many name them"
    )


def test_of_many_reports_what_few_of_them_say_is_no_side() -> None:
    reports = [told(number, 20) for number in range(1, 41)]
    misread = [told(number, 20, sources=Side.of([OTIENO, OLSEN, KENYA])) for number in (41, 42)]
    assert history.state([*reports, *misread]).sources == (OLSEN,)
    assert set(history.state([*reports[:4], *misread]).sources) == {OLSEN, OTIENO, KENYA}


def test_an_actor_acts_for_the_country_that_most_reports_tell() -> None:
    misread = told(1, 1, sources=Side.of([Party(1, "person", "CHN")]), score=0.9)
    assert history.state([misread, told(2, 2), told(3, 3)]).sources == (OLSEN,)


def test_steps_tell_who_changed_what_when() -> None:
    claims = [
        told(1, 1, "planned", 10), told(2, 2, "planned", 10), told(3, 5, "postponed"),
        told(4, 8, "planned", 20), told(5, 20, "occurred", 20),
    ]  # fmt: skip
    steps = [(step.claim, step.status, step.first_day) for step in history.steps(claims)]
    assert steps == [
        (1, "planned", june(10)), (3, "postponed", None), (4, "planned", june(20)), (5, "occurred", june(20)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([told(1, 21, start=19), told(2, 21, start=20)], [("date", ("2023-06-19", "2023-06-20"))]),
        ([told(1, 1, "planned", 10), told(2, 5, "planned", 20)], []),  # plans may move
        ([told(1, 1, where=NAIROBI), told(2, 1, where=OSLO)], [("place", ("Nairobi", "Oslo"))]),
        ([told(1, 1), told(2, 2, "denied")], [("status", ("occurred", "denied"))]),
        ([told(1, 1, "denied"), told(2, 2, "denied")], []),
        ([told(1, 1, start=1), told(2, 2)], []),
    ],
)
def test_contradictions_are_found(claims: list[Claim], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [(c.field, tuple(value for value, _ in c.values)) for c in history.contradictions(claims)]
    assert found == expected


STATUSES = st.sampled_from(["occurred", "planned", "possible", "postponed", "cancelled", "denied"])


@given(
    st.lists(st.tuples(st.integers(1, 28), STATUSES, st.none() | st.integers(1, 28)), min_size=1, max_size=8)
)
def test_the_order_of_claims_does_not_matter(rows: list[tuple[int, Status, int | None]]) -> None:
    claims = [told(number, *row) for number, row in enumerate(rows, 1)]
    backwards = claims[::-1]
    assert history.state(claims) == history.state(backwards)
    assert history.steps(claims) == history.steps(backwards)
    assert history.contradictions(claims) == history.contradictions(backwards)
