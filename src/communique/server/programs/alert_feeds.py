"""Atom feeds of alerts: an entry for each thing told, the last first, which stays as it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from communique.alerts import wording
from communique.alerts.payload import all_link, permalink
from communique.ledger.alerting.messages import MOST_APART
from communique.server.programs.atom_xml import add, entry, feed, moment, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from communique.ledger.alerting.messages import Message, Told
    from communique.ledger.alerting.rules import Alert

MOST_MESSAGES: Final = 50
"""Messages that a feed is made of, those made last."""
MOST_ENTRIES: Final = 50


def as_atom(alert: Alert, messages: Sequence[Message], base: str) -> bytes:
    """Write the feed of an alert. `base` is where the server is."""
    here = base.rstrip("/")
    name = f"urn:communique:alert:{alert.name}:{moment(alert.made_at)}"
    title = f"Alert {alert.name}: {wording.conditions(alert)}"
    updated = moment(messages[0].made_at if messages else alert.made_at)
    made = feed(name, title, updated, f"{here}/alerts/{alert.name}.atom", f"{here}/alerts")
    for message, one in islice(_apart(messages), MOST_ENTRIES):
        if one is None:
            _tell_many(made, alert, message, here)
        else:
            _tell_one(made, message, one, here)
    return written(made)


def _apart(messages: Sequence[Message]) -> Iterator[tuple[Message, Told | None]]:
    """Give what has an entry of its own, the latest first: each thing told, or None for a message of many."""
    for message in messages:
        if message.size > MOST_APART:
            yield message, None
        else:
            yield from ((message, one) for one in reversed(message.told))


def _tell_many(feed: ET.Element, alert: Alert, message: Message, base: str) -> None:
    """Add the entry of so many things that they are counted."""
    page = all_link(base, alert) or base
    name = f"urn:communique:telling:{message.name}"
    made = entry(feed, name, wording.counts(message), message.made_at, page)
    first = "\n".join(wording.headline(one) for one in message.told)
    add(made, "content", f"The first {len(message.told)}:\n{first}", type="text")


def _tell_one(feed: ET.Element, message: Message, one: Told, base: str) -> None:
    page = permalink(base, one.event) or base
    name = f"urn:communique:telling:{message.name}:{one.number}"
    made = entry(feed, name, wording.headline(one), one.at, page)
    add(made, "category", term=one.kind)
    add(made, "summary", wording.facts(one))
    add(made, "content", "\n".join(wording.quotes(one)), type="text")
