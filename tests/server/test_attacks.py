"""What somebody may try who knows how the server is made: hosts, days and sizes that no page sends."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.around import kept
from communique.server.around.guard import SECURITY
from communique.server.around.kept import Answer, Shelf
from communique.server.views.layers import MOST_AT_ONCE, Mark, pieces
from tests.ledger.made import KENYA, record
from tests.server import hostile

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI


def ask(app: FastAPI, *hosts: str) -> tuple[int, str]:
    """Ask for the feed as no client library would: for any number of hosts."""
    told: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": "/events.atom", "raw_path": b"/events.atom", "query_string": b"", "root_path": "",
        "headers": [(b"host", host.encode()) for host in hosts], "client": ("192.0.2.1", 1),
        "server": ("127.0.0.1", 80),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return told[0]["status"], b"".join(one.get("body", b"") for one in told).decode()


@pytest.mark.parametrize("names", [(), ("good.example",)])
@pytest.mark.parametrize(
    "hosts", [("evil.example", "good.example"), ("good.example", "evil.example"), ("good.example",) * 2]
)
def test_who_names_several_hosts_is_told_nothing_and_others_are_not_told_of_them(
    address: str, names: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    app = create_app(address, names)
    assert ask(app, *hosts) == (400, "This server does not answer to that name.\n")
    status, feed = ask(app, "good.example")
    assert status == 200
    assert "http://good.example/events" in feed
    assert "evil.example" not in feed


@pytest.mark.parametrize("path", ["/", "/events", "/events.ics", "/api/v1/events", "/health"])
def test_the_headers_of_an_answer_can_be_had_alone(client: TestClient, path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "x-request-id": ""} == {**whole.headers, "x-request-id": ""}
    assert {name: head.headers[name] for name in SECURITY} == SECURITY
    assert client.head("/nothing-here").status_code == 404
    assert client.get(path).content == whole.content


@pytest.mark.parametrize("path", ["/events", "/static/style.css"])
@pytest.mark.parametrize(
    ("told", "given"),
    [("gzip", "gzip"), ("br, GZIP ; q=0.1", "gzip"), ("gzip;q=0", None), ("gzip; q=0.0", None), ("", None)],
)
def test_nothing_is_packed_for_who_cannot_unpack_it(
    client: TestClient, path: str, told: str, given: str | None
) -> None:
    for _ in range(2):
        answer = client.get(path, headers={"accept-encoding": told})
        assert answer.headers.get("content-encoding") == given
    assert answer.text == client.get(path).text


def test_the_headers_alone_are_counted_as_such(address: str) -> None:
    with TestClient(create_app(address), client=("127.0.0.1", 1)) as client:
        client.head("/events")
        assert 'method="HEAD",route="/events",status="200"' in client.get("/metrics").text


def test_long_addresses_and_many_small_answers_count_as_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 1_000_000)
    answer = Answer({"type": "http.response.start", "status": 200, "headers": []}, b"{}", b"tag", "/")
    shelf = Shelf()
    for number in range(100):
        shelf.keep(("/about", b"x" * 60_000 + str(number).encode()), answer)
    assert len(shelf) < 1_000_000 / 60_000
    for number in range(10_000):
        shelf.keep(("/events", str(number).encode()), answer)
    assert 100 < len(shelf) < 1_000
    assert shelf.size <= 1_000_000
    shelf.clear()
    assert (len(shelf), shelf.size) == (0, 0)


FAR_OFF = [
    "/upcoming?on=0001-01-01",
    "/upcoming?on=0001-01-01&actors=NOR",
    "/upcoming?on=9999-12-31",
    "/upcoming?on=9999-12-31&actors=NOR",
    "/upcoming?month=1000-01",
    "/upcoming?month=2999-12",
    "/upcoming.ics?on=0001-01-01&actors=NOR",
    "/api/v1/upcoming?on=0001-01-01&actors=NOR",
    "/api/v1/upcoming?on=0001-01-01&until=9999-12-31",
    "/pair?one=NOR&other=KEN&until=0001-01-01",
    "/lanes?pair=NOR,KEN&until=0001-01-01",
    "/actor?name=NOR&since=0001-01-01&until=9999-12-31",
]


@pytest.mark.parametrize("asked", FAR_OFF)
def test_the_first_and_the_last_day_of_all_can_be_asked_for(client: TestClient, asked: str) -> None:
    assert client.get(asked).status_code == 200


def test_an_event_of_the_last_day_of_all_is_an_entry_among_others(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        plans = {"9999-12-31": "talks", "2023-06-14": "a meal"}
        ledger.add_many(
            [
                record(
                    f"Ada Olsen will meet for {words}.", "2023-06-01", status="planned", trigger="meet",
                    start=day, target=KENYA,
                )
                for day, words in plans.items()
            ]
        )  # fmt: skip
    with TestClient(create_app(path)) as client:
        calendar = Calendar.from_ical(client.get("/events.ics").text)
        assert sorted(str(one.decoded("dtstart")) for one in calendar.walk("VEVENT")) == sorted(plans)
        for page in ("/events", "/upcoming?on=2023-06-02", "/pair?one=KEN", "/actor?name=KEN", "/"):
            assert client.get(page).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_articles_of_the_first_and_the_last_day_can_be_added_and_read(tmp_path: Path, day: str) -> None:
    path = str(tmp_path / "ledger.db")
    words = " ".join(f"Ada Olsen met Grace Otieno on day {n} of their talks." for n in range(60))
    with Ledger(path) as ledger:
        for outlet in ("Daily Paper", "Evening Post"):
            assert ledger.add(record(words, day, outlet=outlet, said="of their talks")) == "added"
        (event,) = ledger.events().to_dicts()
    with TestClient(create_app(path)) as client:
        pages = ("/actor?name=Ada+Olsen", "/events", "/quotes", "/about", "/", "/pair?one=NOR&other=KEN")
        for page in (f"/events/{event['name']}", "/lanes?pair=NOR,KEN", "/api/v1/series", *pages):
            assert client.get(page).status_code == 200, page


def test_marks_without_number_of_the_same_words_are_told_a_few_times() -> None:
    size = 3_000
    text = "word " * size
    acts = [Mark((0, len(text)), "acts", of=f"E{number}") for number in range(size)]
    triggers = [Mark((n * 5, n * 5 + 4), "triggers", f"/events/E-{n}", f"E{n}") for n in range(size)]
    found = pieces(text, acts + triggers)
    assert "".join(piece.words for piece in found) == text
    assert sum(piece.anchor is not None for piece in found) == size
    assert max(len(piece.of) for piece in found) == MOST_AT_ONCE
    assert {piece.marks[0] for piece in found} == {"acts"}


def test_a_statement_without_words_has_an_address_too(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    told = record("Ada Olsen met Grace Otieno. Peace is near.", "2023-06-19", said="Peace is near")
    with Ledger(path) as ledger:
        ledger.add(replace(told, statements=tuple(replace(one, content=()) for one in told.statements)))
        (name,) = (one.name for one in ledger.quotes())
    with TestClient(create_app(path)) as client:
        assert client.get(f"/quotes/{name}").status_code == 200
        assert f"/quotes/{name}" in client.get("/quotes").text


def test_no_name_turns_the_words_around_it(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(hostile.records())
        pages = [f"/events/{one.name}" for one in ledger.events()] + ["/pair?one=NOR", "/lanes?pair=NOR,KEN"]
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    held = re.compile(r"<title>.*?</title>|aria-label=\"[^\"]*\"", re.DOTALL)
    with TestClient(create_app(path)) as client:
        for page in pages:
            told = held.findall(client.get(page).text)
            assert any("Evil" in one for one in told) or "/events/" in page
            assert not [one for one in told if turning.search(one)], page
