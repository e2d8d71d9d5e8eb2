"""JSON-LD: events in schema.org's words, evidence as Web Annotations, provenance in PROV."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from communique._text import json_line
from communique.export.text import iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Claim, Event, Location, Party, Quote, Source, Statement
    from communique.record import Status

NAMESPACE = "urn:communique:"
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cq": f"{NAMESPACE}term:",
    "startDate": {"@type": "xsd:date"},
    "endDate": {"@type": "xsd:date"},
    "datePublished": {"@type": "xsd:date"},
    "eventStatus": {"@type": "@id"},
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "hasTarget": {"@id": "oa:hasTarget"},
    "hasBody": {"@id": "oa:hasBody"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": {"@id": "oa:hasSelector"},
    "motivatedBy": {"@id": "oa:motivatedBy", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith"},
}
_SCHEMA_STATUS: dict[Status, str] = {
    "planned": "https://schema.org/EventScheduled",
    "possible": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
"""schema.org has no word for what has happened or is denied; `cq:status` always tells."""
_KINDS = {"person": "Person", "state": "Country", "organization": "Organization", "group": "Organization"}


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write one document, a node a line."""
    out.write(b'{"@context":' + json_line(CONTEXT).encode() + b',"@graph":[')
    mark = b"\n"
    for event in events:
        out.write(mark + json_line(as_jsonld(event)).encode())
        mark = b",\n"
    out.write(b"\n]}\n")


def as_jsonld(event: Event) -> dict[str, Any]:
    articles = {_article_id(claim.article): claim.article for claim in event.claims}
    return _known(
        {
            "@id": f"{NAMESPACE}event:{event.name}",
            "@type": ["Event", "prov:Entity"],
            "identifier": event.name,
            "cq:type": event.type,
            "cq:mode": event.mode,
            "cq:root": event.root,
            "cq:cameo": event.cameo,
            "cq:status": event.status,
            "eventStatus": _SCHEMA_STATUS.get(event.status),
            "startDate": iso(event.start),
            "endDate": iso(event.end),
            "location": _place(event.place),
            "cq:source": [_party(party) for party in event.sources],
            "cq:target": [_party(party) for party in event.targets],
            "cq:score": event.score,
            "cq:reports": event.reports,
            "cq:independentReports": event.independent,
            "cq:contradicted": event.is_contradicted,
            "subjectOf": [_article(name, article) for name, article in articles.items()],
            "wasDerivedFrom": list(articles),
            "cq:report": [_claim(claim) for claim in event.claims],
            "cq:statement": [_statement(said) for said in event.statements],
        }
    )


def _claim(claim: Claim) -> dict[str, Any]:
    """Give a report as an annotation: its body says what is reported, its targets are the words."""
    body = {
        "@type": "cq:Claim",
        "cq:type": claim.type,
        "cq:mode": claim.mode,
        "cq:cameo": claim.cameo,
        "cq:status": claim.status,
        "startDate": iso(claim.start),
        "endDate": iso(claim.end),
        "location": _place(claim.place),
        "cq:source": [_party(party) for party in claim.sources],
        "cq:target": [_party(party) for party in claim.targets],
        "cq:saidBy": _party(claim.said_by) if claim.said_by else None,
        "cq:score": claim.score,
    }
    return _annotation(claim.article, claim.evidence, claim.version, claim.model) | {"hasBody": _known(body)}


def _statement(said: Statement) -> dict[str, Any]:
    body = {
        "@type": "Quotation",
        "creator": _party(said.speaker),
        "text": " … ".join(quote.exact for quote in said.content),
        "cq:role": said.role,
        "cq:kind": said.kind,
        "cq:cue": said.cue,
    }
    return _annotation(said.article, said.content, said.version, said.model) | {"hasBody": _known(body)}


def _annotation(article: Source, quotes: Iterable[Quote], version: str, model: str | None) -> dict[str, Any]:
    name = _article_id(article)
    return {
        "@type": ["oa:Annotation", "prov:Entity"],
        "motivatedBy": "oa:describing",
        "hasTarget": [
            {"@type": "oa:SpecificResource", "hasSource": name, "hasSelector": _selectors(quote)}
            for quote in quotes
        ],
        "wasDerivedFrom": name,
        "wasGeneratedBy": {
            "@type": "prov:Activity",
            "wasAssociatedWith": _known(
                {
                    "@id": f"{NAMESPACE}reader:{quote_id(version)}:{quote_id(model or '')}",
                    "@type": ["prov:SoftwareAgent", "SoftwareApplication"],
                    "name": "Communique",
                    "softwareVersion": version,
                    "cq:model": model,
                }
            ),
        },
    }


def _selectors(quote: Quote) -> list[dict[str, Any]]:
    """Give both selectors: the words with what is around them, and their place in code points."""
    start, end = quote.span
    return [
        {
            "@type": "oa:TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
        },
        {"@type": "oa:TextPositionSelector", "start": start, "end": end},
    ]


def _article(name: str, article: Source) -> dict[str, Any]:
    is_address = (article.address or "").startswith(("http://", "https://"))
    return _known(
        {
            "@id": name,
            "@type": ["NewsArticle", "prov:Entity"],
            "identifier": article.id,
            "headline": article.title,
            "url": article.address if is_address else None,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "datePublished": iso(article.published),
            "inLanguage": article.language,
            "wasDerivedFrom": f"{NAMESPACE}article:{quote_id(article.copy_of)}" if article.copy_of else None,
        }
    )


def _article_id(article: Source) -> str:
    """Name an article by the digest of its text, and its outlet: one text may stand in several."""
    outlet = f":{quote_id(article.outlet)}" if article.outlet else ""
    return f"{NAMESPACE}article:{quote_id(article.id)}{outlet}"


def _party(party: Party) -> dict[str, Any]:
    return _known(
        {
            "@id": f"{NAMESPACE}actor:{quote_id(party.id)}",
            "@type": [_KINDS[party.kind], "prov:Agent"],
            "name": party.name,
            "cq:country": party.country,
            "cq:sector": party.sector,
        }
    )


def _place(place: Location | None) -> dict[str, Any] | None:
    if place is None:
        return None
    is_located = place.lat is not None and place.lon is not None
    return _known(
        {
            "@type": "Place",
            "name": place.name,
            "address": {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None,
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
            if is_located
            else None,
            "sameAs": f"https://sws.geonames.org/{place.geonames}/" if place.geonames else None,
        }
    )


def quote_id(words: str) -> str:
    """Write words as a part of a URN."""
    return quote(words, safe=":")


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is unknown: JSON-LD has no null, and an empty list says nothing."""
    return {name: value for name, value in values.items() if value is not None and value != []}
