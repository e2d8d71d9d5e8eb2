from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.programs import feeds
from tests.server import hostile
from tests.server.conftest import records

if TYPE_CHECKING:
    from pathlib import Path

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_a_feed_tells_the_events_of_a_question(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/events.atom?actors=NOR&status=occurred")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    assert feed.findtext("a:title", namespaces=ATOM) == "Events of NOR, reported as occurred"
    ids = {entry.findtext("a:id", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)}
    assert ids == {f"urn:communique:event:{e.name}" for e in ledger.events("NOR", status="occurred")}
    for moment in feed.iterfind(".//a:updated", ATOM):
        assert moment.text and moment.text.startswith("20") and moment.text.endswith(("Z", "+00:00"))


def test_an_event_moves_up_when_a_report_of_it_comes(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    first, second, *_, sanctions, _ = records()
    with Ledger(path) as ledger:
        ledger.add_many([first, sanctions])
        with TestClient(create_app(path)) as client:
            before = titles(client)
            ledger.add(second)
            after = titles(client)
    assert before == ["SANCTION", "CONSULT meeting"]
    assert after == ["CONSULT meeting", "SANCTION"]


def titles(client: TestClient) -> list[str]:
    feed = ET.fromstring(client.get("/events.atom").content)
    found = [entry.findtext("a:title", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    return [title.partition(":")[0] for title in found]


def test_a_feed_of_hostile_words_is_well_formed(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(hostile.records())
    with TestClient(create_app(path)) as client:
        feed = ET.fromstring(client.get("/events.atom").content)
        Calendar.from_ical(client.get("/events.ics").text)
    assert hostile.SCRIPT in "".join(feed.itertext())


def test_a_calendar_has_the_meetings_of_a_question(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/events.ics?place=Nairobi")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = ledger.events(place="Nairobi")
    (entry,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert entry["UID"] == f"{event.name}@communique"


def test_a_calendar_of_what_is_to_come(client: TestClient) -> None:
    assert "VEVENT" not in client.get("/upcoming.ics").text
    assert client.get("/upcoming.ics?on=2023-06-01").status_code == 200


def test_what_is_to_come_as_a_table(client: TestClient, ledger: Ledger) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/upcoming.csv?on=2023-06-01").text))
    assert [row["event"] for row in rows] == [event.name for event in ledger.upcoming("2023-06-01")]
    assert client.get("/upcoming.csv?on=someday").status_code == 400


def test_one_event_for_the_calendar(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    assert f"{event.name}@communique" in client.get(f"/events/{event.name}.ics").text
    assert client.get("/events/E-123.ics").status_code == 404


def test_tables_have_the_rows_of_a_question(client: TestClient, ledger: Ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv?type=SANCTION").text)))
    assert [row["event"] for row in rows] == [event.name for event in ledger.events(type="SANCTION")]
    quotes = list(csv.DictReader(io.StringIO(client.get("/quotes.csv?speaker=Ada+Olsen").text)))
    assert [row["words"] for row in quotes] == ["Peace is near"]


def test_a_table_tells_where_the_rest_of_it_is(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(csv.DictReader(io.StringIO(client.get("/events.csv?limit=9").text)))
    monkeypatch.setattr(feeds, "MOST_ROWS", 1)
    found, address = [], "/events.csv?include_rejected=true"
    while address:
        answer = client.get(address)
        found += list(csv.DictReader(io.StringIO(answer.text)))
        address = answer.links.get("next", {}).get("url", "")
    assert len(found) > 2
    assert sorted(row["event"] for row in found) == sorted(row["event"] for row in whole)


@pytest.mark.parametrize(("asked", "entries"), [("", 2), ("?type=CONSULT", 2), ("?type=SANCTION", 0)])
def test_a_calendar_has_only_what_is_for_calendars(client: TestClient, asked: str, entries: int) -> None:
    assert client.get(f"/events.ics{asked}").text.count("BEGIN:VEVENT") == entries


def test_a_feed_of_an_empty_ledger(empty: TestClient) -> None:
    assert ET.fromstring(empty.get("/events.atom").content).findall("a:entry", ATOM) == []
