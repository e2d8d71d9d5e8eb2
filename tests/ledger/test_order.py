"""Claims become the same events in whatever order their articles come, and whether one by one or at once."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.ledger import Ledger
from tests.ledger.made import KENYA, NAIROBI, NORWAY, OLSEN, OTIENO, SUDAN, record

if TYPE_CHECKING:
    from pathlib import Path

    from communique.record import Record, Status

Events = frozenset[frozenset[tuple[str, str]]]
"""The events of a ledger, each as its claims: beginning of the text, and outlet."""
OUTLETS = ("Daily Paper", "Morning Post", "The Wire", "Evening Star")


def visit() -> list[Record]:
    """Give reports of a visit: announced, doubted, postponed, announced anew, held, denied."""
    first, second = {"start": "2023-06-12"}, {"start": "2023-06-20"}
    told: list[tuple[str, str, Status, dict[str, str]]] = [
        ("Olsen will visit Otieno in Nairobi on June 12.", "2023-06-01", "planned", first),
        ("Foreign Minister Olsen is to visit President Otieno this month.", "2023-06-02", "planned", {}),
        ("It is not certain that Olsen will visit Otieno in June.", "2023-06-05", "possible", {}),
        ("Olsen has put off her visit to Otieno in Nairobi.", "2023-06-10", "postponed", {}),
        ("Olsen will visit Otieno in Nairobi on June 20.", "2023-06-14", "planned", second),
        ("Olsen was on a visit to Otieno in Nairobi on Tuesday.", "2023-06-21", "occurred", second),
        ("Kenya denied that Olsen's visit to Otieno took place.", "2023-06-22", "denied", {}),
        ("Minister Olsen ended her visit to Otieno in Nairobi.", "2023-06-22", "occurred", second),
    ]
    return [
        record(
            words, day, outlet=OUTLETS[at % 4], mode="visit", trigger="visit", place=NAIROBI, status=status,
            **days,
        )
        for at, (words, day, status, days) in enumerate(told)
    ]  # fmt: skip


def weekly_calls() -> list[Record]:
    """Give two reports of each of five calls, one a week, in much the same words."""
    return [
        record(
            words, day, outlet=outlet, mode="phone", trigger="spoke", start=day, source=OTIENO, target=OLSEN
        )
        for week, day in enumerate(("2023-05-01", "2023-05-08", "2023-05-15", "2023-05-22", "2023-05-29"))
        for words, outlet in (
            (f"President Otieno spoke to Olsen by telephone, her call {week}.", "Daily Paper"),
            (f"Grace Otieno and Ada Olsen spoke by telephone again, for the {week} time.", "The Wire"),
        )
    ]


def copies() -> list[Record]:
    """Give one text in four outlets, a report of the same in other words, and two that say no day."""
    words = "Norway gave Sudan tents and blankets worth two million dollars, the ministry said on Friday."
    same: dict[str, Any] = {"kind": "AID", "mode": None, "source": NORWAY, "target": SUDAN, "trigger": "gave"}
    return [
        *(record(words, "2023-06-16", outlet=outlet, start="2023-06-16", **same) for outlet in OUTLETS),
        record("Sudan says Norway gave it tents and blankets for refugees.", "2023-06-17", **same),
        record("Norway gave Sudan tents, blankets and medicine.", "2023-06-16", outlet="Relief News", **same),
        record("Norway gave Sudan wheat in a new round of aid.", "2023-07-20", outlet="Relief News", **same),
    ]


def words_said() -> list[Record]:
    """Give accusations that recur, and reports with one side only."""
    said: dict[str, Any] = {"kind": "ACCUSE", "mode": None, "trigger": "accused", "source": SUDAN}
    return [
        record("Sudan accused Kenya of arming rebels.", "2023-06-05", target=KENYA, **said),
        record("Sudan has accused Kenya of arming rebels in Darfur.", "2023-06-06", target=KENYA, **said),
        record("Sudan again accused Kenya of arming rebels.", "2023-06-26", target=KENYA, **said),
        record("Sudan accused its neighbours of arming rebels.", "2023-06-06", target=None, **said),
        record("Sudan accused Norway of meddling.", "2023-06-06", target=NORWAY, **said),
    ]


def undated(report: Record) -> Record:
    return replace(report, article=replace(report.article, published=None, published_basis=None))


def without_day() -> list[Record]:
    """Give two reports of which no day is known, of an act that others tell with its day."""
    gave: dict[str, Any] = {"kind": "AID", "mode": None, "source": NORWAY, "target": SUDAN, "trigger": "gave"}
    told = ("Norway gave Sudan tents and blankets, it says.", "Norway gave Sudan tents and blankets again.")
    return [undated(record(words, "2023-06-16", **gave)) for words in told]


ARTICLES = visit() + weekly_calls() + copies() + words_said()[:-2] + without_day()


def events(ledger: Ledger) -> Events:
    query = (
        "select c.event, substr(a.text, 1, 60), a.outlet from claims c join articles a on a.id = c.article"
    )
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    with ledger.reading() as connection:
        for event, words, outlet in connection.execute(text(query)):
            found[event].add((words, outlet))
    return frozenset(frozenset(claims) for claims in found.values())


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Events:
    with Ledger(str(tmp_path_factory.mktemp("order") / "ledger.db")) as ledger:
        ledger.add_many(ARTICLES)
        return events(ledger)


def test_the_set_is_of_thirty_articles_and_has_events_of_many_and_of_few_reports(at_once: Events) -> None:
    assert len(ARTICLES) == 30
    assert {len(event) for event in at_once} >= {1, 2, 6, 8}
    calls = [event for event in at_once if any("telephone" in words for words, _ in event)]
    assert len(calls) >= 5


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_same_events(tmp_path: Path, at_once: Events, seed: int) -> None:
    chance = random.Random(seed)
    articles = chance.sample(ARTICLES, len(ARTICLES))
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        while articles:
            size = chance.choice((1, 1, 2, 5))
            ledger.add_many(articles[:size])
            del articles[:size]
        assert events(ledger) == at_once


def test_another_order_gives_the_same_events_in_either_database(ledger: Ledger, at_once: Events) -> None:
    for article in reversed(ARTICLES):
        ledger.add(article)
    assert events(ledger) == at_once
    assert ledger.remerge() == 0
    assert events(ledger) == at_once
