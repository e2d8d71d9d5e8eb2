"""The events of a question as a feed, a calendar or a table, for programs that ask again and again."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.export.formats import write_events
from communique.export.selection import Selection
from communique.ledger import Ledger
from communique.ledger.filters import COMING, Filters, days
from communique.server.asking.named import names_of
from communique.server.asking.questions import EventQuestion, UpcomingQuestion
from communique.server.asking.saying import of_events
from communique.server.opened import OpenedLedger
from communique.server.programs.answers import PROBLEMS
from communique.server.programs.api import BASE
from communique.server.programs.atom import as_atom, latest
from communique.server.programs.columnar import MEDIA as PARQUET
from communique.server.programs.columnar import has_parquet
from communique.server.site import Data

router = APIRouter(tags=["feeds"], responses=PROBLEMS)
MOST = 100
"""Events of a calendar."""
MOST_ROWS = 1_000
"""Events of a table; its answer tells where those that follow are, and `communique export` writes all."""


def _as(media: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media: {}}}}


def feed_links(asked: EventQuestion) -> list[Data]:
    """Give the addresses of what a question finds, in every form that this machine can write."""
    asked = asked.without_page()
    query = f"?{asked.query(limit=None)}".rstrip("?")
    links = [
        Data("JSON", f"{BASE}/events{query}", "application/json"),
        Data("CSV", f"/events.csv{query}", "text/csv"),
        Data("iCalendar", f"/events.ics{query}", "text/calendar"),
        Data("Atom", f"/events.atom{query}", "application/atom+xml"),
    ]
    return [*links, Data("Parquet", f"/events.parquet{query}", PARQUET)] if has_parquet() else links


@router.get("/events.csv", response_class=Response, responses=_as("text/csv"))
def table(ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> Response:
    """Give the events of a question as CSV, in the columns of `communique export csv`."""
    names = _names(ledger, asked, MOST_ROWS + 1)
    made = _file(_written(ledger, "csv", names[:MOST_ROWS]), "text/csv", "events.csv")
    if len(names) > MOST_ROWS:
        following = asked.query(after=names[MOST_ROWS - 1], limit=None)
        made.headers["link"] = f'</events.csv?{following}>; rel="next"'
    return made


@router.get("/events.ics", response_class=Response, responses=_as("text/calendar"))
def calendar(ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> Response:
    """Give the meetings, visits and calls of a question for calendars."""
    if asked.type and "CONSULT" not in asked.type:
        return as_calendar(ledger, ())
    return as_calendar(ledger, _names(ledger, asked.model_copy(update={"type": ["CONSULT"]}), MOST))


@router.get("/upcoming.ics", response_class=Response, responses=_as("text/calendar"))
def upcoming(ledger: OpenedLedger, asked: Annotated[UpcomingQuestion, Query()]) -> Response:
    """Give the meetings, visits and calls that are to come for calendars."""
    return as_calendar(ledger, names_of(ledger, replace(_coming(asked), types=("CONSULT",)), MOST))


@router.get("/upcoming.csv", response_class=Response, responses=_as("text/csv"))
def upcoming_table(ledger: OpenedLedger, asked: Annotated[UpcomingQuestion, Query()]) -> Response:
    """Give what is to come as CSV, in the columns of `communique export csv`."""
    names = names_of(ledger, _coming(asked), MOST_ROWS, asked.after)
    return _file(_written(ledger, "csv", names), "text/csv", "upcoming.csv")


@router.get("/events.atom", response_class=Response, responses=_as("application/atom+xml"))
def feed(request: Request, ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> Response:
    """Give the events of a question that were reported last as an Atom feed."""
    asked = asked.without_page()
    with ledger.reading() as connection:
        entries = latest(connection, asked.filters())
    query = asked.query(limit=None)
    body = as_atom(entries, of_events(asked), str(request.base_url), query)
    return Response(body, media_type="application/atom+xml")


def as_calendar(ledger: Ledger, names: Sequence[str]) -> Response:
    """Give events by their names as entries of a calendar."""
    return _file(_written(ledger, "ics", names), "text/calendar", "diplomacy.ics")


def _coming(asked: UpcomingQuestion) -> Filters:
    first, last = days(asked.on or date.today(), asked.until)
    return Filters(actors=tuple(asked.actors), statuses=COMING, open_on=first, until=last)


def _names(ledger: Ledger, asked: EventQuestion, most: int) -> list[str]:
    return names_of(ledger, asked.filters(), most, asked.after, newest_first=asked.newest_first)


def _written(ledger: Ledger, form: str, names: Sequence[str]) -> bytes:
    out = io.BytesIO()
    write_events(ledger, form, out, Selection(names=tuple(names)))
    return out.getvalue()


def _file(content: bytes, media: str, name: str) -> Response:
    headers = {"content-disposition": f'inline; filename="{name}"'}
    return Response(content, headers=headers, media_type=media)
