"""The tables of where articles come from: what was seen, with what became of it, and what is watched.

    seen      one row for each address, file, line or record that was ever met: the reading log
    watched   one row for each feed, sitemap or list that is asked again and again

Times are ISO text in UTC. `schema` draws the tables of the ledger itself.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from communique.ledger.tables import key, table

seen = table(
    "seen",
    key(),
    Column("source", Text, nullable=False, unique=True),  # Item.source
    Column("found_in", Text),  # the feed, sitemap, archive, table or folder that named it
    Column("outcome", Text, nullable=False),  # read, duplicate, or why not: Outcome of seen.py
    Column("reason", Text),  # one sentence, where it was not read
    Column("article", Integer, ForeignKey("articles.id", ondelete="SET NULL")),
    Column("digest", Text),  # SHA-256 of the bytes, so that the same bytes need no second look
    Column("origin", Text),  # JSON: the record of a web archive
    Column("reader", Text, nullable=False),  # version and model that read it, or could not
    Column("attempts", Integer, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("retry_at", Text),  # when it may be tried again; null where trying again is of no use
    Index(None, "outcome", "last_seen"),
    Index(None, "found_in"),
    Index(None, "article"),
)

watched = table(
    "watched",
    key(),
    Column("address", Text, nullable=False, unique=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked_at", Text),
    Column("due_at", Text),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("problem", Text),  # of the last time, if it failed
    Column("entries", Integer),  # that it listed the last time it was read
)
