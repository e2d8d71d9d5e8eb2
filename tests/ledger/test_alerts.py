"""Alerts: what they ask for, and what they tell of events, once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.errors import InvalidQuery, UnknownEntry
from communique.ledger import Ledger
from communique.ledger.alerting.rules import load_alerts, remove_alert
from tests.ledger.alerted import MAY_SANCTION, MET, OTHER_DAY, PLANNED, alert, event_of, kinds_told, told
from tests.ledger.made import KENYA, SUDAN, record

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_there_is_old_and_what_comes_is_told_once(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    alert(ledger)
    assert told(ledger) == []
    ledger.add(MAY_SANCTION)
    ((kind, content),) = told(ledger)
    assert (kind, content["event"]["name"]) == ("new", event_of(ledger, "SANCTION"))
    report = content["report"]
    assert (report["words"], report["outlet"]) == ("Norway may impose sanctions on Sudan.", "Daily Paper")
    assert MAY_SANCTION.article.text[report["at"] :].startswith("sanctions")
    assert report["article"] == MAY_SANCTION.article.id
    for _ in range(2):
        ledger.add(MAY_SANCTION)
        assert len(told(ledger)) == 1


@pytest.mark.parametrize("is_older", [True, False], ids=["event older than the alert", "event told as new"])
def test_a_change_of_status_tells_from_what_to_what_and_who_says_so(ledger: Ledger, is_older: bool) -> None:
    if is_older:
        ledger.add(PLANNED)
    alert(ledger)
    if not is_older:
        ledger.add(PLANNED)
        told(ledger)
    ledger.add(MET)
    kind, content = told(ledger)[-1]
    assert (kind, content["from"], content["to"]) == ("status", "planned", "occurred")
    assert content["report"]["words"] == MET.article.text
    assert content["report"]["status"] == "occurred"
    assert kinds_told(ledger) == (["status"] if is_older else ["new", "status"])


def test_a_contradiction_is_told_when_it_begins_with_both_sides(ledger: Ledger) -> None:
    ledger.add_many([PLANNED, MET])
    alert(ledger)
    ledger.add(OTHER_DAY)
    ((kind, content),) = told(ledger)
    assert (kind, content["field"]) == ("contradiction", "date")
    sides = [(side["value"], side["count"], side["reports"][0]["outlet"]) for side in content["sides"]]
    assert sides == [("2023-06-18", 1, "Evening Post"), ("2023-06-19", 1, "Morning Star")]
    ledger.add(
        record("Ada Olsen met Grace Otieno on June 19.", "2023-06-21", outlet="Wire", start="2023-06-19")
    )
    assert kinds_told(ledger) == ["contradiction"]


def test_a_contradiction_that_was_there_is_old(ledger: Ledger) -> None:
    ledger.add_many([PLANNED, MET, OTHER_DAY])
    alert(ledger)
    ledger.add(
        record("Ada Olsen met Grace Otieno on June 19.", "2023-06-21", outlet="Wire", start="2023-06-19")
    )
    assert told(ledger) == []


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        (("new",), ["new", "new"]),
        (("status",), ["status"]),
        (("contradiction",), ["contradiction"]),
        (("contradiction", "new"), ["new", "contradiction", "new"]),
    ],
)
def test_only_what_is_asked_for_is_told(ledger: Ledger, kinds: tuple[str, ...], wanted: list[str]) -> None:
    alert(ledger, kinds=kinds)
    for one in (PLANNED, MET, OTHER_DAY, MAY_SANCTION):
        ledger.add(one)
        found = kinds_told(ledger)
    assert found == wanted


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, ["CONSULT", "SANCTION"]),
        ({"actors": ["NOR", "SDN"]}, ["SANCTION"]),
        ({"actors": ["NOR"], "type": ["CONSULT", "AID"]}, ["CONSULT"]),
        ({"source": "Norway", "target": "SDN"}, ["SANCTION"]),
        ({"mode": ["meeting"]}, ["CONSULT"]),
        ({"status": ["possible"]}, ["SANCTION"]),
        ({"place": "KEN"}, ["CONSULT"]),
        ({"text": "impose"}, ["SANCTION"]),
        ({"min_score": 0.95}, []),
        ({"since": "2023-06-30"}, ["SANCTION"]),
        ({"actors": ["Peru"]}, []),
        ({"actors": ["Nobody at all"]}, []),
    ],
    ids=str,
)
def test_an_alert_asks_as_events_are_asked_for(
    ledger: Ledger, asked: dict[str, Any], types: list[str]
) -> None:
    alert(ledger, kinds=["new"], **asked)
    ledger.add_many([MET, MAY_SANCTION])
    assert sorted(content["event"]["type"] for _, content in told(ledger)) == types
    with suppress(UnknownEntry):
        assert sorted(event.type for event in ledger.events(**asked)) == types


@pytest.mark.parametrize(
    ("name", "asked", "kinds", "problem"),
    [
        ("No Name", {}, ["new"], "is no name for an alert"),
        ("-x", {}, ["new"], "is no name for an alert"),
        ("a" * 61, {}, ["new"], "is no name for an alert"),
        ("x", {}, [], "one or more of new, status"),
        ("x", {}, ["newer"], "one or more of new, status"),
        ("x", {"type": ["TEA"]}, ["new"], "'TEA' is no type"),
        ("x", {"min_score": 2}, ["new"], "from 0 to 1"),
        ("x", {"colour": "red"}, ["new"], "no condition 'colour'"),
        ("x", {"since": "2023-02-01", "until": "2023-01-01"}, ["new"], "the first day comes first"),
        ("taken", {}, ["new"], "There is an alert 'taken' already"),
    ],
)
def test_what_is_no_alert_is_refused(
    tmp_path: Path, name: str, asked: dict[str, Any], kinds: list[str], problem: str
) -> None:
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        alert(ledger, "taken")
        with pytest.raises(InvalidQuery, match=problem):
            alert(ledger, name, kinds, **asked)
        with ledger.reading() as connection:
            assert [one.name for one in load_alerts(connection)] == ["taken"]


def test_an_event_that_comes_to_match_is_new_then(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"], min_score=0.8)
    ledger.add(replace(PLANNED, events=(replace(PLANNED.events[0], score=0.5),)))
    assert told(ledger) == []
    ledger.add(MET)
    assert kinds_told(ledger) == ["new"]


@pytest.mark.parametrize("wanted", ["planned", "occurred", "cancelled"])
def test_a_change_is_told_that_leads_to_a_status_or_away_from_it(ledger: Ledger, wanted: str) -> None:
    ledger.add(PLANNED)
    alert(ledger, kinds=["status"], status=[wanted])
    ledger.add(MET)
    assert kinds_told(ledger) == (["status"] if wanted != "cancelled" else [])


def test_a_name_that_comes_later_is_waited_for(ledger: Ledger) -> None:
    alert(ledger, actors=["Ada Olsen"])
    ledger.add(MAY_SANCTION)
    assert told(ledger) == []
    ledger.add(MET)
    assert kinds_told(ledger) == ["new"]


def test_alerts_look_each_for_itself(ledger: Ledger) -> None:
    alert(ledger, "early")
    ledger.add(MET)
    alert(ledger, "late")
    ledger.add(MAY_SANCTION)
    assert [len(told(ledger, name)) for name in ("early", "late")] == [2, 1]


def test_what_is_removed_leaves_nothing(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add_many([PLANNED, MAY_SANCTION])
    told(ledger)
    remove_alert(ledger, "all")
    with ledger.reading() as connection:
        for table in ("alerts", "alert_messages", "tellings", "alert_events", "alert_claims"):
            assert connection.scalar(text(f"select count(*) from {table}")) == 0
    with pytest.raises(UnknownEntry, match="no alert 'all'"):
        remove_alert(ledger, "all")


def test_who_takes_part_is_told_as_the_record_has_it(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"])
    ledger.add(record("Sudan accused Kenya of lies.", "2023-06-05", source=SUDAN, target=KENYA, kind="ACCUSE",
                      mode=None, trigger="accused"))  # fmt: skip
    ((_, content),) = told(ledger)
    assert (content["event"]["sources"], content["event"]["targets"]) == (["Sudan"], ["Kenya"])
