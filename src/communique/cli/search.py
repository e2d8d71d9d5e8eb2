"""`communique search`: the words of articles and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import between_options, coverage, json_option, print_objects
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from communique.ledger.search import Hit

MOST = 20


@click.command("search")
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--in", "within", type=click.Choice(("articles", "statements")), help="Search only these.")
@ledger_option
@between_options
@click.option(
    "--limit", type=click.IntRange(1), default=MOST, metavar="N", show_default=True, help="At most N."
)
@json_option
def command(
    words: tuple[str, ...],
    within: str | None,
    address: str,
    since: date | None,
    until: date | None,
    limit: int,
    as_json: bool,
) -> None:
    """Print where all WORDS stand, in articles and statements, the best first.

    Quotation marks make a phrase: communique search '"trade deal" Kenya'. Case and accents do not matter.
    """
    from communique._text import one_line
    from communique.cli.wording import between, number

    asked = " ".join(words)
    with query(address) as ledger:
        found = ledger.search(asked, within, since, until, limit)
        if as_json:
            print_objects(found)
            return
        hits = list(found)
        count = f"the best {limit}" if len(hits) == limit else number(len(hits), "place")
        heading = f"{(within or 'articles and statements').capitalize()} with {asked}{between(since, until)}"
        click.echo(click.style(one_line(f"{heading}: {count}"), bold=True))
        if not hits:
            click.echo(coverage(ledger))
        for hit in hits:
            click.echo("\n" + "\n".join(_lines(hit)))


def _lines(hit: Hit) -> Iterator[str]:
    from communique._text import one_line
    from communique.cli.report import wrap

    said = f"{hit.speaker or 'someone'} said" if hit.kind == "statement" else ""
    facts = [str(hit.published or "no day"), said, hit.title, hit.outlet, "a copy" if hit.is_copy else ""]
    yield wrap(" · ".join(one_line(fact) for fact in facts if fact), "", "  ")
    yield wrap(_marked(hit), "  ")
    if hit.source:
        yield f"  {one_line(hit.source)}"


def _marked(hit: Hit) -> str:
    """Put the finds of a snippet between asterisks, which any terminal and any pipe keeps."""
    from communique._text import one_line

    text, at = "", 0
    for mark in hit.marks:
        text += f"{hit.snippet[at : mark.start]}*{hit.snippet[mark.start : mark.end]}*"
        at = mark.end
    return one_line(text + hit.snippet[at:])
