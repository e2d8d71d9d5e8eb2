"""Articles that are not read yet: stored whole, with their language, until a reader comes that reads it.

They have no record and are no part of what is counted, searched or told. When one of them is read, its row
becomes that of any other article and keeps its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from communique.ledger import rows, schema
from communique.ledger.claim import chunks
from communique.ledger.readings import now
from communique.ledger.source_schema import seen
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from communique.record import Article

ArticleKey = tuple[str, str]
"""What makes an article one: the digest of its text, and its outlet."""


def key_of(article: Article) -> ArticleKey:
    return article.id, article.outlet or ""


def article_numbers(connection: Connection, articles: Iterable[Article]) -> dict[ArticleKey, int]:
    """Give the numbers of those articles that are there, read or not."""
    a = schema.articles.c
    found: dict[ArticleKey, int] = {}
    for some in chunks(sorted({article.id for article in articles})):
        query = select(a.digest, a.outlet, a.id).where(a.digest.in_(some))
        found |= {(digest, outlet): number for digest, outlet, number in connection.execute(query)}
    return found


def keep(connection: Connection, articles: Sequence[Article]) -> int:
    """Store articles without reading them; those that are there stay as they are. Gives how many were not."""
    known = article_numbers(connection, articles)
    new = {key_of(article): article for article in reversed(articles) if key_of(article) not in known}
    told = {"added": now(), "is_read": 0}
    insert_many(connection, schema.articles, [rows.article_row(one) | told for one in reversed(new.values())])
    return len(new)


def unread_among(connection: Connection, numbers: Iterable[int]) -> set[int]:
    a = schema.articles.c
    found: set[int] = set()
    for some in chunks(sorted(set(numbers))):
        found |= set(connection.scalars(select(a.id).where(a.id.in_(some), a.is_read == 0)))
    return found


def forget_unread(connection: Connection, numbers: Iterable[int]) -> None:
    """Take out articles that were kept, and that nothing in the log leads to any more."""
    a = schema.articles.c
    for some in chunks(sorted(set(numbers))):
        is_met = select(seen.c.id).where(seen.c.article == a.id).exists()
        connection.execute(delete(schema.articles).where(a.id.in_(some), a.is_read == 0, ~is_met))
