"""Full-text search over articles and statements, best first, with the words around each find.

How long a search takes is bounded: of words that stand in more articles or statements than are ranked, only
those added last are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Double, cast, func, literal_column, null, select

from communique.errors import InvalidQuery
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.tables import metadata
from communique.ledger.words import INDEXES, english, fts5, matching, tsquery, vector

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select, Table

Noun = Literal["article", "statement"]
NOUNS: tuple[Noun, ...] = ("article", "statement")
_START, _END = "\x02", "\x03"
"""Stand around each find in the snippet that the database gives: no text has them."""
_MARK = re.compile(f"([{_START}{_END}])")
RANKED = 2_000
"""Most finds that are ranked, those added last: of common words there may be a hundred times as many."""
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
    """Take what to search in; both where nothing is told. Raises `InvalidQuery`."""
    found = tuple(noun for noun in NOUNS if within in (None, noun, f"{noun}s"))
    if not found:
        raise InvalidQuery(f"{within!r} cannot be searched; there are articles and statements.")
    return found


def load_hits(
    connection: Connection,
    words: str,
    nouns: tuple[Noun, ...],
    days: tuple[date | None, date | None],
    limit: int,
) -> list[Hit]:
    """Give the best finds, at most `limit`, best first."""
    best: list[tuple[float, int, Noun]] = []
    for noun in nouns:
        ranked = _best(_between(_ranks(connection, noun, words), noun, days), limit)
        best += [(score, number, noun) for number, score in connection.execute(ranked)]
    best = sorted(best, reverse=True)[:limit]
    hits: dict[tuple[int, Noun], Hit] = {}
    for noun in nouns:
        scores = {number: score for score, number, found in best if found == noun}
        for row in connection.execute(_shows(connection, noun, words, [*scores])):
            hits[row.id, noun] = _hit(row, noun, scores[row.id])
    return [hits[number, noun] for _, number, noun in best]


def _best(found: Select[Any], limit: int) -> Select[Any]:
    """Rank those of the finds that were added last, as many as are ranked."""
    number = found.selected_columns[0]
    last = found.order_by(number.desc()).limit(max(RANKED, limit)).subquery()
    return select(*last.c).order_by(last.c[1].desc(), last.c[0].desc()).limit(limit)


def _between(found: Select[Any], noun: Noun, days: tuple[date | None, date | None]) -> Select[Any]:
    """Let through what was published from one day to another."""
    first, last = days
    rows = _table(noun).alias()
    conditions = [rows.c.published >= str(first)] if first else []
    conditions += [rows.c.published <= str(last)] if last else []
    if not conditions:
        return found
    return found.where(select(rows.c.id).where(rows.c.id == found.selected_columns[0], *conditions).exists())


def _ranks(connection: Connection, noun: Noun, words: str) -> Select[Any]:
    """Select numbers and scores: BM25 in SQLite, how near the words stand to each other in PostgreSQL.

    In both, words in titles weigh more.
    """
    if connection.dialect.name == "sqlite":
        weights = (_TITLE, 1.0) if noun == "article" else (1.0,)
        return matching(connection, noun, words).add_columns(-func.bm25(_name(noun), *weights))
    score = func.ts_rank_cd(vector(noun), tsquery(words))
    return matching(connection, noun, words).add_columns(cast(score, Double))


def _shows(connection: Connection, noun: Noun, words: str, numbers: list[int]) -> Select[Any]:
    """Select what hits of some numbers are made of, with the words around each find."""
    rows = _table(noun)
    if connection.dialect.name == "sqlite":
        at = 1 if noun == "article" else 0
        index, snippet = INDEXES[noun], func.snippet(_name(noun), at, _START, _END, "…", _AROUND)
        found = _rows(noun, snippet).join(index, index.c.rowid == rows.c.id)
        return found.where(_name(noun).op("match")(fts5(words)), index.c.rowid.in_(numbers))
    options = f"StartSel={_START}, StopSel={_END}, MaxWords={_AROUND}, MinWords={_AROUND // 2}"
    shown = tsquery(words).op("||")(tsquery(words, is_folded=False))
    snippet = func.ts_headline(english(), rows.c[_COLUMN[noun]], shown, options)
    return _rows(noun, snippet).where(rows.c.id.in_(numbers))


def _name(noun: Noun) -> ColumnElement[Any]:
    return literal_column(f"{noun}_search")


def _table(noun: Noun) -> Table:
    return metadata.tables[f"{noun}s"]


def _rows(noun: Noun, snippet: ColumnElement[Any]) -> Select[Any]:
    """Select what a hit is made of from articles, or from statements with their articles and speakers."""
    article, said, actor = schema.articles.c, schema.statements.c, schema.actors.c
    columns = (
        _table(noun).c.id, snippet.label("snippet"), article.title, article.outlet, article.source,
        article.digest, article.published, article.copy_of,
    )  # fmt: skip
    if noun == "article":
        return select(*columns, null().label("speaker"))
    found = select(*columns, actor.name.label("speaker"))
    found = found.join_from(schema.statements, schema.articles, article.id == said.article)
    return found.outerjoin(schema.actors, actor.id == said.speaker)


def _hit(row: Any, noun: Noun, score: float) -> Hit:
    snippet, marks = _marked(row.snippet or "")
    return Hit(
        kind=noun,
        snippet=snippet,
        marks=marks,
        score=score,
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
