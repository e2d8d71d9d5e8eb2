"""The reports of an event as its page shows them: by outlet, what repeats a report folded, some at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.ledger.claim import Claim
    from communique.ledger.outline import Outline

SIZE = 20
"""Reports of one page, those folded apart."""
MOST_FOLDED = 40
"""Copies and further passages that stand behind one report; the API has all."""
NO_OUTLET = "Outlet unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """A report, by the number of its claim: copies of its text, in `outlets` others, and further passages.

    `more` counts copies and passages that are not shown.
    """

    claim: int
    copies: tuple[int, ...]
    passages: tuple[int, ...]
    outlets: int
    more: int

    @property
    def claims(self) -> tuple[int, ...]:
        return (self.claim, *self.copies, *self.passages)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, how many articles of it are no copies, and its reports, the first one first."""

    name: str
    articles: int
    told: tuple[Told, ...]

    @property
    def first(self) -> int:
        return self.told[0].claim


@dataclass(frozen=True, slots=True)
class Part:
    """The outlets of one page with the reports shown there, and the claims that other pages begin with."""

    outlets: list[Outlet]
    before: int | None
    following: int | None

    @property
    def told(self) -> Iterator[Told]:
        for outlet in self.outlets:
            yield from outlet.told


def by_outlet(outline: Outline) -> list[Outlet]:
    """Give all outlets, the one that reported first before the others; copies stand with what they copy."""
    same: dict[int, list[Claim]] = {}
    for claim in outline.claims:
        same.setdefault(claim.root, []).append(claim)
    found: dict[str, list[tuple[Claim, Told]]] = {}
    for claims in same.values():
        lead = next((claim for claim in claims if claim.article == claim.root), claims[0])
        name = outline.outlets.get(lead.number) or NO_OUTLET
        found.setdefault(name, []).append((lead, _told(lead, claims, outline)))
    return [Outlet(name, len(leads), tuple(told for _, told in leads)) for name, leads in found.items()]


def _told(lead: Claim, claims: Sequence[Claim], outline: Outline) -> Told:
    copies = [claim for claim in claims if claim.article != lead.article]
    passages = [c.number for c in claims if c.article == lead.article and c is not lead]
    outlets = {outline.outlets.get(claim.number) for claim in copies} - {outline.outlets.get(lead.number)}
    left = max(len(copies) - MOST_FOLDED, 0) + max(len(passages) - MOST_FOLDED, 0)
    shown = tuple(claim.number for claim in copies[:MOST_FOLDED])
    return Told(lead.number, shown, tuple(passages[:MOST_FOLDED]), len(outlets), left)


def part_of(outlets: Sequence[Outlet], first: int | None) -> Part:
    """Give the page that begins with a claim, the first page where no report begins with it."""
    every = [told.claim for outlet in outlets for told in outlet.told]
    at = every.index(first) if first in every else 0
    shown = set(every[at : at + SIZE])
    cut = [replace(one, told=tuple(t for t in one.told if t.claim in shown)) for one in outlets]
    return Part(
        [one for one in cut if one.told],
        every[max(at - SIZE, 0)] if at else None,
        every[at + SIZE] if at + SIZE < len(every) else None,
    )
