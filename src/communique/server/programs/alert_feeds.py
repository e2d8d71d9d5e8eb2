"""Atom feeds of alerts: an entry for each thing told, the last first, which stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from communique.alerts import wording
from communique.alerts.payload import all_link, permalink
from communique.export.text import without_controls
from communique.ledger.alerting.messages import MOST_APART

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.ledger.alerting.messages import Message, Told
    from communique.ledger.alerting.rules import Alert

MOST_MESSAGES: Final = 50
"""Messages that a feed is made of, those made last."""
MOST_ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"


def as_atom(alert: Alert, messages: Sequence[Message], base: str) -> bytes:
    """Write the feed of an alert. `base` is where the server is."""
    ET.register_namespace("", _ATOM)
    feed, here = ET.Element(f"{{{_ATOM}}}feed"), base.rstrip("/")
    address = f"{here}/alerts/{alert.name}.atom"
    _add(feed, "id", f"urn:communique:alert:{alert.name}:{_moment(alert.made_at)}")
    _add(feed, "title", f"Alert {alert.name}: {wording.conditions(alert)}")
    _add(feed, "updated", _moment(messages[0].made_at if messages else alert.made_at))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=f"{here}/alerts")
    _add(_add(feed, "author"), "name", f"Communique at {urlsplit(base).netloc}")
    for made in list(_entries(alert, messages, here))[:MOST_ENTRIES]:
        feed.append(made)
    found: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found


def _entries(alert: Alert, messages: Sequence[Message], base: str) -> Iterator[ET.Element]:
    for message in messages:
        if message.size > MOST_APART:
            yield _of_many(alert, message, base)
        else:
            yield from (_of_one(message, one, base) for one in reversed(message.told))


def _of_many(alert: Alert, message: Message, base: str) -> ET.Element:
    """Make the entry of so many things that they are counted."""
    entry = _entry(f"urn:communique:telling:{message.name}", wording.counts(message), message.made_at)
    _add(entry, "link", rel="alternate", type="text/html", href=all_link(base, alert) or base)
    first = "\n".join(wording.headline(one) for one in message.told)
    _add(entry, "content", f"The first {len(message.told)}:\n{first}", type="text")
    return entry


def _of_one(message: Message, one: Told, base: str) -> ET.Element:
    entry = _entry(f"urn:communique:telling:{message.name}:{one.number}", wording.headline(one), one.at)
    _add(entry, "link", rel="alternate", type="text/html", href=permalink(base, one.event) or base)
    _add(entry, "category", term=one.kind)
    _add(entry, "summary", wording.facts(one))
    _add(entry, "content", "\n".join(wording.quotes(one)), type="text")
    return entry


def _entry(name: str, title: str, at: str) -> ET.Element:
    entry = ET.Element(f"{{{_ATOM}}}entry")
    _add(entry, "id", name)
    _add(entry, "title", title)
    _add(entry, "updated", _moment(at))
    return entry


def _add(parent: ET.Element, tag: str, words: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    made.text = None if words is None else without_controls(words)
    return made


def _moment(at: str) -> str:
    """Write a time of the ledger as RFC 3339 wants it."""
    return at if at.endswith("Z") or "+" in at else f"{at}Z"
