"""`/actor`: who somebody is, in which offices, what they did with whom, and what they said."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.errors import UnknownEntry
from communique.ledger.who import ActorEntry
from communique.server.asking.questions import ActorQuestion, EventQuestion, PairQuestion, QuoteQuestion
from communique.server.drawing.offices import Offices, draw_offices
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.programs.feeds import feed_links
from communique.server.programs.neighbours import neighbour_links
from communique.server.site import Data, query, render
from communique.server.views.counterparts import LATEST_OF_EACH, MOST, MOST_LINKS, load_neighbourhood
from communique.server.views.said import load_said

router = APIRouter(include_in_schema=False)
_EVENTS, _QUOTES, _ALIKE = 12, 5, 12


@router.get("/actor")
def actor(ledger: OpenedLedger, asked: Annotated[ActorQuestion, Query()]) -> HTMLResponse:
    """Show an actor by any name, or a state with all who act for it."""
    name, days = asked.name, (asked.since, asked.until)
    found = list(ledger.who(name))
    listed = EventQuestion(actors=[name], since=asked.since, until=asked.until)
    try:
        events = list(ledger.events(**listed.conditions(), newest_first=True, limit=_EVENTS))
    except UnknownEntry:
        if not found:
            raise
        events = []  # a part of names, which means nobody alone
    with ledger.reading() as connection:
        around = load_neighbourhood(connection, name, *days) if events else None
        quotes = load_said(connection, name, None, *days, _QUOTES) if events else []
    data = [Data("JSON of the actor", f"{BASE}/who?{query(name=name)}", "application/json")]
    said = QuoteQuestion(speaker=name, since=asked.since, until=asked.until)
    return render(
        "actor.html", title=name, name=name, asked=asked, found=found[:_ALIKE], offices=_offices(found),
        more=max(len(found) - _ALIKE, 0), events=events, around=around, of_each=LATEST_OF_EACH, most=MOST,
        most_links=MOST_LINKS, quotes=quotes,
        data=[*data, *(neighbour_links(asked) if around else []), *feed_links(listed)],
        pair=partial(_pair, asked),
        all_events=f"/events?{listed.query()}", all_quotes=f"/quotes?{said.query()}",
    )  # fmt: skip


def _offices(found: list[ActorEntry]) -> Offices | None:
    """Draw the offices of the actor, where the name means one."""
    return draw_offices(found[0].offices) if len(found) == 1 else None


def _pair(asked: ActorQuestion, one: str, other: str) -> str:
    """Give the address of what passed between two on the days asked for."""
    return f"/pair?{PairQuestion(one=one, other=other, since=asked.since, until=asked.until).query()}"
