"""`communique timeline`: what passed between two, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import between_options, listing_options, print_events, status_option
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from datetime import date

    from communique.cli.event_list import Listing


@click.command("timeline")
@click.argument("actors", metavar="ACTOR [ACTOR...]", nargs=-1, required=True)
@ledger_option
@between_options
@status_option
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only events of a type, as CONSULT.")
@click.option("--place", metavar="PLACE", help="Only events there: a town, or a country's code.")
@click.option("--text", metavar="WORDS", help="Only events whose reports have all these words.")
@click.option("--min-score", type=click.FloatRange(0, 1), help="Only events at least so likely to be right.")
@click.option("--newest", is_flag=True, help="The latest first.")
@listing_options
def command(
    actors: tuple[str, ...],
    address: str,
    since: date | None,
    until: date | None,
    statuses: tuple[str, ...],
    types: tuple[str, ...],
    place: str | None,
    text: str | None,
    min_score: float | None,
    newest: bool,
    listing: Listing,
) -> None:
    """Print the events in which all ACTORs take part, in the order of their days.

    An actor is a country's code (USA), which stands for all who act for it, or a name. An event whose day no
    report tells stands at the day of its first report.
    """
    with query(address) as ledger:
        events = ledger.events(
            actors, type=types or None, status=statuses or None, since=since, until=until, place=place,
            text=text, min_score=min_score, after=listing.after, newest_first=newest,
            limit=listing.asked,
        )  # fmt: skip
        heading = _heading(actors, since, until, (*statuses, *types), place, text, min_score)
        print_events(ledger, events, heading, listing)


def _heading(
    actors: tuple[str, ...], since: date | None, until: date | None, kinds: tuple[str, ...],
    place: str | None, text: str | None, min_score: float | None,
) -> str:  # fmt: skip
    from communique.cli.wording import between, listed

    said = f"Events of {listed(actors)}{between(since, until)}"
    said += f", {listed(kinds, 'or')}" if kinds else ""
    said += f", at {place}" if place else ""
    said += f", with “{text}”" if text else ""
    return said + (f", score {min_score} or more" if min_score is not None else "")
