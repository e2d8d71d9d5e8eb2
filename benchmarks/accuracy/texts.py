"""Dateline and day of publication of plain texts, and whether a fact was taken for furniture.

    python -m benchmarks.accuracy.texts [DATA] [--check] [--misses]

DATA is the folder `gold`: articles with their readings, in `dev`, `train` and `written`. "day right" counts
the texts whose day was found, "day found" all; most texts state none. "facts kept" is the share of the
passages that carry an event or a statement and lie outside furniture.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.page import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Article

DATA = SHARED / "gold"
SETS = ("dev", "train", "written")


def passages(reading: dict[str, list[dict[str, list[str]]]]) -> Iterator[str]:
    for event in reading["events"]:
        yield from event["evidence"]
    for statement in reading["statements"]:
        yield from statement["content"]


def is_kept(article: Article, passage: str) -> bool:
    start = article.text.find(passage)
    return not any(a < start + len(passage) and start < b for a, b in article.furniture)


def figures(folder: Path, *, misses: bool) -> list[Figure]:
    datelines: list[bool] = []
    days: list[bool] = []
    kept: list[bool] = []
    for path in sorted(folder.glob("*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        article = from_text(path.with_suffix(".txt").read_text(encoding="utf-8"))
        datelines.append((article.dateline or "").upper() == (reading["dateline"] or "").upper())
        if article.published:
            days.append(article.published.isoformat() == reading["published"])
        kept += [is_kept(article, passage) for passage in passages(reading)]
        if misses and not datelines[-1]:
            print(f"{path.stem}: dateline {article.dateline!r}, not {reading['dateline']!r}", file=sys.stderr)
        if misses and article.published and not days[-1]:
            print(f"{path.stem}: day {article.published}, not {reading['published']}", file=sys.stderr)
    name = folder.name
    return [
        Figure(f"{name} dateline right", sum(datelines) / len(datelines), f"{len(datelines)} texts"),
        Figure(f"{name} day right", sum(days) / len(days), f"{len(days)} texts whose day was found"),
        Figure(f"{name} facts kept", sum(kept) / len(kept), f"{len(kept)} passages"),
    ]


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    found = [f for name in SETS for f in figures(options.data / name, misses=options.misses)]
    report("texts", found, check=options.check)


if __name__ == "__main__":
    main()
