"""Who may correct a ledger over the network: tokens, of which only the SHA-256 is kept.

A token has 256 random bits, so a plain hash keeps it: there is nothing to guess that a slow one would guard.
It is looked up by that hash, so that how long the search takes tells nothing of the token itself.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from communique._text import one_line
from communique.errors import InvalidToken, UnknownEntry
from communique.ledger import clock
from communique.ledger.access_schema import tokens
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy import Row as Found

PREFIX = "cq_"
"""What every token begins with, for people and scanners to know one where it should not be."""
MOST_DAYS = 3_650
LONGEST_NAME = 100
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the ledger knows it: who holds it, and from when to when (UTC) it lets in."""

    number: int
    person: str
    made_at: str
    expires_at: str | None
    revoked_at: str | None

    @property
    def refusal(self) -> str | None:
        """Say in a sentence without its full stop why it lets nobody in; None where it does."""
        if self.revoked_at is not None:
            return f"The token was revoked at {_plain(self.revoked_at)}; ask for another one"
        if self.expires_at is not None and self.expires_at <= clock.text(clock.now()):
            return f"The token expired at {_plain(self.expires_at)}; ask for another one"
        return None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def make(connection: Connection, person: str, days: int | None = None) -> tuple[Token, str]:
    """Make a token for a person, good for some days or until it is revoked; gives it as it is to be used.

    Raises `InvalidToken`.
    """
    name = one_line(person).strip()
    if not name or len(name) > LONGEST_NAME:
        raise InvalidToken(f"A token is a person's: give a name of 1 to {LONGEST_NAME} characters.")
    if days is not None and not 0 < days <= MOST_DAYS:
        raise InvalidToken(f"A token is good for 1 to {MOST_DAYS:,} days, not {days}.")
    word = PREFIX + secrets.token_urlsafe(_BYTES)
    made = clock.now()
    row = {
        "person": name,
        "digest": digest_of(word),
        "made_at": clock.text(made),
        "expires_at": None if days is None else clock.text(made + timedelta(days=days)),
    }
    (number,) = insert_many(connection, tokens, [row])
    return _one(connection, number), word


def find(connection: Connection, word: str) -> Token | None:
    """Give the token that a word is, also where it lets nobody in any more."""
    digest = digest_of(word)
    row = connection.execute(select(tokens).where(tokens.c.digest == digest)).first()
    return _token(row) if row is not None and hmac.compare_digest(row.digest, digest) else None


def revoke(connection: Connection, number: int) -> Token:
    """Let a token in no more. Raises `UnknownEntry`, and `InvalidToken` where that was done before."""
    there = _one(connection, number)
    if there.revoked_at is not None:
        raise InvalidToken(f"Token {number} was revoked at {_plain(there.revoked_at)} already.")
    revoked = update(tokens).where(tokens.c.id == number).values(revoked_at=clock.text(clock.now()))
    connection.execute(revoked)
    return _one(connection, number)


def every(connection: Connection) -> list[Token]:
    """Give all tokens, the oldest first, those that let nobody in too."""
    return [_token(row) for row in connection.execute(select(tokens).order_by(tokens.c.id))]


def digest_of(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


def _one(connection: Connection, number: int) -> Token:
    row = connection.execute(select(tokens).where(tokens.c.id == number)).first()
    if row is None:
        raise UnknownEntry("token", str(number))
    return _token(row)


def _token(row: Found[Any]) -> Token:
    return Token(row.id, row.person, row.made_at, row.expires_at, row.revoked_at)


def _plain(moment: str) -> str:
    return f"{moment[:16].replace('T', ' ')} UTC"
