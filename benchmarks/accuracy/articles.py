"""Whole records of articles against gold readings, by the definitions of `annotation/score.py`.

    python -m benchmarks.accuracy.articles [DATA] [--check] [--misses] [--curve]

DATA is a folder of NAME.txt and NAME.json. The day of publication is given, as a feed would give it.
`--curve` prints the share of right events by score.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.report import SHARED, Figure, arguments, report
from communique import Article
from communique.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from communique.record import Record

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
    """What a folder came to: the scorer's tally, and each event's score and whether it is right."""

    lines: dict[str, Any]
    scores: list[tuple[float, bool]]

    def curve(self) -> list[tuple[float, float, int]]:
        """Give mean score, share of right events and number of events, for scores of each tenth."""
        bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for score, is_right in self.scores:
            bins[min(9, int(score * 10))].append((score, is_right))
        return [
            (sum(s for s, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found))
            for _, found in sorted(bins.items())
        ]

    def calibration_error(self) -> float:
        """Mean distance of `Event.score` from the share of right events, over tenths of the score."""
        off = sum(abs(score - share) * count for score, share, count in self.curve())
        return off / max(1, len(self.scores))


def tallies(folder: Path, read: Callable[[Article], Record], *, misses: bool = False) -> Tallies:
    """Read and score every article of a folder."""
    score = scorer()
    tally: dict[str, Any] = defaultdict(lambda: {"gold": 0, "found": 0, "hit": 0})
    scores: list[tuple[float, bool]] = []
    for path in sorted(folder.glob("*.json")):
        text, gold = score.gold_reading(path)
        article = Article.from_text(text, published=gold["published"], source=path.stem)
        found = score.found_reading(read(article).to_dict(), text)
        wrong: list[str] = []
        score.score_article(gold, found, tally, wrong)
        pairs = score.pair_up(gold["events"], found["events"], lambda g, f: score.event_score(g, f, True))
        right = {j for _, j in pairs}
        scores += [(event["score"], j in right) for j, event in enumerate(found["events"])]
        if misses:
            print(f"## {path.stem}", *wrong, sep="\n  ", file=sys.stderr)
    return Tallies(tally, scores)


def main() -> None:
    print_curve = "--curve" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--curve"]
    options = arguments(__doc__ or "", SHARED / "gold" / "dev")
    found = tallies(options.data, Reader().read, misses=options.misses)
    if print_curve:
        print("score  share of right events  events")
        for score, share, count in found.curve():
            print(f" {score:.2f}                   {share:.2f}    {count:4}")
    result = scorer().figures(found.lines)
    figures = [Figure(f"{name} F1", result[name]["f1"], _detail(result[name])) for name in LINES]
    figures.append(Figure("score's calibration error", found.calibration_error(), "0 is perfect"))
    report(f"articles {options.data.name}", figures, check=options.check)


def _detail(line: dict[str, float]) -> str:
    precision, recall = line["precision"], line["recall"]
    return f"P {precision:.3f}  R {recall:.3f}  {line['gold']:.0f} in gold, {line['found']:.0f} found"


if __name__ == "__main__":
    main()
