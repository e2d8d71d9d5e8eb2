"""`communique schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of the records that `read --json` writes."""
    from communique.schema import record_schema

    click.echo(json.dumps(record_schema(), indent=2))
