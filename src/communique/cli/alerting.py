"""Alerts as part of other commands: after articles were added, and by `communique alert run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique._text import json_line, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.alerts.run import Sent
    from communique.ledger import Ledger

    Command = Callable[..., object]


def alerts_option(command: Command) -> Command:
    """Give a command the option --no-alerts."""
    return click.option(
        "--no-alerts", is_flag=True, help="Leave the alerts of the ledger to communique alert run."
    )(command)


def tell_alerts(ledger: Ledger, say: Callable[[str], object]) -> None:
    """Let the alerts of a ledger look and tell, if it has any; whatever fails there is said, and no more."""
    from communique.ledger.alerting.messages import are_any

    try:
        if not are_any(ledger):
            return
        from communique.alerts.run import run_alerts

        for one in run_alerts(ledger):
            say(sentence(one))
    except Exception as error:  # the articles are added: that must not look like a failure
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        say(one_line(f"The alerts could not be told ({problem}); communique alert run tries it again."))


def run_and_print(ledger: Ledger, *, again: bool, as_json: bool) -> int:
    """Run all alerts, print what was told, and give the exit status."""
    from communique.alerts.run import run_alerts

    count = failed = 0
    for one in run_alerts(ledger, again=again):
        count += 1
        failed += one.outcome.problem is not None
        if as_json:
            click.echo(
                json_line(
                    {
                        "alert": one.alert.name, "message": one.message.name, "counts": one.message.counts,
                        "sent": one.outcome.problem is None, "problem": one.outcome.problem,
                    }
                )
            )  # fmt: skip
        else:
            click.echo(sentence(one), err=one.outcome.problem is not None)
    if not count and not as_json:
        click.echo("There is nothing to tell.", err=True)
    return int(failed > 0)


def sentence(one: Sent) -> str:
    """Say what became of a message."""
    from communique.alerts import wording
    from communique.cli.alert_list import where

    told = wording.subject(one.alert, one.message)
    if one.outcome.problem is None:
        return one_line(f"{told}; told to {where(one.alert)}.")
    return one_line(f"{told}; it did not arrive at {where(one.alert)}: {one.outcome.problem}.")
