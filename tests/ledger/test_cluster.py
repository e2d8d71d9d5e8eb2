"""Claims are grouped by their links, whatever order they come in; what people decided is law."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.cluster import Decided, Link, components, group, pair

if TYPE_CHECKING:
    from communique.ledger.claim import Claim


@dataclass(frozen=True)
class Numbered:
    """As much of a claim as grouping looks at."""

    number: int
    published: None = None
    stem: str = "met"

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (f"{self.number:03}", "", "", "")


def grouped(
    links: dict[tuple[int, int], float], decided: Decided | None = None, seed: int = 0, stem: str = "met"
) -> list[list[int]]:
    """Give the groups of the claims that the links name, by number; `seed` shuffles what comes first."""
    claims = [Numbered(number, stem=stem) for number in {n for numbers in links for n in numbers}]
    random.Random(seed).shuffle(claims)
    rows = list(links.items())
    random.Random(seed).shuffle(rows)
    told = {pair(*numbers): Link(score, "") for numbers, score in rows}
    found = group(cast("list[Claim]", claims), told, decided or Decided())
    return [[claim.number for claim in one.claims] for one in found]


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ({(1, 2): 4.0}, [[1, 2]]),
        ({(1, 2): 4.0, (2, 3): 4.0, (1, 3): 4.0}, [[1, 2, 3]]),
        ({(1, 2): 4.0, (2, 3): 1.8}, [[1, 2], [3]]),  # 3 is nothing like 1
        ({(1, 2): 1.8, (2, 3): 6.0}, [[1], [2, 3]]),
        ({(1, 2): 2.0, (3, 4): 2.0, (2, 3): 1.5}, [[1, 2], [3, 4]]),
    ],
)
def test_the_closest_join_first_and_a_chain_is_no_group(
    links: dict[tuple[int, int], float], groups: list[list[int]]
) -> None:
    assert grouped(links) == groups


def test_a_war_is_one_event_however_long_the_chain_of_its_reports() -> None:
    chain = {(number, number + 1): 3.0 for number in range(1, 20)}
    assert len(grouped(chain, stem="war")) == 1
    assert len(grouped(chain)) > 1
    assert len(grouped(chain, Decided(parted=frozenset({(9, 10)})), stem="war")) == 2


def test_what_people_parted_stays_apart_and_what_they_joined_together() -> None:
    every = {(1, 2): 4.0, (2, 3): 4.0, (1, 3): 4.0}
    assert grouped(every, Decided(parted=frozenset({(1, 3), (2, 3)}))) == [[1, 2], [3]]
    joined = Decided(joined=frozenset({(1, 3)}))
    assert grouped({(1, 2): 4.0, (3, 4): 0.0}, joined) == [[1, 2, 3], [4]]  # who fits one of them fits both


LINKS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([1.0, 1.5, 2.0, 2.5, 4.0]),
    min_size=1,
)


@given(LINKS, st.integers(1, 5))
def test_the_order_of_claims_and_links_does_not_matter(
    links: dict[tuple[int, int], float], seed: int
) -> None:
    assert grouped(links) == grouped(links, seed=seed)


def test_components_are_what_chains_connect() -> None:
    claims = cast("list[Claim]", [Numbered(number) for number in (5, 3, 1, 2, 4)])
    found = components(claims, [(1, 2), (2, 5)])
    assert [[claim.number for claim in part] for part in found] == [[1, 2, 5], [3], [4]]
