"""The reports of an event: how each article tells it, in which words."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.gazetteer.outlets import Control, outlet_of
from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.entries import iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Span = tuple[int, int]


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


def load_reports(connection: Connection, claims: Iterable[int]) -> dict[int, Report]:
    """Give the reports of claims, by the numbers of those."""
    found: dict[int, Report] = {}
    for some in chunks(sorted(set(claims))):
        found |= _reports(connection, some)
    return found


def _reports(connection: Connection, claims: list[int]) -> dict[int, Report]:
    c, a = schema.claims.c, schema.articles.c
    copied, speakers = schema.articles.alias(), schema.actors.alias()
    origin = func.coalesce(func.nullif(copied.c.outlet, ""), copied.c.source, copied.c.digest)
    sides = _claim_sides(connection, claims)
    rows = connection.execute(
        select(
            schema.claims, a.digest, a.outlet, a.source, a.title, origin.label("origin"),
            speakers.c.name.label("speaker"),
        )
        .join(schema.articles, a.id == c.article)
        .outerjoin(copied, copied.c.id == a.copy_of)
        .outerjoin(speakers, speakers.c.id == c.said_by)
        .where(c.id.in_(claims))
    )  # fmt: skip
    return {row.id: _report(row, sides) for row in rows}


def _claim_sides(connection: Connection, claims: list[int]) -> dict[tuple[int, str], list[str]]:
    side, actor = schema.claim_sides.c, schema.actors.c
    rows = connection.execute(
        select(side.claim, side.side, actor.name)
        .join(schema.actors, actor.id == side.actor)
        .where(side.claim.in_(claims))
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


def _span(ends: Iterable[int]) -> Span:
    start, end = ends
    return start, end
