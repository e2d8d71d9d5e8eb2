"""JSON Lines: one event a line, with its history, every claim with its evidence, and what was said."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from communique._text import json_line
from communique.export import columns
from communique.export.text import iso, isos
from communique.gazetteer.outlets import outlet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Claim, Event, Location, Party, Quote, Source, Statement


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    for event in events:
        out.write(json_line(as_json(event)).encode() + b"\n")


def as_json(event: Event) -> dict[str, Any]:
    return {
        **columns.act(event),
        **isos(columns.days(event)),
        "sources": [_party(party) for party in event.sources],
        "targets": [_party(party) for party in event.targets],
        "place": _place(event.place),
        "score": event.score,
        **isos(columns.reported(event)),
        **columns.standing(event),
        "history": [
            {"on": iso(step.on), "status": step.status, "start": iso(step.start), "end": iso(step.end),
             "article": step.article}
            for step in event.history
        ],
        "claims": [_claim(claim) for claim in event.claims],
        "statements": [_statement(said) for said in event.statements],
    }  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": _source(claim.article),
        "type": claim.type,
        "mode": claim.mode,
        "cameo": claim.cameo,
        "status": claim.status,
        "start": iso(claim.start),
        "end": iso(claim.end),
        "sources": [_party(party) for party in claim.sources],
        "targets": [_party(party) for party in claim.targets],
        "place": _place(claim.place),
        "said_by": _party(claim.said_by) if claim.said_by else None,
        "trigger": claim.trigger,
        "evidence": [_quote(quote) for quote in claim.evidence],
        "score": claim.score,
        "merge": (
            {"score": claim.merge_score, "reason": claim.merge_reason}
            if claim.merge_score is not None or claim.merge_reason
            else None
        ),
        "reader": {"version": claim.version, "model": claim.model},
    }


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "article": said.article.id,
        "speaker": _party(said.speaker),
        "role": said.role,
        "kind": said.kind,
        "cue": said.cue,
        "content": [_quote(quote) for quote in said.content],
    }


def _source(article: Source) -> dict[str, Any]:
    known = outlet_of(article.outlet, article.address)
    return {
        "id": article.id,
        "outlet": article.outlet,
        "outlet_country": known.country if known else None,
        "outlet_control": known.control if known else None,
        "source": article.address,
        "title": article.title,
        "published": iso(article.published),
        "language": article.language,
        "copy_of": article.copy_of,
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "id": party.id, "name": party.name, "kind": party.kind, "country": party.country,
        "sector": party.sector,
    }  # fmt: skip


def _place(place: Location | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
        "geonames": place.geonames,
    }  # fmt: skip


def _quote(quote: Quote) -> dict[str, Any]:
    return {"quote": quote.exact, "span": list(quote.span), "prefix": quote.prefix, "suffix": quote.suffix}
