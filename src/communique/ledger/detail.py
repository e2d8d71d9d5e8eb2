"""One event with everything that the ledger knows of it: sides, reports, history, disagreements."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.gazetteer.outlets import Control, outlet_of
from communique.ledger import history, schema
from communique.ledger.claim import Claims
from communique.ledger.decisions import Correction, corrections_of
from communique.ledger.entries import EventEntry, iso, load_entries, number_of
from communique.ledger.results import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Span = tuple[int, int]


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
class Report:
    """One claim: how one article reports the event.

    `claim` is the number that `split` takes, `article` the digest of its text, the spans are offsets into it;
    `outlet_country` and `outlet_control` (state or public media) are what the gazetteer knows of the outlet;
    `copy_of` tells the outlet (or the source) of the article that this one copies, which is its own where
    this is another version of one page. A claim that stands alone has no `merge_score`.
    """

    claim: int
    article: str
    outlet: str | None
    outlet_country: str | None
    outlet_control: Control | None
    source: str | None
    title: str | None
    published: date | None
    copy_of: str | None
    type: str
    mode: str | None
    status: str
    first_day: date | None
    last_day: date | None
    when: str | None
    place: str | None
    place_country: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    said_by: str | None
    trigger: str
    trigger_span: Span
    words: str
    evidence: tuple[Span, ...]
    score: float
    merge_score: float | None
    merge_reason: str | None


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
    reports = _reports(connection, number)
    steps = [
        HistoryStep(s.on, s.status, s.first_day, s.last_day, reports[s.claim]) for s in history.steps(claims)
    ]
    contradictions = [
        Disagreement(c.field, tuple(Version(v, tuple(reports[n] for n in told)) for v, told in c.values))
        for c in history.contradictions(claims)
    ]
    old = schema.event_names.c
    names = connection.scalars(select(old.name).where(old.event == number).order_by(old.name))
    return EventDetail(
        load_entries(connection, [number])[0],
        _participants(connection, number),
        tuple(reports[claim.number] for claim in claims),
        tuple(steps),
        tuple(contradictions),
        _conflicts(connection, number, reports),
        tuple(corrections_of(connection, name)),
        tuple(names),
    )


def _participants(connection: Connection, event: int) -> tuple[Participant, ...]:
    side, actor = schema.event_sides.c, schema.actors.c
    roles = _roles(connection, event)
    rows = connection.execute(
        select(side.side, actor.id, actor.name, actor.kind, side.country, actor.sector)
        .join(schema.actors, actor.id == side.actor)
        .where(side.event == event)
        .order_by(side.side, actor.kind != "person", actor.id)
    )
    return tuple(
        Participant(row.side, row.name, row.kind, row.country, row.sector, roles.get(row.id)) for row in rows
    )


def _roles(connection: Connection, event: int) -> dict[int, str]:
    """Give the role in which most reports of an event name each actor."""
    claim, told = schema.claims.c, schema.record_actors.c
    rows = connection.execute(
        select(told.actor, told.role)
        .join(schema.claims, claim.record == told.record)
        .where(claim.event == event, told.role.is_not(None))
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row.actor][row.role] += 1
    return {actor: min(found, key=lambda role: (-found[role], role)) for actor, found in counts.items()}


def _reports(connection: Connection, event: int) -> dict[int, Report]:
    c, a = schema.claims.c, schema.articles.c
    copied, speakers = schema.articles.alias(), schema.actors.alias()
    origin = func.coalesce(func.nullif(copied.c.outlet, ""), copied.c.source, copied.c.digest)
    sides = _claim_sides(connection, event)
    rows = connection.execute(
        select(
            schema.claims, a.digest, a.outlet, a.source, a.title, origin.label("origin"),
            speakers.c.name.label("speaker"),
        )
        .join(schema.articles, a.id == c.article)
        .outerjoin(copied, copied.c.id == a.copy_of)
        .outerjoin(speakers, speakers.c.id == c.said_by)
        .where(c.event == event)
    )  # fmt: skip
    return {row.id: _report(row, sides) for row in rows}


def _claim_sides(connection: Connection, event: int) -> dict[tuple[int, str], list[str]]:
    side, actor, claim = schema.claim_sides.c, schema.actors.c, schema.claims.c
    rows = connection.execute(
        select(side.claim, side.side, actor.name)
        .join(schema.claims, claim.id == side.claim)
        .join(schema.actors, actor.id == side.actor)
        .where(claim.event == event)
        .order_by(actor.kind != "person", actor.id)
    )
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in rows:
        found[row.claim, row.side].append(row.name)
    return found


def _report(row: Any, sides: dict[tuple[int, str], list[str]]) -> Report:
    outlet = outlet_of(row.outlet or None, row.source)
    return Report(
        claim=row.id,
        article=row.digest,
        outlet=row.outlet or None,
        outlet_country=outlet.country if outlet else None,
        outlet_control=outlet.control if outlet else None,
        source=row.source,
        title=row.title,
        published=iso(row.published),
        copy_of=row.origin,
        type=row.type,
        mode=row.mode,
        status=row.status,
        first_day=iso(row.first_day),
        last_day=iso(row.last_day),
        when=row.when_words,
        place=row.place,
        place_country=row.place_country,
        sources=tuple(sides.get((row.id, "source"), ())),
        targets=tuple(sides.get((row.id, "target"), ())),
        said_by=row.speaker,
        trigger=row.trigger_words,
        trigger_span=_span(json.loads(row.trigger_span)),
        words=row.words,
        evidence=tuple(_span(span) for span in json.loads(row.evidence)),
        score=row.score,
        merge_score=row.merge_score,
        merge_reason=row.merge_reason,
    )


def _conflicts(connection: Connection, event: int, reports: dict[int, Report]) -> tuple[ArticleConflict, ...]:
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
    return tuple(ArticleConflict(field, tuple(v), reports[number]) for (number, field), v in found.items())


def _span(ends: Iterable[int]) -> Span:
    start, end = ends
    return start, end
