"""`/upcoming`: what is planned, possible or postponed and not over, as a calendar and as a list."""

from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import StringConstraints
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.server.asking.paged import cut
from communique.server.asking.questions import UpcomingQuestion
from communique.server.asking.saying import of_upcoming
from communique.server.drawing.months import Month, ends_of, laid_out
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
MOST = 200
"""Events of a month that its calendar shows."""
MonthName = Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]


class UpcomingPage(UpcomingQuestion):
    """What is to come; with a month, all that is to be on days of it."""

    month: MonthName | None = None

    def plain(self) -> UpcomingQuestion:
        """Give the question as the API and the calendar take it: the month by its days."""
        asked = UpcomingQuestion(**self.model_dump(exclude={"month"}))
        if self.month is None:
            return asked
        first, last = ends_of(self.month)
        return asked.model_copy(update={"on": first, "until": last})


@router.get("/upcoming")
def upcoming(request: Request, ledger: OpenedLedger, asked: Annotated[UpcomingPage, Query()]) -> HTMLResponse:
    """Show a month, and what is to come, month by month."""
    plain = asked.plain()
    on = plain.on or date.today()
    rows, is_cut = cut(_found(ledger, plain, on, plain.until, asked.limit + 1, asked.after), asked.limit)
    month, is_more = _month(ledger, plain, asked.month or f"{on:%Y-%m}")
    whole = f"?{plain.model_copy(update={'after': None}).query(limit=None)}".rstrip("?")
    calendar = f"/upcoming.ics{whole}"
    return render(
        "upcoming.html", title=of_upcoming(plain, on), asked=asked, on=on, rows=rows, month=month,
        is_more=is_more, most=MOST, before=_to(asked, month.before), after=_to(asked, month.after),
        listed=[(name, list(some)) for name, some in groupby(rows, _over)],
        stats=None if rows else ledger.stats(), webcal=f"webcal://{request.url.netloc}{calendar}",
        data=[
            Data("JSON", f"{BASE}/upcoming{whole}", "application/json"),
            Data("CSV", f"/upcoming.csv{whole}", "text/csv"),
            Data("iCalendar", calendar, "text/calendar"),
        ],
        following=f"/upcoming?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/upcoming?{asked.query(after=None)}" if asked.after else None,
    )  # fmt: skip


def _found(
    ledger: Ledger, asked: UpcomingQuestion, on: date, until: date | None, size: int, after: str | None
) -> list[EventEntry]:
    return list(ledger.upcoming(on, until, actors=asked.actors, limit=size, after=after))


def _month(ledger: Ledger, asked: UpcomingQuestion, name: str) -> tuple[Month, bool]:
    """Give a month with what touches it, and whether there is more."""
    first, last = ends_of(name)
    found, is_more = cut(_found(ledger, asked, first, last, MOST + 1, None), MOST)
    return laid_out(name, found), is_more


def _to(asked: UpcomingPage, month: str) -> str:
    return f"/upcoming?{asked.query(month=month, on=None, until=None, after=None)}"


def _over(event: EventEntry) -> str:
    """Give the month by which an event is over, as the list is sorted."""
    day = event.last_day or event.first_day
    return f"{day:%B %Y}" if day else "No day"
