"""`/upcoming`: what is planned, possible or postponed and not over."""

from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from communique.ledger.entries import EventEntry
from communique.server.api import BASE
from communique.server.opened import OpenedLedger
from communique.server.paged import cut
from communique.server.questions import UpcomingQuestion
from communique.server.saying import of_upcoming
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)


@router.get("/upcoming")
def upcoming(
    request: Request, ledger: OpenedLedger, asked: Annotated[UpcomingQuestion, Query()]
) -> HTMLResponse:
    """Show what is to come, month by month."""
    on = asked.on or date.today()
    found = ledger.upcoming(on, asked.until, actors=asked.actors, limit=asked.limit + 1, after=asked.after)
    rows, is_cut = cut(found, asked.limit)
    whole = f"?{asked.model_copy(update={'after': None}).query(limit=None)}".rstrip("?")
    calendar = f"/upcoming.ics{whole}"
    return render(
        "upcoming.html", title=of_upcoming(asked, on), asked=asked, on=on, rows=rows,
        months=[(month, list(some)) for month, some in groupby(rows, _month)],
        stats=None if rows else ledger.stats(),
        webcal=f"webcal://{request.url.netloc}{calendar}",
        data=[
            Data("JSON", f"{BASE}/upcoming{whole}", "application/json"),
            Data("iCalendar", calendar, "text/calendar"),
        ],
        following=f"/upcoming?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/upcoming?{asked.query(after=None)}" if asked.after else None,
    )  # fmt: skip


def _month(event: EventEntry) -> str:
    """Give the month by which an event is over, as the list is sorted."""
    day = event.last_day or event.first_day
    return f"{day:%B %Y}" if day else "No day"
