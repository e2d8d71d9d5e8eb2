"""`communique read`: articles in, records or reports out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from communique.cli.day import Day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@click.command("read")
@click.argument("inputs", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option("--published", type=Day(), metavar="DAY", help="Day of publication, as 2023-06-16.")
@click.option("--json", "as_json", is_flag=True, help="Print one record a line.")
@click.option("--trace", is_flag=True, help="Say for each sentence what was found, or why nothing was.")
def command(inputs: tuple[str, ...], published: date | None, as_json: bool, trace: bool) -> None:
    """Read news articles and print what each reports, with the words that carry it.

    An input is a file, a web address, or - for standard input: a web page or a text. One that cannot be read
    is named on stderr; the rest are read all the same, and the exit status is 1.
    """
    sys.exit(print_readings(inputs, published=published, as_json=as_json, trace=trace))


def print_readings(inputs: Iterable[str], *, published: date | None, as_json: bool, trace: bool) -> int:
    """Read each input and print its record at once. Gives the exit status."""
    from communique.cli.report import report
    from communique.errors import InputError, UnknownDay
    from communique.reading.reader import Reader
    from communique.sources import load_article

    reader = Reader()
    status = 0
    for number, source in enumerate(inputs):
        try:
            article = load_article(source, published=published)
        except InputError as error:
            click.echo(str(error), err=True)
            status = error.exit_code
            continue
        record = reader.read(article)
        if as_json:
            click.echo(json.dumps(record.to_dict(trace=trace), ensure_ascii=False))
        else:
            click.echo(("\n" if number else "") + report(record, trace=trace))
        if article.published is None:
            undated = UnknownDay(
                source, "no day of publication is stated, and the text leaves more than one", REMEDY
            )
            click.echo(str(undated), err=True)
            status = undated.exit_code
    return status


REMEDY = "it was read without relative dates; give the day with --published DAY"
