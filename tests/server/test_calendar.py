"""A month of what is to come: days, ISO weeks, days not known exactly, and the same for calendars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.drawing.months import Month, laid_out
from communique.server.pages import upcoming
from tests.ledger.made import KENYA, NORWAY, SUDAN, record
from tests.server import hostile
from tests.server.test_pages import look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Record


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("calendar") / "ledger.db")

    def plan(words: str, days: str, **more: Any) -> Record:
        start, _, end = days.partition("/")
        told = f"Ada Olsen will meet for {words}."
        return record(
            told, "2023-06-01", status="planned", trigger="meet", start=start, end=end or None, **more
        )

    plans = [
        plan("a visit", "2023-06-14", target=KENYA),
        plan("talks", "2023-06-20/2023-06-22", target=SUDAN, kind="AGREE", mode=None),
        plan("a summit", "2023-06-30/2023-07-03", target=NORWAY, source=KENYA, kind="AID", mode=None),
        plan("a trip", "2023-06-01/2023-06-30", target=KENYA, kind="SUPPORT", mode=None),
    ]
    with Ledger(path) as ledger:
        ledger.add_many([*plans, *hostile.records()])
    return path


@pytest.fixture(scope="module")
def client(path: str) -> Iterator[TestClient]:
    with TestClient(create_app(path)) as opened:
        yield opened


def month(path: str, name: str) -> Month:
    with Ledger(path) as ledger:
        return laid_out(name, ledger.upcoming("2023-06-01"))


def test_a_month_has_whole_iso_weeks(path: str) -> None:
    found = month(path, "2023-06")
    assert [week.name for week in found.weeks] == [f"2023-W{number}" for number in range(22, 27)]
    assert {len(week.days) for week in found.weeks} == {7}
    assert next(str(day.day) for day in found.weeks[0].days if day.is_in_month) == "2023-06-01"
    assert (found.name, found.before, found.after) == ("June 2023", "2023-05", "2023-07")


def test_each_event_stands_where_it_is_known_to_be(path: str) -> None:
    found = month(path, "2023-06")
    days = {
        str(day.day): [e.type for e in day.events] for week in found.weeks for day in week.days if day.events
    }
    assert days == {"2023-06-14": ["CONSULT"]}
    some = {
        (str(week.days[one.first].day), str(week.days[one.last].day)): [event.type for event in one.events]
        for week in found.weeks
        for one in week.some
    }
    assert some == {("2023-06-20", "2023-06-22"): ["AGREE"], ("2023-06-30", "2023-07-02"): ["AID"]}
    assert [event.type for event in found.vague] == ["SUPPORT"]


def test_what_goes_on_into_the_next_month_stands_there_too(path: str) -> None:
    found = month(path, "2023-07")
    names = [(week.name, one.size, [e.type for e in one.events]) for week in found.weeks for one in week.some]
    assert names == [("2023-W26", 3, ["AID"]), ("2023-W27", 1, ["AID"])]


def test_the_page_of_a_month(client: TestClient) -> None:
    page = look(client, "/upcoming?month=2023-06&actors=KEN")
    words = " ".join(page.words.split())
    for part in (
        "June 2023",
        "2023-W24",
        "on one or more of these days: 2023-06-30 to 2023-07-02",
        "All of June",
    ):
        assert part in words, part
    assert "2023-06-20" not in words.partition("All of June")[0]  # of others
    assert {given.get("datetime") for tag, given in page.tags if tag == "time"} > {"2023-06-01", "2023-06-30"}
    for address in ("/upcoming?actors=KEN&month=2023-05", "/upcoming?actors=KEN&month=2023-07"):
        assert address in page.links
    assert "webcal://testserver/upcoming.ics?on=2023-06-01&until=2023-06-30&actors=KEN" in page.links


def test_calendars_get_the_same_events(client: TestClient) -> None:
    page = look(client, "/upcoming?month=2023-06&actors=KEN")
    (calendar,) = {link for link in page.links if link.startswith("/upcoming.ics")}
    text = client.get(calendar).text
    assert text.count("BEGIN:VEVENT") == 1  # meetings alone are for calendars
    (api,) = {link for link in page.links if link.startswith("/api/v1/upcoming")}
    assert len(client.get(api).json()["items"]) == 3


def test_without_a_month_it_is_that_of_the_day(client: TestClient) -> None:
    words = look(client, "/upcoming?on=2023-06-14").words
    assert "June 2023" in words
    assert "From 2023-06-14 on" in words
    assert date.today().strftime("%B %Y") in look(client, "/upcoming").words


def test_two_who_take_part_can_be_asked_for(client: TestClient) -> None:
    page = look(client, "/upcoming?on=2023-06-01&actors=KEN&actors=NOR")
    values = [given.get("value") for tag, given in page.tags if given.get("name") == "actors"]
    assert values == ["KEN", "NOR"]


@pytest.mark.parametrize("wrong", ["2023-13", "2023-00", "0000-01", "2023", "9999-12", "<script>"])
def test_a_month_that_is_none_is_said_to_be_none(client: TestClient, wrong: str) -> None:
    assert client.get("/upcoming", params={"month": wrong}).status_code == 400


@pytest.mark.parametrize("first", ["1000-01", "2999-12", "2024-02"])
def test_months_at_the_ends_of_time(client: TestClient, first: str) -> None:
    assert first[:4] in look(client, f"/upcoming?month={first}").words


def test_a_calendar_of_too_many_events_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upcoming, "MOST", 1)
    assert "The first 1 event of the month" in look(client, "/upcoming?month=2023-06&limit=3").words


def test_names_of_strangers_are_text(client: TestClient) -> None:
    page = look(client, "/upcoming?month=2023-09")
    assert not [tag for tag, _ in page.tags if tag == "script"]
    assert hostile.SCRIPT in page.words


def test_of_many_events_on_a_day_a_few_are_shown_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    kinds = ("ACCUSE", "AGREE", "AID", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
    with Ledger(path) as ledger:
        for kind in kinds:
            words = f"Ada Olsen will {kind.lower()} on that day."
            plan = record(
                words,
                "2023-06-01",
                status="planned",
                kind=kind,
                mode=None,
                trigger=kind.lower(),
                start="2023-06-14",
            )
            ledger.add(plan)
    with TestClient(create_app(path)) as client:
        page = client.get("/upcoming?on=2023-06-01").text
    calendar = page[page.index('class="month"') : page.index("</table>")]
    shown, _, folded = calendar.partition("<summary>3 more</summary>")
    assert (shown.count("/events/E-"), folded.count("/events/E-")) == (4, 3)
