"""Messages: what an alert found, put together for sending, and how that went.

A message is sent at least once: who sends it takes it for two minutes first, so that another process does
not send it too, and notes afterwards that it arrived. A process that is killed between the two leaves a
message that is sent again, under the same name, by which its receiver tells that it came before.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select, update

from communique.ledger import clock
from communique.ledger.alert_schema import alert_messages, alerts, tellings
from communique.ledger.alerting.looking import MOST_SHOWN
from communique.ledger.alerting.rules import load_alerts
from communique.ledger.engine import writing
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger.alerting.rules import Alert
    from communique.ledger.ledger import Ledger

MOST_APART: Final = 20
"""Tellings of one run that are sent a message each; more are one message."""
RESTS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long a message rests after each failure; after one more it is given up."""
LONGEST_REST: Final = timedelta(days=1)
TAKEN: Final = timedelta(minutes=2)
"""How long a message is one sender's: longer than sending one may take."""


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a message. `content` is None where it is only counted."""

    number: int
    kind: str
    event: str
    at: str
    content: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an alert, with the first of its tellings; `counts` has all by their kind."""

    number: int
    name: str
    made_at: str
    attempts: int
    retry_at: str | None
    sent_at: str | None
    problem: str | None
    given_up_at: str | None
    counts: dict[str, int]
    told: tuple[Told, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form, with what is told."""
        told = [{"kind": one.kind, "at": one.at, **(one.content or {})} for one in self.told]
        names = ("name", "made_at", "sent_at", "attempts", "retry_at", "problem", "given_up_at", "counts")
        return {name: getattr(self, name) for name in names} | {"told": told}

    @property
    def size(self) -> int:
        return sum(self.counts.values())


def pack(ledger: Ledger) -> list[tuple[Alert, int]]:
    """Put into messages what was found and is in none yet; gives those of feeds, which need no sending."""
    with ledger.reading() as connection:
        if connection.scalar(select(tellings.c.id).where(tellings.c.message.is_(None)).limit(1)) is None:
            return []
    with writing(ledger._engine) as connection:
        made = [(alert, _pack(connection, alert)) for alert in load_alerts(connection)]
    return [(alert, number) for alert, numbers in made for number in numbers if alert.channel == "atom"]


def _pack(connection: Connection, alert: Alert) -> list[int]:
    t = tellings.c
    unsent = (t.alert == alert.number, t.message.is_(None))
    numbers = list(connection.scalars(select(t.id).where(*unsent).order_by(t.id).limit(MOST_APART + 1)))
    if not numbers:
        return []
    at = clock.text(clock.now())
    # A feed has nobody to be sent to: what is in it is told.
    row = {"alert": alert.number, "made_at": at, "sent_at": at if alert.channel == "atom" else None}
    if alert.channel == "email" or len(numbers) > MOST_APART:
        size = connection.scalar(select(func.count()).where(*unsent)) or 0
        (made,) = insert_many(connection, alert_messages, [row | {"name": _name(), "tellings": size}])
        connection.execute(update(tellings).where(*unsent).values(message=made))
        return [made]
    made_each = insert_many(
        connection, alert_messages, [row | {"name": _name(), "tellings": 1} for _ in numbers]
    )
    for number, made in zip(numbers, made_each, strict=True):
        connection.execute(update(tellings).where(t.id == number).values(message=made))
    return made_each


def _name() -> str:
    return f"msg_{secrets.token_hex(12)}"


def messages_of(connection: Connection, alert: Alert, limit: int) -> list[Message]:
    """Give the last messages of an alert, the latest first."""
    m = alert_messages.c
    query = select(alert_messages).where(m.alert == alert.number).order_by(m.id.desc()).limit(limit)
    return [_message(connection, row) for row in connection.execute(query).all()]


def load_message(connection: Connection, number: int) -> Message:
    """Give a message by its number."""
    query = select(alert_messages).where(alert_messages.c.id == number)
    return _message(connection, connection.execute(query).one())


def due(connection: Connection, alert: Alert, limit: int, *, again: bool = False) -> list[int]:
    """Give the numbers of the messages to send now, the oldest first; `again` takes those that rest too."""
    m = alert_messages.c
    query = select(m.id).where(m.alert == alert.number, m.sent_at.is_(None))
    if not again:
        now = clock.text(clock.now())
        query = query.where(m.given_up_at.is_(None), or_(m.retry_at.is_(None), m.retry_at <= now))
    return list(connection.scalars(query.order_by(m.id).limit(limit)))


def take(ledger: Ledger, number: int, *, again: bool = False) -> Message | None:
    """Take a message for sending, so that nobody else does; None where somebody has, or it is gone."""
    m, now = alert_messages.c, clock.now()
    with writing(ledger._engine) as connection:
        is_free = () if again else (or_(m.retry_at.is_(None), m.retry_at <= clock.text(now)),)
        taken = connection.execute(
            update(alert_messages)
            .where(m.id == number, m.sent_at.is_(None), *is_free)
            .values(attempts=m.attempts + 1, retry_at=clock.text(now + TAKEN), given_up_at=None)
        )
        if not taken.rowcount:
            return None
        return load_message(connection, number)


def note_sent(ledger: Ledger, message: Message) -> None:
    values = {"sent_at": clock.text(clock.now()), "problem": None, "retry_at": None}
    _note(ledger, message, values)


def note_failed(
    ledger: Ledger, message: Message, problem: str, *, is_final: bool, wait: float | None = None
) -> None:
    """Note why a message did not arrive, and when it is tried again, after `wait` seconds at least."""
    now = clock.now()
    if is_final or message.attempts > len(RESTS):
        values = {"problem": problem, "retry_at": None, "given_up_at": clock.text(now)}
    else:
        rest = min(max(RESTS[message.attempts - 1], timedelta(seconds=wait or 0)), LONGEST_REST)
        values = {"problem": problem, "retry_at": clock.text(now + rest), "given_up_at": None}
    _note(ledger, message, values)


def _note(ledger: Ledger, message: Message, values: dict[str, str | None]) -> None:
    with writing(ledger._engine) as connection:
        m = alert_messages.c
        connection.execute(update(alert_messages).where(m.id == message.number).values(**values))


def are_any(ledger: Ledger) -> bool:
    """Say whether the ledger has alerts at all."""
    with ledger.reading() as connection:
        return connection.scalar(select(alerts.c.id).limit(1)) is not None


def _message(connection: Connection, row: Any) -> Message:
    t = tellings.c
    counted = select(t.kind, func.count()).where(t.message == row.id).group_by(t.kind)
    shown = (
        select(t.id, t.kind, t.event, t.at, t.content)
        .where(t.message == row.id, t.content.is_not(None))
        .order_by(t.id)
        .limit(MOST_SHOWN)
    )
    told = tuple(
        Told(one.id, one.kind, one.event, one.at, json.loads(one.content))
        for one in connection.execute(shown)
    )
    counts = {kind: count for kind, count in connection.execute(counted)}  # noqa: C416 - rows are no pairs
    return Message(
        row.id, row.name, row.made_at, row.attempts, row.retry_at, row.sent_at, row.problem,
        row.given_up_at, counts, told,
    )  # fmt: skip
