"""Questions to begin with, made from who acts towards whom most in the latest events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from communique.gazetteer.countries import country_by_code
from communique.server.site import pair_address, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communique.ledger.dyads import Dyad

Pair = tuple[str, str]
_WITH_ARTICLE = frozenset("USA GBR ARE NLD PHL CZE BHS MDV GMB COM SYC DOM CAF COD COG VAT".split())
"""States whose names take an article."""


class Example(NamedTuple):
    """A question in words, and the address of its answer."""

    words: str
    address: str


def examples_of(dyads: Sequence[Dyad]) -> list[Example]:
    """Make up to five questions, each of other two states where there are enough."""
    meeting = [one for one in dyads if one.type == "CONSULT"]
    planned = [one for one in dyads if one.status == "planned"]
    hostile = [one for one in dyads if one.type in ("SANCTION", "THREATEN", "ACCUSE")]
    asked: list[tuple[Iterable[Dyad], Callable[[str, str], Example]]] = [
        (dyads, _between), (meeting, _met), (planned, _planned), (hostile, _said), (dyads, _done),
    ]  # fmt: skip
    found, taken = list[Example](), set[frozenset[str]]()
    for some, make in asked:
        pairs = _most(some)
        pair = next((one for one in pairs if frozenset(one) not in taken), pairs[0] if pairs else None)
        if pair:
            taken.add(frozenset(pair))
            found.append(make(*pair))
    return found


def _most(dyads: Iterable[Dyad]) -> list[Pair]:
    counts: Counter[Pair] = Counter()
    for one in dyads:
        counts[one.source, one.target] += one.events
    return [pair for pair, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]


def _named(code: str) -> str:
    country = country_by_code(code)
    name = country.name if country else code
    return f"the {name}" if code in _WITH_ARTICLE or name.endswith(" Islands") else name


def _between(one: str, other: str) -> Example:
    return Example(f"What passed between {_named(one)} and {_named(other)}?", pair_address(one, other))


def _met(one: str, other: str) -> Example:
    asked = f"{query(actors=one)}&{query(actors=other, type='CONSULT')}"
    return Example(f"When did {_named(one)} and {_named(other)} confer?", f"/events?{asked}")


def _planned(one: str, other: str) -> Example:
    asked = f"{query(actors=one)}&{query(actors=other, status='planned')}"
    return Example(f"What is planned between {_named(one)} and {_named(other)}?", f"/events?{asked}")


def _said(one: str, other: str) -> Example:
    return Example(
        f"What did {_named(one)} say about {_named(other)}?", f"/quotes?{query(speaker=one, about=other)}"
    )


def _done(one: str, other: str) -> Example:
    asked = query(source=one, target=other)
    return Example(f"What did {_named(one)} do towards {_named(other)}?", f"/events?{asked}")
