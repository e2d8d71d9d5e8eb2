"""The words of a search: never syntax, folded, the same in both databases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, cast, column, func, literal, select, table

from communique.errors import LedgerError
from communique.ledger import schema
from communique.ledger.folding import telling_words
from communique.ledger.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, TableClause

_COMMON = 2_000
"""Articles or statements that hold common words, at least."""
_VERY_COMMON = 200_000
"""The same where thousands are looked at: to list all that hold the words costs less than to look at each."""
_TERM = re.compile(r'"([^"]+)"|(\S+)')

INDEXES: dict[str, TableClause] = {
    name: table(f"{name}_search", column("rowid"), column(f"{name}_search"), column("rank"))
    for name in ("article", "statement")
}
"""The full-text tables of SQLite, by the noun that they index."""


def terms(words: str) -> list[str]:
    """Give what to search for: words, and phrases in quotation marks. Raises `LedgerError` where none is.

    >>> terms('Olsen "trade deal" -')
    ['Olsen', 'trade deal']
    """
    clean = words.replace("\0", " ").replace("“", '"').replace("”", '"')
    found = [phrase or word for phrase, word in _TERM.findall(clean)]
    told = [term.replace('"', " ").strip() for term in found if any(c.isalnum() for c in term)]
    if not told:
        raise LedgerError(f"there is no word to search for in {words!r}.")
    return told


def fts5(words: str) -> str:
    """Give the query of SQLite's full-text search in which every term must stand."""
    return " AND ".join(f'"{term}"' for term in terms(words))


def english() -> ColumnElement[Any]:
    """Give the name of PostgreSQL's rules for English words."""
    from sqlalchemy.dialects.postgresql import REGCONFIG  # late: SQLite needs none of it

    return cast("english", REGCONFIG)


def tsquery(words: str, *, is_folded: bool = True) -> ColumnElement[Any]:
    """Give the query of PostgreSQL's full-text search in which every term must stand."""
    parts = [
        func.phraseto_tsquery(english(), func.fold(term) if is_folded else term) for term in terms(words)
    ]
    query: ColumnElement[Any] = parts[0]
    for part in parts[1:]:
        query = query.op("&&")(part)
    return query


def vector(noun: str) -> ColumnElement[Any]:
    """Give the column of PostgreSQL that indexes the words of a table."""
    from sqlalchemy.dialects.postgresql import TSVECTOR

    return column(f"{noun}s.search", TSVECTOR, is_literal=True)


def matching(connection: Connection, noun: str, words: str) -> Select[tuple[int]]:
    """Select the numbers of the articles or statements in which all words stand."""
    if connection.dialect.name == "sqlite":
        index = INDEXES[noun]
        return select(index.c.rowid).where(index.c[f"{noun}_search"].op("match")(fts5(words)))
    numbers = metadata.tables[f"{noun}s"]
    return select(numbers.c.id).where(vector(noun).op("@@")(tsquery(words)))


def _are_common(connection: Connection, noun: str, words: str, most: int = _COMMON) -> bool:
    """Tell whether so many articles or statements hold words that looking at each in turn is quicker."""
    some = matching(connection, noun, words).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) == most


def in_statement(connection: Connection, statement: ColumnElement[int], words: str) -> ColumnElement[bool]:
    """Match the numbers of statements in which all words stand."""
    found = matching(connection, "statement", words)
    if not _are_common(connection, "statement", words):
        return statement.in_(found)
    return found.where(found.selected_columns[0] == statement).exists()


def in_evidence(
    connection: Connection, event: ColumnElement[int], words: str, *, is_counted: bool = False
) -> ColumnElement[bool]:
    """Match the numbers of events with a report whose evidence holds all words, by their stems.

    `is_counted` says that thousands of events will be read, not just the few of a page.
    """
    claims, article = schema.claims.c, matching(connection, "article", words)
    padded = literal(" ") + claims.terms + " "
    stems = sorted(telling_words(" ".join(terms(words))))
    found = select(claims.event).where(*(padded.contains(f" {stem} ", autoescape=True) for stem in stems))
    if not _are_common(connection, "article", words):
        return event.in_(found.where(claims.article.in_(article)))
    # A look into the full-text index of SQLite takes ten times as long as all else that an event needs.
    is_listed = is_counted and connection.dialect.name == "sqlite"
    if is_listed and not _are_common(connection, "article", words, _VERY_COMMON):
        return found.where(claims.event == event, claims.article.in_(article)).exists()
    each = article.where(article.selected_columns[0] == claims.article).exists()
    # With an offset PostgreSQL asks for each event in turn, and does not make one list of all first.
    return found.where(claims.event == event, each).offset(0).exists()
