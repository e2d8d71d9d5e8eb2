"""Alerts tell every event once, in whatever order articles come."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from communique.ledger import Ledger
from communique.ledger.alerting import known
from communique.ledger.alerting.rules import load_alert
from tests.ledger.alerted import alert, told
from tests.ledger.test_order import copies, visit, weekly_calls, words_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RECORDS = [*visit(), *weekly_calls()[:6], *copies(), *words_said()[:4]]
PARTED = st.permutations(range(len(RECORDS))).flatmap(
    lambda order: st.lists(st.integers(1, 6), min_size=6, max_size=24).map(lambda sizes: cut(order, sizes))
)


def cut(order: Sequence[int], sizes: Iterable[int]) -> list[list[int]]:
    runs, at = [], 0
    for size in sizes:
        runs.append(list(order[at : at + size]))
        at += size
    return [run for run in [*runs, list(order[at:])] if run]


@settings(max_examples=15, deadline=None)
@given(runs=PARTED)
def test_however_articles_come_every_event_is_new_once(runs: list[list[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger(str(Path(folder) / "l.db")) as ledger:
        alert(ledger)
        status: dict[str, str] = {}
        seen = 0
        for run in runs:
            ledger.add_many([RECORDS[at] for at in run])
            found = told(ledger)
            for kind, content in found[seen:]:
                name = content["event"]["name"]
                if kind == "new":
                    assert name not in status
                elif kind == "status" and name in status:
                    assert status[name] == content["from"] != content["to"]
                status[name] = content["event"]["status"]
            seen = len(found)
        assert told(ledger)[seen:] == []
        with ledger.reading() as connection:
            numbers = list(connection.scalars(text("select id from events")))
            assert known.told(connection, load_alert(connection, "all"), numbers) == {*numbers}


def test_all_articles_at_once_tell_all_events_once(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"])
    ledger.add_many(RECORDS)
    names = [content["event"]["name"] for _, content in told(ledger)]
    assert sorted(names) == sorted(event.name for event in ledger.events())
