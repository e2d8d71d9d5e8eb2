"""Adding records: once, again, by a newer reader; and what becomes one event."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import text

from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger

MET = "Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday."
TALKED = "Norway's Ada Olsen and Grace Otieno met for talks in the capital of Kenya."


def count(ledger: Ledger, table: str) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def test_the_same_record_again_changes_nothing(ledger: Ledger) -> None:
    one = record(MET, "2023-06-12", start="2023-06-12")
    assert [ledger.add(one), ledger.add(one)] == ["added", "unchanged"]
    assert ledger.add_many([one, one]) == ["unchanged", "unchanged"]
    assert [count(ledger, table) for table in ("articles", "records", "claims", "events")] == [1, 1, 1, 1]


def test_two_reports_are_one_event_with_two_claims(ledger: Ledger) -> None:
    ledger.add(record(MET, "2023-06-12", start="2023-06-12"))
    ledger.add(record(TALKED, "2023-06-13", outlet="Morning Post", start="2023-06-12"))
    assert [count(ledger, table) for table in ("claims", "events")] == [2, 1]


def test_a_newer_reader_replaces_and_keeps_the_older_reading(ledger: Ledger) -> None:
    old = record(MET, "2023-06-12")
    new = record(MET, "2023-06-12", start="2023-06-12", version="0.2.0")
    assert [ledger.add(old), ledger.add(new), ledger.add(old)] == ["added", "replaced", "unchanged"]
    assert [count(ledger, table) for table in ("articles", "records", "claims", "events")] == [1, 2, 1, 1]
    with ledger.reading() as connection:
        assert connection.execute(text("select first_day from events")).scalar_one() == "2023-06-12"


def test_an_older_reading_that_comes_late_is_kept_beside_the_newer(ledger: Ledger) -> None:
    assert ledger.add(record(MET, "2023-06-12", version="0.10.0")) == "added"
    assert ledger.add(record(MET, "2023-06-12", start="2023-06-11", version="0.9.0")) == "older"
    assert Counter({"records": 2, "claims": 1}) == Counter(
        {table: count(ledger, table) for table in ("records", "claims")}
    )


def test_one_text_in_two_outlets_is_two_articles(ledger: Ledger) -> None:
    ledger.add_many([record(MET, "2023-06-12"), record(MET, "2023-06-12", outlet="Morning Post")])
    assert [count(ledger, table) for table in ("articles", "events")] == [2, 1]
