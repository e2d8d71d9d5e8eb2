"""The calendar, read back by icalendar."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from communique.export import FORMATS, Selection, ics
from communique.export.event import Change, Event, Location, Party

if TYPE_CHECKING:
    from communique.record import Status

    from .conftest import Write

SIDE = (Party("person:ada olsen:NOR", "Ada Olsen; Lund, \\n", "person", "NOR", "GOV"),)
DAY = date(2023, 6, 20)
VISIT = Event(
    "E-0123456789ab", "CONSULT", "visit", "AGREE", "036", "planned", DAY, DAY, DAY,
    Location("Nairobi", "KEN", -1.283, 36.817, 184745), SIDE, (), 0.9, DAY, DAY, 1, 1, False, None,
)  # fmt: skip


def entries(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def written_alone(event: Event) -> bytes:
    out = io.BytesIO()
    ics.write([event], out)
    return out.getvalue()


def test_visits_and_meetings_with_days_are_entries(written: Write) -> None:
    visit, talks = entries(written("ics"))
    assert str(visit["SUMMARY"]) == "Ada Olsen – Grace Otieno: visit (planned)"
    assert (visit["DTSTART"].dt, visit["DTEND"].dt) == (date(2023, 6, 21), date(2023, 6, 22))
    assert (int(visit["SEQUENCE"]), str(visit["STATUS"]), str(visit["LOCATION"])) == (
        1,
        "CONFIRMED",
        "Nairobi",
    )
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (date(2023, 7, 1), date(2023, 7, 3))
    assert (int(talks["SEQUENCE"]), str(talks["STATUS"])) == (0, "CANCELLED")


def test_two_exports_are_the_same_to_the_byte(written: Write) -> None:
    first = written("ics")
    assert written("ics") == first
    assert all(str(entry["UID"]).endswith("@communique") for entry in entries(first))


@pytest.mark.parametrize(("status", "word"), ics.STATUSES.items())
def test_the_status_is_that_of_calendars(status: Status, word: str) -> None:
    (entry,) = entries(written_alone(replace(VISIT, status=status)))
    assert str(entry["STATUS"]) == word


def test_changes_count_and_the_name_stays() -> None:
    steps = tuple(Change(DAY, "planned", DAY, DAY, "sha256:0") for _ in range(3))
    (entry,) = entries(written_alone(replace(VISIT, history=steps)))
    assert (str(entry["UID"]), int(entry["SEQUENCE"])) == ("E-0123456789ab@communique", 2)


def test_text_is_escaped_and_lines_are_folded() -> None:
    data = written_alone(VISIT)
    assert rb"Ada Olsen\; Lund\, \\n" in data
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (entry,) = entries(data)
    assert str(entry["SUMMARY"]) == "Ada Olsen; Lund, \\n: visit (planned)"


@pytest.mark.parametrize("event", [replace(VISIT, start=None), replace(VISIT, type="AID")])
def test_what_has_no_day_or_is_no_meeting_stays_out(event: Event) -> None:
    assert entries(written_alone(event)) == []


def test_an_empty_calendar_is_one(written: Write) -> None:
    data = written("ics", Selection(since=date(2030, 1, 1)))
    assert Calendar.from_ical(data)["VERSION"] == "2.0"


@pytest.mark.parametrize(
    ("start", "end", "is_kept"),
    [
        (DAY, DAY, True),
        (DAY, None, True),
        (date(2023, 5, 1), date(2023, 5, 31), True),
        (date(2023, 4, 1), date(2023, 6, 30), False),
        (date(2023, 1, 1), date(2023, 12, 31), False),
    ],
)
def test_what_is_told_by_its_quarter_or_year_has_no_room(
    start: date, end: date | None, is_kept: bool
) -> None:
    event = replace(VISIT, start=start, end=end)
    assert FORMATS["ics"].has_room_for(event) is is_kept
    assert FORMATS["csv"].has_room_for(event)
