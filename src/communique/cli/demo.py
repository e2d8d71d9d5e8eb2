"""`communique demo`: the sample articles, read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from communique.record import Article


@click.command("demo")
@click.option("--json", "as_json", is_flag=True, help="Print one record a line.")
@click.option("--trace", is_flag=True, help="Say for each sentence what was found, or why nothing was.")
def command(as_json: bool, trace: bool) -> None:
    """Read the sample articles that come with Communique.

    They were written for it, in the styles of news agencies and ministries; what people do in them is
    invented.
    """
    from communique.cli.read import print_readings

    samples = [_short(path) for path in sample_articles()]
    if not samples:
        raise click.ClickException("The sample articles are missing; install Communique again.")
    sys.exit(print_readings(samples, load_sample, as_json=as_json, trace=trace))


def sample_articles() -> list[Path]:
    """Give the sample pages, and the texts that have no page, from the package or the checkout around it."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        pages = {path.stem: path for path in (folder / "pages").glob("*.html")}
        texts = {path.stem: path for path in folder.glob("*.txt")}
        if texts:
            return [path for _, path in sorted((texts | pages).items())]
    return []


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
