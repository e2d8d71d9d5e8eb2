from __future__ import annotations

import re
import signal
import subprocess
import sys

import httpx2
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import communique
from communique.cli import main
from communique.cli import serve as serving
from communique.server.app import create_app
from communique.server.around.guard import SECURITY, host_of
from communique.server.settings import Settings


def test_health_says_when_the_latest_article_was_added(client: TestClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["latest"].startswith("20")


def test_health_of_an_empty_ledger(empty: TestClient) -> None:
    assert empty.get("/health").json()["latest"] is None


@pytest.mark.parametrize("path", ["/health", "/nothing-here", "/api/v1/nothing", "/static/nothing.css"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY
    policy = dict(part.split(" ", 1) for part in SECURITY["content-security-policy"].split("; "))
    assert set(policy.values()) == {"'none'", "'self'"}  # nothing from elsewhere, nothing in the page itself


def test_an_answer_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/health").headers["etag"]
    again = client.get("/health", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/health", headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_is_not_there_is_said_in_a_sentence(client: TestClient) -> None:
    problem = client.get("/api/v1/nothing")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json() == {
        "type": "about:blank", "title": "Not Found", "status": 404,
        "detail": "There is nothing at this address.",
    }  # fmt: skip


def test_nothing_can_be_written(client: TestClient) -> None:
    assert client.post("/health").status_code == 405


def test_only_the_names_of_this_machine_are_answered(address: str) -> None:
    with TestClient(create_app(address, serving.LOOPBACK), base_url="http://localhost:8000") as client:
        assert client.get("/health").status_code == 200
        refused = client.get("/health", headers={"Host": "evil.example"})
        assert refused.status_code == 400
        assert refused.headers["content-security-policy"] == SECURITY["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "own", "status"),
    [("127.0.0.1", "127.0.0.1", 400), ("127.8.9.1", "127.8.9.1", 400), ("0.0.0.0", "10.0.0.7", 200)],
)
def test_at_every_address_of_this_machine_alone_only_its_names_are_answered(
    address: str, host: str, own: str, status: int
) -> None:
    with TestClient(serving._application(address, host, (), Settings())) as client:
        assert client.get("/health", headers={"host": f"{own}:8000"}).status_code == 200
        assert client.get("/health", headers={"host": "evil.example"}).status_code == status


def test_hosts_with_ports() -> None:
    assert [host_of(h) for h in ("A.example:1", "[::1]", "::1", "")] == ["a.example", "::1", "::1", ""]


def test_an_unforeseen_error_is_a_sentence_with_all_headers(address: str) -> None:
    app = create_app(address)

    @app.get("/api/v1/broken")
    def broken() -> None:
        raise RuntimeError("secret")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == SECURITY["content-security-policy"]


def test_the_command_serves_until_it_is_interrupted(address: str) -> None:
    program = [sys.executable, "-c", "from communique.cli import main; main()"]
    started = [*program, "serve", "--ledger", address, "--port", "0"]
    with subprocess.Popen(started, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", said)[1])  # type: ignore[index]
        assert httpx2.get(f"http://localhost:{port}/health").json()["status"] == "ok"
        busy = CliRunner().invoke(main, ["serve", "--ledger", address, "--port", str(port)])
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""
    assert busy.exit_code == 1
    assert f"The server cannot listen at 127.0.0.1, port {port}" in busy.output


def test_the_command_wants_a_ledger_that_is_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    done = CliRunner().invoke(main, ["serve", "--ledger", "no-such.db"])
    assert done.exit_code == 1
    assert "there is no such file" in done.output


@pytest.mark.parametrize("missing", ["fastapi", "uvicorn"])
def test_a_missing_extra_is_said_in_a_sentence(
    address: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(
        communique, "server", communique.server
    )  # what is imported anew is for this test only
    for name in [name for name in sys.modules if name.startswith("communique.server")]:
        monkeypatch.delitem(sys.modules, name)
    done = CliRunner().invoke(main, ["serve", "--ledger", address, "--port", "0"])
    assert done.exit_code == 1
    assert f"serve needs {missing}: pip install 'communique[serve]'." in done.output
