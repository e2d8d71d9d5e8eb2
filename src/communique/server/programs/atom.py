"""An Atom feed (RFC 4287) of events, those reported last first: an entry moves up when a report comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from communique.cli.wording import place, reports, side, what, when
from communique.ledger import schema
from communique.ledger.entries import load_entries
from communique.ledger.filters import Selection
from communique.server.programs import atom_xml

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from sqlalchemy import Connection

    from communique.ledger.entries import EventEntry
    from communique.ledger.filters import Filters

_LAST = 20_000
"""Reports looked through, those added last."""
_ENTRIES = 50
_LONG_AGO = "1970-01-01T00:00:00Z"


class Reported(NamedTuple):
    """An event, and when a report of it was last added (UTC)."""

    event: EventEntry
    at: str


def latest(connection: Connection, filters: Filters) -> list[Reported]:
    """Give the events that filters let through, those with the latest reports first."""
    claim, record = schema.claims.c, schema.records.c
    last = select(claim.event, claim.record, claim.id).order_by(claim.id.desc()).limit(_LAST).subquery()
    newest = select(last.c.event, func.max(last.c.record).label("record")).group_by(last.c.event).cte()
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
    return [Reported(event, at) for event, at in zip(entries, added.values(), strict=True)]


def as_atom(events: list[Reported], title: str, base: str, query: str) -> bytes:
    """Write a feed. `base` is where the server is, `query` the question as its addresses have it."""
    asked = f"?{query}" if query else ""
    here = f"{base}events.atom{asked}"
    updated = atom_xml.moment(events[0].at) if events else _LONG_AGO
    feed = atom_xml.feed(here, title, updated, here, f"{base}events{asked}")
    for one in events:
        _entry(feed, one, base)
    return atom_xml.written(feed)


def _entry(feed: ET.Element, one: Reported, base: str) -> None:
    event = one.event
    heading = (
        f"{what(event.type, event.mode)}: {side(event.sources)} → {side(event.targets)} ({event.status})"
    )
    page = f"{base}events/{event.name}"
    entry = atom_xml.entry(feed, f"urn:communique:event:{event.name}", heading, one.at, page)
    facts = (event.status, when(event), place(event.place, event.place_country), reports(event))
    atom_xml.add(entry, "summary", " · ".join(filter(None, facts)))
    atom_xml.add(entry, "category", term=event.type)
