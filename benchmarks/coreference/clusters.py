"""How well found clusters agree with true ones: MUC, B-cubed, CEAF-e, their mean, and false merges.

A clustering is given as one label a mention, in one order for both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Agreement:
    """Recall and precision of a measure."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def muc(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Vilain and others 1995: links kept. A cluster of n has n - 1, less one for each cut the other makes."""
    return Agreement(_links_kept(gold, found), _links_kept(found, gold))


def _links_kept(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    parts = len(set(zip(one, other, strict=True)))
    clusters = len(set(one))
    return (len(one) - parts) / (len(one) - clusters) if len(one) > clusters else 0.0


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Bagga and Baldwin 1998: for each mention, the share of its cluster that is in the other's too."""
    both = Counter(zip(gold, found, strict=True))
    true, guessed = Counter(gold), Counter(found)
    recall = sum(n * n / true[g] for (g, _), n in both.items()) / len(gold)
    return Agreement(recall, sum(n * n / guessed[f] for (_, f), n in both.items()) / len(gold))


def ceaf_e(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Luo 2005: clusters paired one to one, for the most agreement 2 |both| / (|one| + |other|) in all."""
    true, guessed = Counter(gold), Counter(found)
    alike: dict[tuple[Hashable, Hashable], float] = {
        (g, f): 2 * n / (true[g] + guessed[f]) for (g, f), n in Counter(zip(gold, found, strict=True)).items()
    }
    best = sum(_best_pairing(part) for part in _parts(alike))
    return Agreement(best / len(true), best / len(guessed))


def _parts(
    alike: dict[tuple[Hashable, Hashable], float],
) -> list[dict[tuple[Hashable, Hashable], float]]:
    """Part the pairs into sets that share no cluster: each can be paired on its own."""
    home: dict[tuple[int, Hashable], tuple[int, Hashable]] = {}

    def root(node: tuple[int, Hashable]) -> tuple[int, Hashable]:
        while home.setdefault(node, node) != node:
            node = home[node]
        return node

    for g, f in alike:
        home[root((0, g))] = root((1, f))
    found: dict[tuple[int, Hashable], dict[tuple[Hashable, Hashable], float]] = {}
    for (g, f), value in alike.items():
        found.setdefault(root((0, g)), {})[g, f] = value
    return list(found.values())


def _best_pairing(alike: dict[tuple[Hashable, Hashable], float]) -> float:
    """Give the greatest sum of values of a one-to-one pairing: the Hungarian method, row by row.

    >>> _best_pairing({(0, 0): 3, (0, 1): 2, (1, 0): 2})
    4.0
    """
    rows, columns = list(dict.fromkeys(g for g, _ in alike)), list(dict.fromkeys(f for _, f in alike))
    size = max(len(rows), len(columns))
    # Costs, with a row and a column before all others where the search of a path starts.
    costs = np.zeros((size + 1, size + 1))
    row_of, column_of = ({name: at for at, name in enumerate(names, 1)} for names in (rows, columns))
    for (g, f), value in alike.items():
        costs[row_of[g], column_of[f]] = -value
    row_price, column_price = np.zeros(size + 1), np.zeros(size + 1)
    paired = np.zeros(size + 1, dtype=int)
    for row in range(1, size + 1):
        _add_row(row, costs, paired, row_price, column_price)
    return float(-sum(costs[paired[column], column] for column in range(1, size + 1)))


def _add_row(
    row: int,
    costs: npt.NDArray[np.float64],
    paired: npt.NDArray[np.int_],
    row_price: npt.NDArray[np.float64],
    column_price: npt.NDArray[np.float64],
) -> None:
    """Pair one more row, along the cheapest path that frees a column for it."""
    slack = np.full(len(paired), np.inf)
    back = np.zeros(len(paired), dtype=int)
    seen = np.zeros(len(paired), dtype=bool)
    paired[0], column = row, 0
    while True:
        seen[column] = True
        reduced = costs[paired[column]] - row_price[paired[column]] - column_price
        nearer = ~seen & (reduced < slack)
        slack[nearer], back[nearer] = reduced[nearer], column
        following = int(np.where(seen, np.inf, slack).argmin())
        step = slack[following]
        row_price[paired[seen]] += step
        column_price[seen] -= step
        slack[~seen] -= step
        column = following
        if paired[column] == 0:
            break
    while column:
        paired[column] = paired[back[column]]
        column = int(back[column])


def conll(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Pradhan and others 2012: the mean of the F1 of MUC, B-cubed and CEAF-e."""
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def false_merges(
    gold: Sequence[Hashable], found: Sequence[Hashable], documents: Sequence[Hashable]
) -> tuple[int, int, int]:
    """Count pairs of mentions in two documents: those joined wrongly, those joined, those to keep apart."""
    joined = _pairs(found, documents)
    right = _pairs(list(zip(gold, found, strict=True)), documents)
    every = _pairs([0] * len(gold), documents)
    return joined - right, joined, every - _pairs(gold, documents)


def _pairs(labels: Sequence[Hashable], documents: Sequence[Hashable]) -> int:
    """Count pairs of one label in two documents."""
    alike = sum(n * (n - 1) // 2 for n in Counter(labels).values())
    at_home = Counter(zip(labels, documents, strict=True))
    return alike - sum(n * (n - 1) // 2 for n in at_home.values())
