"""What the encoder's probabilities are worth: the share of right events by probability, on articles held out.

The curve rises: neighbouring bins whose shares fall are joined (pool adjacent violators, Ayer et al. 1955).
"""

from __future__ import annotations

import json
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.articles import tallies
from communique.reading.reader import Reader
from training.sets.annotated import read
from training.sets.readings import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)
BIN = 120
"""Events in a bin before bins are joined."""
AS_IT_IS = ([0.0, 1.0], [0.0, 1.0])

Outcome = tuple[float, bool]


def calibrate(readings: Path, articles: Path, into: Path) -> None:
    """Measure the curve of the shipped encoder's events and write it to `into`, the package's own table.

    The table is `{"probability": [...], "share": [...]}`, both rising.
    """
    _write(into, *AS_IT_IS)
    with tempfile.TemporaryDirectory() as folder:
        for text, gold in read(readings, articles, held_out=True):
            path = Path(folder) / digest(text)[:16]
            path.with_suffix(".txt").write_text(text, encoding="utf-8")
            path.with_suffix(".json").write_text(json.dumps(gold), encoding="utf-8")
        found = tallies(Path(folder), Reader().read).scores
    if not found:
        raise ValueError(f"no reading of {readings} has its article in {articles}")
    probabilities, shares = curve(found)
    _write(into, probabilities, shares)
    log.info("%d events of articles held out: %s, %s", len(found), probabilities, shares)


def _write(path: Path, probabilities: list[float], shares: list[float]) -> None:
    table = {"probability": [round(p, 3) for p in probabilities], "share": [round(s, 3) for s in shares]}
    path.write_text(json.dumps(table) + "\n", encoding="utf-8")


def curve(found: Sequence[Outcome], size: int = BIN) -> tuple[list[float], list[float]]:
    """Give mean probability and share of right ones of each bin, the shares smoothed and rising.

    >>> curve([(0.2, False)] * 4 + [(0.8, True)] * 4, size=4)
    ([0.2, 0.8], [0.16666666666666666, 0.8333333333333334])
    """
    ranked = sorted(found)
    bins = [ranked[i : i + size] for i in range(0, len(ranked), size)]
    if len(bins) > 1 and len(bins[-1]) < size // 2:
        bins[-2:] = [bins[-2] + bins[-1]]
    joined: list[list[Outcome]] = []
    for one in bins:
        joined.append(list(one))
        while len(joined) > 1 and _share(joined[-2]) >= _share(joined[-1]):
            joined[-2:] = [joined[-2] + joined[-1]]
    return [sum(p for p, _ in one) / len(one) for one in joined], [_share(one) for one in joined]


def _share(outcomes: Sequence[Outcome]) -> float:
    return (sum(right for _, right in outcomes) + 1) / (len(outcomes) + 2)
