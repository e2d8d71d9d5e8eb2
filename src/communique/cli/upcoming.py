"""`communique upcoming`: what is still to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from communique.cli.day import Day
from communique.cli.event_list import listing_options, print_events
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from communique.cli.event_list import Listing


@click.command("upcoming")
@click.option("--on", type=Day(), metavar="DAY", help="The day from which it is to come; default: today.")
@click.option("--until", type=Day(), metavar="DAY", help="Last day.")
@click.option("--actor", "actors", metavar="ACTOR", multiple=True, help="Who takes part; may be given again.")
@click.option(
    "--ics", type=click.Path(dir_okay=False), metavar="FILE", help="Write them to a calendar, and print none."
)
@ledger_option
@listing_options
def command(
    on: date | None,
    until: date | None,
    actors: tuple[str, ...],
    ics: str | None,
    address: str,
    listing: Listing,
) -> None:
    """Print events that are planned, possible or postponed and not over, the soonest first.

    Events of which no report tells a day are left out. A calendar holds visits, meetings, talks and calls.
    """
    from communique.cli.wording import listed

    day = on or date.today()
    with query(address) as ledger:
        if ics is not None:
            from communique.cli.export import write
            from communique.export import Selection

            found = ledger.upcoming(day, until, actors=actors, after=listing.after)
            write(ledger, "ics", ics, Selection(names=tuple(event.name for event in found)))
            return
        events = ledger.upcoming(day, until, actors=actors, limit=listing.asked, after=listing.after)
        heading = "Events to come" + (f" of {listed(actors)}" if actors else "") + f" on {day} or later"
        print_events(ledger, events, heading + (f", until {until}" if until else ""), listing)
