"""What is yet to come is found by an index of its own, in a ledger of any size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.ledger.filters import COMING, Filters, Selection
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger


@pytest.mark.parametrize("until", [None, date(2024, 1, 1)])
def test_the_soonest_come_from_an_index_in_order(ledger: Ledger, until: date | None) -> None:
    ledger.add(
        record(
            "Ada Olsen will meet Grace Otieno on June 18.",
            "2023-06-10",
            status="planned",
            start="2023-06-18",
            trigger="meet",
        )
    )
    asked = Filters(statuses=COMING[::-1], open_on=date(2023, 6, 1), until=until)
    with ledger.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("PostgreSQL reads the whole of a small table")
        found = Selection(connection, asked).keys(None, 5)
        told = found.compile(connection, compile_kwargs={"literal_binds": True})
        plan = " ".join(str(row[3]) for row in connection.exec_driver_sql(f"explain query plan {told}"))
        assert len(connection.execute(found).all()) == 1
    assert "ix_events_last" in plan
    assert "TEMP B-TREE" not in plan


def test_what_is_not_over_has_a_day(ledger: Ledger) -> None:
    ledger.add(record("Ada Olsen will meet Grace Otieno.", "2023-06-10", status="planned", trigger="meet"))
    with ledger.reading() as connection:
        assert Selection(connection, Filters(statuses=COMING, open_on=date(2023, 6, 1))).is_dated
    assert not list(ledger.upcoming("2023-06-01"))
