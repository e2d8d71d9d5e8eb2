"""Alerts as they are set up: which events, what of them, and where it is told."""

from __future__ import annotations

import base64
import binascii
import json
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlencode

from sqlalchemy import delete, func, select

from communique._text import json_line
from communique.errors import InvalidQuery, UnknownEntry
from communique.ledger import clock, schema
from communique.ledger.alert_schema import alerts
from communique.ledger.engine import writing
from communique.ledger.filters import Filters, checked_statuses, checked_types, days, several
from communique.ledger.origin import checked_sector
from communique.ledger.words import terms
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from communique.ledger.ledger import Ledger

Kind = Literal["new", "status", "contradiction"]
Channel = Literal["atom", "webhook", "email"]
KINDS: Final[tuple[Kind, ...]] = ("new", "status", "contradiction")
SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - of every secret
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", re.ASCII)
_SEVERAL: Final = ("actors", "type", "mode", "status")
_ONE: Final = ("source", "target", "sector", "place", "text", "min_score", "outlet", "since", "until")
_SECRET_BYTES: Final = range(24, 65)


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert. `asked` are conditions as `Ledger.events` takes them, `target` is a web or e-mail address.

    Readings after `from_record` came after it was set up; `record` and `correction` were looked at last.
    """

    number: int
    name: str
    asked: dict[str, Any]
    kinds: tuple[Kind, ...]
    channel: Channel
    target: str | None
    secret: str | None
    allow_private: bool
    base: str | None
    made_at: str
    from_record: int
    record: int
    correction: int
    looked_at: str | None

    def __repr__(self) -> str:
        """Name it without its secret, for logs."""
        return f"Alert({self.name!r})"

    @property
    def query(self) -> str:
        """Give the conditions as the addresses of the pages have them."""
        return urlencode(self.asked, doseq=True)

    def to_dict(self) -> dict[str, Any]:
        """Give what may be shown to whoever has the ledger: all but the secret."""
        return {
            "name": self.name, "asked": self.asked, "kinds": list(self.kinds), "channel": self.channel,
            "target": self.target, "allow_private": self.allow_private, "base": self.base,
            "made_at": self.made_at, "looked_at": self.looked_at,
        }  # fmt: skip


def filters_of(asked: Mapping[str, Any]) -> Filters:
    """Give conditions as the ledger asks by them. Raises `InvalidQuery` or `InvalidDay`."""
    first, last = days(asked.get("since"), asked.get("until"))
    return Filters(
        actors=several(asked.get("actors")), source=asked.get("source"), target=asked.get("target"),
        types=checked_types(asked.get("type")), modes=several(asked.get("mode")),
        statuses=checked_statuses(asked.get("status")), since=first, until=last, place=asked.get("place"),
        text=asked.get("text"), min_score=asked.get("min_score"),
        sector=checked_sector(asked.get("sector")), outlet=asked.get("outlet"),
    )  # fmt: skip


def add_alert(
    ledger: Ledger,
    name: str,
    asked: Mapping[str, Any],
    kinds: Sequence[str],
    channel: Channel,
    target: str | None = None,
    *,
    secret: str | None = None,
    allow_private: bool = False,
    base: str | None = None,
) -> Alert:
    """Set up an alert; what is in the ledger by now is old to it. Raises `InvalidQuery` or `InvalidDay`."""
    if not _NAME.fullmatch(name):
        raise InvalidQuery(
            f"{name!r} is no name for an alert; use up to 60 small letters, digits and hyphens, as usa-china."
        )
    told = tuple(kind for kind in KINDS if kind in kinds)
    if not told or {*kinds} - {*KINDS}:
        raise InvalidQuery(f"An alert tells of one or more of {', '.join(KINDS)}.")
    row = {
        "name": name, "asked": json_line(_checked(asked)), "kinds": json.dumps(told), "channel": channel,
        "target": target, "secret": secret, "allow_private": int(allow_private), "base": base,
        "made_at": clock.text(clock.now()), "looked_at": None,
    }  # fmt: skip
    with writing(ledger._engine) as connection:
        if connection.scalar(select(alerts.c.id).where(alerts.c.name == name)):
            raise InvalidQuery(f"There is an alert {name!r} already; remove it first, or take another name.")
        record = _last(connection, schema.records.c.id)
        correction = _last(connection, schema.corrections.c.id)
        seen = {"from_record": record, "record": record, "correction": correction}
        insert_many(connection, alerts, [row | seen])
        return load_alert(connection, name)


def _checked(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give the conditions that say something, as they are kept."""
    if unknown := sorted(asked.keys() - {*_SEVERAL, *_ONE}):
        raise InvalidQuery(f"An alert knows no condition {unknown[0]!r}.")
    found: dict[str, Any] = {name: list(several(asked[name])) for name in _SEVERAL if asked.get(name)}
    found |= {name: asked[name] for name in _ONE if asked.get(name) is not None}
    filters = filters_of(found)
    found |= {name: str(found[name]) for name in ("since", "until") if name in found}
    if filters.text is not None:
        terms(filters.text)
    if filters.min_score is not None and not 0 <= filters.min_score <= 1:
        raise InvalidQuery(f"A score is a probability, from 0 to 1; {filters.min_score} is none.")
    return found


def _last(connection: Connection, number: Any) -> int:
    return connection.scalar(select(func.max(number))) or 0


def load_alert(connection: Connection, name: str) -> Alert:
    """Give an alert by its name. Raises `UnknownEntry`."""
    row = connection.execute(select(alerts).where(alerts.c.name == name)).first()
    if row is None:
        raise UnknownEntry("alert", name)
    return _alert(row)


def load_alerts(connection: Connection) -> list[Alert]:
    """Give all alerts by their names."""
    return [_alert(row) for row in connection.execute(select(alerts).order_by(alerts.c.name))]


def remove_alert(ledger: Ledger, name: str) -> Alert:
    """Forget an alert, and what it told. Raises `UnknownEntry`."""
    with writing(ledger._engine) as connection:
        found = load_alert(connection, name)
        connection.execute(delete(alerts).where(alerts.c.id == found.number))
    return found


def _alert(row: Any) -> Alert:
    return Alert(
        row.id, row.name, json.loads(row.asked), tuple(json.loads(row.kinds)), row.channel, row.target,
        row.secret, bool(row.allow_private), row.base, row.made_at, row.from_record, row.record,
        row.correction, row.looked_at,
    )  # fmt: skip


def new_secret() -> str:
    """Make a secret of 256 random bits, written as Standard Webhooks has them."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def secret_key(secret: str) -> bytes:
    """Give the bytes that a secret stands for. Raises `InvalidQuery`."""
    try:
        found = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not secret.startswith(SECRET_PREFIX) or len(found) not in _SECRET_BYTES:
        raise InvalidQuery(
            f"A secret is {SECRET_PREFIX} and 24 to 64 bytes in base64; without one Communique makes one."
        )
    return found
