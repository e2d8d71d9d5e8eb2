"""Write records into the tables: articles, readings, actors, claims and statements, many at once.

Nothing here decides which claims are one event: `merging` does, in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from communique.ledger import rows, schema
from communique.ledger.actors import actor_numbers
from communique.ledger.kept import article_numbers, key_of, unread_among
from communique.ledger.readings import Readings, now
from communique.ledger.syndication import credit, mark_copies, signature
from communique.ledger.versions import mark_versions
from communique.ledger.writing import add_many, insert_many, update_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from communique.ledger.kept import ArticleKey
    from communique.ledger.readings import Fresh, Outcome
    from communique.ledger.writing import Row
    from communique.record import Record


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch has changed: the outcome of each record, new articles, claims to merge, by number."""

    outcomes: list[Outcome]
    articles: list[int]
    claims: list[int]
    bereft: set[int]
    """Events that lost reports."""


def write(connection: Connection, records: Sequence[Record]) -> Written:
    """Write records; those that are there already change nothing."""
    article_ids, new = _articles(connection, records)
    readings = Readings(connection, set(article_ids))
    outcomes = [readings.take(record, article) for record, article in zip(records, article_ids, strict=True)]
    fresh, bereft = readings.save()
    return Written(outcomes, new, _derive(connection, fresh), bereft)


def _articles(connection: Connection, records: Sequence[Record]) -> tuple[list[int], list[int]]:
    """Give the number of each record's article, and those that are new or were kept without being read."""
    table = schema.articles
    articles = [record.article for record in records]
    numbers = article_numbers(connection, articles)
    unread = unread_among(connection, numbers.values())
    new: dict[ArticleKey, Row] = {}
    added = now()
    for article in articles:
        key = key_of(article)
        if key not in new and (key not in numbers or numbers[key] in unread):
            origin = {"signature": signature(article), "credit": credit(article), "is_read": 1}
            new[key] = rows.article_row(article) | origin | {"added": added}
    kept = {key: row for key, row in new.items() if key in numbers}
    update_many(connection, table, [row | {"id": numbers[key]} for key, row in kept.items()])
    unmet = [key for key in new if key not in kept]
    numbers |= dict(zip(unmet, insert_many(connection, table, [new[key] for key in unmet]), strict=True))
    fresh = [numbers[key] for key in new]
    mark_copies(connection, fresh)
    mark_versions(connection, fresh)
    return [numbers[key_of(article)] for article in articles], fresh


def _derive(connection: Connection, fresh: Sequence[Fresh]) -> list[int]:
    """Write the rows of actors, claims and statements of new readings; gives the numbers of the claims."""
    numbers = iter(
        actor_numbers(connection, [(a, one.record.article) for one in fresh for a in one.record.actors])
    )
    cast = [_Cast(one, {actor.id: next(numbers) for actor in one.record.actors}) for one in fresh]
    roles = [
        {"record": one.number, "local": actor.id, "actor": actors[actor.id], "role": actor.role}
        for one, actors in cast
        for actor in one.record.actors
    ]
    add_many(connection, schema.record_actors, roles)
    _statements(connection, cast)
    return _claims(connection, cast)


class _Cast(NamedTuple):
    """A new reading with the number of each of its actors, by the id in the record."""

    reading: Fresh
    actors: dict[str, int]


def _claims(connection: Connection, cast: Sequence[_Cast]) -> list[int]:
    told = [(one, actors, event) for one, actors in cast for event in one.record.events]
    claims = [
        rows.claim_row(event, one.record.article)
        | {"record": one.number, "article": one.article, "said_by": actors.get(event.said_by or "")}
        for one, actors, event in told
    ]
    numbers = insert_many(connection, schema.claims, claims)
    sides, conflicts = [], []
    for claim, (one, actors, event) in zip(numbers, told, strict=True):
        countries = {actor.id: actor.country for actor in one.record.actors}
        found = dict.fromkeys((side, actors[actor], countries[actor]) for side, actor in rows.sides_of(event))
        sides += [{"claim": claim, "side": s, "actor": a, "country": c} for s, a, c in found]
        conflicts += [
            {"claim": claim, "field": two.field, "value": v.value, "evidence": rows.to_json(v.evidence)}
            for two in one.record.conflicts if two.event == event.id for v in two.values
        ]  # fmt: skip
    add_many(connection, schema.claim_sides, sides)
    add_many(connection, schema.claim_conflicts, conflicts)
    return numbers


def _statements(connection: Connection, cast: Sequence[_Cast]) -> None:
    said, parts = [], []
    for one, actors in cast:
        roles = {actor.id: actor.role for actor in one.record.actors}
        for statement in one.record.statements:
            speaker = statement.speaker or ""
            said.append(
                rows.statement_row(statement, one.record.article)
                | {"record": one.number, "article": one.article, "speaker": actors.get(speaker),
                   "speaker_role": roles.get(speaker)}
            )  # fmt: skip
            parts.append(
                {("addressee", actors[a]) for a in statement.addressees if a in actors}
                | {("about", actors[a]) for a in statement.about if a in actors}
            )
    numbers = insert_many(connection, schema.statements, said)
    add_many(
        connection,
        schema.statement_actors,
        [
            {"statement": number, "part": part, "actor": actor}
            for number, found in zip(numbers, parts, strict=True)
            for part, actor in sorted(found)
        ],
    )
