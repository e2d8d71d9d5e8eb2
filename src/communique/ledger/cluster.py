"""Group claims into events: average linkage, with what people decided as law.

The groups depend on the claims and not on their order: claims that no chain of likely matches joins never
meet, and within a chain the closest groups join first, equals by their keys.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from communique.ledger.match import NEVER, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from communique.ledger.claim import Claim
    from communique.ledger.match import Match

Pair = tuple[int, int]
"""The numbers of two claims, the smaller first."""
Scores = dict[Pair, "Match"]
LIKELY = 1.0
"""Log odds from which two claims are taken for one event."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of claims, by number and the smaller first, that people joined or parted."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()


NOTHING = Decided()


@dataclass(slots=True)
class Group:
    """Claims that report one event, sorted by key."""

    claims: list[Claim]
    joins: dict[int, Match] = field(default_factory=dict)
    """By the number of a claim, its best match within the group; none for the one that all others joined."""


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def group(claims: Sequence[Claim], decided: Decided = NOTHING, known: Scores | None = None) -> list[Group]:
    """Group claims of one component; see `merging` for how components are found. `known` are matches made."""
    ordered = sorted(claims, key=lambda claim: claim.key)
    scores = known if known is not None else {}
    for one, other in combinations(ordered, 2):
        if (numbers := pair(one.number, other.number)) not in scores:
            scores[numbers] = match(one, other)
    members = _joined_by_people(ordered, decided)
    totals = _totals(members, scores, decided)
    sizes = np.array([len(m) for m in members], dtype=float)
    while len(members) > 1:
        means = totals / np.outer(sizes, sizes)
        first, second = divmod(int(means.argmax()), len(members))
        if means[first, second] < LIKELY:
            break
        first, second = sorted((first, second))
        members[first] += members.pop(second)
        totals[first] += totals[second]
        totals[:, first] += totals[:, second]
        totals[first, first] = -np.inf
        totals = np.delete(np.delete(totals, second, 0), second, 1)
        sizes[first] += sizes[second]
        sizes = np.delete(sizes, second)
    return [Group(sorted(m, key=lambda c: c.key), _joins(m, scores)) for m in members]


def _joined_by_people(ordered: Sequence[Claim], decided: Decided) -> list[list[Claim]]:
    groups = [[claim] for claim in ordered]
    for one, other in sorted(decided.joined):
        homes = [i for i, members in enumerate(groups) if {c.number for c in members} & {one, other}]
        if len(homes) == 2:
            groups[homes[0]] += groups.pop(homes[1])
    return groups


def _totals(members: Sequence[Sequence[Claim]], scores: Scores, decided: Decided) -> npt.NDArray[np.float64]:
    """Give the sum of the scores between each two groups; minus infinity where people parted them."""
    size = len(members)
    totals = np.full((size, size), -np.inf)
    for first, second in combinations(range(size), 2):
        pairs = [pair(a.number, b.number) for a in members[first] for b in members[second]]
        if not any(p in decided.parted for p in pairs):
            totals[first, second] = totals[second, first] = _total([scores[p].score for p in pairs])
    return totals


def _total(scores: Sequence[float]) -> float:
    """Sum up the scores between two groups; of claims that people joined, the impossible count as the rest.

    People know that two claims of different acts or actors report one event; a third need not fit both.
    """
    possible = [score for score in scores if score > NEVER]
    return math.fsum(possible) * len(scores) / len(possible) if possible else NEVER * len(scores)


def _joins(members: Iterable[Claim], scores: Scores) -> dict[int, Match]:
    """Give each claim but the first its best match among those before it."""
    ordered = sorted(members, key=lambda claim: claim.key)
    found = {}
    for at, claim in enumerate(ordered[1:], 1):
        before = [scores[pair(claim.number, other.number)] for other in ordered[:at]]
        found[claim.number] = max(before, key=lambda m: m.score)
    return found


def components(claims: Iterable[Claim], edges: Iterable[Pair]) -> list[list[Claim]]:
    """Give the claims that chains of edges connect, each component sorted by key."""
    home = {claim.number: claim.number for claim in claims}

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for one, other in edges:
        home[root(one)] = root(other)
    found: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.key):
        found.setdefault(root(claim.number), []).append(claim)
    return list(found.values())
