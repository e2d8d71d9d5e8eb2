"""`communique correct`: what a person knows better than the reports, or than what was made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from communique.ledger import Ledger
    from communique.ledger.decisions import Correction


@click.group("correct")
def command() -> None:
    """Accept, reject, edit, merge or split events, and undo it.

    Every correction keeps who made it, when and why, and changes no report. It outlives newer readings and
    new merging until it is undone. An event is named as `communique timeline` prints it.
    """


def _correction(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command that writes a correction: with who, why, where, and --json."""

    def make(function: Callable[..., Any]) -> click.Command:
        options = (
            click.option("--by", required=True, metavar="NAME", help="Who corrects."),
            click.option("--reason", required=True, metavar="TEXT", help="Why."),
            ledger_option,
            click.option("--json", "as_json", is_flag=True, help="Print the correction as JSON."),
        )
        for option in reversed(options):
            function = option(function)
        return command.command(name)(function)

    return make


@_correction("accept")
@click.argument("event")
def accept(event: str, address: str, as_json: bool, **who: str) -> None:
    """Say that EVENT is right."""
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.accept(event, **who))


@_correction("reject")
@click.argument("event")
def reject(event: str, address: str, as_json: bool, **who: str) -> None:
    """Say that EVENT is wrong: it stays, marked as rejected."""
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.reject(event, **who))


@_correction("edit")
@click.argument("event")
@click.option("--type", metavar="TYPE", help="A PLOVER type, as CONSULT.")
@click.option("--mode", metavar="MODE", help="Of CONSULT: visit, meeting, phone, negotiation, multilateral.")
@click.option("--status", metavar="STATUS", help="occurred, planned, possible, postponed, cancelled, denied.")
@click.option("--first-day", metavar="DAY", help="As 2023-06-16.")
@click.option("--last-day", metavar="DAY", help="As 2023-06-16.")
@click.option("--place", metavar="NAME", help="A town or a country.")
@click.option(
    "--source", "sources", metavar="ACTOR", multiple=True, help="A name, or a code as USA; repeatable."
)
@click.option("--target", "targets", metavar="ACTOR", multiple=True, help="As --source.")
def edit(event: str, address: str, as_json: bool, by: str, reason: str, **fields: Any) -> None:
    """Say what fields of EVENT are; an empty value ("") says that one is unknown."""
    said = {name: value for name, value in fields.items() if value is not None and value != ()}
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.edit(event, by=by, reason=reason, **said))


@_correction("merge")
@click.argument("event")
@click.argument("other")
def merge(event: str, other: str, address: str, as_json: bool, **who: str) -> None:
    """Say that EVENT and OTHER are one; it keeps the name of EVENT."""
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.merge(event, other, **who))


@_correction("split")
@click.argument("event")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
def split(event: str, claims: tuple[str, ...], address: str, as_json: bool, **who: str) -> None:
    """Say that CLAIMs of EVENT report another event.

    A CLAIM is named by its number, or by the address, digest or outlet of its article.
    """
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.split(event, claims, **who))


@_correction("undo")
@click.argument("correction", type=int)
def undo(correction: int, address: str, as_json: bool, **who: str) -> None:
    """Undo a CORRECTION by its number; an undo can be undone too."""
    with _correcting(address, as_json) as (ledger, show):
        show(ledger.undo(correction, **who))


@command.command("list")
@click.argument("event", required=False)
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one correction a line as JSON.")
def list_(event: str | None, address: str, as_json: bool) -> None:
    """Print the corrections of EVENT, or all, the oldest first."""
    with _correcting(address, as_json) as (ledger, show):
        found = ledger.corrections(event)
        for one in found:
            show(one)
        if not found:
            click.echo("No corrections.", err=True)


@contextmanager
def _correcting(address: str, as_json: bool) -> Iterator[tuple[Ledger, Callable[[Correction], None]]]:
    """Open a ledger; gives it with what prints a correction."""
    from communique._text import json_line
    from communique.cli.correction import told

    def show(correction: Correction) -> None:
        click.echo(json_line(correction.to_dict()) if as_json else told(correction))

    with query(address) as ledger:
        yield ledger, show
