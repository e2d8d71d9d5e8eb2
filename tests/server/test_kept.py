from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi import Response  # noqa: TC002 - read by FastAPI
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.around import kept
from communique.server.around.change import Change
from communique.server.around.guard import SECURITY
from communique.server.settings import Settings
from tests.server.conftest import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records()[:2])
    return path


@pytest.fixture
def opened(path: str, asked: list[str]) -> Iterator[TestClient]:
    """Give a client of an application that counts the questions that its ledger is asked."""
    app = create_app(path)
    events = app.state.ledger.events

    def counted(*args: object, **more: object) -> object:
        asked.append("events")
        return events(*args, **more)

    app.state.ledger.events = counted
    with TestClient(app) as client:
        yield client


@pytest.fixture
def asked() -> list[str]:
    return []


def test_an_answer_is_made_once_as_long_as_nothing_changes(opened: TestClient, asked: list[str]) -> None:
    first, second = opened.get("/events"), opened.get("/events")
    assert len(asked) == 1
    told = [{n: v for n, v in one.headers.items() if n != "x-request-id"} for one in (first, second)]
    assert (first.text, told[0]) == (second.text, told[1])
    assert {name: second.headers[name] for name in SECURITY} == SECURITY
    opened.get("/events?limit=1")
    assert len(asked) == 2


def test_another_program_changes_the_ledger(opened: TestClient, path: str, asked: list[str]) -> None:
    before = opened.get("/api/v1/events").json()["items"]
    with Ledger(path) as ledger:
        ledger.add_many(records())
    after = opened.get("/api/v1/events").json()["items"]
    assert len(before) < len(after)
    assert len(asked) == 2


def test_who_has_an_answer_does_not_get_it_again(opened: TestClient) -> None:
    tag = opened.get("/events").headers["etag"]
    again = opened.get("/events", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_packed_and_plain_answers_are_kept_apart(opened: TestClient) -> None:
    packed = [opened.get("/events", headers={"Accept-Encoding": "gzip"}) for _ in range(2)]
    plain = [opened.get("/events", headers={"Accept-Encoding": "identity"}) for _ in range(2)]
    assert [one.headers.get("content-encoding") for one in packed + plain] == ["gzip", "gzip", None, None]
    assert len({one.text for one in packed + plain}) == 1


def test_errors_and_health_are_not_kept(opened: TestClient, asked: list[str]) -> None:
    for _ in range(2):
        assert opened.get("/events?actors=Nobody+At+All").status_code == 404
        assert "etag" in opened.get("/health").headers
    assert len(asked) == 2


def test_little_is_kept(opened: TestClient, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    size = int(opened.get("/api/v1/events?limit=1").headers["content-length"])
    monkeypatch.setattr(kept, "MOST_BYTES", size * 9)
    for _ in range(2):
        for until in range(2024, 2040):
            opened.get(f"/api/v1/events?limit=1&until={until}-01-01")
    assert len(asked) == 33


def test_a_ledger_that_does_not_answer_has_no_mark(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Connection:
        raise OperationalError("select 1", None, Exception("gone"))

    with Ledger(path) as ledger:
        change = Change(ledger)
        assert change.mark() == change.mark() is not None
        change.close()
        monkeypatch.setattr(ledger, "reading", refuse)
        assert change.mark() is None


def test_a_mark_is_taken_for_granted_for_a_while_unless_the_server_itself_writes(
    path: str, asked: list[str]
) -> None:
    app = create_app(path, (), Settings(fresh_s=3600))

    @app.get("/api/v1/counted")
    def counted() -> int:
        asked.append("counted")
        return len(asked)

    @app.post("/api/v1/written")
    def written() -> None:
        with Ledger(path) as ledger:
            ledger.add_many(records()[2:3])

    with TestClient(app) as client:
        first = client.get("/api/v1/counted").json()
        with Ledger(path) as ledger:
            ledger.add_many(records()[3:4])
        assert client.get("/api/v1/counted").json() == first
        client.post("/api/v1/written")
        assert client.get("/api/v1/counted").json() == first + 1


@pytest.mark.parametrize("headers", [{"cookie": "session=1"}, {"authorization": "Bearer 1"}])
def test_nothing_is_kept_for_who_says_who_they_are(
    opened: TestClient, asked: list[str], headers: dict[str, str]
) -> None:
    for _ in range(2):
        assert opened.get("/events", headers=headers).status_code == 200
    opened.get("/events")
    assert len(asked) == 3


def test_what_sets_a_cookie_is_nobody_elses(path: str, asked: list[str]) -> None:
    app = create_app(path)

    @app.get("/api/v1/counted")
    def counted(response: Response) -> int:
        asked.append("counted")
        response.set_cookie("number", str(len(asked)))
        return len(asked)

    with TestClient(app) as client:
        found = []
        for _ in range(2):
            found.append(client.get("/api/v1/counted").json())
            client.cookies.clear()
    assert found == [1, 2]


def test_the_first_who_asks_may_have_the_answer_already(opened: TestClient, asked: list[str]) -> None:
    tag = opened.get("/events?limit=3", headers={"cookie": "not=kept"}).headers["etag"]
    again = opened.get("/events?limit=3", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    whole = opened.get("/events?limit=3")
    assert (whole.status_code, len(whole.content) > 0, len(asked)) == (200, True, 2)
