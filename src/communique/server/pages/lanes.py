"""`/lanes`: several pairs on one line of time, each in a lane of its own."""

from collections import Counter
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.entries import EventEntry
from communique.ledger.filters import Filters, Selection
from communique.ledger.series import Period, SeriesEntry, load_series
from communique.server.asking.paged import cut
from communique.server.asking.pairs import as_words, pair_of
from communique.server.asking.questions import MOST_PAIRS, EventQuestion, LanesQuestion, PairQuestion
from communique.server.drawing.bars import Bars, Peaks, draw_bars, peaks_of
from communique.server.drawing.spans import Days, Span, moves, period_of
from communique.server.drawing.strip import Strip, draw_strip
from communique.server.opened import OpenedLedger
from communique.server.programs.api import bounded
from communique.server.programs.feeds import feed_links
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
_DRAWN = 60
"""Events drawn of each pair at most, the latest of the days asked for."""
_ROWS, _HEIGHT = 8, 110
"""Rows of events that overlap, and how tall the bars are, in each lane."""


class Lane(NamedTuple):
    """One pair: its acts counted and its events drawn, on the line of time that all lanes share."""

    one: str
    other: str
    events: list[EventEntry]
    is_whole: bool
    strip: Strip
    bars: Bars
    statuses: Counter[str]
    cooperation: int
    conflict: int
    address: str
    without: str
    data: list[Data]


@router.get("/lanes")
def lanes(ledger: OpenedLedger, asked: Annotated[LanesQuestion, Query()]) -> HTMLResponse:
    """Show pairs beside each other."""
    pairs = list(dict.fromkeys(pair_of(words) for words in asked.pair))
    asked = asked.model_copy(update={"pair": [as_words(*pair) for pair in pairs]})
    days = Days.of(ledger, asked.since, asked.until)
    by = period_of(days.counted)
    series = _series(ledger, asked, pairs, by)
    highest, lowest = zip(*map(peaks_of, series), strict=True) if series else ((0,), (0,))
    peaks = Peaks(max(highest), max(lowest))
    found = [
        _lane(ledger, asked, pair, days.drawn, draw_bars(rows, days.drawn, peaks, height=_HEIGHT))
        for pair, rows in zip(pairs, series, strict=True)
    ]
    return render(
        "lanes.html", title=_title(pairs), asked=asked, lanes=found, days=days, drawn_most=_DRAWN,
        most=MOST_PAIRS, moves=moves(days.drawn, days.whole), by=by, peak=int(max(peaks)),
        data=[link for lane in found for link in lane.data],
    )  # fmt: skip


def _title(pairs: list[tuple[str, str]]) -> str:
    return "; ".join(f"{one} and {other}" for one, other in pairs) or "Pairs side by side"


def _series(
    ledger: Ledger, asked: LanesQuestion, pairs: list[tuple[str, str]], by: Period
) -> list[list[SeriesEntry]]:
    """Count acts: those that occurred, unless another status is asked for."""
    statuses, articles = tuple(asked.status) or ("occurred",), dict[str, int]()
    found = []
    with ledger.reading() as connection:
        for pair in pairs:
            counted = Filters(actors=pair, statuses=statuses, since=asked.since, until=asked.until)
            selection = Selection(connection, counted)
            found.append(bounded(load_series(connection, selection, counted, by, "events", articles)))
    return found


def _lane(ledger: Ledger, asked: LanesQuestion, pair: tuple[str, str], days: Span, bars: Bars) -> Lane:
    listed = EventQuestion(actors=list(pair), status=asked.status, since=asked.since, until=asked.until)
    found = ledger.events(**listed.conditions(), limit=_DRAWN + 1, newest_first=True)
    events, is_cut = cut(found, _DRAWN)
    one, other = pair
    opened = PairQuestion(one=one, other=other, status=asked.status, since=asked.since, until=asked.until)
    cooperation = sum(n for bar in bars.bars for quad, n in bar.counts.items() if "cooperation" in quad)
    others = [words for words in asked.pair if pair_of(words) != pair]
    return Lane(
        one, other, events=events, is_whole=not is_cut, bars=bars,
        strip=draw_strip(events[::-1], *days, most_lanes=_ROWS),
        statuses=Counter(event.status for event in events), cooperation=cooperation,
        conflict=bars.total - cooperation, address=f"/pair?{opened.query()}",
        without=f"/lanes?{asked.query(pair=others)}",
        data=[link._replace(name=f"{link.name} of {one} and {other}") for link in feed_links(listed)[:2]],
    )  # fmt: skip
