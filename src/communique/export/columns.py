"""What tables and lines of events share: the columns that hold one value, days as days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.plover import QUADS

if TYPE_CHECKING:
    from datetime import date

    from communique.export.event import Event

Value = str | int | float | None


def act(event: Event) -> dict[str, str | None]:
    """Give the event's name and what the act is."""
    return {
        "event": event.name,
        "type": event.type,
        "mode": event.mode,
        "root": event.root,
        "cameo": event.cameo,
        "quad": QUADS[event.root],
        "status": event.status,
    }


def days(event: Event) -> dict[str, date | None]:
    return {"start": event.start, "end": event.end, "day": event.day}


def place(event: Event) -> dict[str, Value]:
    """Give where it takes place, each part a column."""
    where = event.place
    return {
        "place": where.name if where else None,
        "place_country": where.country if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "geonames": where.geonames if where else None,
    }


def reported(event: Event) -> dict[str, date | None]:
    return {"first_reported": event.first_reported, "last_reported": event.last_reported}


def standing(event: Event) -> dict[str, Value]:
    """Give how many report it, whether they disagree, and what a person said of it."""
    return {
        "reports": event.reports,
        "independent": event.independent,
        "contradicted": event.is_contradicted,
        "review": event.review,
    }
