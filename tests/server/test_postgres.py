"""The questions that only the server asks, asked of PostgreSQL too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.around.change import Change
from tests.ledger.conftest import postgres_server  # noqa: F401 - a fixture
from tests.ledger.made import record
from tests.server.conftest import records

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def on_postgres(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    import psycopg

    server: str = request.getfixturevalue("postgres_server")
    name = f"server_{os.urandom(6).hex()}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    with Ledger(server.format(name)) as ledger:
        ledger.add_many(records())
    with TestClient(create_app(server.format(name))) as client:
        yield client


def test_pages_and_feeds_are_the_same_as_on_sqlite(on_postgres: TestClient, client: TestClient) -> None:
    for path in (
        "/events", "/events?actors=NOR&text=sanctions", "/pair?one=NOR&other=KEN", "/actor?name=NOR",
        "/actor?name=Ada+Olsen", "/quotes", "/upcoming?on=2023-06-01", "/about", "/events.csv",
        "/api/v1/events?limit=2", "/lanes?pair=NOR,KEN&pair=NOR,SDN",
        "/pair?one=NOR&per=articles&until=2023-07-01", "/api/v1/neighbours?name=NOR&since=2023-01-01",
        "/neighbours.graphml?name=NOR", "/api/v1/series?actors=NOR",
    ):  # fmt: skip
        assert on_postgres.get(path).text == client.get(path).text, path
    for path in ("/events.atom", "/events.atom?actors=NOR", "/search?q=sanctions", "/health", "/events.ics"):
        assert on_postgres.get(path).status_code == 200, path


def test_a_change_is_seen(on_postgres: TestClient) -> None:
    ledger: Ledger = on_postgres.app.state.ledger  # type: ignore[attr-defined]
    assert on_postgres.get("/api/v1/stats").json()["articles"] == len(records())
    change = Change(ledger)
    assert change.mark() == change.mark()
    ledger.add(record("Ada Olsen met Grace Otieno again.", "2024-03-01"))
    assert on_postgres.get("/api/v1/stats").json()["articles"] == len(records()) + 1
    change.close()
