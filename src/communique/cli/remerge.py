"""`communique remerge`: all events worked out anew."""

from __future__ import annotations

import click

from communique.cli.ledger_option import ledger_option, query


@click.command("remerge")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print the count as JSON.")
def command(address: str, as_json: bool) -> None:
    """Work all events out anew from all reports, as after an upgrade of Communique.

    Events keep the names that most of their reports had; corrections hold. A ledger whose events are as
    this version makes them stays as it is.
    """
    from communique._text import json_line

    with query(address) as ledger:
        moved = ledger.remerge()
    click.echo(json_line({"moved": moved}) if as_json else f"{moved:,} reports went to another event.")
