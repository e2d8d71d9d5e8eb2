"""`communique who`: an actor, its names and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import json_option, print_objects
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger.who import ActorEntry, Office

MOST_NAMES = 8


@click.command("who")
@click.argument("name", metavar="NAME")
@ledger_option
@json_option
def command(name: str, address: str, as_json: bool) -> None:
    """Print the actors of a name, or whose name begins so: other names, offices, and what the ledger has.

    Of an office, the days are those of the first and the last article that gives it.
    """
    from communique._text import one_line
    from communique.cli.wording import number
    from communique.errors import UnknownEntry

    with query(address) as ledger:
        found = list(ledger.who(name))
        if not found:
            raise UnknownEntry("actor", name)
    if as_json:
        print_objects(found)
        return
    click.echo(click.style(one_line(f"Actors named {name}: {number(len(found), 'actor')}"), bold=True))
    for actor in found:
        click.echo("\n" + "\n".join(_lines(actor)))


def _lines(actor: ActorEntry) -> Iterator[str]:
    from communique._text import one_line
    from communique.cli.report import wrap
    from communique.cli.table import table
    from communique.cli.wording import number

    known = one_line(", ".join(filter(None, (actor.kind, actor.country, actor.sector))))
    yield click.style(one_line(actor.name), bold=True) + f" ({known})"
    counts = f"{number(actor.events, 'event')}, {number(actor.statements, 'statement')}"
    yield f"  {counts}" + (f", the latest of {actor.latest}" if actor.latest else "")
    others = [one_line(name) for name in actor.aliases if name != actor.name]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        yield wrap(f"also {', '.join(others[:MOST_NAMES])}{more}", "  ", "    ")
    yield from (f"  {line}" for line in table([_office(office) for office in actor.offices]))


def _office(office: Office) -> tuple[str, str, str]:
    first, last = office.first_seen, office.last_seen
    seen = f"{first} to {last}" if first != last else str(first or "")
    return seen, office.role, ", ".join(filter(None, (office.country, office.sector)))
