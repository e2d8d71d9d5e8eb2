"""The screen may let pairs through that are not likely, but never holds one back that is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.claim import Claim, Party, Side, Where
from communique.ledger.cluster import LIKELY
from communique.ledger.match import match
from communique.ledger.screening import NO_DAY, Row, Screen
from communique.record import EventType, Status

START = date(2022, 3, 1)
PARTIES = [
    Party(1, "person", "NOR"), Party(2, "person", "NOR"), Party(3, "state", "NOR"), Party(4, "state", "KEN"),
    Party(5, "person", None), Party(6, "organization", "IGO"), Party(7, "group", "KEN"),
    Party(3, "state", None),
]  # fmt: skip
PLACES = [Where("Oslo", "NOR", 59.9, 10.7, 1), Where("Nairobi", "KEN", -1.3, 36.8, 2), None]

days = st.none() | st.integers(0, 60).map(lambda after: START + timedelta(after))
sides = st.sets(st.sampled_from(PARTIES), max_size=2).map(Side.of)


@st.composite
def claims(draw: st.DrawFn, kind: EventType, number: int) -> Claim:
    first = draw(days)
    last = first + timedelta(draw(st.integers(0, 6))) if first else None
    return Claim(
        number, ("", "", "", str(number)), draw(st.integers(1, 3)), 1, kind,
        draw(st.sampled_from(["meeting", "phone", None])), draw(st.sampled_from(get_args(Status))),
        draw(sides), draw(sides), first, last, draw(days), draw(st.sampled_from(PLACES)), None, None, 0.9,
        draw(st.sampled_from(["meet", "war", "invas"])), draw(st.frozensets(st.sampled_from("abcdef"))),
    )  # fmt: skip


@st.composite
def batches(draw: st.DrawFn) -> list[Claim]:
    kind: EventType = draw(st.sampled_from(get_args(EventType)))
    return [draw(claims(kind, number)) for number in range(1, draw(st.integers(2, 8)))]


@given(batches(), st.sampled_from([LIKELY, 0.0, -3.0]))
def test_no_pair_is_screened_out_whose_score_is_enough(batch: list[Claim], least: float) -> None:
    screen = _screen(batch)
    for claim in batch:
        found = screen.likely(claim, within=45, least=least)
        assert claim.number not in found
        enough = {
            other.number for other in batch if _are_near(claim, other) and match(claim, other).score >= least
        }
        assert enough <= set(found)


def test_a_claim_far_in_time_or_of_others_is_screened_out() -> None:
    def claim(number: int, day: date | None, *parties: Party, words: str = "abc") -> Claim:
        return Claim(
            number, ("", "", "", ""), number, number, "CONSULT", None, "occurred", Side.of(parties),
            Side.of([PARTIES[3]]), day, day, day, None, None, None, 0.9, "meet", frozenset(words),
        )  # fmt: skip

    ada, bo, state = PARTIES[:3]
    batch = [
        claim(1, START, ada),
        claim(2, START, ada),
        claim(3, START + timedelta(9), ada, words="abd"),
        claim(4, START, PARTIES[4]),
        claim(5, None, ada),
        claim(6, START, state),
    ]
    assert set(_screen(batch).likely(batch[0], within=45, least=LIKELY)) == {2, 6}
    assert _screen(batch).likely(claim(7, None, bo), within=45, least=-20) == [5]


def test_an_empty_screen_finds_nothing() -> None:
    assert _screen([]).likely(claim_of_nobody(), within=45, least=-20) == []


def claim_of_nobody() -> Claim:
    nobody = Side.of(())
    return Claim(
        1, ("", "", "", ""), 1, 1, "CONSULT", None, "occurred", nobody, nobody, None, None, None, None, None,
        None, 0.9, "", frozenset(),
    )  # fmt: skip


def _are_near(one: Claim, other: Claim) -> bool:
    if one.number == other.number:
        return False
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs((one.day - other.day).days) <= 45


def _screen(batch: list[Claim]) -> Screen:
    screen = Screen(batch[0].type if batch else "CONSULT")
    for claim in batch:
        first, last, day = (
            told.toordinal() if told else NO_DAY for told in (claim.first_day, claim.last_day, claim.day)
        )
        screen.add(Row(claim.number, first, last, day, claim.status, claim.stem, claim.words))
        for side, parties in (("source", claim.sources), ("target", claim.targets)):
            for party in parties:
                screen.add_side(claim.number, side, party.number, party.country)
    screen.close()
    return screen
