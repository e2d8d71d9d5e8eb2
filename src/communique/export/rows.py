"""Read events for export straight from the tables, some hundred at a time: a million take no more memory."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from communique.cameo import GENERAL, cameo_code, root_of
from communique.export.event import Event, Location, Party
from communique.export.reports import claims_of, day_of, histories, statements_of
from communique.ledger import schema

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from communique.export.event import Change, Claim, Statement
    from communique.export.reports import Numbered

_AT_ONCE = 200
"""Events whose reports are in memory together; with evidence, so are the texts of these."""


class Depth(IntEnum):
    """How much of an event is read; each holds what those before it do."""

    EVENTS = 0
    CLAIMS = 1
    HISTORY = 2
    EVIDENCE = 3


def read_events(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], depth: Depth
) -> Generator[Event]:
    """Give events by their day, those without one last."""
    c = schema.events.c
    chosen = select(schema.events).where(*conditions).order_by(c.day.asc().nulls_last(), c.id)
    with connection.execution_options(yield_per=_AT_ONCE).execute(chosen) as result:
        for batch in result.partitions():
            yield from _with_reports(connection, batch, depth)


def _with_reports(connection: Connection, batch: Sequence[Row[Any]], depth: Depth) -> Iterator[Event]:
    numbers = [row.id for row in batch]
    sides = _sides(connection, numbers)
    claims: dict[int, list[Numbered]] = {}
    changes: dict[int, tuple[Change, ...]] = {}
    said: dict[int, tuple[Statement, ...]] = {}
    if depth >= Depth.CLAIMS:
        claims = claims_of(connection, numbers, with_evidence=depth >= Depth.EVIDENCE)
    if depth >= Depth.HISTORY:
        changes = histories(connection, claims)
    if depth >= Depth.EVIDENCE:
        said = statements_of(connection, claims)
    for row in batch:
        yield _event(
            row,
            sides[row.id],
            tuple(one.claim for one in claims.get(row.id, ())),
            changes.get(row.id, ()),
            said.get(row.id, ()),
        )


def _sides(connection: Connection, events: Sequence[int]) -> dict[int, dict[str, list[Party]]]:
    """Give the sides of each event: people first, as history sorts them."""
    s, a = schema.event_sides.c, schema.actors.c
    found: dict[int, dict[str, list[Party]]] = defaultdict(lambda: {"source": [], "target": []})
    query = (
        select(s.event, s.side, a.key, a.name, a.kind, s.country, a.sector)
        .join(schema.actors, a.id == s.actor)
        .where(s.event.in_(events))
        .order_by(s.event, s.position, a.kind != "person", a.id)
    )
    for event, side, *actor in connection.execute(query):
        found[event][side].append(Party(*actor))
    return found


def _event(
    row: Row[Any],
    sides: dict[str, list[Party]],
    claims: tuple[Claim, ...],
    history: tuple[Change, ...],
    statements: tuple[Statement, ...],
) -> Event:
    cameo = cameo_code(row.type, row.status, row.cameo or GENERAL[row.type])
    return Event(
        name=row.name,
        type=row.type,
        mode=row.mode,
        root=root_of(row.type, cameo),
        cameo=cameo,
        status=row.status,
        start=day_of(row.first_day),
        end=day_of(row.last_day),
        day=day_of(row.day),
        place=Location(row.place, row.place_country, row.lat, row.lon, row.geonames) if row.place else None,
        sources=tuple(sides["source"]),
        targets=tuple(sides["target"]),
        score=row.score,
        first_reported=day_of(row.first_reported),
        last_reported=day_of(row.last_reported),
        reports=row.reports,
        independent=row.independent,
        is_contradicted=bool(row.is_contradicted),
        review=row.review,
        claims=claims,
        history=history,
        statements=statements,
    )
