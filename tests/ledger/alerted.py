"""Reports for alerts to look at, and what alerts tell of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from communique.ledger.alerting import looking, messages
from communique.ledger.alerting.rules import add_alert, load_alert
from tests.ledger.made import NAIROBI, NORWAY, SUDAN, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.ledger import Ledger
    from communique.record import Record

ALL = ("new", "status", "contradiction")
SANCTION: dict[str, Any] = {"source": NORWAY, "target": SUDAN, "kind": "SANCTION", "mode": None}
PLANNED = record(
    "Ada Olsen will meet Grace Otieno on June 18.", "2023-06-10", status="planned", start="2023-06-18",
    place=NAIROBI, trigger="meet",
)  # fmt: skip
MET = record(
    "Ada Olsen met Grace Otieno in Nairobi on Sunday, officials said.", "2023-06-19", outlet="Evening Post",
    start="2023-06-18", place=NAIROBI,
)  # fmt: skip
OTHER_DAY = record(
    "Ada Olsen met Grace Otieno in Nairobi on Monday, aides said.", "2023-06-20", outlet="Morning Star",
    start="2023-06-19", place=NAIROBI,
)  # fmt: skip
MAY_SANCTION = record(
    "Norway may impose sanctions on Sudan.", "2023-07-01", status="possible", trigger="sanctions", **SANCTION
)


def alert(ledger: Ledger, name: str = "all", kinds: Sequence[str] = ALL, **asked: Any) -> None:
    add_alert(ledger, name, asked, kinds, "atom")


def told(ledger: Ledger, name: str = "all") -> list[tuple[str, dict[str, Any]]]:
    """Let all alerts look, and give what one has told by now, in order."""
    looking.look(ledger)
    messages.pack(ledger)
    with ledger.reading() as connection:
        found = messages.messages_of(connection, load_alert(connection, name), 1000)
    return [(one.kind, one.content or {}) for message in reversed(found) for one in message.told]


def kinds_told(ledger: Ledger, name: str = "all") -> list[str]:
    return [kind for kind, _ in told(ledger, name)]


def event_of(ledger: Ledger, kind: str = "CONSULT") -> str:
    return next(event.name for event in ledger.events(type=kind))


def reread(one: Record, **changes: Any) -> Record:
    """Give the reading of a newer version."""
    events = tuple(replace(event, **changes) for event in one.events)
    return replace(one, events=events, reader=replace(one.reader, version="9.0.0"))


def calls(count: int) -> list[Record]:
    """Give reports of as many acts."""
    return [
        record(
            f"Norway imposed sanctions on Sudan over matter {at} of the list.",
            str(datetime(2023, 1, 1).date() + timedelta(days=20 * at)),
            trigger="sanctions",
            start=str(datetime(2023, 1, 1).date() + timedelta(days=20 * at)),
            **SANCTION,
        )
        for at in range(count)
    ]
