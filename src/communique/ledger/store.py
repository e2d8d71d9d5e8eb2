"""Write records into the tables: articles, readings, actors, claims and statements, many at once.

Nothing here decides which claims are one event: `merging` does, in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, select, update

from communique.ledger import rows, schema
from communique.ledger.actors import actor_numbers
from communique.ledger.syndication import credit, mark_copies, signature
from communique.ledger.writing import add_many, insert_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.writing import Row
    from communique.record import Record

Outcome = Literal["added", "unchanged", "replaced", "older"]
"""What became of a record: new, known already, in place of an older reading, or kept beside a newer one."""


@dataclass(slots=True)
class Written:
    """What a batch has changed: the outcome of each record, claims to merge, events that lost reports."""

    outcomes: list[Outcome] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)
    bereft: set[int] = field(default_factory=set)


def write(connection: Connection, records: Sequence[Record]) -> Written:
    """Write records; those that are there already change nothing."""
    written = Written()
    article_ids, new = _articles(connection, records)
    written.articles = new
    current, known = _readings(connection, set(article_ids))
    fresh: list[tuple[Record, int, int]] = []  # record, number of its article, of its row
    for record, article in zip(records, article_ids, strict=True):
        row = rows.record_row(record)
        if row["digest"] in known[article]:
            written.outcomes.append("unchanged")
            continue
        known[article].add(row["digest"])
        older = current.get(article)
        is_older = older is not None and _rank(row["version"]) < _rank(older[1])
        number = _add_record(
            connection, article, row, is_current=not is_older, replaces=older[0] if older else None
        )
        written.outcomes.append("older" if is_older else "replaced" if older else "added")
        if is_older:
            continue
        if older is not None:
            day = rows.article_row(record.article)["published"]
            connection.execute(
                update(schema.articles).where(schema.articles.c.id == article).values(published=day)
            )
            written.bereft |= _retire(connection, older[0])
            fresh = [one for one in fresh if one[2] != older[0]]
        current[article] = (number, row["version"])
        fresh.append((record, article, number))
    _derive(connection, fresh, written)
    return written


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _articles(connection: Connection, records: Sequence[Record]) -> tuple[list[int], list[int]]:
    """Give the number of each record's article, and those that are new."""
    table = schema.articles
    wanted = {record.article.id for record in records}
    found = connection.execute(
        select(table.c.digest, table.c.outlet, table.c.id).where(table.c.digest.in_(wanted))
    )
    numbers = {(digest, outlet): number for digest, outlet, number in found}
    added = now()
    new: dict[tuple[str, str], Row] = {}
    for record in records:
        row = rows.article_row(record.article)
        key = (row["digest"], row["outlet"])
        if key not in numbers:
            article = record.article
            origin = {"signature": signature(article), "credit": credit(article)}
            new.setdefault(key, row | origin | {"added": added})
    fresh = insert_many(connection, table, list(new.values()))
    mark_copies(connection, fresh)
    numbers |= dict(zip(new, fresh, strict=True))
    return [numbers[record.article.id, record.article.outlet or ""] for record in records], fresh


def _readings(
    connection: Connection, articles: set[int]
) -> tuple[dict[int, tuple[int, str]], dict[int, set[str]]]:
    """Give the current reading of each article, with its version, and the digests of all its readings."""
    table = schema.records
    current: dict[int, tuple[int, str]] = {}
    known: dict[int, set[str]] = defaultdict(set)
    columns = (table.c.article, table.c.id, table.c.version, table.c.digest, table.c.is_current)
    for article, number, version, digest, is_current in connection.execute(
        select(*columns).where(table.c.article.in_(articles))
    ):
        known[article].add(digest)
        if is_current:
            current[article] = (number, version)
    return current, known


def _rank(version: str) -> tuple[int, ...]:
    """Give a version as numbers that compare as versions do: "0.10.0" is after "0.9.2"."""
    return tuple(int(part) for part in version.split("+")[0].split(".") if part.isdigit())


def _add_record(
    connection: Connection, article: int, row: Row, *, is_current: bool, replaces: int | None
) -> int:
    table = schema.records
    if is_current and replaces is not None:
        connection.execute(update(table).where(table.c.id == replaces).values(is_current=0))
    values = row | {"article": article, "added": now(), "is_current": int(is_current)}
    return insert_many(connection, table, [values])[0]


def _retire(connection: Connection, record: int) -> set[int]:
    """Take back what was derived from a replaced reading; gives the events that lose a report."""
    claims = schema.claims
    reported = connection.scalars(select(claims.c.event).where(claims.c.record == record))
    events = {event for event in reported if event is not None}
    for table in (claims, schema.statements, schema.record_actors):
        connection.execute(delete(table).where(table.c.record == record))
    return events


def _derive(connection: Connection, fresh: Iterable[tuple[Record, int, int]], written: Written) -> None:
    """Write the rows of actors, claims and statements of new readings."""
    kept = list(fresh)
    numbers = iter(
        actor_numbers(connection, [(a, record.article) for record, _, _ in kept for a in record.actors])
    )
    local = [{actor.id: next(numbers) for actor in record.actors} for record, _, _ in kept]
    roles = [
        {"record": number, "local": actor.id, "actor": here[actor.id], "role": actor.role}
        for (record, _, number), here in zip(kept, local, strict=True)
        for actor in record.actors
    ]
    add_many(connection, schema.record_actors, roles)
    written.claims = _claims(connection, kept, local)
    _statements(connection, kept, local)


def _claims(
    connection: Connection, kept: Sequence[tuple[Record, int, int]], local: Sequence[dict[str, int]]
) -> list[int]:
    pairs = [
        (record, event, here, article, number)
        for (record, article, number), here in zip(kept, local, strict=True)
        for event in record.events
    ]
    claims = [
        rows.claim_row(event, record.article)
        | {"record": number, "article": article, "said_by": here.get(event.said_by or "")}
        for record, event, here, article, number in pairs
    ]
    numbers = insert_many(connection, schema.claims, claims)
    sides, conflicts = [], []
    for claim, (record, event, here, _, _) in zip(numbers, pairs, strict=True):
        countries = {actor.id: actor.country for actor in record.actors}
        found = dict.fromkeys((side, here[actor], countries[actor]) for side, actor in rows.sides_of(event))
        sides += [{"claim": claim, "side": s, "actor": a, "country": c} for s, a, c in found]
        conflicts += [
            {"claim": claim, "field": one.field, "value": v.value, "evidence": rows.to_json(v.evidence)}
            for one in record.conflicts if one.event == event.id for v in one.values
        ]  # fmt: skip
    add_many(connection, schema.claim_sides, sides)
    add_many(connection, schema.claim_conflicts, conflicts)
    return numbers


def _statements(
    connection: Connection, kept: Sequence[tuple[Record, int, int]], local: Sequence[dict[str, int]]
) -> None:
    said, actors = [], []
    for (record, article, number), here in zip(kept, local, strict=True):
        roles = {actor.id: actor.role for actor in record.actors}
        for statement in record.statements:
            speaker = statement.speaker or ""
            said.append(
                rows.statement_row(statement, record.article)
                | {"record": number, "article": article, "speaker": here.get(speaker),
                   "speaker_role": roles.get(speaker)}
            )  # fmt: skip
            actors.append(
                {("addressee", here[a]) for a in statement.addressees if a in here}
                | {("about", here[a]) for a in statement.about if a in here}
            )
    numbers = insert_many(connection, schema.statements, said)
    parts = [
        {"statement": number, "part": part, "actor": actor}
        for number, found in zip(numbers, actors, strict=True)
        for part, actor in sorted(found)
    ]
    add_many(connection, schema.statement_actors, parts)
