"""What a ledger can be asked."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from communique.ledger import quotes, search, seen, series, sql, stats, who
from communique.ledger.detail import load_detail
from communique.ledger.entries import Events, key_of
from communique.ledger.filters import (
    COMING,
    Filters,
    Selection,
    checked_outcomes,
    checked_statuses,
    checked_types,
    days,
    several,
)
from communique.ledger.origin import checked_control, checked_sector
from communique.ledger.paging import pages
from communique.ledger.results import Rows
from communique.ledger.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from communique.ledger.detail import EventDetail
    from communique.ledger.paging import Key
    from communique.ledger.quotes import Quote
    from communique.ledger.search import Hit
    from communique.ledger.series import Counted, Period, SeriesEntry
    from communique.ledger.sql import Answer
    from communique.ledger.stats import Stats
    from communique.ledger.who import ActorEntry

Day = date | str
"""A day, or its ISO text."""
Words = str | list[str] | tuple[str, ...]
"""One word or several, any of which may hold."""


class Queries:
    """The questions that a `Ledger` answers. A name means an actor, or a state with all who act for it.

    Every method raises `InvalidDay` for a day that is none, `UnknownEntry` for a name that the ledger does
    not have, and `InvalidQuery` for any other question that makes no sense, at once; rows are read later.
    """

    _engine: Engine

    def events(
        self,
        actors: Words = (),
        source: str | None = None,
        target: str | None = None,
        type: Words | None = None,  # noqa: A002 - the field's name
        mode: Words | None = None,
        status: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        text: str | None = None,
        min_score: float | None = None,
        include_rejected: bool = False,
        limit: int | None = None,
        after: str | None = None,
        *,
        sector: str | None = None,
        outlet: str | None = None,
        outlet_country: str | None = None,
        outlet_control: str | None = None,
        newest_first: bool = False,
    ) -> Events:
        """Give events in the order of their days; all conditions hold.

        `actors` all take part, on any side, and somebody of a `sector`. An event without a day counts by that
        of its first report. `text` must stand in the evidence of a report. An article of `outlet` reports it,
        and one of an outlet of `outlet_country`, which a "state" or the "public" controls. `after` is the
        name of the last event known.
        """
        first, last = days(since, until)
        asked = Filters(
            actors=several(actors), source=source, target=target, types=checked_types(type),
            modes=several(mode), statuses=checked_statuses(status), since=first, until=last, place=place,
            text=text, min_score=min_score, include_rejected=include_rejected,
            sector=checked_sector(sector), outlet=outlet, outlet_country=outlet_country,
            outlet_control=checked_control(outlet_control),
        )  # fmt: skip
        return self._events(asked, limit, after, newest_first=newest_first)

    def event(self, name: str) -> EventDetail:
        """Give everything of one event, by its name or one that it had before a merge."""
        with self._asking() as connection:
            return load_detail(connection, name)

    def timeline(
        self,
        one: str,
        other: str | None = None,
        *,
        status: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Events:
        """Give what one did, or what passed between two, day by day."""
        both = (one,) if other is None else (one, other)
        return self.events(both, status=status, since=since, until=until, limit=limit, after=after)

    def upcoming(
        self,
        on: Day | None = None,
        until: Day | None = None,
        *,
        actors: Words = (),
        limit: int | None = None,
        after: str | None = None,
    ) -> Events:
        """Give planned, possible and postponed events not over on a day (today), soonest first.

        What is to happen some day in a month counts by the end of the month. Events of which no report tells
        a day are left out.
        """
        first, last = days(on or date.today(), until)
        asked = Filters(actors=several(actors), statuses=COMING, open_on=first, until=last)
        return self._events(asked, limit, after)

    def visits(
        self,
        who: str | None = None,
        to: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        *,
        status: Words | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Events:
        """Give visits by whom, and to whom or where: a state, an actor or a town."""
        first, last = days(since, until)
        asked = Filters(
            source=who, to=to, types=("CONSULT",), modes=("visit",), statuses=checked_statuses(status),
            since=first, until=last,
        )  # fmt: skip
        return self._events(asked, limit, after)

    def quotes(
        self,
        speaker: str | None = None,
        about: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        text: str | None = None,
        kind: str | None = None,
        *,
        limit: int | None = None,
        after: str | None = None,
        newest_first: bool = False,
    ) -> Rows[Quote]:
        """Give who said what, by the day of the report. `after` is the `cursor` of the last row known."""
        first, last = days(since, until)
        asked = quotes.QuoteFilters(speaker, about, first, last, text, quotes.checked_kinds(kind))
        with self._asking() as connection:
            where = quotes.conditions(connection, asked)
        key = None if after is None else quotes.key_of(after)

        def load(behind: Key | None, size: int, is_dated: bool) -> tuple[list[Quote], Key | None]:
            with self._asking() as connection:
                return quotes.load_quotes(
                    connection, where, behind, size, is_dated=is_dated, newest_first=newest_first
                )

        return Rows(quotes.Quote, lambda: pages(load, limit, key))

    def quote(self, name: str) -> list[Quote]:
        """Give the statement of a name, once for each outlet that has its article."""
        with self._asking() as connection:
            return quotes.load_named(connection, name)

    def search(
        self,
        words: str,
        within: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int = 20,
    ) -> Rows[Hit]:
        """Find articles and statements in which all words, and "phrases like this", stand, best first."""
        nouns, between = search.checked(within), days(since, until)
        terms(words)

        def load() -> list[Hit]:
            with self._asking() as connection:
                return search.load_hits(connection, words, nouns, between, limit)

        return Rows(search.Hit, load)

    def who(self, name: str) -> Rows[ActorEntry]:
        """Give the actors of a name, with their offices over time, those of most events first."""

        def load() -> list[ActorEntry]:
            with self._asking() as connection:
                return who.load_actors(connection, name)

        return Rows(who.ActorEntry, load)

    def series(
        self,
        actors: Words = (),
        by: Period = "month",
        count: Counted = "events",
        statuses: Words = ("occurred",),
        *,
        source: str | None = None,
        target: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        min_score: float | None = None,
    ) -> Rows[SeriesEntry]:
        """Count acts of cooperation and conflict in each period, from the first article to the last.

        With `since` and `until` from one to the other. Empty periods give rows of zeros.
        """
        series.checked(by, count)
        first, last = days(since, until)
        asked = Filters(
            actors=several(actors), source=source, target=target, statuses=checked_statuses(statuses),
            since=first, until=last, min_score=min_score,
        )  # fmt: skip
        with self._asking() as connection:
            selection = Selection(connection, asked)

        def load() -> Iterator[SeriesEntry]:
            with self._asking() as connection:
                yield from series.load_series(connection, selection, asked, by, count)

        return Rows(series.SeriesEntry, load)

    def stats(self) -> Stats:
        """Say what the ledger holds."""
        with self._asking() as connection:
            return stats.load_stats(connection)

    def log(
        self,
        words: str | None = None,
        outcome: Words = (),
        found_in: str | None = None,
        since: Day | None = None,
        limit: int | None = None,
    ) -> Rows[seen.Seen]:
        """Give the lines of the reading log, the latest first: what was met, and what became of it.

        `words` stand in the address or path; `found_in` is the feed, archive or folder that named it.
        """
        outcomes, (first, _) = checked_outcomes(outcome), days(since, None)

        def load() -> Iterator[seen.Seen]:
            with self._asking() as connection:
                yield from seen.lines(
                    connection, outcomes=outcomes, found_in=found_in, since=first, words=words, limit=limit
                )

        return Rows(seen.Seen, load)

    def log_counts(self) -> dict[str, int]:
        """Say how many of everything ever met were read, and how many were not, for which reasons."""
        with self._asking() as connection:
            return seen.counts(connection)

    def sql(self, statement: str, limit: int = sql.ROWS, seconds: float = sql.SECONDS) -> Answer:
        """Run one SQL statement that only reads; at most `limit` rows, in at most some seconds."""
        return sql.ask(self._engine, statement, limit, seconds)

    def _events(
        self, asked: Filters, limit: int | None, after: str | None, *, newest_first: bool = False
    ) -> Events:
        with self._asking() as connection:
            selection = Selection(connection, asked)
            key = None if after is None else key_of(connection, after, selection)
        return Events(self._asking, selection, limit=limit, after=key, newest_first=newest_first)

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection
