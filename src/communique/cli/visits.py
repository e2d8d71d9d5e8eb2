"""`communique visits`: who travelled where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import between_options, listing_options, print_events, status_option
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from datetime import date

    from communique.cli.event_list import Listing


@click.command("visits")
@click.option("--who", metavar="ACTOR", help="Visits by a person, or by all who act for a country.")
@click.option("--to", "to", metavar="X", help="Visits to a country, a person or a town.")
@ledger_option
@between_options
@status_option
@listing_options
def command(
    who: str | None,
    to: str | None,
    address: str,
    since: date | None,
    until: date | None,
    statuses: tuple[str, ...],
    listing: Listing,
) -> None:
    """Print visits: held, planned, put off and called off, in the order of their days."""
    from communique.cli.wording import between, listed

    with query(address) as ledger:
        events = ledger.visits(
            who, to, since, until, status=statuses or None, limit=listing.asked, after=listing.after
        )
        heading = "Visits" + (f" by {who}" if who else "") + (f" to {to}" if to else "")
        heading += between(since, until) + (f", {listed(statuses, 'or')}" if statuses else "")
        print_events(ledger, events, heading, listing)
