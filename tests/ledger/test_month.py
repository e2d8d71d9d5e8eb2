"""A made-up month: 200 articles of ten outlets on twenty stories whose truth is known."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.record import Actor
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.record import EventType, Record, Status

OUTLETS = [f"Outlet {letter}" for letter in "ABCDEFGHIJ"]
PEOPLE = [
    ("Ada Olsen", "NOR"), ("Grace Otieno", "KEN"), ("Ben Castellan", "FRA"), ("Rosa Almagro", "ESP"),
    ("Jun Harada", "JPN"), ("Mira Kovalenk", "UKR"), ("Tomas Brandt", "DEU"), ("Lucia Ferrante", "ITA"),
    ("Omar Belkadi", "DZA"), ("Sara Lindqvist", "SWE"),
]  # fmt: skip
WORDINGS = (
    "{who} {verb} {whom} on day {day}, officials of both sides told reporters.",
    "According to a release, {who} {verb} {whom}; the day given was {day}.",
    "{who}, who arrived with a small staff, {verb} {whom}. It was to be day {day}.",
    "Day {day}: {who} {verb} {whom}, and little more was said about it.",
)


@dataclass(frozen=True)
class Step:
    """What outlets report on a day: a status and the day of the act, if they tell one."""

    published: int
    status: Status
    day: int | None
    outlets: int


@dataclass(frozen=True)
class Story:
    """What happens, step by step, and what the ledger should say at the end of the month."""

    kind: EventType
    mode: str | None
    verb: str
    steps: tuple[Step, ...]
    status: Status
    day: int | None
    changes: int
    contradicted: bool = False


HELD = Story(
    "CONSULT", "visit", "visited",
    (Step(1, "planned", 20, 4), Step(21, "occurred", 20, 6)), "occurred", 20, 2,
)  # fmt: skip
POSTPONED = Story(
    "CONSULT", "visit", "visits",
    (Step(2, "planned", 12, 3), Step(8, "postponed", None, 3), Step(14, "planned", 24, 2),
     Step(25, "occurred", 24, 2)), "occurred", 24, 4,
)  # fmt: skip
CANCELLED = Story(
    "CONSULT", "meeting", "meets",
    (Step(3, "planned", 18, 5), Step(10, "cancelled", 18, 5)), "cancelled", 18, 2,
)  # fmt: skip
DENIED = Story(
    "ASSAULT", None, "attacked",
    (Step(5, "occurred", 5, 6), Step(6, "denied", 5, 4)), "occurred", 5, 2, contradicted=True,
)  # fmt: skip
DISPUTED = Story(
    "CONSULT", "phone", "called",
    (Step(7, "occurred", 7, 6), Step(8, "occurred", 6, 4)), "occurred", 7, 2, contradicted=True,
)  # fmt: skip
STORIES = [story for _ in range(4) for story in (HELD, POSTPONED, CANCELLED, DENIED, DISPUTED)]


def pair_of(number: int) -> tuple[Actor, Actor]:
    """Give two people for a story; no two stories have the same two."""
    first, step = number % 10, 1 + number // 10
    names = PEOPLE[first], PEOPLE[(first + step) % 10]
    one, other = (
        Actor("", name, "person", "Foreign Minister", code, "GOV", None, ()) for name, code in names
    )
    return one, other


def month() -> list[Record]:
    """Give the articles of all stories, each step told by its outlets in their own words."""
    found: list[Record] = []
    for number, story in enumerate(STORIES):
        who, whom = pair_of(number)
        for step in story.steps:
            for at in range(step.outlets):
                words = WORDINGS[(at + step.published) % 4].format(
                    who=who.name, whom=whom.name, verb=story.verb, day=step.day or "not told"
                )
                found.append(
                    record(
                        f"{words} Report {number}.{step.published}.{at}.", f"2023-06-{step.published:02}",
                        outlet=OUTLETS[(number + at) % 10], source=who, target=whom, kind=story.kind,
                        mode=story.mode, status=step.status, trigger=story.verb,
                        start=f"2023-06-{step.day:02}" if step.day else None,
                    )
                )  # fmt: skip
    return found


@pytest.mark.parametrize("seed", [None, 1])
def test_the_ledger_tells_the_month_as_it_was(ledger: Ledger, seed: int | None) -> None:
    records = month()
    assert len(records) == 200
    if seed is not None:
        random.Random(seed).shuffle(records)
    for at in range(0, len(records), 25):
        ledger.add_many(records[at : at + 25])
    query = text(
        "select a.name, b.name, e.type, e.status, e.first_day, e.is_contradicted, e.reports from events e"
        " join event_sides s on s.event = e.id and s.side = 'source' join actors a on a.id = s.actor"
        " join event_sides t on t.event = e.id and t.side = 'target' join actors b on b.id = t.actor"
    )
    with ledger.reading() as connection:
        found = {(row[0], row[1], row[2]): tuple(row[3:]) for row in connection.execute(query)}
        assert connection.execute(text("select count(*) from events")).scalar_one() == len(STORIES)
    for number, story in enumerate(STORIES):
        who, whom = pair_of(number)
        key = (who.name, whom.name, story.kind)
        expected = (
            story.status, f"2023-06-{story.day:02}" if story.day else None, int(story.contradicted),
            sum(step.outlets for step in story.steps),
        )  # fmt: skip
        assert found.get(key) == expected, key


def test_each_story_has_its_history(ledger: Ledger) -> None:
    records = month()
    ledger.add_many(records)
    for number, story in enumerate(STORIES):
        who, whom = pair_of(number)
        (entry,) = list(ledger.events(actors=(who.name, whom.name), type=story.kind, mode=story.mode))
        assert len(ledger.event(entry.name).steps) == story.changes
