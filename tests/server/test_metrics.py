from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.settings import Settings
from tests.server.conftest import records

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = ("127.0.0.1", 50_000)


def values(client: TestClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    found = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (one.name, frozenset(one.labels.items())): one.value for family in found for one in family.samples
    }


def requests_of(client: TestClient) -> dict[tuple[str, str, str], float]:
    """Give how many requests were counted, by route, status and whether the answer was kept."""
    found = {}
    for (name, labels), value in values(client).items():
        if name == "communique_requests_total":
            told = dict(labels)
            found[told["route"], told["status"], told["kept"]] = value
    return found


def test_requests_are_counted_by_their_route(address: str) -> None:
    with TestClient(create_app(address), client=LOCAL) as client:
        for name in ("Ada Olsen", "NOR", "NOR"):
            client.get("/actor", params={"name": name})
        client.get("/events/E-000000000000")
        client.get("/no/such/thing/as/this")
        client.get("/static/style.css")
        client.request("BREW", "/")
        found, text = requests_of(client), client.get("/metrics").text
    assert found == {
        ("/actor", "200", "no"): 2, ("/actor", "200", "yes"): 1, ("/events/{name}", "404", "no"): 1,
        ("none", "404", "no"): 1, ("/static", "200", "no"): 1, ("/", "405", "no"): 1,
    }  # fmt: skip
    assert 'method="other"' in text
    assert not [word for word in ("Ada", "Olsen", "NOR", "such", "BREW", "testclient") if word in text]


def test_times_and_sizes_are_told(address: str) -> None:
    with TestClient(create_app(address), client=LOCAL) as client:
        size = len(client.get("/events", headers={"accept-encoding": "identity"}).content)
        found = values(client)
    assert found["communique_request_seconds_count", frozenset({("route", "/events")})] == 1
    assert found["communique_requests_in_flight", frozenset()] == 1  # the one that asks for them
    assert size < found["communique_kept_bytes", frozenset()] < size + 3_000
    assert found["communique_kept_answers", frozenset()] == 1


def test_the_ledger_is_counted_again_when_it_changes(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    told = [f"communique_ledger_{name}" for name in ("up", "articles", "last_added_timestamp_seconds")]
    with TestClient(create_app(path), client=LOCAL) as client:
        empty = [values(client)[name, frozenset()] for name in told]
        with Ledger(path) as ledger:
            ledger.add_many(records()[:2])
        found = [values(client)[name, frozenset()] for name in told]
    assert empty == [1, 0, 0]
    assert found[:2] == [1, 2]
    assert found[2] > 1_700_000_000


def test_metrics_of_a_ledger_that_is_gone_say_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    app = create_app(str(path))
    with TestClient(app, client=LOCAL) as client:
        app.state.ledger.close()
        for one in tmp_path.iterdir():
            one.unlink()
        path.write_bytes(b"This is no database." * 100)
        assert values(client)["communique_ledger_up", frozenset()] == 0


@pytest.mark.parametrize(
    ("client", "headers", "is_public", "status"),
    [
        (LOCAL, {}, False, 200),
        (("::1", 1), {}, False, 200),
        (("192.0.2.1", 1), {}, False, 404),
        (LOCAL, {"x-forwarded-for": "192.0.2.1"}, False, 404),
        (LOCAL, {"forwarded": "for=192.0.2.1"}, False, 404),
        (("192.0.2.1", 1), {}, True, 200),
    ],
)
def test_metrics_are_for_this_machine_unless_told_otherwise(
    address: str, client: tuple[str, int], headers: dict[str, str], is_public: bool, status: int
) -> None:
    with TestClient(create_app(address, (), Settings(shows_metrics=is_public)), client=client) as opened:
        assert opened.get("/metrics", headers=headers).status_code == status
