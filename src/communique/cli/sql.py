"""`communique sql`: any question, in SQL."""

from __future__ import annotations

from decimal import Decimal

import click

from communique.cli.event_list import json_option, say_more
from communique.cli.ledger_option import ledger_option, query

MOST = 1_000


@click.command("sql")
@click.argument("statement", metavar="STATEMENT")
@click.option(
    "--limit", type=click.IntRange(1), default=MOST, metavar="N", show_default=True, help="At most N rows."
)
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=10.0, metavar="S", show_default=True,
    help="Give up after so long.",
)  # fmt: skip
@ledger_option
@json_option
def command(statement: str, limit: int, seconds: float, address: str, as_json: bool) -> None:
    """Run one SQL STATEMENT that only reads, and print its rows.

    \b
    communique sql "select status, count(*) as events from events group by status"

    The tables are named in docs/commands-ledger.md. Long values are cut on the terminal, not with --json.
    """  # noqa: D301 - click's mark for lines that stay as they are
    from communique._text import json_line
    from communique.cli.table import table

    with query(address) as ledger:
        answer = ledger.sql(statement, limit, seconds)
    if as_json:
        for row in answer.to_dicts():
            click.echo(json_line({name: _plain(value) for name, value in row.items()}))
    else:
        click.echo(
            "\n".join(table([[_plain(value) for value in row] for row in answer.rows], head=answer.columns))
        )
    if answer.is_cut:
        say_more(f"--limit shows more than {limit:,} rows")


def _plain(value: object) -> object:
    """Give a value as JSON has it: bytes in hexadecimal, numbers of any precision as floats."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, str | int | float | None) else str(value)
