"""Which PLOVER root `Reader.relate` gives two marked actors, on the PLOVER relation set's training half.

    python -m benchmarks.accuracy.relate [DATA] [--check] [--misses]

DATA is a table of sentences with `<s>` and `<t>` around the two actors, and `gold_root`. Nothing is
trained on it.
YIELD there is CONCEDE and RETREAT.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.reading.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

DATA = SHARED / "data" / "score" / "plv" / "PLV_train.tsv"
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
MARK = re.compile(r"</?[st]>")


def unmarked(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
    """Give the sentence without its marks, and the spans of both; None where a mark is missing."""
    text, at, spans = "", 0, {}
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans[match.group()] = len(text)
        at = match.end()
    text += marked[at:]
    if set(spans) != {"<s>", "</s>", "<t>", "</t>"}:
        return None
    return text, (spans["<s>"], spans["</s>"]), (spans["<t>"], spans["</t>"])


def judged(path: Path) -> list[tuple[str, str, str]]:
    """Give gold root, found root and sentence of every row that has a gold root."""
    rows, reader = [], Reader()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            given = unmarked(row["marked_sentence"])
            if row["gold_root"] and given:
                scores: Counter[str] = Counter()
                for kind, share in reader.relate(*given).items():
                    scores[FOLDED.get(kind, kind)] += share
                rows.append((row["gold_root"], max(scores, key=scores.__getitem__), row["marked_sentence"]))
    return rows


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean over the gold roots of the F1 of each."""
    roots = {gold for gold, _ in pairs}
    total = 0.0
    for root in roots:
        hits = sum(gold == found == root for gold, found in pairs)
        count = sum((gold == root) + (found == root) for gold, found in pairs)
        total += 2 * hits / count if count else 0.0
    return total / len(roots)


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    rows = judged(options.data)
    if options.misses:
        for gold, found, sentence in rows:
            if gold != found:
                print(f"{gold} not {found}: {sentence}", file=sys.stderr)
    pairs = [(gold, found) for gold, found, _ in rows]
    published = "TF-IDF trained on this set: .69; zero-shot NLI: .74"
    figures = [
        Figure("root macro-F1", macro_f1(pairs), published),
        Figure(
            "root accuracy", sum(gold == found for gold, found in pairs) / len(pairs), f"{len(pairs)} pairs"
        ),
    ]
    report("relate", figures, check=options.check)


if __name__ == "__main__":
    main()
