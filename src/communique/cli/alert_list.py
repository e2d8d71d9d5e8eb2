"""Alerts in plain words: what they are about, what they told, and what did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from communique._text import json_line, one_line
from communique.alerts import wording
from communique.alerts.webhook import shown
from communique.cli.table import table
from communique.cli.wording import listed, number
from communique.ledger.alerting.messages import messages_of
from communique.ledger.alerting.rules import load_alert, load_alerts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger
    from communique.ledger.alerting.messages import Message
    from communique.ledger.alerting.rules import Alert

_KINDS = {"new": "new events", "status": "changes of status", "contradiction": "contradictions"}


def where(alert: Alert) -> str:
    """Say where an alert tells, without what lets others in there."""
    if alert.channel == "atom":
        return f"/alerts/{alert.name}.atom"
    return shown(alert.target or "") if alert.channel == "webhook" else one_line(alert.target or "")


def print_added(alert: Alert) -> None:
    kinds = listed(_KINDS[kind] for kind in alert.kinds)
    click.echo(f"{alert.name} tells of {kinds} ({wording.conditions(alert)}) to {where(alert)}.")
    if alert.secret is not None:
        click.echo(f"Its secret, which is shown only now: {alert.secret}")


def print_list(ledger: Ledger, *, as_json: bool) -> None:
    """Print a line an alert, with what waits to be sent."""
    with ledger.reading() as connection:
        found = [(alert, messages_of(connection, alert, 1)) for alert in load_alerts(connection)]
    if as_json:
        for alert, _ in found:
            click.echo(json_line(alert.to_dict() | {"target": where(alert)}))
    elif found:
        click.echo("\n".join(table([_cells(alert, last) for alert, last in found], widest=60)))
    else:
        click.echo("No alerts.", err=True)


def _cells(alert: Alert, last: list[Message]) -> tuple[str, ...]:
    looked = f"looked {minute(alert.looked_at)}" if alert.looked_at else "not looked yet"
    told = state_of(last[0]) if last else "nothing told"
    return alert.name, ", ".join(alert.kinds), wording.conditions(alert), where(alert), looked, told


def print_alert(ledger: Ledger, name: str, most: int, *, as_json: bool) -> None:
    """Print an alert with its last messages."""
    with ledger.reading() as connection:
        alert = load_alert(connection, name)
        messages = messages_of(connection, alert, most)
    if as_json:
        click.echo(json_line(alert.to_dict() | {"messages": [one.to_dict() for one in messages]}))
        return
    click.echo("\n".join(_page(alert, messages)))


def _page(alert: Alert, messages: list[Message]) -> Iterator[str]:
    yield click.style(alert.name, bold=True)
    yield f"  events     {wording.conditions(alert)}"
    yield f"  tells of   {listed(_KINDS[kind] for kind in alert.kinds)}"
    yield f"  to         {one_line(alert.target or where(alert))}"
    if alert.channel == "webhook" and alert.allow_private:
        yield "             which may be a private address"
    yield f"  links to   {alert.base or 'nowhere: no --base is set'}"
    yield f"  set up     {minute(alert.made_at)}"
    yield f"  looked     {minute(alert.looked_at) if alert.looked_at else 'not yet'}"
    yield ""
    if not messages:
        yield "It has told nothing yet."
    for one in messages:
        yield f"{minute(one.made_at)}  {wording.counts(one)}: {state_of(one)}"
        yield from (f"  {wording.headline(told)}  {told.event}" for told in one.told)
        if one.size > len(one.told):
            yield f"  and {one.size - len(one.told):,} more"


def state_of(message: Message, *, says_why: bool = True) -> str:
    """Say how far a message is; why it did not arrive may tell where it goes."""
    tries = number(message.attempts, "try").replace("trys", "tries")
    if message.sent_at:
        return f"told {minute(message.sent_at)}"
    why = f": {one_line(message.problem or '')}" if says_why else ""
    if message.given_up_at:
        return f"given up after {tries}{why}"
    if message.problem:
        return f"not arrived after {tries}{why}; tried again after {minute(message.retry_at or '')}"
    return "waits to be sent"


def minute(at: str) -> str:
    """Write a moment of the ledger to the minute, in UTC."""
    return f"{at[:16].replace('T', ' ')}Z"


def line_of(message: Message) -> dict[str, Any]:
    """Give what a run says of a message, as JSON."""
    names = ("name", "counts", "problem", "retry_at")
    return {name: getattr(message, name) for name in names}
