"""`communique stats`: what a ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import json_option
from communique.cli.ledger_option import ledger_option, query, without_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger.stats import Stats


@click.command("stats")
@ledger_option
@json_option
def command(address: str, as_json: bool) -> None:
    """Print what a ledger holds: how much, from when to when, by which reader, and what failed."""
    from communique._text import json_line, one_line
    from communique.cli.table import table
    from communique.cli.wording import between

    with query(address) as ledger:
        stats = ledger.stats()
    if as_json:
        click.echo(json_line(stats.to_dict()))
        return
    covered = between(stats.first_day, stats.last_day)
    heading = f"The ledger {without_password(address)}: articles{covered or ', none of them dated'}"
    click.echo(click.style(one_line(heading), bold=True))
    click.echo()
    click.echo("\n".join(table(list(_rows(stats)))))


def _rows(stats: Stats) -> Iterator[tuple[str, int, str]]:
    from communique.cli.wording import number
    from communique.page.languages import NAMES, UNKNOWN

    copies = f"{stats.copies:,} of them copies of others; " if stats.copies else ""
    yield "articles", stats.articles, f"{copies}{number(stats.outlets, 'outlet')}"
    for reader in stats.readers:
        model = f", model {reader.model[:19]}" if reader.model else ", without a model"
        yield "articles, read", reader.articles, f"by Communique {reader.version}{model}"
    if stats.of_state_media:
        yield "articles, state media", stats.of_state_media, ""
    if stats.of_public_media:
        yield "articles, public media", stats.of_public_media, ""
    for language in stats.unread:
        yield (
            "articles, not read",
            language.count,
            f"in {NAMES.get(language.name, UNKNOWN).name}, kept for later",
        )
    yield "events", stats.events, ""
    for status in stats.statuses:
        yield f"events, {status.name}", status.count, ""
    yield "reports", stats.reports, "of events"
    yield "statements", stats.statements, ""
    yield "actors", stats.actors, ""
    yield "corrections", stats.corrections, ""
    yield "runs", stats.runs, f"{stats.inputs:,} inputs, {stats.failed:,} of them failed"
