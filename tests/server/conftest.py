"""A ledger made for the pages: a planned meeting that took place, a disagreement, quotes, hostile texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from tests.ledger.made import NAIROBI, NORWAY, SUDAN, record
from tests.server import hostile
from tests.server.served import Site, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Record


def records() -> list[Record]:
    return [
        record(
            "Ada Olsen will meet Grace Otieno on June 18. Peace is near, Olsen said.",
            "2023-06-10", status="planned", start="2023-06-18", place=NAIROBI, trigger="meet",
            said="Peace is near",
        ),
        record(
            "Ada Olsen met Grace Otieno in Nairobi on Sunday, officials said.",
            "2023-06-19", outlet="Evening Post", start="2023-06-18", place=NAIROBI,
        ),
        record(
            "Ada Olsen met Grace Otieno in Nairobi on Monday, aides said.",
            "2023-06-20", outlet="Morning Star", start="2023-06-19", place=NAIROBI,
        ),
        record(
            "Norway may impose sanctions on Sudan.", "2023-07-01", source=NORWAY, target=SUDAN,
            kind="SANCTION", mode=None, status="possible", trigger="sanctions",
        ),
        record(
            "Norway imposed sanctions on Sudan in May.", "2023-08-01", source=NORWAY, target=SUDAN,
            kind="SANCTION", mode=None, start="2023-05-01", end="2023-05-31", trigger="sanctions",
        ),
        record(
            "Ada Olsen denied that she met Grace Otieno.", "2024-02-01", status="denied", start="2024-01-02"
        ),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("server") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records())
    return path


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[TestClient]:
    with TestClient(create_app(address)) as opened:
        yield opened


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger(address) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = str(tmp_path_factory.mktemp("site") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(hostile.records() + records())
        event = ledger.events(place="Nairobi").to_dicts()[0]["name"]
        article = ledger.event(event).reports[0].article
        (evil,) = ledger.events(status="planned", since="2023-09-01")
    with served(path) as address:
        yield Site(address, f"/events/{event}", f"/articles/{article}", evil.name)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(tmp_path / "empty.db"))) as opened:
        yield opened
