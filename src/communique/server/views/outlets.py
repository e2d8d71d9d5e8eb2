"""The outlets of a ledger, with how many of their articles were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.gazetteer.outlets import outlet_of
from communique.ledger import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.gazetteer.outlets import Control


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet as the articles name it. `country` and `control` are what the gazetteer knows of it."""

    name: str
    articles: int
    country: str | None
    control: Control | None


def load_outlets(connection: Connection, most: int) -> list[OutletCount]:
    """Give the outlets of most articles read, those first."""
    a, size = schema.articles.c, func.count()
    query = select(a.outlet, size).where(a.is_read == 1, a.outlet != "").group_by(a.outlet)
    rows = connection.execute(query.order_by(size.desc(), a.outlet).limit(most))
    return [_counted(str(name), int(articles)) for name, articles in rows]


def _counted(name: str, articles: int) -> OutletCount:
    known = outlet_of(name)
    return OutletCount(name, articles, known.country if known else None, known.control if known else None)
