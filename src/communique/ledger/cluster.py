"""Group claims into events: average linkage, with what people decided as law.

The groups depend on the claims and not on their order: claims that no chain of likely matches joins never
meet, and within a chain the closest groups join first, equals by their keys.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from communique.ledger.weights import goes_on, probability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.ledger.claim import Claim

Pair = tuple[int, int]
"""The numbers of two claims, the smaller first."""
LIKELY = 2.5
"""Log odds from which two claims are linked."""
ALIKE = 0.0
"""Mean log odds from which two groups are one: not every two reports of a long story need be alike."""
UNLIKELY = -2.0
"""Log odds of a pair of claims that is not a likely match."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of claims, by number and the smaller first, that people joined or parted."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()


NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Link:
    """A likely match of two claims: the log odds that they report one event, and why."""

    score: float
    reason: str

    @property
    def probability(self) -> float:
        return probability(self.score)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that report one event, in the order of their keys.

    `joins` has, by the number of a claim, its best link to one reported before it; the first has none, nor
    has one that people joined.
    """

    claims: tuple[Claim, ...]
    joins: dict[int, Link]


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def group(claims: Sequence[Claim], links: Mapping[Pair, Link], decided: Decided = NOTHING) -> list[Group]:
    """Group the claims of one component; `links` are its likely matches.

    Pairs that are not linked count as `UNLIKELY`, whatever else is known of them; claims that people joined
    count as one, and so do those of a war or another long act, which a chain of links joins however long it
    is. The groups are in the order of the keys of their first claims.
    """
    ordered = sorted(claims, key=lambda claim: claim.key)
    place = {claim.number: at for at, claim in enumerate(ordered)}
    linkage = _Linkage(len(ordered))
    for one, other in sorted(decided.parted):
        if one in place and other in place:
            linkage.part(place[one], place[other])
    for one, other in sorted(decided.joined):
        if one in place and other in place:
            linkage.join(place[one], place[other])
    placed = {pair(place[one], place[other]): found for (one, other), found in links.items()}
    for one, other in sorted(placed):
        if goes_on(ordered[one].stem, ordered[other].stem):
            linkage.join(one, other)
    linkage.run({places: found.score for places, found in placed.items()})
    groups = []
    for members in linkage.groups():
        members.sort()
        groups.append(Group(tuple(ordered[at] for at in members), _joins(members, ordered, placed)))
    return groups


def _joins(members: Sequence[int], ordered: Sequence[Claim], links: Mapping[Pair, Link]) -> dict[int, Link]:
    """Give each claim its best link to one that was reported before it."""
    by_day = sorted(members, key=lambda at: (str(ordered[at].published or ""), at))
    found = {}
    for number, place in enumerate(by_day):
        before = [links[p] for other in by_day[:number] if (p := pair(other, place)) in links]
        if before:
            found[ordered[place].number] = max(before, key=lambda one: one.score)
    return found


class _Linkage:
    """Average linkage over a sparse graph: of all pairs of groups the closest joins first.

    The method is that of Sokal and Michener (1958). Only groups with a link between them can be close, so a
    heap of the links is all that is searched.
    """

    def __init__(self, size: int) -> None:
        self._members: dict[int, list[int]] = {at: [at] for at in range(size)}
        self._weights = [1] * size
        self._home = list(range(size))
        self._parted: dict[int, set[int]] = defaultdict(set)
        self._sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)

    def part(self, one: int, other: int) -> None:
        self._parted[one].add(other)
        self._parted[other].add(one)

    def join(self, one: int, other: int) -> None:
        """Join the groups of two claims, unless they are parted."""
        first, second = self._home[one], self._home[other]
        if first != second and not self._are_parted(first, second):
            self._merge(first, second)
            self._weights[first] = 1

    def run(self, links: Mapping[Pair, float]) -> None:
        for (one, other), score in sorted(links.items()):
            first, second = self._home[one], self._home[other]
            if first != second:
                best = max(score, self._sums[first].get(second, (score, 1))[0])
                self._sums[first][second] = self._sums[second][first] = (best, 1)
        heap = [(-self._mean(a, b), a, b) for a in self._sums for b in self._sums[a] if a < b]
        heapify(heap)
        while heap:
            mean, first, second = heappop(heap)
            if -mean < ALIKE:
                break
            is_current = second in self._sums.get(first, ()) and self._mean(first, second) == -mean
            if is_current and not self._are_parted(first, second):
                kept = self._merge(first, second)
                for other in self._sums[kept]:
                    a, b = pair(kept, other)
                    heappush(heap, (-self._mean(a, b), a, b))

    def groups(self) -> list[list[int]]:
        return [self._members[at] for at in sorted(self._members, key=lambda at: min(self._members[at]))]

    def _add(self, first: int, second: int, score: float, count: int) -> None:
        total, links = self._sums[first].get(second, (0.0, 0))
        self._sums[first][second] = (total + score, links + count)

    def _mean(self, first: int, second: int) -> float:
        total, links = self._sums[first][second]
        pairs = self._weights[first] * self._weights[second]
        return (total + UNLIKELY * (pairs - links)) / pairs

    def _are_parted(self, first: int, second: int) -> bool:
        one, other = sorted((first, second), key=lambda at: len(self._members[at]))
        return any(
            self._home[apart] == other for at in self._members[one] for apart in self._parted.get(at, ())
        )

    def _merge(self, first: int, second: int) -> int:
        """Take the second group into the first."""
        for at in self._members[second]:
            self._home[at] = first
        self._members[first] += self._members.pop(second)
        self._weights[first] += self._weights[second]
        for other, (total, links) in sorted(self._sums.pop(second, {}).items()):
            del self._sums[other][second]
            if other != first:
                self._add(first, other, total, links)
                self._add(other, first, total, links)
        self._sums[first].pop(second, None)
        return first


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
