"""Average linkage over a matrix of scores: the closest two groups join, until none are close enough."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def linked(totals: Matrix, least: float, sizes: npt.NDArray[np.float64] | None = None) -> list[list[int]]:
    """Give the numbers of the rows that belong together.

    `totals` has the sum of the scores between each two rows, minus infinity for those that must stay apart;
    `sizes` how many members each row stands for, one if not given. Groups join while the mean score of the
    closest two is at least `least`; of equally close ones those with the lowest numbers join first.

    >>> linked(np.array([[0.0, 0.9, 0.1], [0.9, 0.0, 0.2], [0.1, 0.2, 0.0]]), 0.5)
    [[0, 1], [2]]
    """
    totals = totals.astype(float)
    np.fill_diagonal(totals, -np.inf)
    sizes = np.ones(len(totals)) if sizes is None else sizes.astype(float)
    groups: list[list[int]] = [[row] for row in range(len(totals))]
    means = totals / np.outer(sizes, sizes)
    while len(groups) > 1:
        first, second = sorted(divmod(int(means.argmax()), len(means)))
        if means[first, second] < least:
            break
        groups[first] += groups[second]
        groups[second] = []
        sizes[first] += sizes[second]
        totals[first] += totals[second]
        totals[first, first] = -np.inf
        totals[:, first] = totals[first]
        totals[second] = totals[:, second] = -np.inf
        means[second] = means[:, second] = -np.inf
        means[first] = means[:, first] = totals[first] / (sizes[first] * sizes)
    return [sorted(group) for group in groups if group]
