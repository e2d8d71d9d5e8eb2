from __future__ import annotations

import json
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from communique.server.app import create_app
from communique.server.around.logs import Log
from communique.server.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

ASKED = ("/actor?name=Ada+Olsen", "/actor?name=Ada+Olsen", "/search?q=secret+talks", "/nothing/secret")


def logged(address: str, path: Path, **chosen: Any) -> list[dict[str, Any]]:
    settings = Settings(log=str(path), **chosen)
    with TestClient(create_app(address, (), settings), client=("192.0.2.1", 1)) as client:
        numbers = [client.get(one).headers["x-request-id"] for one in ASKED]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == numbers
    assert len(set(numbers)) == len(ASKED)
    return lines


def test_a_line_tells_of_a_request_but_not_what_was_asked_or_by_whom(address: str, tmp_path: Path) -> None:
    path = tmp_path / "log"
    lines = logged(address, path)
    assert [(one["method"], one["route"], one["status"], one["kept"]) for one in lines] == [
        ("GET", "/actor", 200, False),
        ("GET", "/actor", 200, True),
        ("GET", "/search", 200, False),
        ("GET", "none", 404, False),
    ]
    assert all(one["bytes"] > 100 and one["ms"] >= 0 and one["time"].endswith("+00:00") for one in lines)
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("Olsen", "secret", "192.0.2.1") if word in text]


def test_words_and_clients_are_logged_where_they_are_wanted(address: str, tmp_path: Path) -> None:
    lines = logged(address, tmp_path / "log", logs_words=True, logs_clients=True)
    assert (lines[2]["path"], lines[2]["query"]) == ("/search", "q=secret+talks")
    assert {line["client"] for line in lines} == {"192.0.2.1"}


def test_an_error_nobody_foresaw_is_logged_by_its_number(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "log"
    app = create_app(address, (), Settings(log=str(path)))

    @app.get("/broken/{word}")
    def broken(word: str) -> None:
        raise RuntimeError

    with TestClient(app, raise_server_exceptions=False) as client:
        told = client.get("/broken/secret")
    line = json.loads(path.read_text(encoding="utf-8"))
    assert (line["route"], line["status"]) == ("/broken/{word}", 500)
    assert told.headers["x-request-id"] == line["id"]
    assert [record.getMessage() for record in caplog.records] == [
        f"GET /broken/{{word}} failed (request {line['id']})"
    ]


def test_a_log_that_is_moved_away_goes_on_in_a_new_file(address: str, tmp_path: Path) -> None:
    path = tmp_path / "log"
    with TestClient(create_app(address, (), Settings(log=str(path)))) as client:
        first = client.get("/health").headers["x-request-id"]
        while not path.read_text(encoding="utf-8"):
            pass
        path.rename(tmp_path / "old")
        second = client.get("/health").headers["x-request-id"]
    assert json.loads((tmp_path / "old").read_text(encoding="utf-8"))["id"] == first
    assert json.loads(path.read_text(encoding="utf-8"))["id"] == second


def test_lines_that_cannot_be_written_are_left_out_and_counted(tmp_path: Path) -> None:
    log = Log(str(tmp_path / "log"))
    log.close()
    log._waiting = Queue(1)
    for number in range(4):
        if number == 3:
            log._waiting.get()
        log.write({"request_id": str(number)}, "/", "GET", "/", 200, 0.1, 9, is_kept=False)
    told = json.loads(log._waiting.get().getMessage())
    assert (told["id"], told["lines_lost"]) == ("3", 2)


def test_a_log_that_cannot_be_opened_is_said(address: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        create_app(address, (), Settings(log=str(tmp_path / "no" / "log")))
