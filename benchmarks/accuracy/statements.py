"""Statements of articles with gold readings: who is reported to have said what.

    python -m benchmarks.accuracy.statements [DATA] [--check] [--misses]

DATA is a folder of NAME.txt and NAME.json (annotation guidelines). The definitions are those of the project's
scorer, imported from `shared/annotation/score.py`: a statement counts as "content" where its words agree with
gold's by a token F1 of .5 or more, and as "statement" where the speaker is the same too. The day of
publication is given. With --misses every error is printed: what was missed, what is false, and what has a
wrong speaker.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.report import SHARED, Figure, arguments, report
from communique.reading.reader import Reader
from communique.record import Article, Record

if TYPE_CHECKING:
    from pathlib import Path

Reading = dict[str, Any]
"""A statement as the scorer holds it: speaker, words and spans."""


@dataclass(slots=True)
class Tally:
    """Counts of statements."""

    gold: int = 0
    found: int = 0
    content: int = 0
    statement: int = 0

    def figures(self) -> list[Figure]:
        figures = []
        for name, hit in (("content", self.content), ("statement", self.statement)):
            figures += [
                Figure(f"{name} precision", hit / self.found if self.found else 0.0),
                Figure(f"{name} recall", hit / self.gold if self.gold else 0.0),
                Figure(f"{name} F1", 2 * hit / (self.gold + self.found) if self.gold + self.found else 0.0),
            ]
        return figures


@cache
def scorer() -> Any:
    """Load the project's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "annotation" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "annotation" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def reader() -> Reader:
    return Reader()


def found_record(text: str, published: str | None) -> Record:
    return reader().read(Article.from_text(text, published=published))


def content_score(gold: Reading, found: Reading) -> float:
    """Give the token F1 of two contents that overlap, or 0 where it is under one half."""
    score = scorer()
    if not score.overlap(gold["spans"], found["spans"]):
        return 0.0
    f1: float = score.token_f1(gold["words"], found["words"])
    return f1 if f1 >= 0.5 else 0.0


def found_statements(record: Record, gold_text: str) -> list[Reading]:
    """Give the statements of a record as the scorer holds them; a speaker whom the cast lacks as words."""
    written = record.to_dict()
    for statement in written["statements"]:
        if span := statement["speaker_text"]:
            statement["speaker_text"] = record.article.text[slice(*span)]
    founds: list[Reading] = scorer().found_reading(written, gold_text)["statements"]
    return founds


def score_article(path: Path, tally: Tally, *, misses: bool) -> None:
    score = scorer()
    text, gold = score.gold_reading(path)
    record = found_record(text, json.loads(path.read_text(encoding="utf-8"))["published"])
    golds, founds = gold["statements"], found_statements(record, text)

    def spoken(g: Reading, f: Reading) -> float:
        return content_score(g, f) if score.same_speaker(g, f, gold["aliases"]) else 0.0

    content, statement = (score.pair_up(golds, founds, by) for by in (content_score, spoken))
    tally.gold += len(golds)
    tally.found += len(founds)
    tally.content += len(content)
    tally.statement += len(statement)
    if misses:
        print_misses(path.stem, record, golds, content, statement)


def print_misses(
    name: str,
    record: Record,
    golds: list[Reading],
    content: list[tuple[int, int]],
    statement: list[tuple[int, int]],
) -> None:
    """Print the errors of one article to stderr, a line each."""
    text, names = record.article.text, {actor.id: actor.name for actor in record.actors}
    right = {i for i, _ in statement}, {j for _, j in statement}
    partner = {i: j for i, j in content if i not in right[0] and j not in right[1]}
    for i, gold in enumerate(golds):
        if i in right[0]:
            continue
        kind = "speaker" if i in partner else "missed"
        other = _written(record.statements[partner[i]], text, names) if i in partner else ""
        print(
            name,
            kind,
            gold["speaker"],
            gold["cue"],
            " / ".join(gold["content"]),
            other,
            sep="\t",
            file=sys.stderr,
        )
    for j, found in enumerate(record.statements):
        if j not in right[1] and j not in partner.values():
            print(name, "false", _written(found, text, names), sep="\t", file=sys.stderr)


def _written(statement: Any, text: str, names: dict[str, str]) -> str:
    """Write a statement as "name [words of the source] cue: content / content"."""
    source, cue = (text[slice(*s)] if s else "-" for s in (statement.speaker_text, statement.cue))
    content = " / ".join(text[start:end] for start, end in statement.content)
    return f"{names.get(statement.speaker, '-')} [{source}] {cue}: {content}".replace("\n", " ")


def main() -> None:
    options = arguments("Measure statements on gold readings.", SHARED / "gold" / "dev")
    tally = Tally()
    for path in sorted(options.data.glob("*.json")):
        score_article(path, tally, misses=options.misses)
    report("statements", tally.figures(), check=options.check)


if __name__ == "__main__":
    main()
