"""The API under /api/v1: each answer in the ledger's own words, as typed JSON. It only reads."""

from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from communique.errors import InvalidQuery
from communique.ledger.entries import EventEntry, Events
from communique.ledger.quotes import Quote
from communique.ledger.search import Hit
from communique.ledger.seen import Seen
from communique.ledger.series import SeriesEntry
from communique.ledger.stats import Stats
from communique.ledger.who import ActorEntry
from communique.server.asking.paged import Page, cut
from communique.server.asking.questions import (
    Digest,
    EventName,
    EventQuestion,
    LogQuestion,
    Name,
    PairQuestion,
    Question,
    QuoteName,
    QuoteQuestion,
    SearchQuestion,
    SeriesQuestion,
    UpcomingQuestion,
    VisitQuestion,
)
from communique.server.opened import OpenedLedger
from communique.server.programs.answers import PROBLEMS, EventAnswer
from communique.server.views.articles import load_article

BASE = "/api/v1"
MOST_PERIODS = 6_000
"""Periods of a series: sixteen years by day."""
QUADS = 4

router = APIRouter(prefix=BASE, responses=PROBLEMS)


@router.get("/events", tags=["events"])
def events(ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> Page[EventEntry]:
    """Give events by their days, the latest first unless told otherwise."""
    found = ledger.events(
        **asked.conditions(), limit=asked.limit + 1, after=asked.after, newest_first=asked.newest_first
    )
    return _events("events", asked, found, asked.limit)


@router.get("/events/{name}", tags=["events"])
def event(ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> EventAnswer:
    """Give everything of one event, by its name or one that it had before a merge."""
    return EventAnswer.of(ledger.event(name))


@router.get("/articles/{digest}", tags=["words"])
def article(ledger: OpenedLedger, digest: Annotated[Digest, Path()]) -> dict[str, Any]:
    """Give the record of an article: its text and what was read in it, in the format communique/1."""
    with ledger.reading() as connection:
        return load_article(connection, digest).record.to_dict()


@router.get("/timeline", tags=["events"])
def timeline(ledger: OpenedLedger, asked: Annotated[PairQuestion, Query()]) -> Page[EventEntry]:
    """Give what one did, or what passed between two, day by day."""
    found = ledger.timeline(
        asked.one, asked.other, status=tuple(asked.status), since=asked.since, until=asked.until,
        limit=asked.limit + 1, after=asked.after,
    )  # fmt: skip
    return _events("timeline", asked, found, asked.limit)


@router.get("/upcoming", tags=["events"])
def upcoming(ledger: OpenedLedger, asked: Annotated[UpcomingQuestion, Query()]) -> Page[EventEntry]:
    """Give planned, possible and postponed events that are not over, soonest first."""
    found = ledger.upcoming(
        asked.on, asked.until, actors=asked.actors, limit=asked.limit + 1, after=asked.after
    )
    return _events("upcoming", asked, found, asked.limit)


@router.get("/visits", tags=["events"])
def visits(ledger: OpenedLedger, asked: Annotated[VisitQuestion, Query()]) -> Page[EventEntry]:
    """Give visits, by day."""
    found = ledger.visits(
        asked.who, asked.to, asked.since, asked.until, status=tuple(asked.status), limit=asked.limit + 1,
        after=asked.after,
    )  # fmt: skip
    return _events("visits", asked, found, asked.limit)


@router.get("/quotes", tags=["words"])
def quotes(ledger: OpenedLedger, asked: Annotated[QuoteQuestion, Query()]) -> Page[Quote]:
    """Give who said what, by the day of the report."""
    rows, is_cut = cut(quotes_of(ledger, asked), asked.limit)
    following = f"{BASE}/quotes?{asked.query(after=rows[-1].cursor)}" if is_cut else None
    return Page(items=rows, next=following)


@router.get("/quotes/{name}", tags=["words"])
def quote(ledger: OpenedLedger, name: Annotated[QuoteName, Path()]) -> Page[Quote]:
    """Give one statement by its name, once for each outlet that has its article."""
    return Page(items=ledger.quote(name))


def quotes_of(ledger: OpenedLedger, asked: QuoteQuestion) -> list[Quote]:
    """Give the quotes of a page, and one more where there are more."""
    found = ledger.quotes(
        asked.speaker, asked.about, asked.since, asked.until, asked.text, asked.kind, limit=asked.limit + 1,
        after=asked.after, newest_first=asked.newest_first,
    )  # fmt: skip
    return list(found)


@router.get("/search", tags=["words"])
def search(ledger: OpenedLedger, asked: Annotated[SearchQuestion, Query()]) -> Page[Hit]:
    """Find articles and statements in which all words stand, best first; there is no second page."""
    return Page(items=list(ledger.search(asked.words, asked.within, asked.since, asked.until, asked.limit)))


@router.get("/series", tags=["counts"])
def series(ledger: OpenedLedger, asked: Annotated[SeriesQuestion, Query()]) -> Page[SeriesEntry]:
    """Count acts in each period, in PLOVER's four classes."""
    return Page(items=series_of(ledger, asked))


def series_of(ledger: OpenedLedger, asked: SeriesQuestion) -> list[SeriesEntry]:
    """Give a series. Raises `InvalidQuery` where it would have too many periods."""
    return bounded(ledger.series(**asked.model_dump()))


def bounded(series: Iterable[SeriesEntry]) -> list[SeriesEntry]:
    """Give the rows of a series. Raises `InvalidQuery` where they are of too many periods."""
    most = QUADS * MOST_PERIODS
    rows = list(islice(series, most + 1))
    if len(rows) > most:
        raise InvalidQuery(
            f"There are more than {MOST_PERIODS:,} periods; ask for longer ones, or for fewer days."
        )
    return rows


@router.get("/who", tags=["actors"])
def who(ledger: OpenedLedger, name: Annotated[Name, Query(min_length=1)]) -> Page[ActorEntry]:
    """Give the actors of a name, with their offices over time, those of most events first."""
    return Page(items=list(ledger.who(name)))


@router.get("/stats", tags=["counts"])
def stats(ledger: OpenedLedger) -> Stats:
    """Say what the ledger holds."""
    return ledger.stats()


@router.get("/log", tags=["counts"])
def log(ledger: OpenedLedger, asked: Annotated[LogQuestion, Query()]) -> Page[Seen]:
    """Give what was met and what became of it, the latest first; there is no second page."""
    return Page(items=list(ledger.log(**asked.model_dump())))


def _events(path: str, asked: Question, found: Events, size: int) -> Page[EventEntry]:
    rows, is_cut = cut(found, size)
    following = f"{BASE}/{path}?{asked.query(after=rows[-1].name)}" if is_cut else None
    return Page(items=rows, next=following)
