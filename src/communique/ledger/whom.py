"""Whom a query means: a state by its code or name, with all who act for it, or an actor by any name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from communique.errors import UnknownEntry
from communique.gazetteer import resolve_actor
from communique.gazetteer.countries import country_by_code
from communique.ledger import schema
from communique.ledger.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause

Found = tuple[int, str, str | None]
"""Number, kind and country of an actor."""
ORGANISATION = "IGO"
"""Stands for a country where an international organisation acts."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Either `countries`, with everyone who acts for them, or the numbers of `actors` of one name."""

    countries: tuple[str, ...] = ()
    actors: tuple[int, ...] = ()

    def among(self, sides: FromClause) -> ColumnElement[bool]:
        """Give the condition that a row with columns `country` and `actor` is one of them."""
        column, values = (sides.c.country, self.countries) if self.countries else (sides.c.actor, self.actors)
        return one_of(column, values)


def whom(connection: Connection, words: str) -> Whom:
    """Find whom words mean. Raises `UnknownEntry` where the ledger has nobody of that name."""
    if len(words) == 3 and words.isupper() and (words == ORGANISATION or country_by_code(words)):
        return Whom(countries=(words,))
    known = resolve_actor(words)
    found = _named(connection, words) or _named(connection, known.name) or _surnamed(connection, words)
    states = tuple(sorted({country for _, kind, country in found if kind == "state" and country}))
    if not found and known.kind == "state" and known.country:
        states = (known.country,)
    if not found and not states:
        raise UnknownEntry("actor", words)
    return Whom(countries=states) if states else Whom(actors=tuple(number for number, _, _ in found))


def last_named(name: str) -> ColumnElement[bool]:
    """Match aliases that end in a name: for a surname that no article gives alone. Reads a whole index."""
    return schema.aliases.c.folded.endswith(f" {folded(name)}", autoescape=True)


def _named(connection: Connection, name: str) -> list[Found]:
    return _found(connection, schema.aliases.c.folded == folded(name))


def _surnamed(connection: Connection, name: str) -> list[Found]:
    return _found(connection, last_named(name)) if folded(name) else []


def _found(connection: Connection, condition: ColumnElement[bool]) -> list[Found]:
    actors, aliases = schema.actors.c, schema.aliases.c
    rows = connection.execute(
        select(actors.id, actors.kind, actors.country)
        .where(actors.id.in_(select(aliases.actor).where(condition)))
        .order_by(actors.id)
    )
    return [(row.id, row.kind, row.country) for row in rows]


def one_of(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Match one of some values; a single one is compared, so that an index also gives the order of days."""
    return column == values[0] if len(values) == 1 else column.in_(values)
