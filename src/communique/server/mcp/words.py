"""The tools that give words, people and what the ledger holds."""

from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from communique.errors import InvalidQuery
from communique.ledger.read_only import ReadOnlyLedger
from communique.ledger.who import ActorEntry
from communique.server.asking.questions import QuoteQuestion
from communique.server.asking.saying import of_quotes
from communique.server.mcp import answers, asking
from communique.server.mcp.citing import Citer, clean, names, some
from communique.server.mcp.coverage import LIMITS, Coverage
from communique.server.views.articles import load_article

_TEXT = 8_000
"""Characters of an article in one answer."""
_PARTS = 12


class WordTools:
    """Quotes, search, articles, actors, and what was read."""

    def __init__(self, ledger: ReadOnlyLedger, citer: Citer, coverage: Coverage) -> None:
        self._ledger, self._citer, self._coverage = ledger, citer, coverage

    def quotes(
        self,
        speaker: asking.Someone = None,
        about: asking.Someone = None,
        since: asking.Day = None,
        until: asking.Day = None,
        text: Annotated[asking.Words, Field(description="Words, all of which stand in the statement")] = None,
        kind: asking.Kind = None,
        newest_first: bool = True,
        limit: asking.Size = 10,
        after: asking.AfterQuote = None,
    ) -> answers.Quotes:
        """Give who is reported as saying what about whom, by the day of the report."""
        asked = QuoteQuestion(speaker=speaker, about=about, since=since, until=until, text=text, kind=kind)
        found = self._ledger.quotes(
            speaker, about, since, until, text, kind, limit=limit + 1, after=after, newest_first=newest_first
        )
        rows = list(islice(found, limit + 1))
        shown = rows[:limit]
        return answers.Quotes(
            question=of_quotes(asked),
            quotes=[
                answers.QuoteRow(
                    speaker=some(one.speaker or one.speaker_words), role=some(one.role), country=one.country,
                    kind=one.kind, addressees=names(one.addressees), about=names(one.about),
                    citation=self._citer.cite(one, one.words),
                )
                for one in shown
            ],
            next=shown[-1].cursor if len(rows) > limit else None,
            coverage=self._coverage.said(),
        )  # fmt: skip

    def search_words(
        self,
        words: Annotated[asking.Words, Field(description='All stand there; "phrases like this" too')],
        within: Literal["article", "statement"] | None = None,
        since: asking.Day = None,
        until: asking.Day = None,
        limit: asking.Size = 10,
    ) -> answers.Finds:
        """Find articles and statements in which words stand, best first."""
        found = self._ledger.search(words or "", within, since, until, limit)
        return answers.Finds(
            finds=[
                answers.Find(
                    kind=one.kind, speaker=some(one.speaker), citation=self._citer.cite(one, one.snippet)
                )
                for one in found
            ],
            coverage=self._coverage.said(),
        )

    def get_article(self, digest: asking.Digest, start: asking.Start = 0) -> answers.ArticleText:
        """Give the text of an article by its digest (sha256:…), in parts, and the events that it reports."""
        with self._ledger.reading() as connection:
            found = load_article(connection, digest)
        article = found.record.article
        if start and start >= len(article.text):
            raise InvalidQuery(f"The text has {len(article.text):,} characters; begin before its end.")
        words = article.text[start : start + _TEXT]
        end = start + len(words)
        return answers.ArticleText(
            citation=self._citer.article(article, words),
            start=start,
            next=end if end < len(article.text) else None,
            events=list(dict.fromkeys(found.events.values()))[:100],
            coverage=self._coverage.said(),
        )

    def who(self, name: asking.ActorName) -> answers.Actors:
        """Give the actors of a name, with aliases and offices over time, those of most events first."""
        return answers.Actors(
            actors=[self._actor(one) for one in islice(self._ledger.who(name), _PARTS)],
            coverage=self._coverage.said(),
        )

    def about(self) -> answers.About:
        """Say what the ledger holds: how much, from when to when, what failed, and what it is worth."""
        stats = self._coverage.stats()
        return answers.About(
            articles=stats.articles, copies=stats.copies, outlets=stats.outlets, first_day=stats.first_day,
            last_day=stats.last_day, events=stats.events,
            statuses={share.name: share.count for share in stats.statuses}, statements=stats.statements,
            actors=stats.actors, corrections=stats.corrections, failed_inputs=stats.failed,
            readers=[f"{one.version}, {one.articles:,} articles" for one in stats.readers[:_PARTS]],
            limits=LIMITS,
        )  # fmt: skip

    def _actor(self, one: ActorEntry) -> answers.ActorRow:
        return answers.ActorRow(
            name=clean(one.name, 160), kind=one.kind, country=one.country, sector=one.sector,
            aliases=names(one.aliases),
            offices=[
                answers.OfficeRow(
                    role=clean(office.role, 160), country=office.country, first_seen=office.first_seen,
                    last_seen=office.last_seen,
                )
                for office in one.offices[:_PARTS]
            ],
            events=one.events, statements=one.statements, latest=one.latest,
            permalink=self._citer.actor_page(one.name),
        )  # fmt: skip
