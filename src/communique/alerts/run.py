"""One run: every alert looks at what is new, and what is due is sent."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.alerts import mail, webhook, wording
from communique.alerts.outcome import ARRIVED, Outcome
from communique.alerts.payload import payload, test_payload
from communique.ledger import clock
from communique.ledger.alerting import messages
from communique.ledger.alerting.looking import look
from communique.ledger.alerting.rules import load_alerts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger
    from communique.ledger.alerting.messages import Message
    from communique.ledger.alerting.rules import Alert

MOST: Final = 100
"""Messages of one alert that one run sends; the others wait for the next."""
SECONDS: Final = 60.0
"""Seconds after which a run begins to send no more."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that a run sent, or could not."""

    alert: Alert
    message: Message
    outcome: Outcome


def run_alerts(ledger: Ledger, *, again: bool = False, seconds: float = SECONDS) -> Iterator[Sent]:
    """Look, and send what is due; `again` tries at once what failed before, and what was given up.

    Each alert looks even where sending fails: what it found is kept, and sent by another run.
    """
    look(ledger)
    for alert, number in messages.pack(ledger):
        with ledger.reading() as connection:
            yield Sent(alert, messages.load_message(connection, number), ARRIVED)
    until = time.monotonic() + seconds
    with ledger.reading() as connection:
        alerts = [one for one in load_alerts(connection) if one.channel != "atom"]
    for alert in alerts:
        yield from _send_due(ledger, alert, until, again=again)


def _send_due(ledger: Ledger, alert: Alert, until: float, *, again: bool) -> Iterator[Sent]:
    """Send the messages of an alert until one fails: the others would fail too."""
    with ledger.reading() as connection:
        numbers = messages.due(connection, alert, MOST, again=again)
    for number in numbers:
        if time.monotonic() > until:
            return
        message = messages.take(ledger, number, again=again)
        if message is None:
            continue
        outcome = _send(alert, message)
        if outcome.problem is None:
            messages.note_sent(ledger, message)
        else:
            messages.note_failed(
                ledger, message, outcome.problem, is_final=outcome.is_final, wait=outcome.wait
            )
        yield Sent(alert, message, outcome)
        if outcome.problem is not None:
            return


def _send(alert: Alert, message: Message) -> Outcome:
    if alert.channel == "webhook":
        return webhook.send(alert, message.name, payload(alert, message))
    return mail.send(alert, message.name, wording.subject(alert, message), mail.parts_of(alert, message))


def send_test(alert: Alert) -> Outcome:
    """Send a message that tells nothing but that messages arrive."""
    name = f"msg_test_{secrets.token_hex(12)}"
    if alert.channel == "webhook":
        return webhook.send(alert, name, test_payload(alert, clock.text(clock.now())))
    if alert.channel == "email":
        part = ("This is a test", ["Messages of this alert arrive.", wording.conditions(alert)], alert.base)
        return mail.send(alert, name, f"{alert.name}: a test", [part])
    return ARRIVED
