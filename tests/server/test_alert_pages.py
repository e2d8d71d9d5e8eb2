"""`/alerts` and its feeds: what alerts told, without where and to whom they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.alerting import looking, messages
from communique.ledger.alerting.rules import add_alert
from communique.server.app import create_app
from tests.ledger.alerted import ALL, MET, OTHER_DAY, PLANNED, calls
from tests.ledger.made import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
HOSTILE = "Ada Olsen met Grace Otieno <script>alert(1)</script> \x1b[31m in \u202e town."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(create_app(ledger.address)) as opened:
        yield opened


def told(ledger: Ledger) -> None:
    looking.look(ledger)
    messages.pack(ledger)


def feed(client: TestClient, name: str = "all") -> ET.Element:
    answer = client.get(f"/alerts/{name}.atom")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return ET.fromstring(answer.content)


def words(entry: ET.Element, name: str) -> str:
    found = entry.find(f"a:{name}", ATOM)
    assert found is not None
    return found.text or ""


def test_a_feed_has_an_entry_for_each_thing_told_and_each_stays(ledger: Ledger, client: TestClient) -> None:
    ledger.add(PLANNED)
    add_alert(ledger, "all", {}, ALL, "atom")
    assert feed(client).findall("a:entry", ATOM) == []
    ledger.add(MET)
    told(ledger)
    (first,) = feed(client).findall("a:entry", ATOM)
    assert words(first, "title") == "CONSULT meeting: Ada Olsen → Grace Otieno: planned → occurred"
    assert words(first, "content") == f"“{MET.article.text}” (Evening Post, 2023-06-19)"
    (event,) = ledger.events()
    link = first.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == f"http://testserver/events/{event.name}"
    assert client.get(str(link.get("href"))).status_code == 200

    ledger.add(OTHER_DAY)
    told(ledger)
    second, again = feed(client).findall("a:entry", ATOM)
    assert ET.tostring(again) == ET.tostring(first)
    assert words(second, "title").endswith("reports disagree on the date: 2023-06-18 or 2023-06-19")
    assert words(feed(client), "updated") == words(second, "updated")
    assert len({words(one, "id") for one in (first, second)}) == 2


def test_a_flood_is_one_entry_that_leads_to_all(ledger: Ledger, client: TestClient) -> None:
    add_alert(ledger, "all", {"actors": ["NOR"], "type": ["SANCTION"]}, ["new"], "atom")
    ledger.add_many(calls(30))
    told(ledger)
    (entry,) = feed(client).findall("a:entry", ATOM)
    assert words(entry, "title") == "30 new events"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "http://testserver/events?actors=NOR&type=SANCTION"


def test_a_feed_is_kept_until_something_is_told(ledger: Ledger, client: TestClient) -> None:
    add_alert(ledger, "all", {}, ALL, "atom")
    tag = client.get("/alerts/all.atom").headers["etag"]
    assert client.get("/alerts/all.atom", headers={"if-none-match": tag}).status_code == 304
    ledger.add(MET)
    told(ledger)
    assert client.get("/alerts/all.atom", headers={"if-none-match": tag}).status_code == 200


def test_where_and_to_whom_alerts_tell_is_not_shown(ledger: Ledger, client: TestClient) -> None:
    hidden = "hook.fjord.example"
    add_alert(ledger, "hook", {"actors": ["NOR"]}, ALL, "webhook", f"https://{hidden}/token", secret=SECRET)
    add_alert(ledger, "mail", {}, ["new"], "email", "ada@fjord.example")
    ledger.add(MET)
    told(ledger)
    (number,) = (row.number for row in _messages(ledger, "hook"))
    taken = messages.take(ledger, number)
    assert taken is not None
    messages.note_failed(ledger, taken, f"{hidden} is a private or local address", is_final=True)
    for path in ("/alerts", "/api/v1/alerts", "/alerts/hook.atom", "/alerts/mail.atom"):
        shown = client.get(path).text
        assert "hook" in shown or "mail" in shown
        for secret in (hidden, "ada@", SECRET[6:], "token"):
            assert secret not in shown
    assert "given up after 1 try</bdi>" in client.get("/alerts").text


def _messages(ledger: Ledger, name: str) -> list[messages.Message]:
    from communique.ledger.alerting.rules import load_alert

    with ledger.reading() as connection:
        return messages.messages_of(connection, load_alert(connection, name), 5)


def test_the_page_links_to_events_and_feeds(ledger: Ledger, client: TestClient) -> None:
    assert "This ledger has no alerts." in client.get("/alerts").text
    add_alert(ledger, "all", {"text": '<b> & "words"', "min_score": 0.5}, ALL, "atom")
    page = client.get("/alerts").text
    assert 'href="/alerts/all.atom"' in page
    assert "<b> &" not in page
    assert 'href="/events?text=%3Cb%3E+%26+%22words%22&amp;min_score=0.5"' in page
    (row,) = client.get("/api/v1/alerts").json()
    assert (row["name"], row["kinds"], row["feed"]) == ("all", list(ALL), "/alerts/all.atom")
    assert client.get("/events", params=row["asked"]).status_code == 200


def test_what_articles_say_is_only_text(ledger: Ledger, client: TestClient) -> None:
    add_alert(ledger, "all", {}, ALL, "atom")
    ledger.add(record(HOSTILE, "2023-06-19", start="2023-06-18"))
    told(ledger)
    (entry,) = feed(client).findall("a:entry", ATOM)
    content = entry.find("a:content", ATOM)
    assert content is not None
    assert content.get("type") == "text"
    assert "<script>alert(1)</script>" in words(entry, "content")
    assert "\u202e" not in words(entry, "content")


@pytest.mark.parametrize(
    ("name", "status"), [("none", 404), ("None", 400), ("a" * 61, 400), ("..%2Fetc", 404)]
)
def test_what_is_no_alert_is_told(client: TestClient, name: str, status: int) -> None:
    assert client.get(f"/alerts/{name}.atom").status_code == status
