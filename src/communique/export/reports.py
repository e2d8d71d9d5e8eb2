"""Read what stands behind events: their claims with articles and evidence, their history, and statements."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.export.event import Change, Claim, Location, Party, Quote, Source, Statement
from communique.ledger import schema
from communique.ledger.claim import Claims, chunks
from communique.ledger.history import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

_AROUND = 32
"""Code points before and after a quotation that tell it from the same words elsewhere."""
_LEAD = 1500
"""Code points of an article in which its headline and first paragraph end."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number and that of its article, which never leave this package."""

    number: int
    article: int
    claim: Claim


def claims_of(
    connection: Connection, events: Sequence[int], *, with_evidence: bool
) -> dict[int, list[Numbered]]:
    """Give the claims of each event by the day of their article, those without one first."""
    rows = _claim_rows(connection, events)
    numbers = [row.id for row in rows]
    sides = _sides(connection, numbers)
    speakers = _parties(connection, {row.said_by for row in rows if row.said_by})
    texts = _texts(connection, {row.article for row in rows}) if with_evidence else {}
    found: dict[int, list[Numbered]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.published or "", row.digest, row.outlet, row.trigger_span)):
        quotes = _quotes(texts[row.article], row.evidence) if with_evidence else ()
        both = sides.get(row.id, {})
        claim = _claim(row, both, speakers.get(row.said_by), quotes)
        found[row.event].append(Numbered(row.id, row.article, claim))
    return found


def histories(
    connection: Connection, claims: Mapping[int, Sequence[Numbered]]
) -> dict[int, tuple[Change, ...]]:
    """Give the steps of each event's history."""
    articles = {one.number: one.claim.article.id for some in claims.values() for one in some}
    events = {one.number: event for event, some in claims.items() for one in some}
    by_event = defaultdict(list)
    for claim in Claims().load(connection, articles):
        by_event[events[claim.number]].append(claim)
    return {
        event: tuple(
            Change(step.on, step.status, step.first_day, step.last_day, articles[step.claim])
            for step in steps(some)
        )
        for event, some in by_event.items()
    }


def statements_of(
    connection: Connection, claims: Mapping[int, Sequence[Numbered]]
) -> dict[int, tuple[Statement, ...]]:
    """Give what is said, by whom, where evidence of each event stands in someone's words."""
    sources = {one.article: one.claim.article for some in claims.values() for one in some}
    by_article = _statements(connection, sources)
    found: dict[int, tuple[Statement, ...]] = {}
    for event, some in claims.items():
        evidence: dict[int, list[Quote]] = defaultdict(list)
        for one in some:
            evidence[one.article] += one.claim.evidence
        found[event] = tuple(
            replace(said, content=told)
            for article, quotes in evidence.items()
            for said in by_article.get(article, ())
            if (told := tuple(words for words in said.content if any(_overlap(words, q) for q in quotes)))
        )
    return found


def _statements(connection: Connection, sources: Mapping[int, Source]) -> dict[int, list[Statement]]:
    s, a, r = schema.statements.c, schema.actors.c, schema.records.c
    found: dict[int, list[Statement]] = defaultdict(list)
    for some in chunks(list(sources)):
        texts = _texts(connection, some)
        query = (
            select(
                s.article, s.speaker_role, s.kind, s.cue, s.spans, r.version, r.model,
                *_party_columns(a.country),
            )
            .join(schema.actors, a.id == s.speaker)
            .join(schema.records, r.id == s.record)
            .where(s.article.in_(some))
            .order_by(s.id)
        )  # fmt: skip
        for article, role, kind, cue, spans, version, model, *speaker in connection.execute(query):
            quotes = _quotes(texts[article], spans)
            said = Statement(sources[article], Party(*speaker), role, kind, cue, quotes, version, model)
            found[article].append(said)
    return found


def _overlap(one: Quote, other: Quote) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _claim_rows(connection: Connection, events: Sequence[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    c, a, r = schema.claims.c, schema.articles.c, schema.records.c
    original = schema.articles.alias("original")
    query = (
        select(
            c.id, c.event, c.article, c.type, c.mode, c.cameo, c.status, c.first_day, c.last_day, c.place,
            c.place_country, c.lat, c.lon, c.geonames, c.said_by, c.trigger_words, c.trigger_span, c.words,
            c.evidence, c.score, c.merge_score, c.merge_reason, a.digest, a.outlet, a.source, a.title,
            a.published, a.language, a.added, original.c.digest.label("copy_of"), r.version, r.model,
            func.substr(a.text, 1, _LEAD).label("lead"),
        )
        .join(schema.articles, a.id == c.article)
        .join(schema.records, r.id == c.record)
        .join(original, original.c.id == a.copy_of, isouter=True)
        .where(c.event.in_(events))
    )  # fmt: skip
    return connection.execute(query).all()


def _claim(
    row: Row[Any], sides: Mapping[str, list[Party]], said_by: Party | None, quotes: tuple[Quote, ...]
) -> Claim:
    return Claim(
        article=_source(row),
        type=row.type,
        mode=row.mode,
        cameo=row.cameo,
        status=row.status,
        start=day_of(row.first_day),
        end=day_of(row.last_day),
        place=Location(row.place, row.place_country, row.lat, row.lon, row.geonames) if row.place else None,
        sources=tuple(sides.get("source", ())),
        targets=tuple(sides.get("target", ())),
        said_by=said_by,
        trigger=row.trigger_words,
        words=row.words,
        evidence=quotes,
        score=row.score,
        merge_score=row.merge_score,
        merge_reason=row.merge_reason,
        is_in_lead=json.loads(row.trigger_span)[0] < _lead_end(row.lead, row.title),
        version=row.version,
        model=row.model,
    )


def _source(row: Row[Any]) -> Source:
    return Source(
        row.digest, row.outlet or None, row.source, row.title, day_of(row.published), row.language, row.added,
        row.copy_of,
    )  # fmt: skip


def _lead_end(text: str, title: str | None) -> int:
    """Give where the first paragraph ends; the headline, if the text begins with it, is none."""
    start = len(title) if title and text.startswith(title) else 0
    while text[start : start + 1].isspace():
        start += 1
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)


def _sides(connection: Connection, claims: Iterable[int]) -> dict[int, dict[str, list[Party]]]:
    s, a = schema.claim_sides.c, schema.actors.c
    found: dict[int, dict[str, list[Party]]] = defaultdict(lambda: defaultdict(list))
    for some in chunks(list(claims)):
        query = (
            select(s.claim, s.side, *_party_columns(s.country))
            .join(schema.actors, a.id == s.actor)
            .where(s.claim.in_(some))
            .order_by(s.claim, a.kind != "person", a.id)
        )
        for claim, side, *actor in connection.execute(query):
            found[claim][side].append(Party(*actor))
    return found


def _parties(connection: Connection, actors: Iterable[int]) -> dict[int, Party]:
    a = schema.actors.c
    found: dict[int, Party] = {}
    for some in chunks(sorted(actors)):
        query = select(a.id, *_party_columns(a.country)).where(a.id.in_(some))
        found |= {number: Party(*actor) for number, *actor in connection.execute(query)}
    return found


def _party_columns(country: ColumnElement[str]) -> tuple[ColumnElement[str], ...]:
    a = schema.actors.c
    return (a.key, a.name, a.kind, country, a.sector)


def _texts(connection: Connection, articles: Iterable[int]) -> dict[int, str]:
    a = schema.articles.c
    found: dict[int, str] = {}
    for some in chunks(sorted(articles)):
        for number, text in connection.execute(select(a.id, a.text).where(a.id.in_(some))):
            found[number] = text
    return found


def _quotes(text: str, spans: str) -> tuple[Quote, ...]:
    return tuple(
        Quote((start, end), text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
        for start, end in json.loads(spans)
    )


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
