"""Several reports of one act are one event; acts that differ stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading.acts import merge
from communique.reading.acts.draft import Act
from communique.reading.document import Cast, Sentence
from communique.record import Actor, Event, Place, Span

from .cases import are_sides, read, rows, told, words

if TYPE_CHECKING:
    from communique.record import Status

LEE, OLSEN, KENYA, NORWAY, SUDAN = "A1", "A2", "A3", "A4", "A5"
CAST = Cast(
    (
        Actor(LEE, "Ann Lee", "person", "Foreign Minister", "KEN", "GOV", None, ()),
        Actor(OLSEN, "Ada Olsen", "person", "President", "NOR", "GOV", None, ()),
        Actor(KENYA, "Kenya", "state", None, "KEN", "GOV", None, ()),
        Actor(NORWAY, "Norway", "state", None, "NOR", "GOV", None, ()),
        Actor(SUDAN, "Sudan", "state", None, "SDN", "GOV", None, ()),
    ),
    (),
    (),
)
SENTENCES = [
    Sentence(0, 100, "x" * 100, (), "caption", 0),
    *(Sentence(i * 100, i * 100 + 100, "x" * 100, (), "body", i) for i in range(1, 5)),
]
MAY_2, MAY_3 = date(2022, 5, 2), date(2022, 5, 3)
MET = Act(
    type="CONSULT", mode="meeting", cameo="040", sources=(LEE,), targets=(OLSEN,), status="occurred",
    trigger=(110, 113), evidence=(100, 130), sentence=1, lemma="meet",
)  # fmt: skip
CONDEMNED = replace(MET, type="ACCUSE", mode=None, cameo="111", targets=(SUDAN,), lemma="condemn")


def in_sentence(act: Act, number: int, day: date | None = None) -> Act:
    """Give the act as sentence `number` reports it."""
    shift = 100 * (number - act.sentence)
    moved: list[Span] = [(s + shift, e + shift) for s, e in (act.trigger, act.evidence)]
    when = (moved[0][1] + 1, moved[0][1] + 7) if day else None
    return replace(
        act, sentence=number, trigger=moved[0], evidence=moved[1], start=day, end=day, when=when
    )  # fmt: skip


def merged(*acts: Act) -> list[Event]:
    return [one.event for one in merge(acts, CAST, SENTENCES)]


def test_two_reports_are_one_event() -> None:
    (event,) = merged(MET, in_sentence(MET, 2))
    assert (event.id, event.type, event.sources, event.targets) == ("E1", "CONSULT", (LEE,), (OLSEN,))
    assert event.evidence == ((100, 130), (200, 230))


def test_sides_of_a_mutual_act_may_be_swapped() -> None:
    assert len(merged(MET, replace(in_sentence(MET, 2), sources=(OLSEN,), targets=(LEE,)))) == 1


def test_sides_of_an_act_against_somebody_may_not() -> None:
    bombed = replace(MET, type="ASSAULT", mode=None, sources=(SUDAN,), targets=(KENYA,), lemma="bomb")
    back = replace(in_sentence(bombed, 2), sources=(KENYA,), targets=(SUDAN,))
    assert len(merged(bombed, back)) == 2


def test_a_state_and_who_acts_for_it_are_one_side() -> None:
    states = replace(in_sentence(MET, 2), sources=(KENYA,), targets=(NORWAY,))
    (event,) = merged(states, in_sentence(MET, 3))
    assert (event.sources, event.targets) == ((LEE,), (OLSEN,))


def test_a_report_without_target_joins_one_with() -> None:
    (event,) = merged(in_sentence(replace(MET, targets=()), 1), in_sentence(MET, 2))
    assert event.targets == (OLSEN,)


@pytest.mark.parametrize(
    "other",
    [
        replace(MET, type="AGREE", mode=None),
        replace(MET, status="planned"),
        replace(MET, targets=(SUDAN,)),
        replace(MET, mode="phone"),
        replace(MET, status="denied"),
    ],
    ids=["type", "still to come", "target", "by phone", "denied"],
)
def test_acts_that_differ_stay_apart(other: Act) -> None:
    assert len(merged(MET, in_sentence(other, 2))) == 2


def test_days_far_apart_are_two_acts() -> None:
    assert len(merged(in_sentence(MET, 1, MAY_2), in_sentence(MET, 2, date(2022, 4, 4)))) == 2


def test_days_next_to_each_other_are_one_meeting() -> None:
    assert len(merged(in_sentence(MET, 1, MAY_2), in_sentence(MET, 2, MAY_3))) == 1


def test_of_two_days_that_of_the_body_counts_before_that_of_a_caption() -> None:
    (event,) = merged(in_sentence(MET, 0, MAY_3), in_sentence(MET, 1, MAY_2))
    assert (event.start, event.end) == (MAY_2, MAY_2)


def test_a_specific_day_counts_before_a_vague_one() -> None:
    month = replace(in_sentence(MET, 1, date(2022, 5, 1)), end=date(2022, 5, 31))
    (event,) = merged(month, in_sentence(MET, 2, MAY_2))
    assert (event.start, event.end) == (MAY_2, MAY_2)


def test_a_day_of_the_calendar_counts_before_a_weekday() -> None:
    named = replace(in_sentence(MET, 2, MAY_3), names_day=True)
    (event,) = merged(in_sentence(MET, 1, MAY_2), named)
    assert event.start == MAY_3


def test_the_place_is_that_of_any_report() -> None:
    oslo = Place((140, 144), "Oslo", "NOR", 59.9, 10.7, 3143244)
    (event,) = merged(MET, replace(in_sentence(MET, 2), place=oslo))
    assert event.place == oslo


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_was_planned_and_then_put_off_is_put_off(status: Status) -> None:
    planned = replace(MET, status="planned")
    off = replace(in_sentence(MET, 2), status=status)
    (event,) = merged(planned, off)
    assert event.status == status


def test_planned_is_firmer_than_possible() -> None:
    (event,) = merged(replace(MET, status="possible"), replace(in_sentence(MET, 2), status="planned"))
    assert event.status == "planned"


def test_the_same_words_to_the_same_are_one_act() -> None:
    assert len(merged(CONDEMNED, in_sentence(CONDEMNED, 2))) == 1


def test_the_most_explicit_report_stands_first_in_the_evidence() -> None:
    states = replace(in_sentence(MET, 1), sources=(KENYA,), targets=(NORWAY,))
    (event,) = merged(states, in_sentence(MET, 2, MAY_2))
    assert event.evidence == ((200, 230), (100, 130))
    assert event.trigger == (210, 213)


def test_events_are_numbered_in_the_order_of_the_text() -> None:
    events = merged(MET, in_sentence(CONDEMNED, 2), in_sentence(MET, 3))
    assert [(event.id, event.type) for event in events] == [("E1", "CONSULT"), ("E2", "ACCUSE")]


WHOLE = rows("""
Norway and Kenya held talks on Monday. Kenya and Norway held talks in Oslo. | CONSULT | Norway > Kenya
Sudan bombed Kenya on Monday. Kenya was bombed by Sudan. | ASSAULT | Sudan > Kenya
Norway condemned Sudan on Monday. It condemned Sudan for the attack. | ACCUSE | Norway > Sudan
""")


@pytest.mark.parametrize(("text", "kind", "expected"), WHOLE, ids=[row[0] for row in WHOLE])
def test_two_sentences_of_an_article_tell_of_one_event(text: str, kind: str, expected: str) -> None:
    record = read(text)
    (event,) = record.events
    assert event.type == kind
    assert are_sides(record, event, expected), told(record)
    assert len(event.evidence) == 2


def test_a_meeting_and_the_next_one_are_two() -> None:
    record = read(
        "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen on Monday."
        " Lee will meet Olsen again on May 9."
    )
    assert [(e.status, str(e.start)) for e in record.events] == [
        ("occurred", "2022-05-02"),
        ("planned", "2022-05-09"),
    ]


def test_the_report_with_people_stands_before_that_with_states() -> None:
    record = read(
        "Norway and Kenya met on Monday.\n\n"
        "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen on Monday."
    )
    (event,) = record.events
    assert are_sides(record, event, "Ann Lee > Ada Olsen"), told(record)
    assert "Ann Lee" in words(record, event.evidence[0])


@pytest.mark.parametrize(
    ("other", "sentence", "count"),
    [
        (replace(CONDEMNED, lemma="accuse"), 2, 1),
        (replace(CONDEMNED, type="SUPPORT", lemma="support"), 1, 1),
        (replace(CONDEMNED, type="SUPPORT", lemma="support"), 2, 2),
    ],
)
def test_words_of_support_are_said_anew_but_not_within_a_sentence(
    other: Act, sentence: int, count: int
) -> None:
    first = replace(CONDEMNED, type=other.type)
    assert len(merged(first, in_sentence(other, sentence))) == count
