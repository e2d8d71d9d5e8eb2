"""The figures that `communique serve` shows on its page about the ledger, measured with the shipped model.

    python -m benchmarks.accuracy.figures [DATA]

DATA is a folder of gold readings (`gold/dev`). The figures are written to
`communique/server/views/figures.json` with the digest of the model: a test fails where another one is
shipped, or where `floors.json` forbids one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from benchmarks.accuracy.articles import LINES, scorer, tallies
from benchmarks.report import SHARED
from communique import Article
from communique.reading.reader import Reader
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.record import Record

COMMAND = "python -m benchmarks.accuracy.figures"
OUT = Path(__file__).parents[2] / "src" / "communique" / "server" / "views" / "figures.json"


def by_type(folder: Path, read: Callable[[Article], Record]) -> dict[str, dict[str, float]]:
    """Count events of each type that are in gold, that were found, and that are right."""
    score = scorer()
    in_gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(folder.glob("*.json")):
        text, gold = score.gold_reading(path)
        article = Article.from_text(text, published=gold["published"], source=path.stem)
        made = score.found_reading(read(article).to_dict(), text)
        pairs = score.pair_up(gold["events"], made["events"], lambda g, f: score.event_score(g, f, True))
        in_gold.update(event["type"] for event in gold["events"])
        found.update(event["type"] for event in made["events"])
        right.update(made["events"][j]["type"] for _, j in pairs)
    return {kind: _shares(in_gold[kind], found[kind], right[kind]) for kind in get_args(EventType)}


def _shares(gold: int, found: int, right: int) -> dict[str, float]:
    """Give precision and recall; where there is nothing to divide by, there is none."""
    shares = {"precision": round(right / found, 3)} if found else {}
    shares |= {"recall": round(right / gold, 3)} if gold else {}
    return {"gold": gold, "found": found, **shares}


def measured(folder: Path) -> dict[str, Any]:
    """Measure everything that the page tells."""
    reader = Reader()
    lines = scorer().figures(tallies(folder, reader.read).lines)
    whole = [{"name": name, **{key: round(value, 3) for key, value in lines[name].items()}} for name in LINES]
    return {
        "command": COMMAND,
        "set": f"gold/{folder.name}",
        "articles": len(list(folder.glob("*.json"))),
        "version": reader.info.version,
        "model": reader.info.model,
        "whole": whole,
        "types": by_type(folder, reader.read),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=SHARED / "gold" / "dev")
    found = measured(parser.parse_args().data)
    OUT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
