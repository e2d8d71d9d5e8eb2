"""iCalendar: visits, meetings, talks and calls as all-day entries that keep their identity as they change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Entry

from communique._text import one_line
from communique._version import __version__
from communique.export.text import distinct, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Event, Party
    from communique.record import Status

STATUSES: dict[Status, str] = {
    "occurred": "CONFIRMED",
    "planned": "CONFIRMED",
    "possible": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
"""STATUS of an entry. What is off stays in the file, so that calendars which had it strike it out."""

_END = b"END:VCALENDAR\r\n"
_MOST = 5
"""Reports whose words and addresses a description gives."""


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write the events of type CONSULT that have days."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Communique//Communique {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Diplomacy")
    out.write(calendar.to_ical().removesuffix(_END))
    for event in events:
        if event.type == "CONSULT" and event.start is not None:
            out.write(entry(event, event.start).to_ical())
    out.write(_END)


def entry(event: Event, start: date) -> Entry:
    made = Entry()
    made.add("uid", f"{event.name}@communique")
    made.add("sequence", max(0, len(event.history) - 1))
    changed = datetime.combine(event.last_reported or start, time(), UTC)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", start)
    if (end := event.end or start) < date.max:
        made.add("dtend", end + timedelta(days=1))  # exclusive; without it an entry is of one day
    made.add("summary", summary(event))
    made.add("description", without_controls(description(event)))
    made.add("status", STATUSES[event.status])
    made.add("transp", "TRANSPARENT")
    made.add("categories", [word for word in (event.type, event.mode) if word])
    if event.place:
        made.add("location", one_line(event.place.name))
        if event.place.lat is not None and event.place.lon is not None:
            made.add("geo", (event.place.lat, event.place.lon))
    if address := next((a for a in _addresses(event) if a.startswith(("http://", "https://"))), None):
        made.add("url", one_line(address))
    return made


def summary(event: Event) -> str:
    """Say who, what and how sure on one line: "Ada Olsen – Grace Otieno: meeting (planned)"."""
    sides = " – ".join(filter(None, (_names(event.sources), _names(event.targets))))
    status = "" if event.status == "occurred" else f" ({event.status})"
    return f"{sides or 'Not named'}: {event.mode or 'talks'}{status}"


def description(event: Event) -> str:
    reports = f"{event.reports} report{'s' if event.reports != 1 else ''}, {event.independent} independent"
    lines = [f"{event.status.capitalize()}; {reports}."]
    if event.is_contradicted:
        lines.append("The reports contradict each other.")
    lines += [f"“{one_line(words)}”" for words in distinct(claim.words for claim in event.claims)[:_MOST]]
    return "\n".join([*lines, *_addresses(event)[:_MOST]])


def _addresses(event: Event) -> list[str]:
    return distinct(claim.article.address for claim in event.claims)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(one_line(party.name) for party in parties)
