"""Whole records of articles against gold readings, by the definitions of `annotation/score.py`.

    python -m benchmarks.accuracy.articles [DATA] [--check] [--misses] [--shares]

DATA is a folder of NAME.txt and NAME.json. The day of publication is given, as a feed would give it.
`--shares` prints the share of right events by type, which `reading/acts/confidence.py` holds.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.report import SHARED, Figure, arguments, report
from communique import Article
from communique.reading.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LINES = (
    "event", "event+roles", "event+status", "event+date", "dyad", "statement", "content", "person",
    "person+role", "conflict",
)  # fmt: skip


def scorer() -> ModuleType:
    """Load `annotation/score.py`, which is not part of this project."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "annotation" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("annotation/score.py is not there; give it beside the data.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(slots=True)
class Tallies:
    """What a folder came to: the scorer's tally, right and found events by type, and scores with outcomes."""

    lines: dict[str, Any]
    shares: dict[str, Counter[str]]
    scores: list[tuple[float, bool]]

    def calibration_error(self) -> float:
        """Mean distance of `Event.score` from the share of right events, over the distinct scores."""
        bins: dict[float, list[bool]] = defaultdict(list)
        for score, is_right in self.scores:
            bins[score].append(is_right)
        total = sum(abs(score * len(hits) - sum(hits)) for score, hits in bins.items())
        return total / max(1, len(self.scores))


def tallies(folder: Path, *, misses: bool) -> Tallies:
    """Read and score every article of a folder."""
    score, reader = scorer(), Reader()
    tally: dict[str, Any] = defaultdict(lambda: {"gold": 0, "found": 0, "hit": 0})
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    scores: list[tuple[float, bool]] = []
    for path in sorted(folder.glob("*.json")):
        text, gold = score.gold_reading(path)
        article = Article.from_text(text, published=gold["published"], source=path.stem)
        found = score.found_reading(reader.read(article).to_dict(), text)
        wrong: list[str] = []
        score.score_article(gold, found, tally, wrong)
        pairs = score.pair_up(gold["events"], found["events"], lambda g, f: score.event_score(g, f, True))
        right = {j for _, j in pairs}
        for j, event in enumerate(found["events"]):
            shares[event["type"]]["found"] += 1
            shares[event["type"]]["right"] += j in right
            scores.append((event["score"], j in right))
        if misses:
            print(f"## {path.stem}", *wrong, sep="\n  ", file=sys.stderr)
    return Tallies(tally, shares, scores)


def main() -> None:
    print_shares = "--shares" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--shares"]
    options = arguments(__doc__ or "", SHARED / "gold" / "dev")
    found = tallies(options.data, misses=options.misses)
    if print_shares:
        smoothed = {kind: (c["right"] + 2) / (c["found"] + 5) for kind, c in sorted(found.shares.items())}
        print(json.dumps({kind: round(share, 2) for kind, share in smoothed.items()}))
    result = scorer().figures(found.lines)
    figures = [Figure(f"{name} F1", result[name]["f1"], _detail(result[name])) for name in LINES]
    figures.append(Figure("score's calibration error", found.calibration_error(), "0 is perfect"))
    report(f"articles {options.data.name}", figures, check=options.check)


def _detail(line: dict[str, float]) -> str:
    precision, recall = line["precision"], line["recall"]
    return f"P {precision:.3f}  R {recall:.3f}  {line['gold']:.0f} in gold, {line['found']:.0f} found"


if __name__ == "__main__":
    main()
