"""Read the package's own tables: tab-separated, a heading first."""

from __future__ import annotations

from importlib.resources import files


def read(name: str) -> str:
    """Give the text of `tables/NAME.tsv`."""
    return files("communique.gazetteer").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """Give the rows of `tables/NAME.tsv`, without the heading."""
    return [line.split("\t") for line in read(name).splitlines()[1:]]
