"""Alerts while a ledger is corrected, merged and read anew: what people change is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from communique.ledger.alerting import window
from tests.ledger.alerted import MAY_SANCTION, MET, PLANNED, alert, event_of, kinds_told, reread, told
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger


def test_a_person_who_corrects_a_status_is_named(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    alert(ledger)
    event, who = event_of(ledger), {"by": "Ada Olsen", "reason": "the ministry said so"}
    ledger.edit(event, status="cancelled", **who)
    ((kind, content),) = told(ledger)
    assert (kind, content["from"], content["to"]) == ("status", "planned", "cancelled")
    assert content["correction"]["author"] == "Ada Olsen"
    ledger.accept(event, by="Ada Olsen", reason="seen")
    assert len(told(ledger)) == 1
    ledger.undo(1, by="Ada Olsen", reason="a slip")
    assert [(one["from"], one["to"]) for _, one in told(ledger)][-1] == ("cancelled", "planned")


def test_an_edit_that_was_there_is_old(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    ledger.edit(event_of(ledger), status="cancelled", by="Ada Olsen", reason="the ministry said so")
    alert(ledger)
    ledger.add(MET)
    assert told(ledger) == []


def test_merging_splitting_and_rereading_tell_nothing(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add_many([PLANNED, MAY_SANCTION, MET])
    ledger.add(record("Grace Otieno met Ada Olsen for talks.", "2023-09-01", start="2023-09-01"))
    count = Counter(kinds_told(ledger))
    assert count == {"new": 3}
    first, second = (event.name for event in ledger.events(type="CONSULT"))
    who = {"by": "Ada Olsen", "reason": "they are one"}
    made = ledger.merge(first, second, **who)
    assert Counter(kinds_told(ledger)) - count == Counter(
        {"contradiction": 1}
    )  # two days are told of one now
    ledger.undo(made.number, **who)
    ledger.merge(second, first, **who)
    ledger.split(second, [MET.article.source or ""], **who)
    ledger.remerge()
    ledger.add_many([reread(PLANNED), reread(MET)])
    assert Counter(kinds_told(ledger))["new"] == 3
    assert len(list(ledger.events(type="CONSULT"))) == 2


def test_what_a_newer_version_reads_differently_is_no_news(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    assert kinds_told(ledger) == ["new"]
    ledger.add(reread(PLANNED, status="possible"))
    assert [event.status for event in ledger.events()] == ["possible"]
    assert kinds_told(ledger) == ["new"]


def test_an_event_that_was_read_anew_is_still_known(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    told(ledger)
    ledger.add(reread(PLANNED))
    ledger.add(MET)
    assert kinds_told(ledger) == ["new", "status"]


def test_an_event_is_known_by_the_name_that_it_had(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"], min_score=0.8)
    unlikely = record("Olsen met Otieno for talks.", "2023-09-01", start="2023-09-01", score=0.5)
    ledger.add_many([MET, unlikely])
    assert kinds_told(ledger) == ["new"]
    first, second = (event.name for event in ledger.events())
    ledger.merge(second, first, by="Ada Olsen", reason="they are one")
    ledger.add(reread(MET))
    ledger.add(record("Olsen met Otieno again.", "2023-09-02", start="2023-09-01", outlet="Wire", score=0.9))
    (event,) = ledger.events()
    assert (event.name, event.reports) == (second, 3)
    assert kinds_told(ledger) == ["new"]


@pytest.mark.parametrize("readings", [1, 100])
def test_an_article_that_is_read_twice_before_a_look_is_told_once(
    ledger: Ledger, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "MOST_READINGS", readings)
    alert(ledger)
    ledger.add(MAY_SANCTION)
    ledger.add(reread(MAY_SANCTION, score=0.95))
    assert kinds_told(ledger) == ["new"]


def test_a_rejected_event_is_not_told(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    ledger.reject(event_of(ledger), by="Ada Olsen", reason="it is about a film")
    ledger.add(MET)
    assert told(ledger) == []
