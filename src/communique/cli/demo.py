"""`communique demo`: the sample articles, read."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("demo")
@click.option("--json", "as_json", is_flag=True, help="Print one record a line.")
@click.option("--trace", is_flag=True, help="Say for each sentence what was found, or why nothing was.")
def command(as_json: bool, trace: bool) -> None:
    """Read the sample articles that come with Communique.

    They were written for it, in the styles of news agencies; the people and acts in them are invented.
    """
    from communique.cli.read import print_readings

    samples = sample_articles()
    if not samples:
        raise click.ClickException("The sample articles are missing; install Communique again.")
    sys.exit(print_readings([str(path) for path in samples], published=None, as_json=as_json, trace=trace))


def sample_articles() -> list[Path]:
    """Give the sample pages, and the texts that have no page, from the package or the checkout around it."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        pages = {path.stem: path for path in (folder / "pages").glob("*.html")}
        texts = {path.stem: path for path in folder.glob("*.txt")}
        if texts:
            return [path for _, path in sorted((texts | pages).items())]
    return []
