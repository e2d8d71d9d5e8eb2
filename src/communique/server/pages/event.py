"""`/events/{name}`: one event with all that the ledger knows of it, at an address that stays good."""

import json
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.ledger import Ledger
from communique.ledger.entries import load_entries, number_of
from communique.ledger.outline import load_outline
from communique.ledger.reports import load_reports
from communique.server.asking.questions import EventName, Question
from communique.server.citing.citation import Citation, heading
from communique.server.correcting.signed import SignedIn
from communique.server.drawing.locator import draw_locator
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, render
from communique.server.views.event_view import View, load_view

router = APIRouter(include_in_schema=False)


class EventPageQuestion(Question):
    """Which part of a long event: the claims with which its list of steps and its reports begin."""

    steps: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    reports: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    done: Annotated[int, Field(ge=1, lt=2**31)] | None = None  # the correction that was just made
    was: EventName | None = None  # the name under which somebody wanted to correct it


@router.get("/events/{name}.ics")
def calendar(ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> Response:
    """Give an event as an entry for calendars; empty where it is no meeting or has no day."""
    from communique.server.programs.feeds import as_calendar

    with ledger.reading() as connection:
        (entry,) = load_entries(connection, [number_of(connection, name)])
    return as_calendar(ledger, [entry.name])


@router.get("/events/{name}.bib")
def bibtex(request: Request, ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> Response:
    """Give an event as an entry for BibTeX."""
    cited = _cited(ledger, name, str(request.base_url))
    return Response(cited.bibtex(), media_type="application/x-bibtex; charset=utf-8")


@router.get("/events/{name}.csl.json")
def csl(request: Request, ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> Response:
    """Give an event as CSL-JSON."""
    cited = _cited(ledger, name, str(request.base_url))
    body = json.dumps(cited.csl(), ensure_ascii=False, indent=1)
    return Response(body, media_type="application/vnd.citationstyles.csl+json")


@router.get("/events/{name}")
def event(
    request: Request,
    ledger: OpenedLedger,
    name: Annotated[EventName, Path()],
    asked: Annotated[EventPageQuestion, Query()],
    signed: SignedIn,
) -> Response:
    """Show an event; by a name that it had before a merge, lead to its present one."""
    with ledger.reading() as connection:
        view = load_view(connection, name, asked.steps, asked.reports)
    if view.detail.entry.name != name:
        return RedirectResponse(f"/events/{view.detail.entry.name}", 308)
    part = asked.model_copy(update={"done": None, "was": None})
    return _page(view, part, str(request.base_url), signed=signed, done=asked.done, was=asked.was)


def page(ledger: Ledger, name: str, base: str, *, status: int = 200, **more: Any) -> HTMLResponse:
    """Show an event with more on its page, such as a form and what is wrong in it."""
    asked = EventPageQuestion()
    with ledger.reading() as connection:
        view = load_view(connection, name, asked.steps, asked.reports)
    return _page(view, asked, base, status=status, **more)


def _page(view: View, asked: EventPageQuestion, base: str, *, status: int = 200, **more: Any) -> HTMLResponse:
    entry = view.detail.entry
    here = f"/events/{entry.name}"
    cited = Citation(entry, view.first, base.rstrip("/") + here, date.today())
    data = [Data("JSON", f"{BASE}/events/{entry.name}", "application/json")]
    if view.related:
        data.append(Data("Related", f"{BASE}/events/{entry.name}/related", "application/json"))
    if entry.type == "CONSULT" and entry.first_day:
        data.append(Data("iCalendar", f"{here}.ics", "text/calendar"))
    data.append(Data("BibTeX", f"{here}.bib", "application/x-bibtex"))
    data.append(Data("CSL-JSON", f"{here}.csl.json", "application/vnd.citationstyles.csl+json"))

    def at(anchor: str, **changes: int | None) -> str:
        return f"{here}?{asked.query(**changes)}".rstrip("?") + f"#{anchor}"

    return render(
        "event.html", title=heading(entry), status=status, data=data, detail=view.detail, entry=entry,
        view=view, history=view.history, locator=draw_locator(entry, view.countries), cited=cited, at=at,
        here=here, **more,
    )  # fmt: skip


def _cited(ledger: Ledger, name: str, base: str) -> Citation:
    with ledger.reading() as connection:
        outline = load_outline(connection, name)
        (entry,) = load_entries(connection, [outline.number])
        (first,) = load_reports(connection, [outline.claims[0].number]).values()
    return Citation(entry, first, f"{base.rstrip('/')}/events/{entry.name}", date.today())
