"""From which of some states a person likely is, by how the names of their office-holders look.

A naive Bayes reading of given name, surname and the endings of both, counted over `tables/holders.tsv`.
It chooses between states that a text speaks of anyway, and is never the only reason for a country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from communique.gazetteer.holders import load
from communique.gazetteer.person_names import NUMERALS, PARTICLES, TITLES, fold

if TYPE_CHECKING:
    from collections.abc import Collection

_SMOOTHING = 2.0
_ENDING = 3


def origins(name: str, countries: Collection[str]) -> dict[str, float]:
    """Give for each of `countries` how well the name fits its people; the sum is 1.

    >>> fits = origins("Tamar Beridze", ["GEO", "AZE"])
    >>> fits["GEO"] > fits["AZE"]
    True
    """
    counts, sizes = _counts()
    features = _features(fold(name))
    total = sum(sizes.values())
    logs: dict[str, float] = {}
    for code in countries:
        size = sizes.get(code, 0)
        value = 0.0
        for feature in features:
            of_all = counts.get(feature, Counter())
            share = (sum(of_all.values()) + 1) / total
            value += log((of_all.get(code, 0) + _SMOOTHING * share) / (size + _SMOOTHING) / share)
        logs[code] = value
    top = max(logs.values(), default=0.0)
    weights = {code: exp(value - top) for code, value in logs.items()}
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()}


def _features(words: tuple[str, ...]) -> list[str]:
    plain = [w for w in words if len(w) > 1 and w not in NUMERALS and w not in TITLES and w not in PARTICLES]
    if not plain:
        return []
    last = plain[-1]
    found = [last, "-" + last[-_ENDING:]]
    return found + plain[:-1] + (["+" + plain[0][-_ENDING:]] if len(plain) > 1 else [])


@cache
def _counts() -> tuple[dict[str, Counter[str]], Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for name, countries in load().people():
        for code in countries - {"IGO"}:
            sizes[code] += 1
            for feature in _features(fold(name)):
                counts[feature][code] += 1
    return dict(counts), sizes
