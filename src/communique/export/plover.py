"""PLOVER JSON: one event a line, with the fields of POLECAT's records in their names and order.

Type and status are folded into PLOVER's root; the act itself stands beside it in `act`, `act_mode` and
`status`, which PLOVER has not.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from communique._text import json_line
from communique.cameo import intensity_of
from communique.export.text import distinct, iso
from communique.plover import QUADS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Event, Party


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    for event in events:
        out.write(json_line(as_plover(event)).encode() + b"\n")


def as_plover(event: Event) -> dict[str, Any]:
    first = event.claims[0] if event.claims else None
    return {
        "event_id": event.name,
        "event_date": iso(event.day),
        "event_start": iso(event.start),
        "event_end": iso(event.end),
        "event_type": event.root,
        "event_mode": event.mode if event.root == event.type else None,
        "goldstein": intensity_of(event.type, event.cameo),
        "quad_code": QUADS[event.root].upper(),
        "contexts": [],
        **_side("actor", event.sources),
        **_side("recipient", event.targets),
        **_location(event),
        "event_text": first.words if first else None,
        "trigger_text": first.trigger if first else None,
        "source": distinct(claim.article.outlet for claim in event.claims),
        "source_url": distinct(claim.article.address for claim in event.claims),
        "headline": first.article.title if first else None,
        "publication_date": iso(event.first_reported),
        "language": first.article.language if first else None,
        "version": first.version if first else None,
        "act": event.type,
        "act_mode": event.mode,
        "status": event.status,
        "cameo": event.cameo,
        "confidence": event.score,
        "reports": event.reports,
    }


def _side(side: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    """Give lists that run alike: the third country is that of the third name."""
    return {
        f"{side}_name": [party.name for party in parties],
        f"{side}_country": [party.country for party in parties],
        f"{side}_sector": [party.sector for party in parties],
        f"{side}_kind": [party.kind for party in parties],
    }


def _location(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "placename": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geonames_id": place.geonames if place else None,
    }
