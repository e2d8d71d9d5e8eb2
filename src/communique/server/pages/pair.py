"""`/pair`: what passed between two, drawn and told, with how much of it there was and what they said."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.ledger.quotes import Quote
from communique.server.asking.paged import cut
from communique.server.asking.pairs import as_words
from communique.server.asking.questions import EventQuestion, PairQuestion, QuoteQuestion, SeriesQuestion
from communique.server.asking.saying import of_pair
from communique.server.drawing.bars import PER, Bars, draw_bars
from communique.server.drawing.spans import Days, Span, moves, period_of
from communique.server.drawing.strip import Strip, draw_strip
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE, series_of
from communique.server.programs.feeds import feed_links
from communique.server.site import Data, query, render
from communique.server.views.said import LATEST, load_said

router = APIRouter(include_in_schema=False)
_DRAWN = 300
"""Events drawn at most, the latest of the days asked for."""
_QUOTES = 4


class PairPage(PairQuestion):
    """What passed between two, counted raw or per articles read."""

    per: Literal["articles"] | None = None


@router.get("/pair")
def pair(ledger: OpenedLedger, asked: Annotated[PairPage, Query()]) -> HTMLResponse:
    """Show the events of two, or of one."""
    listed = EventQuestion(
        actors=list(asked.actors), status=asked.status, since=asked.since, until=asked.until,
        limit=asked.limit, after=asked.after,
    )  # fmt: skip
    every = _events(ledger, listed.without_page(), max(_DRAWN, asked.limit) + 1)
    rows, is_cut = cut(_events(ledger, listed, asked.limit + 1) if asked.after else every, asked.limit)
    days = Days.of(ledger, asked.since, asked.until)
    counted = _counted(asked, days.counted)
    return render(
        "pair.html", title=of_pair(asked), asked=asked, rows=rows, data=_links(listed, counted), days=days,
        strip=_strip(every, days.drawn), is_drawn_whole=len(every) <= _DRAWN, per=PER,
        bars=_bars(ledger, asked, counted, days), moves=moves(days.drawn, days.whole), by=counted.by,
        quotes=_quotes(ledger, asked), all_quotes=_all_quotes(asked), latest_said=LATEST,
        events=f"/events?{listed.query(limit=None, after=None)}", lanes=_lanes(asked),
        following=f"/pair?{asked.query(after=rows[-1].name)}" if is_cut else None,
        first=f"/pair?{asked.query(after=None)}" if asked.after else None,
        stats=None if rows else ledger.stats(),
    )  # fmt: skip


def _events(ledger: Ledger, asked: EventQuestion, limit: int) -> list[EventEntry]:
    return list(ledger.events(**asked.conditions(), limit=limit, after=asked.after, newest_first=True))


def _links(listed: EventQuestion, counted: SeriesQuestion) -> list[Data]:
    counts = Data("JSON of the counts", f"{BASE}/series?{counted.query()}", "application/json")
    return [*feed_links(listed), counts]


def _counted(asked: PairPage, days: Span) -> SeriesQuestion:
    """Give what is counted: what occurred, unless another status is asked for."""
    return SeriesQuestion(
        actors=list(asked.actors), by=period_of(days), since=asked.since, until=asked.until,
        statuses=asked.status or ["occurred"],
    )  # fmt: skip


def _bars(ledger: Ledger, asked: PairPage, counted: SeriesQuestion, days: Days) -> Bars:
    rows = series_of(ledger, counted) if days.counted.first <= days.counted.last else []
    return draw_bars(rows, days.counted, is_rate=asked.per is not None)


def _strip(events: list[EventEntry], days: Span) -> Strip | None:
    """Draw events, the latest first; where there are more before them, from the first of these on."""
    if not events:
        return None
    first, drawn = days.first, events[:_DRAWN]
    if len(events) > _DRAWN:
        oldest = drawn[-1]
        first = max(first, min(oldest.first_day or oldest.first_reported or first, days.last))
    return draw_strip(drawn[::-1], first, days.last)


def _quotes(ledger: Ledger, asked: PairPage) -> list[Quote]:
    """Give what each said of the other last; of one alone, what it said."""
    ways = [(asked.one, asked.other)] + ([(asked.other, asked.one)] if asked.other else [])
    with ledger.reading() as connection:
        return [
            quote
            for speaker, about in ways
            for quote in load_said(connection, speaker, about, asked.since, asked.until, _QUOTES)
        ]


def _all_quotes(asked: PairPage) -> list[tuple[str, str]]:
    """Give who speaks, and the address of all that they said."""
    ways = [(asked.one, asked.other)] + ([(asked.other, asked.one)] if asked.other else [])
    found = []
    for speaker, about in ways:
        question = QuoteQuestion(speaker=speaker, about=about, since=asked.since, until=asked.until)
        found.append((speaker, f"/quotes?{question.query()}"))
    return found


def _lanes(asked: PairPage) -> str | None:
    """Give the address of the pair beside others, if it is one."""
    if asked.other is None:
        return None
    days = {name: str(day) for name, day in (("since", asked.since), ("until", asked.until)) if day}
    return f"/lanes?{query(pair=as_words(asked.one, asked.other), **days)}"
