"""`/events`: a list of events with a form to choose them, and counts that say what may be chosen."""

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.errors import CommuniqueError
from communique.ledger.entries import EventEntry
from communique.record import EventType, Status
from communique.server.feeds import feed_links
from communique.server.opened import OpenedLedger
from communique.server.paged import cut
from communique.server.problems import told
from communique.server.questions import MOST_ACTORS, EventQuestion
from communique.server.saying import of_events
from communique.server.site import render
from communique.server.tally import MOST, Tally, load_tally

router = APIRouter(include_in_schema=False)


@router.get("/events")
def events(ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> HTMLResponse:
    """Show a page of events. Where nobody has a name that is asked for, the form stays to mend it."""
    rows = list[EventEntry]()
    is_cut, status, problem, tally = False, 200, "", None
    try:
        found = ledger.events(
            **asked.conditions(), limit=asked.limit + 1, after=asked.after, newest_first=asked.newest_first
        )
        rows, is_cut = cut(found, asked.limit)
        with ledger.reading() as connection:
            tally = load_tally(connection, asked.filters())
    except CommuniqueError as error:
        status, problem = told(error)
    return render(
        "events.html", title=of_events(asked), status=status, data=feed_links(asked), asked=asked, rows=rows,
        problem=problem, tally=tally, most=MOST, facets=_facets(asked, tally), types=get_args(EventType),
        statuses=get_args(Status), stats=None if rows else ledger.stats(),
        following=f"/events?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/events?{asked.query(after=None)}" if asked.after else None,
    )  # fmt: skip


def _facets(asked: EventQuestion, tally: Tally | None) -> list[dict[str, Any]]:
    """Give for each kind of choice what may be chosen, how many events it has, and where it leads."""
    if tally is None:
        return []
    return [
        _facet(asked, "Status", "status", tally.statuses),
        _facet(asked, "Type", "type", tally.types),
        _facet(asked, "Country", "actors", tally.countries),
    ]


def _facet(asked: EventQuestion, title: str, field: str, counts: list[tuple[str, int]]) -> dict[str, Any]:
    chosen: list[str] = getattr(asked, field)
    is_joint = field == "actors"  # all of several actors take part; of several types an event has one
    lines = []
    for word, size in counts:
        if is_joint and word not in chosen and len(chosen) == MOST_ACTORS:
            continue
        wanted = [*chosen, word] if is_joint else [word]
        values = [one for one in chosen if one != word] if word in chosen else wanted
        lines.append(
            {
                "word": word, "size": size, "is_chosen": word in chosen,
                "address": f"/events?{asked.query(**{field: values}, after=None)}",
            }
        )  # fmt: skip
    return {"title": title, "lines": lines}
