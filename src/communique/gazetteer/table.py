"""Read the package's own tables: tab-separated, a heading first."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Give the rows of `tables/NAME.tsv`, without the heading."""
    text = files("communique.gazetteer").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
