"""`/pair`: what passed between two, drawn and told, with how much of it there was and what they said."""

from datetime import date, timedelta
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.ledger.quotes import Quote
from communique.ledger.series import SeriesEntry
from communique.server.api import BASE, series_of
from communique.server.bars import draw_bars
from communique.server.feeds import feed_links
from communique.server.opened import OpenedLedger
from communique.server.paged import cut
from communique.server.questions import EventQuestion, PairQuestion, SeriesQuestion
from communique.server.saying import of_pair
from communique.server.site import Data, render
from communique.server.strip import Strip, draw_strip

router = APIRouter(include_in_schema=False)
_DRAWN = 400
"""Events drawn at most, the latest of the days asked for."""
_QUOTES = 4
_MANY_MONTHS = 60
_AROUND = timedelta(days=62)


@router.get("/pair")
def pair(ledger: OpenedLedger, asked: Annotated[PairQuestion, Query()]) -> HTMLResponse:
    """Show the events of two, or of one."""
    listed = EventQuestion(
        actors=list(asked.actors), status=asked.status, since=asked.since, until=asked.until,
        limit=asked.limit, after=asked.after,
    )  # fmt: skip
    found = ledger.events(
        **listed.conditions(), limit=max(_DRAWN, asked.limit + 1), after=asked.after, newest_first=True
    )
    every = list(found)
    rows, is_cut = cut(every, asked.limit)
    counts = _series(ledger, asked)
    return render(
        "pair.html", title=of_pair(asked), asked=asked, rows=rows, data=_links(asked, listed),
        strip=_strip(asked, every[::-1], counts), is_drawn_whole=len(every) < _DRAWN,
        bars=draw_bars(counts), quotes=_quotes(ledger, asked),
        events=f"/events?{listed.query(limit=None, after=None)}",
        following=f"/pair?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/pair?{asked.query(after=None)}" if asked.after else None,
        whole=f"/pair?{asked.query(after=None, since=None, until=None)}",
        stats=None if rows else ledger.stats(),
    )  # fmt: skip


def _links(asked: PairQuestion, listed: EventQuestion) -> list[Data]:
    counts = Data("JSON of the counts", f"{BASE}/series?{_counted(asked).query()}", "application/json")
    return [*feed_links(listed), counts]


def _series(ledger: Ledger, asked: PairQuestion) -> list[SeriesEntry]:
    """Count by month; over many years by year."""
    question = _counted(asked)
    years = series_of(ledger, question.model_copy(update={"by": "year"}))
    if not years or (years[-1].first_day.year - years[0].first_day.year) * 12 > _MANY_MONTHS:
        return years
    return series_of(ledger, question)


def _counted(asked: PairQuestion) -> SeriesQuestion:
    """Give what is counted: what occurred, unless another status is asked for."""
    statuses = asked.status or ["occurred"]
    return SeriesQuestion(actors=list(asked.actors), since=asked.since, until=asked.until, statuses=statuses)


def _strip(asked: PairQuestion, events: list[EventEntry], counts: list[SeriesEntry]) -> Strip | None:
    """Draw events; where there are more before them, from the first of these on."""
    if not events:
        return None
    first, last = _bounds(asked, counts)
    if len(events) >= _DRAWN:
        first = max(first, min(events[0].first_day or events[0].first_reported or first, last))
    return draw_strip(events, first, last)


def _bounds(asked: PairQuestion, counts: list[SeriesEntry]) -> tuple[date, date]:
    """Give the days to draw: those asked for, else those that the articles cover and some around them."""
    today = date.today()
    first = asked.since or (counts[0].first_day - _AROUND if counts else today)
    last = asked.until or (counts[-1].last_day + _AROUND if counts else today)
    return first, max(first, last)


def _quotes(ledger: Ledger, asked: PairQuestion) -> list[Quote]:
    """Give what each said of the other last; of one alone, what it said."""
    ways = [(asked.one, asked.other)] + ([(asked.other, asked.one)] if asked.other else [])
    found: list[Quote] = []
    for speaker, about in ways:
        said = ledger.quotes(speaker, about, asked.since, asked.until, limit=_QUOTES, newest_first=True)
        found += islice(said, _QUOTES)
    return found
