"""`/`: a search box, the newest events, what is to come."""

from datetime import date

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from communique.record import Status
from communique.server.feeds import feed_links
from communique.server.opened import OpenedLedger
from communique.server.questions import EventQuestion
from communique.server.site import render

router = APIRouter(include_in_schema=False)
_FEW = 10
_NEWS: tuple[Status, ...] = ("occurred", "postponed", "cancelled", "denied")


@router.get("/")
def home(ledger: OpenedLedger) -> HTMLResponse:
    """Show what happened last, or was called off, and what is to come."""
    today = date.today()
    newest = EventQuestion(until=today, status=list(_NEWS), limit=_FEW)
    return render(
        "home.html",
        title="Communique",
        data=feed_links(newest),
        newest=list(ledger.events(**newest.conditions(), newest_first=True, limit=_FEW)),
        all_newest=f"/events?{newest.query(limit=None)}",
        coming=list(ledger.upcoming(today, limit=_FEW)),
        stats=ledger.stats(),
    )
