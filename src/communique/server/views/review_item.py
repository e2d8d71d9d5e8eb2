"""What the review page shows of one event: the words that the decision hangs on, however many report it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.ledger.detail import detail_of
from communique.ledger.outline import load_outline
from communique.ledger.reports import load_reports
from communique.ledger.reviewing import least_sure

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger.detail import EventDetail
    from communique.ledger.history import Contradiction
    from communique.ledger.reports import Report
    from communique.ledger.reviewing import Item, Kind

SHOWN = 12
"""Reports that are shown."""
VALUES, WORDS = 4, 4
"""Values of a disagreement that are shown, those most told, and reports of each."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of several values that cannot all be right, how many reports give it, and the first of them."""

    value: str
    count: int
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What reports contradict each other in, and how many values more there are."""

    field: str
    values: list[Value]
    more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An event to decide on; `off` is the report that may tell of another one, `unshown` counts the rest."""

    detail: EventDetail
    off: Report | None
    others: list[Report]
    unshown: int
    disputes: list[Dispute]

    @property
    def can_be_split(self) -> bool:
        return len(self.others) + (self.off is not None) > 1


def load_item(connection: Connection, item: Item, kind: Kind) -> Shown:
    """Load what is shown of an item of a queue. Raises `UnknownEntry`."""
    outline = load_outline(connection, item.event)
    every = [claim.number for claim in outline.claims]
    off = None
    if kind == "unsure":
        off = item.claim if item.claim in every else least_sure(connection, outline.number)
    others = [number for number in every if number != off]
    told = [_most_told(found) for found in outline.contradictions]
    wanted = {*others[:SHOWN]} | ({off} if off else set())
    wanted.update(claim for values in told for _, claims in values for claim in claims[:WORDS])
    loaded = load_reports(connection, wanted)
    shown = [number for number in every if number in loaded]
    return Shown(
        detail_of(connection, outline.number, loaded, shown, (), outline.contradictions),
        loaded[off] if off else None,
        [loaded[number] for number in others[:SHOWN]],
        max(len(others) - SHOWN, 0),
        [
            Dispute(
                found.field,
                [Value(v, len(claims), [loaded[n] for n in claims[:WORDS]]) for v, claims in values],
                len(found.values) - len(values),
            )
            for found, values in zip(outline.contradictions, told, strict=True)
        ],
    )


def _most_told(found: Contradiction) -> list[tuple[str, tuple[int, ...]]]:
    return sorted(found.values, key=lambda one: -len(one[1]))[:VALUES]
