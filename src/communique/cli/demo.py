"""`communique demo`: the sample articles in a ledger, what it answers, and its pages."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.record import Article


LEDGER = "communique-demo.db"
STORY = "story.jsonl"
"""One meeting, told by five outlets in eleven weeks: planned, doubted, put off, held, its day disputed."""
QUESTIONS = (
    ("timeline", "KEN", "NOR"),
    ("upcoming", "--on", "2024-11-20"),
    ("visits", "--to", "EST"),
    ("quotes", "--kind", "direct", "--limit", "3"),
    ("search", "truce"),
)
"""What is asked of the ledger of samples, to show what can be asked."""


@click.command("demo")
@click.option(
    "--ledger", "address", metavar="LEDGER", default=LEDGER, show_default=True,
    help="Where the samples go: a file, or a postgresql:// address. What they tell is invented.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one record a line; no ledger is made.")
@click.option(
    "--trace", is_flag=True,
    help="Print the readings and, for each sentence, what was found or why nothing was; no ledger is made.",
)  # fmt: skip
@click.option(
    "--serve/--no-serve", "pages", default=None,
    help="Show the pages of the ledger at the end, until Ctrl-C; by default on a terminal only.",
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Open no browser; the address of the pages is printed.")
def command(address: str, as_json: bool, trace: bool, pages: bool | None, no_browser: bool) -> None:
    """Read the sample articles that come with Communique into a ledger, ask it questions, and show it.

    They were written for it, in the styles of news agencies and ministries; what people do in them is
    invented, so they get a ledger of their own.
    """
    from communique.cli.demo_pages import offer_pages
    from communique.cli.read import print_readings

    samples = [_short(path) for path in sample_articles()]
    if not samples:
        raise click.ClickException("The sample articles are missing; install Communique again.")
    if as_json or trace:
        sys.exit(print_readings(samples, load_sample, as_json=as_json, trace=trace))
    _add(samples, address)
    for question in QUESTIONS:
        _ask(question, address)
    if pages is not False:
        offer_pages(address, wanted=pages, opens_browser=not no_browser)


def _add(samples: Sequence[str], address: str) -> None:
    from communique.cli.ledger_option import opened, plain_errors
    from communique.reading.reader import Reader

    articles = [*map(load_sample, samples), *story_articles()]
    with plain_errors(address), opened(address) as ledger:
        ledger.add_many(list(Reader().read_many(articles)))
        click.echo(f"{len(articles)} sample articles are in {address}; a few questions to it:", err=True)


def _ask(question: Sequence[str], address: str) -> None:
    """Run a command as if it had been typed."""
    from communique.cli import main

    words = [*question, "--ledger", address]
    click.echo(click.style(f"\n$ communique {shlex.join(words)}", dim=True))
    main.main(words, prog_name="communique", standalone_mode=False)


def sample_articles() -> list[Path]:
    """Give the sample pages, and the texts that have no page."""
    folder = examples()
    pages = {path.stem: path for path in (folder / "pages").glob("*.html")}
    texts = {path.stem: path for path in folder.glob("*.txt")}
    return [path for _, path in sorted((texts | pages).items())]


def story_articles() -> list[Article]:
    """Give the articles of the story, in the order of their days."""
    from communique.record import Article
    from communique.sources.discover import items_of
    from communique.sources.items import Item
    from communique.sources.loading import load

    items = [item for item in items_of([str(examples() / STORY)]) if isinstance(item, Item)]
    return [article for item in items if isinstance(article := load(item), Article)]


def examples() -> Path:
    """Give the folder of the samples: in the package, or in the checkout around it."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "examples"
    return shipped if shipped.is_dir() else package.parents[1] / "examples"


def load_sample(source: str) -> Article:
    """Load a sample. Where it states no day, its reading by hand gives it, as a feed would."""
    from communique.sources import load_article

    article = load_article(source)
    if article.published:
        return article
    reading = json.loads(Path(source).with_suffix(".json").read_text(encoding="utf-8"))
    return load_article(source, published=reading["published"])


def _short(path: Path) -> str:
    """Give the path from the current folder where it lies in it: nobody wants to read the rest."""
    here = Path.cwd()
    return os.fspath(path.relative_to(here) if path.is_relative_to(here) else path)
