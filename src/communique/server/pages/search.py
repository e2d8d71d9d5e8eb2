"""`/search`: whom words name, and the events, statements and articles in which they stand."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.errors import CommuniqueError, UnknownEntry
from communique.gazetteer import resolve_actor
from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.ledger.search import Hit
from communique.server.asking.questions import EventQuestion, Name, can_be_asked
from communique.server.opened import OpenedLedger
from communique.server.problems import told
from communique.server.programs.api import BASE
from communique.server.site import Data, actor_address, query, render

router = APIRouter(include_in_schema=False)
_ACTORS, _EVENTS, _HITS = 6, 6, 8


@router.get("/search")
def search(ledger: OpenedLedger, q: Annotated[Name, Query()] = "") -> Response:
    """Show whom the words name, then where they stand; a search for nothing shows the newest events."""
    words = q.strip()
    if not words:
        return RedirectResponse("/events", 303)
    if words.startswith(("E-", "Q-")):
        noun = "events" if words.startswith("E-") else "quotes"
        return RedirectResponse(f"/{noun}/{query(name=words).partition('=')[2]}", 303)
    return _page(ledger, words)


def _page(ledger: Ledger, words: str) -> HTMLResponse:
    actors = list(ledger.who(words))
    theirs = _events_of(ledger, words)
    hits, events, status, problem = dict[str, list[Hit]](), list[EventEntry](), 200, ""
    try:
        for noun in ("statements", "articles"):
            hits[noun] = list(ledger.search(words, noun, limit=_HITS + 1))
        events = list(ledger.events(text=words, newest_first=True, limit=_EVENTS + 1))
    except CommuniqueError as error:
        status, problem = told(error)
    is_found = bool(actors or theirs or events or any(hits.values()))
    state = resolve_actor(words)
    return render(
        "search.html", title=f"Search: {words}", status=status, words=words, problem=problem,
        actors=actors[:_ACTORS], more_actors=max(len(actors) - _ACTORS, 0), events=events[:_EVENTS],
        theirs=theirs, state=state.name if state.kind == "state" else None, most=_HITS,
        statements=hits.get("statements", []), articles=hits.get("articles", []),
        stats=None if is_found else ledger.stats(), is_found=is_found, has_more=len(events) > _EVENTS,
        with_words=f"/events?{query(text=words)}", quotes=f"/quotes?{query(text=words)}",
        of_actor=f"/events?{EventQuestion(actors=[words]).query()}", address=actor_address(words),
        data=[Data("JSON", f"{BASE}/search?{query(words=words)}", "application/json")],
    )  # fmt: skip


def _events_of(ledger: Ledger, words: str) -> list[EventEntry]:
    """Give the latest events of whom the words name, if they name somebody."""
    if not can_be_asked(words):
        return []
    try:
        return list(ledger.events((words,), newest_first=True, limit=_EVENTS))
    except UnknownEntry:
        return []
