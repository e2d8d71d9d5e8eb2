"""Learn what the words that two reports share are worth: `python -m training coreference`.

A logistic regression by Newton's method over all pairs of reports within a story of ECB+, topics 1 to 25.
Each fifth of the topics in turn stands aside, so that how close reports must be is chosen on topics whose
pairs were not learned from. Topics 26 to 35 are for the benchmark and are not read here.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from benchmarks.coreference.clusters import conll, false_merges
from benchmarks.coreference.ecbplus import TRAINED, Pool, ecbplus, pools
from benchmarks.coreference.wording import FEATURES, features, same_events, stories
from communique.ledger.folding import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.coreference.linkage import Matrix

FOLDS = 5
PENALTY = 1.0
"""Of the squares of the weights, which keeps them small where little speaks for them."""
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
STORY = (0.0, 0.04, 0.05, 0.06, 0.08)
SUBJECT = 0.13
"""How close articles of one subject are, where no topics are given: it parts the 23 topics into 34."""
GROUPS = {
    "like acts": ("like act",),
    "families, parts and beginnings": ("same family", "part of the trigger", "same beginning"),
    "the sentence": ("words of the sentence", "names", "numbers", "both lead", "same sentence"),
    "neighbours": ("neighbours", "other neighbours", "neighbours of acts of words"),
    "acts of words": ("acts of words", "neighbours of acts of words"),
}
"""Features that go together, left out together to see what they give."""
Columns = npt.NDArray[np.int_]


_RARE = 5
"""A word that fewer articles have is as telling as one that none has."""


def count(articles: Path, target: Path) -> None:
    """Write in how many of the articles each word stands, by its stem."""
    having: Counter[str] = Counter()
    total = 0
    for path in sorted(articles.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                having.update(telling_words(json.loads(line)["text"]))
                total += 1
    rows = [str(total), *(f"{word} {n}" for word, n in sorted(having.items()) if n >= _RARE)]
    target.write_bytes(gzip.compress(("\n".join(rows) + "\n").encode(), mtime=0))
    logging.info("%d words of %d articles", len(rows) - 1, total)


@dataclass(frozen=True, slots=True)
class Pairs:
    """A pool, what each two of its reports share, and whether they are of one event."""

    pool: Pool
    shared: Matrix
    same: Matrix

    @classmethod
    def of(cls, pool: Pool) -> Pairs:
        chains = np.array(pool.chains)
        return cls(pool, features(pool.wordings), (chains[:, None] == chains[None, :]).astype(float))


def learn(shared: Path, target: Path) -> None:
    """Fit the weights, choose how close reports must be, and write both."""
    every = [Pairs.of(pool) for pool in pools(ecbplus(shared / "data" / "train" / "ecbplus", TRAINED))]
    columns = np.arange(len(FEATURES))
    likely = aside(every, columns)
    scored = {(least, story): score(every, likely, least, story) for least in LEAST for story in STORY}
    for (least, story), (f1, wrong) in scored.items():
        logging.info("least %.2f, story %.2f: CoNLL F1 %.4f, wrong of joined %.3f", least, story, f1, wrong)
    least, story = max(scored, key=lambda at: scored[at])
    for name, group in GROUPS.items():
        kept = np.array([at for at, feature in enumerate(FEATURES) if feature not in group])
        f1, wrong = score(every, aside(every, kept), least, story)
        logging.info("without %s: CoNLL F1 %.4f, wrong of joined %.3f", name, f1, wrong)
    worth = fit(every, columns)
    weights = {name: round(float(w), 3) for name, w in zip(FEATURES, worth, strict=True)}
    made = {"worth": weights, "least": least, "story": story, "subject": SUBJECT}
    target.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def aside(every: Sequence[Pairs], columns: Columns) -> list[Matrix]:
    """Give for each pool how likely each two reports are of one event, as learned from other pools."""
    found: dict[int, Matrix] = {}
    for fold in range(FOLDS):
        worth = fit((p for at, p in enumerate(every) if at % FOLDS != fold), columns)
        for at in range(fold, len(every), FOLDS):
            found[at] = 1 / (1 + np.exp(-every[at].shared[..., columns] @ worth))
    return [found[at] for at in range(len(every))]


def fit(every: Iterable[Pairs], columns: Columns) -> Matrix:
    """Give the weights of some features under which the pairs are likeliest, less the penalty."""
    rows, answers = [], []
    for pairs in every:
        told = np.array(pairs.pool.stories)
        upper = np.nonzero(np.triu(told[:, None] == told[None, :], 1))
        rows.append(pairs.shared[upper][:, columns])
        answers.append(pairs.same[upper])
    given, same = np.vstack(rows), np.concatenate(answers)
    return newton(given, same, PENALTY)


def newton(given: Matrix, same: Matrix, penalty: float, steps: int = 25) -> Matrix:
    """Fit a logistic regression; the first column, what is so before any evidence, is at no penalty."""
    worth = np.zeros(given.shape[1])
    penalties = np.full(len(worth), penalty)
    penalties[0] = 0
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-given @ worth))
        slope = given.T @ (likely - same) + penalties * worth
        bend = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(penalties)
        step = np.linalg.solve(bend, slope)
        worth -= step
        if np.abs(step).max() < 1e-8:
            break
    return worth


def score(
    every: Sequence[Pairs], likely: Sequence[Matrix], least: float, story: float
) -> tuple[float, float]:
    """Give the CoNLL F1 of all pools together, and the share of the joined pairs that are wrong."""
    gold: list[str] = []
    found: list[tuple[int, int]] = []
    documents: list[str] = []
    for number, (pairs, matrix) in enumerate(zip(every, likely, strict=True)):
        pool = pairs.pool
        told = stories(pool.alike.telling, story)
        home = [told[report.article] for report in pool.wordings]
        gold += pool.chains
        documents += pool.names
        found += [(number, event) for event in same_events(matrix, home, least)]
    wrong, joined, _ = false_merges(gold, found, documents)
    return conll(gold, found), wrong / max(joined, 1)
