"""One event with everything that the ledger knows of it: sides, reports, history, disagreements."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.ledger import history, schema
from communique.ledger.claim import Claims
from communique.ledger.decisions import Correction, corrections_of
from communique.ledger.entries import EventEntry, load_entries, number_of
from communique.ledger.reports import Report, load_reports
from communique.ledger.results import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from communique.ledger.history import Contradiction, Step

_ENOUGH = 200
"""Claims of an event from which the roles of those who take part are taken: the first that were added."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part, and in which role the reports name them at that time."""

    side: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A change of status or days, and the report that brought it."""

    on: date | None
    status: str
    first_day: date | None
    last_day: date | None
    report: Report


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values that cannot all be right, and the reports that give it."""

    value: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Reports of one event that contradict each other in a field: status, date or place."""

    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class ValueRead:
    """One of the values that one article gives, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ArticleConflict:
    """Incompatible values that one article gives for one field."""

    field: str
    values: tuple[ValueRead, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event, who takes part, every report in the order of publication, its history and disagreements.

    `corrections` are what people said of it, the oldest first, those undone too.
    """

    entry: EventEntry
    participants: tuple[Participant, ...]
    reports: tuple[Report, ...]
    steps: tuple[HistoryStep, ...]
    contradictions: tuple[Disagreement, ...]
    conflicts: tuple[ArticleConflict, ...]
    corrections: tuple[Correction, ...]
    old_names: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form: days as ISO text."""
        found: dict[str, Any] = plain(replace(self, corrections=()))
        return found | {"corrections": [one.to_dict() for one in self.corrections]}


def load_detail(connection: Connection, name: str) -> EventDetail:
    """Give everything of an event by its name or one that it had. Raises `UnknownEntry`."""
    number = number_of(connection, name)
    found = list(connection.scalars(select(schema.claims.c.id).where(schema.claims.c.event == number)))
    claims = history.in_order(Claims().load(connection, found))
    return detail_of(
        connection, number, load_reports(connection, found), [claim.number for claim in claims],
        history.steps(claims), history.contradictions(claims),
    )  # fmt: skip


def detail_of(
    connection: Connection,
    number: int,
    reports: Mapping[int, Report],
    shown: Sequence[int],
    steps: Sequence[Step],
    contradictions: Sequence[Contradiction],
) -> EventDetail:
    """Put an event together: `reports` has those that are shown, and those that steps and versions name.

    Of an event of which not all is shown, versions have those of their reports that are there.
    """
    entry = load_entries(connection, [number])[0]
    old = schema.event_names.c
    names = connection.scalars(select(old.name).where(old.event == number).order_by(old.name))
    return EventDetail(
        entry,
        _participants(connection, number),
        tuple(reports[claim] for claim in shown),
        tuple(HistoryStep(s.on, s.status, s.first_day, s.last_day, reports[s.claim]) for s in steps),
        tuple(
            Disagreement(c.field, tuple(_version(value, told, reports) for value, told in c.values))
            for c in contradictions
        ),
        _conflicts(connection, number, reports),
        tuple(corrections_of(connection, entry.name)),
        tuple(names),
    )


def _version(value: str, told: Sequence[int], reports: Mapping[int, Report]) -> Version:
    return Version(value, tuple(reports[claim] for claim in told if claim in reports))


def _participants(connection: Connection, event: int) -> tuple[Participant, ...]:
    side, actor = schema.event_sides.c, schema.actors.c
    roles = _roles(connection, event)
    rows = connection.execute(
        select(side.side, actor.id, actor.name, actor.kind, side.country, actor.sector)
        .join(schema.actors, actor.id == side.actor)
        .where(side.event == event)
        .order_by(side.side, side.position, actor.kind != "person", actor.id)
    )
    return tuple(
        Participant(row.side, row.name, row.kind, row.country, row.sector, roles.get(row.id)) for row in rows
    )


def _roles(connection: Connection, event: int) -> dict[int, str]:
    """Give the role in which most reports of an event name each actor that takes part."""
    claim, told, side = schema.claims.c, schema.record_actors.c, schema.event_sides.c
    some = select(claim.record).where(claim.event == event).order_by(claim.id).limit(_ENOUGH).subquery()
    records = select(some.c.record).distinct().subquery()
    takes_part = select(side.actor).where(side.event == event)
    size = func.count()
    rows = connection.execute(
        select(told.actor, told.role, size)
        .join_from(records, schema.record_actors, told.record == records.c.record)
        .where(told.actor.in_(takes_part), told.role.is_not(None))
        .group_by(told.actor, told.role)
        .order_by(size, told.role.desc())
    )
    return {actor: role for actor, role, _ in rows}


def _conflicts(
    connection: Connection, event: int, reports: Mapping[int, Report]
) -> tuple[ArticleConflict, ...]:
    conflict, claim = schema.claim_conflicts.c, schema.claims.c
    rows = connection.execute(
        select(conflict.claim, conflict.field, conflict.value, conflict.evidence, schema.articles.c.text)
        .join(schema.claims, claim.id == conflict.claim)
        .join(schema.articles, schema.articles.c.id == claim.article)
        .where(claim.event == event)
        .order_by(conflict.claim, conflict.field, conflict.value)
    )
    found: dict[tuple[int, str], list[ValueRead]] = defaultdict(list)
    for row in rows:
        words = row.text[slice(*json.loads(row.evidence))]
        found[row.claim, row.field].append(ValueRead(row.value, words))
    return tuple(
        ArticleConflict(field, tuple(values), reports[number])
        for (number, field), values in found.items()
        if number in reports
    )
