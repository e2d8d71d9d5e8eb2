"""The actors of a ledger: find or make the row of each actor of a record, with its names and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from communique.ledger import schema
from communique.ledger.folding import folded
from communique.ledger.identity import UNKNOWN, identify
from communique.ledger.writing import add_many, insert_many, upsert_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.identity import Identity
    from communique.ledger.writing import Row
    from communique.record import Actor, Article

_PERSON = "person:"
"""How the keys of people in no table begin."""
_SHORT = 80
"""Longest name in code points that is kept as an alias: longer ones are descriptions."""


def actor_numbers(connection: Connection, found: Sequence[tuple[Actor, Article]]) -> list[int]:
    """Give the number of the row of each actor of an article, made where there is none yet."""
    identities = [identify(actor, article.published) for actor, article in found]
    by_key = _rows(connection, {identity.key: identity for identity in identities})
    numbers = [by_key[identity.key] for identity in identities]
    _add_aliases(connection, zip(numbers, identities, found, strict=True))
    _add_offices(connection, zip(numbers, found, strict=True))
    return numbers


def _rows(connection: Connection, wanted: dict[str, Identity]) -> dict[str, int]:
    """Give the number of each identity's row by key: of those there, then of those made."""
    placed = {key: one for key, one in wanted.items() if not _is_unplaced(key)}
    table = schema.actors
    looked_up = set(wanted) | {_unplaced(key) for key in placed}
    found = connection.execute(select(table.c.key, table.c.id).where(table.c.key.in_(looked_up)))
    numbers = {key: number for key, number in found}  # noqa: C416 - rows are no pairs to the type checker
    _place(connection, placed, numbers)
    made = [one for key, one in placed.items() if key not in numbers]
    fresh = insert_many(connection, table, [_row(one) for one in made])
    numbers |= {one.key: number for one, number in zip(made, fresh, strict=True)}
    for key, one in wanted.items():
        if key not in numbers:
            numbers[key] = _only_one(connection, key) or insert_many(connection, table, [_row(one)])[0]
    return numbers


def _place(connection: Connection, placed: dict[str, Identity], numbers: dict[str, int]) -> None:
    """Give a person who was first met without a country that of the first of the name who has one."""
    for key, one in placed.items():
        if not key.startswith(_PERSON) or key in numbers:
            continue
        if (number := numbers.pop(_unplaced(key), None)) is not None:
            connection.execute(update(schema.actors).where(schema.actors.c.id == number).values(**_row(one)))
            numbers[key] = number


def _only_one(connection: Connection, key: str) -> int | None:
    """Give the actor that a name without a country means, if only one has that name."""
    stem, table = key.removesuffix(UNKNOWN), schema.actors
    after = stem[:-1] + chr(ord(":") + 1)
    found = connection.scalars(select(table.c.id).where(table.c.key >= stem, table.c.key < after).limit(2))
    numbers = list(found)
    return numbers[0] if len(numbers) == 1 else None


def _is_unplaced(key: str) -> bool:
    """Whether a key is of a person without a country; "the government" may be that of any."""
    return key.startswith(_PERSON) and key.endswith(f":{UNKNOWN}")


def _unplaced(key: str) -> str:
    return f"{key.rpartition(':')[0]}:{UNKNOWN}"


def _row(one: Identity) -> Row:
    return {
        "key": one.key, "name": one.name, "kind": one.kind, "country": one.country, "sector": one.sector
    }  # fmt: skip


def _add_aliases(
    connection: Connection, found: Iterable[tuple[int, Identity, tuple[Actor, Article]]]
) -> None:
    rows: dict[tuple[int, str], Row] = {}
    for number, one, (actor, _) in found:
        for name in (one.name, actor.name):
            if len(name) <= _SHORT and (plain := folded(name)):
                rows.setdefault((number, plain), {"actor": number, "folded": plain, "name": name})
    add_many(connection, schema.aliases, list(rows.values()))


def _add_offices(connection: Connection, found: Iterable[tuple[int, tuple[Actor, Article]]]) -> None:
    """Keep which roles each person is given, from the first day to the last."""
    rows: dict[tuple[int, str, str], Row] = {}
    for number, (actor, article) in found:
        if actor.kind != "person" or not actor.role:
            continue
        day = str(article.published) if article.published else None
        new = {
            "actor": number, "role": actor.role, "country": actor.country or "", "sector": actor.sector,
            "first_seen": day, "last_seen": day,
        }  # fmt: skip
        row = rows.setdefault((number, actor.role, actor.country or ""), new)
        if day:
            row["first_seen"] = min(row["first_seen"] or day, day)
            row["last_seen"] = max(row["last_seen"] or day, day)
    upsert_many(connection, schema.offices, list(rows.values()), "first_seen", "last_seen")
