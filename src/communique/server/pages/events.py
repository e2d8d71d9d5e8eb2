"""`/events`: a list of events with a form to choose them, and counts that say what may be chosen."""

from functools import partial
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import HTMLResponse

from communique.errors import CommuniqueError
from communique.gazetteer.outlets import CONTROLS
from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.record import EventType, Sector, Status
from communique.server.asking.paged import cut
from communique.server.asking.questions import EventQuestion
from communique.server.asking.saying import of_events
from communique.server.opened import OpenedLedger
from communique.server.problems import told
from communique.server.programs import columnar
from communique.server.programs.columnar import has_parquet
from communique.server.programs.feeds import feed_links
from communique.server.site import render
from communique.server.views.facets import BAR, LAZY, Closed, Facets
from communique.server.views.tally import SOME, Tally, load_tally

router = APIRouter(include_in_schema=False)
router.include_router(columnar.router)


FacetNames = Annotated[list[Literal["actor", "sector", "town", "outlet"]], Field(max_length=len(LAZY))]


class EventPage(EventQuestion):
    """A question of a page, and the facets beside it that are to be counted."""

    facet: FacetNames = Field(default=[])

    def conditions(self) -> dict[str, Any]:
        found = super().conditions()
        del found["facet"]
        return found

    def plain(self) -> EventQuestion:
        """Give the question alone, as feeds and the API take it."""
        return EventQuestion(**self.model_dump(exclude={"facet"}))


@router.get("/events")
def events(request: Request, ledger: OpenedLedger, asked: Annotated[EventPage, Query()]) -> HTMLResponse:
    """Show a page of events. Where nobody has a name that is asked for, the form stays to mend it."""
    rows = list[EventEntry]()
    is_cut, status, problem, tally, closed = False, 200, "", None, list[Closed]()
    facets = Facets(asked, partial(_address, asked))
    try:
        found = ledger.events(
            **asked.conditions(), limit=asked.limit + 1, after=asked.after, newest_first=asked.newest_first
        )
        rows, is_cut = cut(found, asked.limit)
        tally, closed = _counts(ledger, asked, facets)
    except CommuniqueError as error:
        status, problem = told(error)
    data = feed_links(asked.plain())
    return render(
        "events.html", title=of_events(asked), status=status, data=data, asked=asked, rows=rows,
        problem=problem, tally=tally, some=SOME, facets=facets.counted(tally) if tally else [],
        closed=closed, width=BAR, types=get_args(EventType), statuses=get_args(Status),
        sectors=get_args(Sector), controls=CONTROLS, stats=None if rows else ledger.stats(),
        has_parquet=has_parquet(),
        calendar=next(one.address for one in data if one.media == "text/calendar"), host=request.url.netloc,
        feed=next(one.address for one in data if one.media == "application/atom+xml"),
        here=f"{request.base_url}{_address(asked.plain().without_page()).lstrip('/')}",
        turned=_address(asked, newest_first=not asked.newest_first),
        following=f"/events?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/events?{asked.query(after=None)}" if asked.after else None,
    )  # fmt: skip


def _counts(ledger: Ledger, asked: EventPage, facets: Facets) -> tuple[Tally, list[Closed]]:
    """Count what comes with the page, and of the rest what is open."""
    closed = []
    with ledger.reading() as connection:
        tally = load_tally(connection, asked.filters())
        for name, (title, words) in LAZY.items():
            is_open = name in asked.facet
            left = [one for one in asked.facet if one != name]
            address = _address(asked, facet=left if is_open else [*left, name])
            counted = facets.opened(connection, name, tally.numbers) if is_open else []
            closed.append(Closed(name, title, words, f"{address}#facet-{name}", counted))
    return tally, closed


def _address(asked: EventQuestion, **changes: Any) -> str:
    return f"/events?{asked.query(**changes, after=None)}".rstrip("?")
