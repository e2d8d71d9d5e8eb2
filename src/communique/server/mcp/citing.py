"""What an assistant needs to cite: outlet, day, title, address, the words, and a page of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import func, select

from communique._text import one_line
from communique.cli.wording import days, when
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.server.mcp.answers import Citation, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from communique.ledger.entries import EventEntry
    from communique.ledger.reports import Report
    from communique.record import Article

LONGEST = 800
"""Characters of quoted words."""
_NAME = 160
_MOST_NAMES = 8


def clean(words: str | None, most: int = LONGEST) -> str:
    """Give what a stranger wrote as one line without invisible letters, cut where it is long."""
    plain = one_line(words or "")
    return plain if len(plain) <= most else plain[:most].rstrip() + "…"


def some(words: str | None, most: int = _NAME) -> str | None:
    return clean(words, most) if words else None


def names(found: Sequence[str]) -> list[str]:
    """Give the first names of a side, and how many more there are."""
    more = [f"and {len(found) - _MOST_NAMES} more"] if len(found) > _MOST_NAMES else []
    return [clean(name, _NAME) for name in found[:_MOST_NAMES]] + more


class Citer:
    """Makes citations; `base` is the address at which `communique serve` shows the ledger, if it does."""

    def __init__(self, base: str | None) -> None:
        self._base = base.rstrip("/") if base else None

    def permalink(self, *path: str, anchor: str = "") -> str | None:
        if self._base is None:
            return None
        return f"{self._base}/{'/'.join(quote(part, safe=':') for part in path)}{anchor}"

    def actor_page(self, name: str) -> str | None:
        return f"{self._base}/actor?name={quote(name)}" if self._base else None

    def cite(self, found: Any, words: str, anchor: int | None = None) -> Citation:
        """Cite a report, a quote or a find: whatever has outlet, published, title, source and article."""
        source = found.source or ""
        at = f"#t{anchor}" if anchor is not None else ""
        return Citation(
            outlet=some(found.outlet),
            published=found.published,
            title=some(found.title, 300),
            url=clean(source, 2_000) if source.startswith(("https://", "http://")) else None,
            quoted_words=clean(words),
            article=f"article://{found.article}",
            permalink=self.permalink("articles", found.article, anchor=at),
        )

    def article(self, article: Article, words: str) -> Citation:
        """Cite a part of an article; its paragraphs stay."""
        paragraphs = "\n".join(map(one_line, words.split("\n")))
        cited = self.cite(
            _Found(article.outlet, article.published, article.title, article.source, article.id), ""
        )
        return cited.model_copy(update={"quoted_words": paragraphs})

    def report(self, found: Report) -> Citation:
        return self.cite(found, found.words, found.trigger_span[0])

    def event(self, entry: EventEntry, citation: Citation | None) -> EventRow:
        return EventRow(
            name=entry.name,
            type=entry.type,
            mode=entry.mode,
            status=entry.status,
            days=when(entry),
            first_day=entry.first_day,
            last_day=entry.last_day,
            sources=names(entry.sources),
            targets=names(entry.targets),
            place=some(entry.place),
            place_country=entry.place_country,
            score=round(entry.score, 3),
            reports=entry.reports,
            independent_reports=entry.independent,
            is_contradicted=entry.is_contradicted,
            review=entry.review,
            resource=f"event://{entry.name}",
            permalink=self.permalink("events", entry.name),
            citation=citation,
        )

    def first_reports(self, connection: Connection, events: Iterable[str]) -> dict[str, Citation]:
        """Cite the first report of each of some events, by their names."""
        c, a, e = schema.claims.c, schema.articles.c, schema.events.c
        place = func.row_number().over(partition_by=c.event, order_by=(func.coalesce(c.published, "9"), c.id))
        ranked = (
            select(c.id, e.name, place.label("place"))
            .join(schema.events, e.id == c.event)
            .where(e.name.in_(list(events)))
            .subquery()
        )
        rows = connection.execute(
            select(
                ranked.c.name, c.words, c.published, a.outlet, a.title, a.source, a.digest.label("article")
            )
            .join(schema.claims, c.id == ranked.c.id)
            .join(schema.articles, a.id == c.article)
            .where(ranked.c.place == 1)
        )
        return {
            row.name: self.cite(
                _Found(row.outlet or None, iso(row.published), row.title, row.source, row.article), row.words
            )
            for row in rows
        }


@dataclass(frozen=True, slots=True)
class _Found:
    """An article as `cite` takes it."""

    outlet: str | None
    published: date | None
    title: str | None
    source: str | None
    article: str


def told_days(found: Any) -> str:
    """Write the days of a report or a step."""
    return days(found.first_day, found.last_day) or "no day"
