"""Dateline and day of publication of plain texts, and whether a fact was taken for furniture.

    python -m benchmarks.accuracy.texts [DATA] [--check] [--misses]

DATA is the folder `gold`: articles with their readings, in `dev`, `train` and `written`. "day right of days
found" is the share of right days among the texts whose day was found; "day recall" that among all texts, most
of which state none. "facts kept" is the share of the passages that carry an event or a statement and lie
outside furniture, among those that stand in the article's text, whatever its spaces and quotation marks;
"passages found" is the share that does stand there.
"""

from __future__ import annotations

import json
import math
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.page import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Article

DATA = SHARED / "gold"
SETS = ("dev", "train", "written")
STRAIGHT = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')


def passages(reading: dict[str, list[dict[str, list[str]]]]) -> Iterator[str]:
    for event in reading["events"]:
        yield from event["evidence"]
    for statement in reading["statements"]:
        yield from statement["content"]


def spans(text: str, passage: str) -> list[tuple[int, int]]:
    """Give where `passage` stands in `text`, whatever the spaces and the kinds of quotation marks."""
    pattern = r"\s+".join(re.escape(word) for word in passage.translate(STRAIGHT).split())
    return [found.span() for found in re.finditer(pattern, text.translate(STRAIGHT))] if pattern else []


def is_kept(article: Article, passage: str) -> bool | None:
    """Say whether some place of `passage` is free of furniture; None where it has no place in the text."""
    places = spans(article.text, passage)
    free = [not any(a < end and start < b for a, b in article.furniture) for start, end in places]
    return any(free) if free else None


@dataclass(slots=True)
class Tally:
    """What a set came to: one outcome a text, a day or a passage."""

    datelines: list[bool] = field(default_factory=list)
    days: list[bool] = field(default_factory=list)
    kept: list[bool | None] = field(default_factory=list)

    def figures(self, name: str) -> list[Figure]:
        texts, found = len(self.datelines), [kept for kept in self.kept if kept is not None]
        return [
            Figure(f"{name} dateline right", _share(self.datelines, texts), f"{texts} texts"),
            Figure(f"{name} day right of days found", _share(self.days, len(self.days)), f"{len(self.days)}"),
            Figure(f"{name} day recall", _share(self.days, texts), f"{texts} texts; most state none"),
            Figure(f"{name} facts kept", _share(found, len(found)), f"{len(found)} passages"),
            Figure(
                f"{name} passages found",
                len(found) / len(self.kept) if self.kept else math.nan,
                f"{len(self.kept) - len(found)} not found",
            ),
        ]


def _share(outcomes: list[bool], total: int) -> float:
    return sum(outcomes) / total if total else math.nan


def figures(folder: Path, *, misses: bool) -> list[Figure]:
    tally = Tally()
    for path in sorted(folder.glob("*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        article = from_text(path.with_suffix(".txt").read_text(encoding="utf-8"))
        wrong = []
        tally.datelines.append((article.dateline or "").upper() == (reading["dateline"] or "").upper())
        if not tally.datelines[-1]:
            wrong.append(f"dateline {article.dateline!r}, not {reading['dateline']!r}")
        if article.published:
            tally.days.append(article.published.isoformat() == reading["published"])
            if not tally.days[-1]:
                wrong.append(f"day {article.published}, not {reading['published']}")
        for passage in passages(reading):
            tally.kept.append(is_kept(article, passage))
            if not tally.kept[-1]:
                wrong.append(f"{'not found' if tally.kept[-1] is None else 'lost'}: {passage}")
        if misses and wrong:
            print(path.stem, *wrong, sep="\n  ", file=sys.stderr)
    return tally.figures(folder.name)


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    found = [f for name in SETS for f in figures(options.data / name, misses=options.misses)]
    report("texts", found, check=options.check)


if __name__ == "__main__":
    main()
