"""`/`: a search box, the newest events, what is to come."""

from datetime import date

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from communique.server.feeds import feed_links
from communique.server.opened import OpenedLedger
from communique.server.questions import EventQuestion
from communique.server.site import render

router = APIRouter(include_in_schema=False)
_FEW = 10


@router.get("/")
def home(ledger: OpenedLedger) -> HTMLResponse:
    """Show what is new and what is to come; what is planned is no news of today's."""
    today = date.today()
    newest = list(ledger.events(until=today, newest_first=True, limit=_FEW))
    return render(
        "home.html",
        title="Communique",
        data=feed_links(EventQuestion(until=today)),
        newest=newest,
        coming=list(ledger.upcoming(today, limit=_FEW)),
        stats=ledger.stats(),
    )
