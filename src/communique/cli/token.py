"""`communique token`: who may correct a ledger over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import json_option
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from communique.ledger.access import Token


@click.group("token")
def command() -> None:
    """Say who may correct a ledger over the network.

    Whoever has a token may accept, reject, edit, merge and split events on the pages of `communique serve`
    and by its API, under the name that the token was made for. Reading needs none.
    """


@command.command("make")
@click.argument("name")
@click.option("--days", type=int, metavar="N", help="Good for N days; until it is revoked unless told.")
@ledger_option
@json_option
def make(name: str, days: int | None, address: str, as_json: bool) -> None:
    """Make a token for the person of a NAME, and print it: the ledger keeps only its SHA-256."""
    from communique._text import json_line

    with query(address) as ledger:
        made, word = ledger.make_token(name, days)
    if as_json:
        click.echo(json_line(made.to_dict() | {"token": word}))
        return
    click.echo(f"Token {made.number}, for {made.person}; it is not shown again:", err=True)
    click.echo(word)


@command.command("list")
@ledger_option
@json_option
def list_(address: str, as_json: bool) -> None:
    """Print who has tokens; the tokens themselves are nowhere kept."""
    from communique._text import json_line
    from communique.cli.table import table

    with query(address) as ledger:
        found = ledger.tokens()
    if as_json:
        for one in found:
            click.echo(json_line(one.to_dict()))
    elif found:
        click.echo("\n".join(table([_cells(one) for one in found], widest=100)))
    else:
        click.echo("No tokens; communique token make NAME makes one.", err=True)


@command.command("revoke")
@click.argument("number", type=int)
@ledger_option
@json_option
def revoke(number: int, address: str, as_json: bool) -> None:
    """Let the token of a NUMBER in no more; what was corrected with it stays."""
    from communique._text import json_line

    with query(address) as ledger:
        gone = ledger.revoke_token(number)
    click.echo(
        json_line(gone.to_dict()) if as_json else f"Token {gone.number}, for {gone.person}, is revoked."
    )


def _cells(token: Token) -> tuple[object, ...]:
    until = f"until {_moment(token.expires_at)}" if token.expires_at else "until it is revoked"
    state = f"revoked {_moment(token.revoked_at)}" if token.revoked_at else until
    if token.refusal and not token.revoked_at:
        state = f"expired {_moment(token.expires_at)}"
    return token.number, token.person, f"made {_moment(token.made_at)}", state


def _moment(told: str | None) -> str:
    return f"{told[:16].replace('T', ' ')} UTC" if told else ""
