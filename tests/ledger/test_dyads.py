"""Who acts towards whom in the latest events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.ledger.dyads import Dyad, latest_dyads
from tests.ledger.made import KENYA, NORWAY, SUDAN, record

if TYPE_CHECKING:
    from communique.ledger import Ledger

UNTIL = date(2023, 12, 31)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    told = (("2023-01-10", SUDAN), ("2023-03-10", KENYA), ("2023-06-10", SUDAN), ("2024-02-10", SUDAN))
    ledger.add_many(
        [
            record(
                f"On {day} Norway accused {target.name}.", day, source=NORWAY, target=target, kind="ACCUSE",
                mode=None, start=day, trigger="accused",
            )
            for day, target in told
        ]
    )  # fmt: skip
    ledger.add(
        record("Norway and Norway met.", "2023-06-11", source=NORWAY, target=NORWAY, start="2023-06-11")
    )
    return ledger


@pytest.mark.parametrize(
    ("looked", "found"),
    [(10, [("SDN", 2), ("KEN", 1)]), (3, [("KEN", 1), ("SDN", 1)]), (2, [("SDN", 1)]), (1, [])],
)
def test_pairs_are_counted_in_the_latest_events(
    filled: Ledger, looked: int, found: list[tuple[str, int]]
) -> None:
    with filled.reading() as connection:
        dyads = latest_dyads(connection, UNTIL, looked)
    assert dyads == [Dyad("NOR", target, "ACCUSE", "occurred", size) for target, size in found]


def test_an_empty_ledger_has_none(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert latest_dyads(connection, UNTIL) == []
