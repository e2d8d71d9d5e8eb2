"""Messages as data: what a webhook gets, with links to the pages of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from communique.errors import InvalidQuery

if TYPE_CHECKING:
    from communique.ledger.alerting.messages import Message, Told
    from communique.ledger.alerting.rules import Alert

TEST = "test"


def checked_base(base: str | None) -> str | None:
    """Give the address of the pages as links begin with it. Raises `InvalidQuery`.

    >>> checked_base("https://ledger.example/room/")
    'https://ledger.example/room'
    """
    if not base:
        return None
    try:
        parts = urlsplit(base)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise InvalidQuery(f"{base!r} is no address of pages; write it as https://ledger.example.")
    return base.rstrip("/")


def permalink(base: str | None, event: str) -> str | None:
    """Give the address of an event's page, where it is known where the pages are."""
    return None if base is None else f"{base}/events/{quote(event)}"


def all_link(base: str | None, alert: Alert) -> str | None:
    """Give the address of the page of all events that an alert asks for."""
    return None if base is None else f"{base}/events?{alert.query}".rstrip("?")


def payload(alert: Alert, message: Message) -> dict[str, Any]:
    """Give a message as JSON: its kind, when it was made, and what it tells."""
    if message.size == 1 and message.told:
        (one,) = message.told
        return {
            "type": f"event.{one.kind}",
            "timestamp": message.made_at,
            "data": {"alert": alert.name, **told(one, alert.base)},
        }
    data = {
        "alert": alert.name, "count": message.size, "kinds": message.counts,
        "first": [told(one, alert.base) for one in message.told], "permalink": all_link(alert.base, alert),
    }  # fmt: skip
    return {"type": "events.many", "timestamp": message.made_at, "data": data}


def test_payload(alert: Alert, at: str) -> dict[str, Any]:
    """Give a message that tells nothing but that messages arrive."""
    return {"type": TEST, "timestamp": at, "data": {"alert": alert.name, "permalink": alert.base}}


def told(one: Told, base: str | None) -> dict[str, Any]:
    """Give one telling: its kind, the event, what changed, whose words say so."""
    return {"kind": one.kind, **(one.content or {}), "permalink": permalink(base, one.event)}
