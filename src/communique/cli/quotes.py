"""`communique quotes`: who said what."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from communique.cli.event_list import (
    between_options,
    coverage,
    json_option,
    limit_of,
    limit_option,
    print_objects,
    say_more,
)
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.ledger.quotes import Quote

MOST = 50
MARKS = '“”"'


@click.command("quotes")
@click.option(
    "--speaker", metavar="X", help="Statements of a person or body, or of all who act for a country."
)
@click.option("--about", metavar="Y", help="Statements that name a person, a body or a country.")
@click.option("--text", metavar="WORDS", help="Statements with all these words.")
@click.option(
    "--kind", type=click.Choice(("direct", "indirect", "mixed")), help="Verbatim, in other words, or both."
)
@ledger_option
@between_options
@click.option("--newest", is_flag=True, help="The latest first.")
@limit_option(MOST)
@click.option("--after", metavar="CURSOR", help="Go on behind this place of the list.")
@json_option
def command(
    speaker: str | None,
    about: str | None,
    text: str | None,
    kind: str | None,
    address: str,
    since: date | None,
    until: date | None,
    newest: bool,
    limit: int | None,
    after: str | None,
    as_json: bool,
) -> None:
    """Print what people are reported to have said, with their words, role and outlet, by day of report."""
    from communique._text import one_line
    from communique.cli.wording import between, number

    most = limit_of(limit, MOST, as_json=as_json)
    with query(address) as ledger:
        wanted = None if most is None else most + 1
        found = ledger.quotes(
            speaker, about, since, until, text, kind, limit=wanted, after=after, newest_first=newest
        )
        if as_json:
            print_objects(found if most is None else islice(found, most))
            return
        rows = list(found)
        shown = rows[:most]
        heading = "Statements" + (f" of {speaker}" if speaker else "") + (f" about {about}" if about else "")
        heading += (f" with “{text}”" if text else "") + (f", {kind}" if kind else "") + between(since, until)
        count = (
            f"the first {len(shown)} of more" if len(rows) > len(shown) else number(len(shown), "statement")
        )
        click.echo(click.style(one_line(f"{heading}: {count}"), bold=True))
        if not shown:
            click.echo(coverage(ledger))
        for row in shown:
            click.echo("\n" + "\n".join(_lines(row)))
        if len(rows) > len(shown):
            say_more(f"--after {shown[-1].cursor} goes on, --limit 0 shows all")


def _lines(quote: Quote) -> Iterator[str]:
    from communique._text import one_line
    from communique.cli.report import wrap

    known = ", ".join(filter(None, (quote.role, quote.country)))
    speaker = quote.speaker or quote.speaker_words or "speaker unknown"
    facts = [
        str(quote.published or "no day"),
        f"{speaker} ({known})" if known else speaker,
        quote.cue,
        f"to {', '.join(quote.addressees)}" if quote.addressees else "",
        f"about {', '.join(quote.about)}" if quote.about else "",
        quote.kind,
        quote.outlet or quote.source,
    ]
    yield wrap(" · ".join(one_line(fact) for fact in facts if fact), "", "  ")
    # Only what is verbatim stands in quotation marks.
    words = one_line(quote.words)
    yield wrap(words if quote.kind != "direct" else f"“{words.strip(MARKS)}”", "  ")
