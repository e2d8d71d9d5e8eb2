"""A ledger that is opened to be read: the database itself refuses to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from communique.errors import LedgerUnavailable
from communique.ledger import Ledger, schema
from communique.ledger.read_only import ReadOnlyLedger
from tests.ledger.made import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETING = record("Ada Olsen met Grace Otieno on Sunday.", "2023-06-19", start="2023-06-18")


@pytest.fixture
def reading(ledger: Ledger) -> Iterator[ReadOnlyLedger]:
    ledger.add(MEETING)
    with ReadOnlyLedger(ledger.address) as opened:
        yield opened


def test_it_answers_as_the_ledger_does(ledger: Ledger, reading: ReadOnlyLedger) -> None:
    assert reading.events().to_dicts() == ledger.events().to_dicts()
    (event,) = reading.events()
    assert reading.event(event.name) == ledger.event(event.name)
    assert reading.search("Sunday").to_dicts() == ledger.search("Sunday").to_dicts()
    assert reading.sql("select count(*) as n from events").rows == ((1,),)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from events",
        "update articles set title = 'x'",
        "drop table events",
        "create table x (y integer)",
    ],
)
def test_nothing_can_be_written(ledger: Ledger, reading: ReadOnlyLedger, statement: str) -> None:
    before = ledger.stats()
    with reading.reading() as connection, pytest.raises(DBAPIError, match=r"read-?only"):
        connection.execute(text(statement))
    with reading.reading() as connection, pytest.raises(DBAPIError):
        connection.execute(insert(schema.actors), {"name": "Nobody", "kind": "person"})
    assert ledger.stats() == before


def test_what_others_add_is_seen(ledger: Ledger, reading: ReadOnlyLedger) -> None:
    assert reading.stats().articles == 1
    ledger.add(record("Ada Olsen met Grace Otieno again in May.", "2024-06-19"))
    assert reading.stats().articles == 2


def test_none_is_made_and_none_migrated(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(LedgerUnavailable, match="unable to open"):
        ReadOnlyLedger(str(path))
    assert not path.exists()
    with Ledger(str(path)) as made, made._writing() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))
    with pytest.raises(LedgerUnavailable, match="another version; open it once with communique stats"):
        ReadOnlyLedger(str(path))


def test_a_path_may_hold_any_letters(tmp_path: Path) -> None:
    path = str(tmp_path / "a b?c#d%20é.db")
    with Ledger(path) as made:
        made.add(MEETING)
    with ReadOnlyLedger(path) as opened:
        assert opened.stats().articles == 1
