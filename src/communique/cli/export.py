"""`communique export`: the events of a ledger in the formats of others."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from communique.cli.day import Day
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from datetime import date

    from communique.export import Selection
    from communique.ledger import Ledger
    from communique.record import Status

FORMATS = ("csv", "jsonl", "parquet", "plover", "gdelt", "ics", "graphml", "jsonld")
STATUSES = ("occurred", "planned", "possible", "postponed", "cancelled", "denied")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True))
@ledger_option
@click.option("--since", type=Day(), metavar="DAY", help="First day, as 2023-06-16.")
@click.option("--until", type=Day(), metavar="DAY", help="Last day.")
@click.option(
    "--actor",
    "actors",
    multiple=True,
    metavar="X",
    help="Country (NOR, Norway) or name that takes part; may be given again: all of them do.",
)
@click.option("--status", type=click.Choice(STATUSES), help="Only events of this status.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON, not as a sentence.")
def command(
    form: str,
    file: str,
    address: str,
    since: date | None,
    until: date | None,
    actors: tuple[str, ...],
    status: Status | None,
    as_json: bool,
) -> None:
    """Write the events of a ledger to FILE; - is standard output.

    \b
    FORMAT is one of
      csv      one event a row, for spreadsheets
      jsonl    one event a line, with history, claims and evidence
      parquet  one event a row, typed
      plover   PLOVER JSON, one event a line
      gdelt    the event table of GDELT 2.0, parted by tabs
      ics      visits, meetings and calls as a calendar
      graphml  actors and what they do to each other as a graph
      jsonld   linked data: schema.org, Web Annotation, PROV

    A file is replaced when all is written, and left as it was otherwise.
    """  # noqa: D301 - click's mark for lines that stay as they are
    if file == "-" and as_json:
        raise click.UsageError(
            "--json tells what was written to a file; standard output holds the data itself."
        )
    from communique.export import Selection
    from communique.export.formats import FORMATS as KNOWN

    if file == "-" and not KNOWN[form].is_text:
        raise click.UsageError(f"{form} is no text; name a file for it instead of -.")
    selection = Selection(since, until, actors, status)
    with query(address) as ledger:
        count, left_out = write(ledger, form, file, selection, as_json=as_json)
    if as_json:
        from communique._text import json_line

        click.echo(json_line({"format": form, "file": file, "events": count, "left_out": left_out}))


def write(
    ledger: Ledger, form: str, file: str, selection: Selection, *, as_json: bool = False
) -> tuple[int, int]:
    """Write events, say so on stderr, and give how many there are and how many were left out."""
    from communique.cli.progress import Bar
    from communique.cli.wording import number
    from communique.export import FORMATS as KNOWN
    from communique.export import write_events

    out: str | IO[bytes] = sys.stdout.buffer if file == "-" else file
    bar: Bar | None = None
    left_out: list[str] = []

    def show(total: int) -> None:
        nonlocal bar
        bar = bar or Bar(total, "Writing", beside_data=file == "-")
        bar.step()

    try:
        count = write_events(
            ledger, form, out, selection, seen=show, left_out=lambda event: left_out.append(event.name)
        )
    except OSError as error:
        if file == "-":
            raise  # whoever reads the pipe has enough
        raise click.ClickException(f"{file} cannot be written: {error.strerror or error}.") from error
    finally:
        if bar:
            bar.close()
    if file != "-" and not as_json:
        click.echo(f"{number(count, 'event')} written to {file}.", err=True)
    if left_out:
        loose = f"whose day is known only to within {KNOWN[form].longest} days or more"
        click.echo(f"{number(len(left_out), 'event')} left out, {loose}.", err=True)
    return count, len(left_out)
