from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx2
import pytest
import uvicorn
from starlette.testclient import TestClient

from communique.server import running
from communique.server.app import create_app
from communique.server.around import limits
from communique.server.around.clients import client_of
from communique.server.around.guard import SECURITY
from communique.server.around.limits import Bucket
from communique.server.running import configuration
from communique.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_who_asks_too_often_is_told_when_to_ask_again(address: str) -> None:
    settings = Settings(rate=0.1, burst=2)
    with TestClient(create_app(address, (), settings), client=("192.0.2.1", 1)) as client:
        assert [client.get("/health").status_code for _ in range(3)] == [200, 200, 429]
        told, page = client.get("/api/v1/stats"), client.get("/events")
    assert 1 <= int(told.headers["retry-after"]) <= 10
    assert told.json()["detail"] == f"You ask too often; ask again in {told.headers['retry-after']} s."
    assert page.text.startswith("You ask too often")
    assert page.headers["content-security-policy"] == SECURITY["content-security-policy"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_may_ask_as_often_as_it_likes(address: str, host: str) -> None:
    with TestClient(create_app(address, (), Settings(rate=0.1, burst=1)), client=(host, 1)) as client:
        assert {client.get("/health").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("127.1.2.3", None),
        ("testclient", "testclient"),
    ],
)
def test_clients_are_told_apart_by_their_networks(host: str, name: str | None) -> None:
    assert client_of({"client": (host, 1)}) == name
    assert client_of({"client": None}) is None


def test_a_bucket_fills_up_again_for_each_client() -> None:
    now = 0.0
    bucket = Bucket(2, 3, clock=lambda: now)
    assert [bucket.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert bucket.wait("b") == 0
    now = 1.0
    assert [bucket.wait("a") for _ in range(3)] == [0, 0, 0.5]


def test_clients_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 2)
    bucket = Bucket(1, 1, clock=lambda: 0.0)
    assert [bucket.wait(client) for client in "abc"] == [0, 0, 0]
    assert [bucket.wait(client) for client in "ca"] == [1, 0]


def test_who_comes_when_too_many_wait_is_sent_away_at_once(address: str) -> None:
    app, go, is_in = create_app(address, (), Settings(at_once=1)), threading.Event(), threading.Event()

    @app.get("/api/v1/slow")
    def slow() -> str:
        is_in.set()
        go.wait(30)
        return "done"

    with serving(app) as base:
        found: list[httpx2.Response] = []
        waiting = threading.Thread(target=lambda: found.append(httpx2.get(f"{base}/api/v1/slow", timeout=30)))
        waiting.start()
        assert is_in.wait(30)
        told = httpx2.get(f"{base}/api/v1/stats")
        assert httpx2.get(f"{base}/health").status_code == 200  # it is busy, not ill
        go.set()
        waiting.join()
        assert (told.status_code, told.headers["retry-after"]) == (503, "2")
        assert told.json()["detail"] == "Too many ask at once; ask again in 2 s."
        assert found[0].json() == "done"
        assert httpx2.get(f"{base}/api/v1/stats").status_code == 200


def test_what_many_ask_at_once_is_made_once(address: str) -> None:
    app, go, asked = create_app(address), threading.Event(), list[int]()

    @app.get("/api/v1/slow")
    def slow() -> str:
        asked.append(1)
        go.wait(30)
        return "done"

    with serving(app) as base:
        found: list[str] = []

        def ask() -> None:
            found.append(httpx2.get(f"{base}/api/v1/slow", timeout=30).text)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        while "in_flight 9.0" not in httpx2.get(f"{base}/metrics").text:
            time.sleep(0.01)
        go.set()
        for thread in threads:
            thread.join()
    assert (found, asked) == (['"done"'] * 8, [1])


@pytest.mark.parametrize(("proxies", "status"), [(("127.0.0.0/8",), 429), (("192.0.2.9",), 200), ((), 200)])
def test_only_a_known_proxy_tells_who_asks(address: str, proxies: tuple[str, ...], status: int) -> None:
    settings = Settings(rate=0.01, burst=1, proxies=proxies)
    told = {"x-forwarded-for": "198.51.100.4"}
    with serving(create_app(address, (), settings), settings) as base:
        found = [httpx2.get(f"{base}/health", headers=told).status_code for _ in range(2)]
    assert found == [200, status]


@pytest.mark.parametrize(
    "sent", [b"", b"GET /health HT", b"POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"]
)
def test_who_dawdles_is_cut_off(address: str, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "WHOLE_S", 0.2)
    with serving(create_app(address)) as base, connected(base) as connection:
        connection.sendall(sent)
        assert _until_closed(connection).partition(b" ")[0] in (b"", b"HTTP/1.1")


def test_endless_headers_are_cut_off(address: str) -> None:
    with serving(create_app(address)) as base, connected(base) as connection:
        with pytest.raises((ConnectionError, BrokenPipeError)):
            for _ in range(1_000):
                connection.sendall(b"GET /health HTTP/1.1\r\nX: " + b"x" * 65_536)
        assert httpx2.get(f"{base}/health").status_code == 200


def test_problems_of_limits_are_json_for_programs(address: str) -> None:
    with TestClient(create_app(address, (), Settings(at_once=0))) as client:
        api, page = client.get("/api/v1/stats"), client.get("/events")
    assert json.loads(api.content)["title"] == "Service Unavailable"
    assert page.headers["content-type"].startswith("text/plain")


@contextmanager
def serving(app: object, settings: Settings | None = None) -> Iterator[str]:
    """Serve an application as the command does, in a thread."""
    server = uvicorn.Server(configuration(app, settings or Settings()))  # type: ignore[arg-type]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def connected(base: str) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", int(base.rpartition(":")[2])), timeout=20) as connection:
        yield connection


def _until_closed(connection: socket.socket) -> bytes:
    found = b""
    try:
        while some := connection.recv(4096):
            found += some
    except ConnectionResetError:
        pass
    return found
