"""`/actor`: who somebody is, in which offices, what they did with whom, and what they said."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.errors import UnknownEntry
from communique.server.api import BASE
from communique.server.counterparts import LATEST, load_counterparts
from communique.server.feeds import feed_links
from communique.server.opened import OpenedLedger
from communique.server.questions import EventQuestion, Name, QuoteQuestion
from communique.server.site import Data, query, render

router = APIRouter(include_in_schema=False)
_EVENTS, _QUOTES, _ALIKE = 12, 5, 12


@router.get("/actor")
def actor(ledger: OpenedLedger, name: Annotated[Name, Query(min_length=1)]) -> HTMLResponse:
    """Show an actor by any name, or a state with all who act for it."""
    found = list(ledger.who(name))
    listed = EventQuestion(actors=[name])
    try:
        events = list(ledger.events((name,), newest_first=True, limit=_EVENTS))
    except UnknownEntry:
        if not found:
            raise
        events = []  # a part of names, which means nobody alone
    with ledger.reading() as connection:
        others = load_counterparts(connection, name) if events else []
    quotes = list(ledger.quotes(name, newest_first=True, limit=_QUOTES)) if events else []
    data = [Data("JSON of the actor", f"{BASE}/who?{query(name=name)}", "application/json")]
    return render(
        "actor.html", title=name, name=name, found=found[:_ALIKE], more=max(len(found) - _ALIKE, 0),
        events=events, others=others, latest=LATEST, quotes=quotes, data=[*data, *feed_links(listed)],
        all_events=f"/events?{listed.query()}",
        all_quotes=f"/quotes?{QuoteQuestion(speaker=name).query()}",
    )  # fmt: skip
