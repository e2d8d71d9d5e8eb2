"""`communique schema`: the JSON Schema of a record."""

from __future__ import annotations

import click


@click.command("schema")
@click.option("--json", "as_json", is_flag=True, help="Print it on one line.")
def command(as_json: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of the records that `read --json` writes."""
    from communique._text import json_line
    from communique.schema import record_schema

    click.echo(json_line(record_schema(), indent=None if as_json else 2))
