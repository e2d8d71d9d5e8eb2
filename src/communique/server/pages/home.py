"""`/`: a search box, what to ask, the newest events, what is to come, and how much there is of each month."""

from datetime import date
from typing import get_args

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.dyads import latest_dyads
from communique.ledger.entries import EventEntry
from communique.ledger.stats import Holdings, load_holdings
from communique.record import Status
from communique.server.asking.questions import EventQuestion
from communique.server.drawing.volume import Month, draw_volume, first_month
from communique.server.opened import OpenedLedger
from communique.server.programs.feeds import feed_links
from communique.server.site import render
from communique.server.views.examples import examples_of

router = APIRouter(include_in_schema=False)
_FEW = 10
_LOOKED, _LOOKS = 40, 6
"""Latest events among which those that took place, or were called off, are looked for, and how often."""
_NEWS: tuple[Status, ...] = ("occurred", "postponed", "cancelled", "denied")


@router.get("/")
def home(ledger: OpenedLedger) -> HTMLResponse:
    """Show what happened last, or was called off, what is to come, and questions to begin with."""
    today = date.today()
    newest = EventQuestion(until=today, status=list(_NEWS), limit=_FEW)
    with ledger.reading() as connection:
        held = load_holdings(connection)
        examples = examples_of(latest_dyads(connection, today))
    return render(
        "home.html",
        title="Communique",
        data=feed_links(newest),
        newest=_newest(ledger, today),
        all_newest=f"/events?{newest.query(limit=None)}",
        coming=list(ledger.upcoming(today, limit=_FEW)),
        examples=examples,
        months=_months(ledger, held),
        stats=held,
    )


def _newest(ledger: Ledger, today: date) -> list[EventEntry]:
    """Give the latest news. An index has the latest of all events, so news are taken out of those."""
    found, after = list[EventEntry](), None
    for _ in range(_LOOKS):
        some = list(ledger.events(until=today, newest_first=True, limit=_LOOKED, after=after))
        found += (event for event in some if event.status in _NEWS)
        if len(found) >= _FEW or len(some) < _LOOKED:
            break
        after = some[-1].name
    return found[:_FEW]


def _months(ledger: Ledger, held: Holdings) -> list[Month]:
    if held.last_day is None:
        return []
    last = min(held.last_day, date.today())
    rows = ledger.series(by="month", statuses=get_args(Status), since=first_month(last), until=last)
    return draw_volume(rows)
