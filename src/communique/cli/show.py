"""`communique show`: one event, whole."""

from __future__ import annotations

import click

from communique.cli.event_list import json_option
from communique.cli.ledger_option import ledger_option, query


@click.command("show")
@click.argument("event", metavar="EVENT")
@click.option("--why", is_flag=True, help="Say of each report why it was taken for one of this event.")
@ledger_option
@json_option
def command(event: str, why: bool, address: str, as_json: bool) -> None:
    """Print an event: who takes part, how its status changed, every report, and what they disagree on.

    EVENT is its name, as lists of events show it. Names of events that became part of another stay good.
    """
    from communique._text import json_line
    from communique.cli.event_page import EventPage

    with query(address) as ledger:
        found = ledger.event(event)
    click.echo(json_line(found.to_dict()) if as_json else EventPage(found, why=why).text())
