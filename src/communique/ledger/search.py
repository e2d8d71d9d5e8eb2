"""Full-text search over articles and statements, best first, with the words around each find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Double, cast, func, literal_column, null, select
from sqlalchemy.dialects.postgresql import REGCONFIG

from communique.errors import LedgerError
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.words import INDEXES, fts5, tsquery, vector

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select, Table

Noun = Literal["article", "statement"]
NOUNS: tuple[Noun, ...] = ("article", "statement")
_START, _END = "\x02", "\x03"
"""Stand around each find in the snippet that the database gives: no text has them."""
_MARK = re.compile(f"([{_START}{_END}])")
_AROUND = 24
"""Words of a snippet."""
_TITLE = 5.0
"""How much more a word in a title counts than one in the text."""
_COLUMN = {"article": "text", "statement": "content"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Start and end (exclusive) of a find in a snippet."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a statement in which the words stand. A higher `score` is a better one."""

    kind: str
    snippet: str
    marks: tuple[Mark, ...]
    score: float
    speaker: str | None
    title: str | None
    outlet: str | None
    source: str | None
    article: str
    published: date | None
    is_copy: bool


def checked(within: str | None) -> tuple[Noun, ...]:
    """Take what to search in; both where nothing is told. Raises `LedgerError`."""
    found = tuple(noun for noun in NOUNS if within in (None, noun, f"{noun}s"))
    if not found:
        raise LedgerError(f"{within!r} cannot be searched; there are articles and statements.")
    return found


def load_hits(
    connection: Connection,
    words: str,
    nouns: tuple[Noun, ...],
    days: tuple[date | None, date | None],
    limit: int,
) -> list[Hit]:
    """Give the best finds, at most `limit`."""
    select_hits = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    hits = [
        _hit(row, noun)
        for noun in nouns
        for row in connection.execute(_between(select_hits(noun, words, limit), noun, days))
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.article))[:limit]


def _between(found: Select[Any], noun: Noun, days: tuple[date | None, date | None]) -> Select[Any]:
    published = _table(noun).c.published
    first, last = days
    found = found if first is None else found.where(published >= str(first))
    return found if last is None else found.where(published <= str(last))


def _sqlite(noun: Noun, words: str, limit: int) -> Select[Any]:
    """Rank by BM25. The order is the index's own, so that snippets are cut from the rows given alone."""
    index = INDEXES[noun]
    name: ColumnElement[Any] = literal_column(f"{noun}_search")
    at = 1 if noun == "article" else 0
    snippet = func.snippet(name, at, _START, _END, "…", _AROUND)
    found = _rows(noun, snippet, -index.c.rank).join(index, index.c.rowid == _table(noun).c.id)
    found = found.where(name.op("match")(fts5(words)))
    if noun == "article":
        found = found.where(index.c.rank.op("match")(f"bm25({_TITLE}, 1.0)"))
    return found.order_by(index.c.rank).limit(limit)


def _postgresql(noun: Noun, words: str, limit: int) -> Select[Any]:
    """Rank by how near the words stand to each other; titles weigh more."""
    rows, query = _table(noun), tsquery(words)
    score = cast(func.ts_rank_cd(vector(noun), query), Double)
    options = f"StartSel={_START}, StopSel={_END}, MaxWords={_AROUND}, MinWords={_AROUND // 2}"
    shown = query.op("||")(tsquery(words, is_folded=False))
    snippet = func.ts_headline(cast("english", REGCONFIG), rows.c[_COLUMN[noun]], shown, options)
    found = _rows(noun, snippet, score).where(vector(noun).op("@@")(query))
    return found.order_by(score.desc(), rows.c.id).limit(limit)


def _table(noun: Noun) -> Table:
    return schema.metadata.tables[f"{noun}s"]


def _rows(noun: Noun, snippet: ColumnElement[Any], score: ColumnElement[Any]) -> Select[Any]:
    """Select what a hit is made of from articles, or from statements with their articles and speakers."""
    article, said, actor = schema.articles.c, schema.statements.c, schema.actors.c
    columns = (
        snippet.label("snippet"), score.label("score"), article.title, article.outlet, article.source,
        article.digest, article.published, article.copy_of,
    )  # fmt: skip
    if noun == "article":
        return select(*columns, null().label("speaker"))
    found = select(*columns, actor.name.label("speaker"))
    found = found.join_from(schema.statements, schema.articles, article.id == said.article)
    return found.outerjoin(schema.actors, actor.id == said.speaker)


def _hit(row: Any, noun: Noun) -> Hit:
    snippet, marks = _marked(row.snippet or "")
    return Hit(
        kind=noun,
        snippet=snippet,
        marks=marks,
        score=row.score,
        speaker=row.speaker,
        title=row.title,
        outlet=row.outlet or None,
        source=row.source,
        article=row.digest,
        published=iso(row.published),
        is_copy=row.copy_of is not None,
    )


def _marked(snippet: str) -> tuple[str, tuple[Mark, ...]]:
    """Part a snippet from the marks around its finds."""
    text, starts, marks = "", 0, []
    for part in _MARK.split(snippet):
        if part == _START:
            starts = len(text)
        elif part == _END:
            marks.append(Mark(starts, len(text)))
        else:
            text += part
    return text, tuple(marks)
