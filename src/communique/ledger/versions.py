"""Versions of one page: a corrected text, the page for telephones, a live blog some hours later.

Texts with the same address that resemble each other are versions of one article. Each keeps its text and its
reading, for the evidence of each is in its own words, but all of them are one independent report: like copies
they point to the one that came first. What only shares an address, as the changing articles of a front page
do, is no version.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.source_schema import seen
from communique.ledger.syndication import resemblances
from communique.ledger.writing import update_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.writing import Row

ALIKE = 0.15
"""Resemblance from which two texts of one address are versions; two articles have next to none."""


def mark_versions(connection: Connection, new: Sequence[int]) -> None:
    """Point each new article, by number, that is another version of one before it to that one's origin."""
    wanted = set(new)
    changed: list[Row] = []
    for rows in _of_one_address(connection, new):
        ordered = sorted(rows, key=lambda row: (row["id"] in wanted, row["id"]))
        table = np.array([np.frombuffer(row["signature"], dtype="<u4") for row in ordered])
        origins = [row["copy_of"] or row["id"] for row in ordered]
        for at, row in enumerate(ordered):
            if row["id"] not in wanted or row["copy_of"] is not None:
                continue
            alike = np.flatnonzero(resemblances(table[:at], table[at]) >= ALIKE)
            if len(alike):
                origins[at] = origins[int(alike[0])]
                changed.append({"id": row["id"], "copy_of": origins[at]})
    update_many(connection, schema.articles, changed)


def _of_one_address(connection: Connection, new: Sequence[int]) -> list[list[Row]]:
    """Give the articles of each address that a new one has, where there are several."""
    a = schema.articles.c
    addresses: set[str] = set()
    for some in chunks(list(new)):
        addresses |= set(connection.scalars(select(a.address).where(a.id.in_(some), a.address.is_not(None))))
    found: dict[str, list[Row]] = defaultdict(list)
    for wanted in chunks(sorted(addresses)):
        query = select(a.id, a.address, a.copy_of, a.signature)
        query = query.where(a.address.in_(wanted), a.signature.is_not(None))
        for row in connection.execute(query).mappings():
            found[row["address"]].append(dict(row))
    return [rows for rows in found.values() if len(rows) > 1]


def first_met(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Give for each article, by number, that is a later version what the log calls the first one."""
    later, first, s = schema.articles.c, schema.articles.alias(), seen.c
    found: dict[int, str] = {}
    for some in chunks(sorted(set(numbers))):
        query = (
            select(later.id, s.source)
            .join(first, (first.c.id == later.copy_of) & (first.c.address == later.address))
            .join(seen, (s.article == first.c.id) & (s.outcome == "read"))
            .where(later.id.in_(some))
        )
        for number, source in connection.execute(query.order_by(s.id.desc())):
            found[number] = source
    return found
