"""`communique read`: articles in, records or reports out."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.day import Day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from communique.record import Article, Record


@click.command("read")
@click.argument("inputs", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option(
    "--published", type=Day(), metavar="DAY", help="Day of publication of every input, as 2023-06-16."
)
@click.option("--json", "as_json", is_flag=True, help="Print one record a line.")
@click.option("--trace", is_flag=True, help="Say for each sentence what was found, or why nothing was.")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, allow_dash=True), metavar="FILE",
    help="Write one article as a page for the browser, with all that was read marked in it; - for stdout.",
)  # fmt: skip
def command(
    inputs: tuple[str, ...], published: date | None, as_json: bool, trace: bool, page: str | None
) -> None:
    """Read news articles and print what each reports, with the words that carry it.

    An input is a file, a web address, or - for standard input: a web page or a text. One that cannot be read
    is named on stderr; the rest are read all the same, and the exit status is 1.
    """
    from communique.sources import load_article

    load = partial(load_article, published=published)
    if page is None:
        sys.exit(print_readings(inputs, load, as_json=as_json, trace=trace))
    if len(inputs) > 1 or as_json or trace:
        raise click.UsageError("--html takes one input, and neither --json nor --trace.")
    sys.exit(_each_reading(inputs, load, partial(_write_page, page)))


def print_readings(
    inputs: Sequence[str], load: Callable[[str], Article], *, as_json: bool, trace: bool
) -> int:
    """Read each input and print its record at once. Gives the exit status."""
    printed = 0

    def show(record: Record) -> None:
        nonlocal printed
        click.echo(("\n" if printed and not as_json else "") + _shown(record, as_json, trace))
        printed += 1

    return _each_reading(inputs, load, show)


def _each_reading(
    inputs: Sequence[str], load: Callable[[str], Article], show: Callable[[Record], None]
) -> int:
    from communique._text import one_line
    from communique.cli.progress import say, watched
    from communique.errors import CommuniqueError, InputError
    from communique.reading.reader import Reader

    reader = Reader()
    status = 0
    for source in watched(inputs):
        try:
            record = reader.read(load(source))
        except InputError as error:
            fault = str(error)
        except CommuniqueError as error:  # of the settings, not of this input
            raise click.ClickException(one_line(str(error))) from error
        except Exception as error:  # a defect of ours in one article must not cost the others
            fault = f"{source}: reading it failed ({type(error).__name__}: {error}); {REPORT_IT}."
        else:
            show(record)
            fault = "" if record.article.published else undated(source)
        if fault:
            say(one_line(fault))
            status = InputError.exit_code
    return status


def _shown(record: Record, as_json: bool, trace: bool) -> str:
    from communique._text import json_line
    from communique.cli.report import report

    return json_line(record.to_dict(trace=trace)) if as_json else report(record, trace=trace)


def _write_page(path: str, record: Record) -> None:
    from communique.show.record import render

    page = render(record)
    if path == "-":
        click.echo(page, nl=False)
        return
    try:
        Path(path).write_text(page, encoding="utf-8")
    except OSError as error:
        problem = f"{path}: it cannot be written: {error.strerror or error}; name another file."
        raise click.ClickException(problem) from error
    click.echo(f"The page is in {path}.", err=True)


def undated(source: str) -> str:
    """Say that the day of an article is not known, and what that costs."""
    from communique.errors import UnknownDay

    return str(UnknownDay("standard input" if source == "-" else source, NO_DAY, REMEDY))


NO_DAY = "it states no day of publication, and the text leaves more than one"
REMEDY = "it was read without relative dates; give the day with --published DAY"
REPORT_IT = "this is a defect of Communique, please report it with the article"
