"""A small ledger to ask: what Norway, Kenya and Sudan did in the spring of 2023, by two outlets."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.cameo import cameo_code
from communique.ledger import Ledger
from communique.record import Actor, Conflict, ConflictValue
from tests.ledger.made import KENYA, NAIROBI, NORWAY, OTIENO, SUDAN, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from communique.record import Record

DATABASES = ["sqlite", "postgresql"]
_CODES = {"CONSULT": "042", "SANCTION": "160", "ASSAULT": "190", "ACCUSE": "110"}
YILMAZ = Actor("", "Gül Yılmaz", "person", "Minister", "TUR", "GOV", None, ())


@contextmanager
def asked(request: pytest.FixtureRequest, folder: Path) -> Iterator[Ledger]:
    """Open a ledger with the records below in the database that the fixture's parameter names."""
    with Ledger(address_for(request, folder)) as ledger:
        ledger.add_many(records())
        yield ledger


def address_for(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return str(folder / "ledger.db")
    server: str = request.getfixturevalue("postgres_server")
    import psycopg

    name = f"asked_{os.urandom(6).hex()}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return server.format(name)


def records() -> list[Record]:
    return [_coded(one) for one in _records()]


def _coded(made: Record) -> Record:
    """Give a record whose event has the CAMEO code of its type and status."""
    (event,) = made.events
    return replace(
        made, events=(replace(event, cameo=cameo_code(event.type, event.status, _CODES[event.type])),)
    )


def _records() -> list[Record]:
    return [
        record(
            "Norway may impose sanctions on Sudan over the grain deal.", "2023-04-02", source=NORWAY,
            target=SUDAN, kind="SANCTION", mode=None, status="possible", trigger="sanctions",
        ),
        record(
            "Norway's army bombed a depot in Sudan on May 3.", "2023-05-04", source=NORWAY, target=SUDAN,
            kind="ASSAULT", mode=None, start="2023-05-03", trigger="bombed",
        ),
        record(
            "Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday.", "2023-06-12",
            start="2023-06-12", place=NAIROBI,
        ),
        record(
            "Olsen met Otieno for talks in Nairobi on June 13, a spokesman said.", "2023-06-14",
            outlet="Morning Post", start="2023-06-13", place=NAIROBI,
        ),
        record(
            "Ada Olsen will visit Kenya on June 20.", "2023-06-15", target=KENYA, mode="visit",
            status="planned", start="2023-06-20", end="2023-06-22", trigger="visit",
        ),
        record(
            "Grace Otieno may visit Norway in July.", "2023-06-16", source=OTIENO, target=NORWAY,
            mode="visit", status="possible", start="2023-07-01", end="2023-07-31", trigger="visit",
        ),
        record(
            "Gül Yılmaz accused Sudan of theft: “They stole our grain”, she said.", "2023-06-17",
            source=YILMAZ, target=SUDAN, kind="ACCUSE", mode=None, trigger="accused",
            said="They stole our grain",
        ),
        _undated(),
    ]  # fmt: skip


def _undated() -> Record:
    """Give an article without a day that gives two places for one meeting."""
    words = "Olsen met Sudan's envoys in Oslo. The talks were held in Bergen, another line said."
    made = record(words, "2023-01-01", target=SUDAN, status="denied")
    values = tuple(
        ConflictValue(town, (words.index(town), words.index(town) + len(town))) for town in ("Oslo", "Bergen")
    )
    return replace(
        made,
        article=replace(made.article, published=None, published_basis=None),
        conflicts=(Conflict("E1", "place", values),),
    )
