"""Runs, and what need not be read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.runs import Run, count_events, read_from
from communique.record import ReaderInfo

from .made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger

MET = "Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday."
ONE = record(MET, "2023-06-12")


def test_a_run_keeps_its_counts_and_its_end(ledger: Ledger) -> None:
    run, other = Run(ledger, "0.1.0"), Run(ledger, "0.2.0")
    run.keep({"inputs": 3, "added": 2, "failed": 1, "reports": 9})
    run.keep({"inputs": 4, "added": 3, "failed": 1}, is_finished=True)
    other.keep({"inputs": 1, "unchanged": 1})
    r = schema.runs.c
    with ledger.reading() as connection:
        rows = connection.execute(
            select(r.version, r.inputs, r.added, r.unchanged, r.failed, r.finished).order_by(r.id)
        )
        first, second = (tuple(row) for row in rows)
    assert first[:5] == ("0.1.0", 4, 3, 0, 1)
    assert first[5].startswith("20")
    assert second == ("0.2.0", 1, 0, 1, 0, None)


@pytest.mark.parametrize(
    ("article", "reader", "is_there"),
    [
        ({}, {}, True),
        ({"outlet": "Morning Post"}, {}, False),
        ({"id": "sha256:1"}, {}, False),
        ({"published": date(2023, 1, 1)}, {}, False),
        ({"published": None}, {}, True),  # it tells nothing that the one with a day does not
        ({}, {"version": "0.2.0"}, False),
        ({}, {"model": None}, False),
    ],
    ids=str,
)
def test_what_is_read(
    ledger: Ledger, article: dict[str, object], reader: dict[str, object], is_there: bool
) -> None:
    ledger.add(ONE)
    found = read_from(ledger, replace(ONE.article, **article), replace(ONE.reader, **reader))
    assert found == (ONE.article.source if is_there else None)


def test_an_older_reading_is_not_the_one_that_counts(ledger: Ledger) -> None:
    ledger.add_many([ONE, record(MET, "2023-06-12", version="0.2.0")])
    assert not read_from(ledger, ONE.article, ONE.reader)
    assert read_from(ledger, ONE.article, ReaderInfo("0.2.0", ONE.reader.model))


def test_events_are_counted(ledger: Ledger) -> None:
    assert count_events(ledger) == 0
    ledger.add(ONE)
    assert count_events(ledger) == 1
