"""`/events/{name}`: one event with all that the ledger knows of it, at an address that stays good."""

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.cli.wording import days, number, side, what
from communique.ledger.detail import EventDetail, Report
from communique.server.api import BASE
from communique.server.opened import OpenedLedger
from communique.server.questions import EventName
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
_MANY = 40
"""Reports that the page shows before somebody asks for all."""
_NO_OUTLET = "Outlet unknown"


@router.get("/events/{name}.ics")
def calendar(ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> Response:
    """Give an event as an entry for calendars; empty where it is no meeting or has no day."""
    from communique.server.feeds import as_calendar

    return as_calendar(ledger, [ledger.event(name).entry.name])


@router.get("/events/{name}")
def event(
    request: Request,
    ledger: OpenedLedger,
    name: Annotated[EventName, Path()],
    every: Annotated[bool, Query(alias="all")] = False,
) -> Response:
    """Show an event; by a name that it had before a merge, lead to its present one."""
    detail = ledger.event(name)
    entry = detail.entry
    if entry.name != name:
        return RedirectResponse(f"/events/{entry.name}", 308)
    shown = detail.reports if every else detail.reports[:_MANY]
    return _page(detail, shown, f"{request.base_url}events/{name}")


def _page(detail: EventDetail, shown: tuple[Report, ...], address: str) -> HTMLResponse:
    entry = detail.entry
    heading = f"{what(entry.type, entry.mode)}: {side(entry.sources)} → {side(entry.targets)}"
    data = [Data("JSON", f"{BASE}/events/{entry.name}", "application/json")]
    if entry.type == "CONSULT" and entry.first_day:
        data.append(Data("iCalendar", f"/events/{entry.name}.ics", "text/calendar"))
    return render(
        "event.html", title=heading, data=data, detail=detail, entry=entry, outlets=by_outlet(shown),
        more=len(detail.reports) - len(shown), address=address,
        citation=_citation(detail, heading),
    )  # fmt: skip


def by_outlet(reports: tuple[Report, ...]) -> dict[str, list[Report]]:
    """Give the reports of each outlet, the outlet that reported first before the others."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        found[report.outlet or report.source or _NO_OUTLET].append(report)
    return dict(found)


def _citation(detail: EventDetail, heading: str) -> str:
    entry = detail.entry
    told = days(entry.first_day, entry.last_day) or "day not told"
    first = detail.reports[0]
    origin = f"{first.outlet or first.source or 'outlet unknown'}, {first.published or 'no day'}"
    named = f"“{heading}”, {told} ({entry.status}). Communique, event {entry.name}"
    return f"{named}; {number(entry.reports, 'report')}, the first by {origin}."
