"""An Atom feed (RFC 4287) of events, those reported last first: an entry moves up when a report comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from sqlalchemy import func, select

from communique.cli.wording import place, reports, side, what, when
from communique.export.text import without_controls
from communique.ledger import schema
from communique.ledger.entries import load_entries
from communique.ledger.filters import Selection

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger.entries import EventEntry
    from communique.ledger.filters import Filters

_ATOM = "http://www.w3.org/2005/Atom"
_LAST = 20_000
"""Reports looked through, those added last."""
_ENTRIES = 50
_LONG_AGO = "1970-01-01T00:00:00Z"


class Told(NamedTuple):
    """An event, and when a report of it was last added (UTC)."""

    event: EventEntry
    at: str


def latest(connection: Connection, filters: Filters) -> list[Told]:
    """Give the events that filters let through, those with the latest reports first."""
    claim, record = schema.claims.c, schema.records.c
    last = select(claim.event, claim.record, claim.id).order_by(claim.id.desc()).limit(_LAST).subquery()
    newest = select(last.c.event, func.max(last.c.record).label("record")).group_by(last.c.event).subquery()
    found = Selection(connection, filters).numbers()
    among = found.where(found.selected_columns[0].in_(select(newest.c.event)))
    rows = connection.execute(
        select(newest.c.event, record.added)
        .join_from(newest, schema.records, record.id == newest.c.record)
        .where(newest.c.event.in_(among))
        .order_by(newest.c.record.desc(), newest.c.event.desc())
        .limit(_ENTRIES)
    )
    added = {event: at for event, at in rows}  # noqa: C416 - rows are no pairs
    entries = load_entries(connection, list(added))
    return [Told(event, at) for event, at in zip(entries, added.values(), strict=True)]


def as_atom(told: list[Told], title: str, base: str, query: str) -> bytes:
    """Write a feed. `base` is where the server is, `query` the question as its addresses have it."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    asked = f"?{query}" if query else ""
    host = urlsplit(base).netloc
    _add(feed, "id", f"{base}events.atom{asked}")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(told[0].at) if told else _LONG_AGO)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}events.atom{asked}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{base}events{asked}")
    _add(_add(feed, "author"), "name", f"Communique at {host}")
    for one in told:
        _entry(feed, one, base)
    found: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found


def _entry(feed: ET.Element, one: Told, base: str) -> None:
    event = one.event
    entry = _add(feed, "entry")
    _add(entry, "id", f"urn:communique:event:{event.name}")
    heading = (
        f"{what(event.type, event.mode)}: {side(event.sources)} → {side(event.targets)} ({event.status})"
    )
    _add(entry, "title", heading)
    _add(entry, "updated", _moment(one.at))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{base}events/{event.name}")
    facts = (event.status, when(event), place(event.place, event.place_country), reports(event))
    _add(entry, "summary", " · ".join(filter(None, facts)))
    _add(entry, "category", term=event.type)


def _add(parent: ET.Element, tag: str, words: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    made.text = None if words is None else without_controls(words)
    return made


def _moment(at: str) -> str:
    """Write a time of the ledger as RFC 3339 wants it."""
    return at if at.endswith("Z") or "+" in at else f"{at}Z"
