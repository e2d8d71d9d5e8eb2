"""`communique alert`: be told of new events, changes of status and contradictions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.event_list import between_options, json_option, status_option
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.ledger import Ledger

KINDS = ("new", "status", "contradiction")
MOST = 10
"""Messages that `alert show` prints."""


@click.group("alert")
def command() -> None:
    """Tell of new events, changes of status and contradictions.

    An alert tells of the events of a query to an Atom feed of `communique serve`, to a webhook or by e-mail.
    It looks at what is new at the end of `communique add`, after each round of `communique watch` and by
    `communique alert run`. What was in the ledger when it was set up is old to it.
    """


@command.command("add")
@click.argument("name")
@click.option(
    "--actor", "actors", metavar="A", multiple=True, help="A name, or a code as USA; all take part."
)
@click.option("--source", metavar="A", help="Who acts.")
@click.option("--target", metavar="A", help="Towards whom.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="A PLOVER type, as CONSULT; repeatable.")
@click.option("--mode", "modes", metavar="MODE", multiple=True, help="As visit or meeting; repeatable.")
@status_option
@click.option("--place", metavar="NAME", help="A town, or a country by its code.")
@click.option("--text", metavar="WORDS", help="Words of the evidence.")
@click.option("--min-score", type=click.FloatRange(0, 1), metavar="P", help="Events this likely or more.")
@between_options
@click.option(
    "--on", "kinds", type=click.Choice(KINDS), multiple=True, required=True, help="Of what; repeatable."
)
@click.option("--atom", is_flag=True, help="Tell it in /alerts/NAME.atom of communique serve only.")
@click.option("--webhook", metavar="URL", help="Send it, signed, to this address.")
@click.option("--secret-file", type=click.Path(exists=True, dir_okay=False), help="File of the secret.")
@click.option("--allow-private", is_flag=True, help="The webhook may have a private address.")
@click.option("--email", metavar="ADDRESS", help="Send it to this person.")
@click.option(
    "--base", metavar="URL", envvar="COMMUNIQUE_BASE_URL", help="Address of communique serve, for links."
)
@ledger_option
@json_option
def add(name: str, address: str, as_json: bool, **given: Any) -> None:
    """Set up the alert NAME.

    Its secret is made where none is given, and printed once.
    """
    from communique._text import json_line
    from communique.alerts.payload import checked_base
    from communique.cli.alert_list import print_added
    from communique.ledger.alerting.rules import add_alert

    channel, target = _channel(given)
    asked = {
        "actors": given["actors"], "source": given["source"], "target": given["target"],
        "type": given["types"], "mode": given["modes"], "status": given["statuses"],
        "place": given["place"], "text": given["text"], "min_score": given["min_score"],
        "since": given["since"], "until": given["until"],
    }  # fmt: skip
    with query(address) as ledger:
        secret = _secret(given["secret_file"]) if channel == "webhook" else None
        made = add_alert(
            ledger, name, asked, given["kinds"], channel, _checked(channel, target), secret=secret,
            allow_private=given["allow_private"], base=checked_base(given["base"]),
        )  # fmt: skip
        if as_json:
            click.echo(json_line(made.to_dict() | {"secret": made.secret}))
        else:
            print_added(made)
        _tell_unknown(ledger, [*given["actors"], given["source"], given["target"]])


def _channel(given: dict[str, Any]) -> tuple[Any, str | None]:
    """Give how an alert tells, and to whom. Raises `UsageError` where that is not one way."""
    ways = [(way, given[way]) for way in ("atom", "webhook", "email") if given[way]]
    if len(ways) != 1:
        raise click.UsageError("Say how it is told: one of --atom, --webhook and --email.")
    ((channel, target),) = ways
    if channel != "webhook" and (given["secret_file"] or given["allow_private"]):
        raise click.UsageError("--secret-file and --allow-private go with --webhook.")
    return channel, None if channel == "atom" else target


def _checked(channel: str, target: str | None) -> str | None:
    from communique.alerts.smtp import checked_mailbox
    from communique.alerts.webhook import checked_webhook

    if target is None:
        return None
    return checked_webhook(target) if channel == "webhook" else checked_mailbox(target)


def _secret(path: str | None) -> str:
    from communique.ledger.alerting.rules import new_secret, secret_key

    if path is None:
        return new_secret()
    secret = Path(path).read_bytes()[:1000].decode("ascii", "replace").strip()
    secret_key(secret)
    return secret


def _tell_unknown(ledger: Ledger, names: Sequence[str | None]) -> None:
    """Say whom the ledger has not met yet: that may be a slip, or what one waits for."""
    from communique._text import one_line
    from communique.errors import UnknownEntry
    from communique.ledger.whom import whom

    with ledger.reading() as connection:
        for name in filter(None, names):
            try:
                whom(connection, name)
            except UnknownEntry:
                words = f"The ledger has nobody named {name!r} yet; the alert waits for who has that name."
                click.echo(one_line(words), err=True)


@command.command("list")
@ledger_option
@json_option
def list_(address: str, as_json: bool) -> None:
    """Print all alerts."""
    from communique.cli.alert_list import print_list

    with query(address) as ledger:
        print_list(ledger, as_json=as_json)


@command.command("show")
@click.argument("name")
@ledger_option
@json_option
def show(name: str, address: str, as_json: bool) -> None:
    """Print the alert NAME, what it told last and what did not arrive."""
    from communique.cli.alert_list import print_alert

    with query(address) as ledger:
        print_alert(ledger, name, MOST, as_json=as_json)


@command.command("remove")
@click.argument("name")
@ledger_option
@json_option
def remove(name: str, address: str, as_json: bool) -> None:
    """Forget the alert NAME and what it told."""
    from communique._text import json_line
    from communique.ledger.alerting.rules import remove_alert

    with query(address) as ledger:
        gone = remove_alert(ledger, name)
    click.echo(json_line({"removed": gone.name}) if as_json else f"{gone.name} is removed.")


@command.command("test")
@click.argument("name")
@ledger_option
@json_option
def test(name: str, address: str, as_json: bool) -> None:
    """Send a message of the alert NAME that tells nothing but that messages arrive."""
    from communique._text import json_line
    from communique.alerts.run import send_test
    from communique.cli.alert_list import where
    from communique.ledger.alerting.rules import load_alert

    with query(address) as ledger:
        with ledger.reading() as connection:
            alert = load_alert(connection, name)
        outcome = send_test(alert)
    if as_json:
        click.echo(json_line({"alert": name, "sent": outcome.problem is None, "problem": outcome.problem}))
    elif alert.channel == "atom":
        click.echo(f"{name} sends nothing: it is told in {where(alert)}.")
    elif outcome.problem is None:
        click.echo(f"A test of {name} arrived at {where(alert)}.")
    if outcome.problem is not None:
        raise click.ClickException(f"The test of {name} did not arrive: {outcome.problem}.")


@command.command("run")
@click.option("--again", is_flag=True, help="Try at once what failed before, and what was given up.")
@ledger_option
@json_option
def run(address: str, again: bool, as_json: bool) -> None:
    """Look at what is new, and send what is due.

    The exit status is 1 where something did not arrive; it is kept, and tried again by a later run.
    """
    from communique.cli.alerting import run_and_print

    with query(address) as ledger:
        sys.exit(run_and_print(ledger, again=again, as_json=as_json))
