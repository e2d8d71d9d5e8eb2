"""The table of who may correct a ledger over the network."""

from __future__ import annotations

from sqlalchemy import Column, Text

from communique.ledger.tables import key, table

tokens = table(
    "tokens",
    key(),
    Column("person", Text, nullable=False),  # who holds it: the author of its corrections
    Column("digest", Text, nullable=False, unique=True),  # SHA-256 of the token, which itself is not kept
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text),
    Column("revoked_at", Text),
)
"""Times are ISO text in UTC."""
