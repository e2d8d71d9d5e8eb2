"""Conflicts inside one article: two days, two places, two numbers for one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from communique.reading.acts.draft import Act
from communique.reading.acts.merge import Merged
from communique.reading.conflicts.values import day_conflict, kilometres, place_conflict
from communique.reading.reader import read_by_form
from communique.record import Article, Event, Place, Record

MET = "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen"
BODY = f"{MET} in Oslo on May 2, 2022, officials of both countries said."
OSLO = Place((20, 24), "Oslo", "NOR", 59.91, 10.75, 3143244)
BERGEN = Place((50, 56), "Bergen", "NOR", 60.39, 5.32, 3161732)
NORWAY = Place((70, 76), "Norway", "NOR", 62.0, 10.0, 3144096)
NEAR_OSLO = Place((80, 86), "Lysaker", "NOR", 59.91, 10.64, None)


def read(text: str) -> Record:
    return read_by_form(Article.from_text(text, published="2022-05-04"))


def conflicts(text: str) -> list[tuple[str, list[str]]]:
    return [(c.field, [value.value for value in c.values]) for c in read(text).conflicts]


def reports(mode: str, *where: Place | None) -> Merged:
    """Give an event with a report for each place."""
    act = Act("CONSULT", mode, "040", ("A1",), ("A2",), "occurred", (4, 7), (0, 30), 0, "meet")
    event = Event(
        "E1", "CONSULT", mode, "040", ("A1",), ("A2",), "occurred", None, None, None, None, None, (4, 7),
        ((0, 30),), 0.5,
    )  # fmt: skip
    return Merged(
        event, tuple(replace(act, place=place, evidence=(i, i + 9)) for i, place in enumerate(where))
    )


def on_days(*days: tuple[date, date]) -> Merged:
    merged = reports("meeting", *[None] * len(days))
    acts = [
        replace(act, start=s, end=e, when=(30, 36)) for act, (s, e) in zip(merged.acts, days, strict=True)
    ]
    return Merged(merged.event, tuple(acts))


def test_a_caption_and_the_body_name_two_days() -> None:
    text = f"{BODY}\n\nFILE: {MET} on Tuesday, May 3, 2022."
    record = read(text)
    (conflict,) = record.conflicts
    (event,) = record.events
    assert (conflict.event, conflict.field) == (event.id, "date")
    assert [value.value for value in conflict.values] == ["2022-05-02", "2022-05-03"]
    assert event.start == date(2022, 5, 2), "the body counts before the caption"
    for value in conflict.values:
        assert MET in record.article.text[slice(*value.evidence)]


def test_the_same_day_twice_is_no_conflict() -> None:
    assert conflicts(f"{BODY}\n\nFILE: {MET} on Monday, May 2, 2022.") == []


def test_a_month_that_holds_the_day_is_no_conflict() -> None:
    whole_month = (date(2022, 5, 1), date(2022, 5, 31))
    assert day_conflict(on_days(whole_month, (date(2022, 5, 2), date(2022, 5, 2)))) is None


def test_values_stand_in_the_order_of_the_days() -> None:
    found = day_conflict(on_days((date(2022, 5, 3),) * 2, (date(2022, 5, 2),) * 2))
    assert found is not None
    assert [value.value for value in found.values] == ["2022-05-02", "2022-05-03"]


def test_two_towns_are_a_conflict() -> None:
    text = f"{MET} in Oslo on Monday. The government of Kenya said that Lee met Olsen in Bergen."
    assert conflicts(text) == [("place", ["Oslo", "Bergen"])]


@pytest.mark.parametrize(
    ("merged", "names"),
    [
        (reports("meeting", OSLO, BERGEN), ["Oslo", "Bergen"]),
        (reports("meeting", OSLO, None, BERGEN, OSLO), ["Oslo", "Bergen"]),
        (reports("meeting", OSLO, OSLO), None),
        (reports("meeting", OSLO, NORWAY), None),
        (reports("meeting", OSLO, NEAR_OSLO), None),
        (reports("meeting", OSLO, None), None),
        (reports("visit", OSLO, BERGEN), None),
    ],
    ids=["two towns", "among others", "one town", "town and state", "next town", "one unknown", "a visit"],
)
def test_place(merged: Merged, names: list[str] | None) -> None:
    found = place_conflict(merged)
    assert (found and [value.value for value in found.values]) == names


def test_kilometres() -> None:
    assert kilometres((59.91, 10.75), (60.39, 5.32)) == pytest.approx(305, abs=5)
    assert kilometres((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111, abs=1)
    assert kilometres((1.0, 2.0), (1.0, 2.0)) == 0


MARCH = "Some 20,000 people marched in Nairobi on Monday against the government of Kenya, organizers said."


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("Police put the number at 5,000.", "5000"),
        ("Police put the figure at only about 5,000.", "5000"),
        ("Police spoke of five thousand.", "5000"),
        ("The mayor counted 12,500.", "12500"),
    ],
)
def test_a_second_count(second: str, value: str) -> None:
    assert conflicts(f"{MARCH} {second}") == [("number", ["20000", value])]


@pytest.mark.parametrize(
    "second",
    [
        "Police put the number at 20,000 too.",
        "The march ended at noon.",
        "Police arrested 40 of them.",
    ],
)
def test_no_second_count(second: str) -> None:
    assert conflicts(f"{MARCH} {second}") == []


def test_the_counts_are_the_evidence() -> None:
    record = read(f"{MARCH} Police put the number at 5,000.")
    (conflict,) = record.conflicts
    assert [record.article.text[slice(*value.evidence)] for value in conflict.values] == ["20,000", "5,000"]
    assert conflict.event in {event.id for event in record.events if event.type == "PROTEST"}


def test_conflicts_stand_in_the_order_of_their_events() -> None:
    text = f"{BODY} {MARCH} Police put the number at 5,000.\n\nFILE: {MET} on Tuesday, May 3, 2022."
    assert [field for field, _ in conflicts(text)] == ["date", "number"]
