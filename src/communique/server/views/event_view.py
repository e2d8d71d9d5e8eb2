"""What of an event its page shows: the steps of its history, disagreements and reports that fit on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.ledger.detail import detail_of
from communique.ledger.outline import load_outline
from communique.ledger.related import load_related
from communique.ledger.reports import load_reports
from communique.server.views.telling import Outlet, Part, by_outlet, part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from communique.ledger.detail import EventDetail, Participant
    from communique.ledger.history import Contradiction, Step
    from communique.ledger.outline import Outline
    from communique.ledger.related import Related
    from communique.ledger.reports import Report

STEPS = 40
"""Steps of a history on one page, once somebody asks for all."""
_HEAD, _TAIL = 3, 4
PEOPLE = 5
"""Names of a side that are shown at once."""
VERSIONS, WORDS = 6, 3
"""Values of a disagreement that are shown with words, those most told, and reports of each."""


@dataclass(frozen=True, slots=True)
class History:
    """Steps: the first and the last ones for the line, and those of the list, from the `at`-th on.

    `folded` counts the steps between the first and the last ones; where it is 0, the first are all.
    """

    head: list[Step]
    folded: int
    tail: list[Step]
    shown: list[Step]
    at: int
    count: int
    before: int | None
    following: int | None


@dataclass(frozen=True, slots=True)
class Value:
    """One of several values that cannot all be right, how many reports give it, and the first of them."""

    value: str
    count: int
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What reports contradict each other in: the values most told, and the others without words."""

    field: str
    values: list[Value]
    others: list[Value]


@dataclass(frozen=True, slots=True)
class View:
    """An event as its page shows it; `reports` are those of claims that the page names, by their numbers."""

    detail: EventDetail
    first: Report
    outline: Outline
    history: History
    disputes: list[Dispute]
    outlets: list[Outlet]
    part: Part
    reports: dict[int, Report]
    related: list[Related]

    @property
    def first_named(self) -> list[Participant]:
        """Give those who are shown at once: a few of each side."""
        every = self.detail.participants
        return [who for side in ("source", "target") for who in [w for w in every if w.side == side][:PEOPLE]]

    @property
    def named_besides(self) -> list[Participant]:
        shown = self.first_named
        return [who for who in self.detail.participants if who not in shown]

    @property
    def countries(self) -> list[str | None]:
        """Give the country in which each claim places the event."""
        return [claim.where.country for claim in self.outline.claims if claim.where]


def load_view(connection: Connection, name: str, steps: int | None, reports: int | None) -> View:
    """Load what a page shows that begins with certain claims in its history and reports.

    Raises `UnknownEntry`.
    """
    outline = load_outline(connection, name)
    history, outlets = history_of(outline.steps, steps), by_outlet(outline)
    part = part_of(outlets, reports)
    told = [_most_told(found) for found in outline.contradictions]
    wanted = {outline.claims[0].number, *outline.conflicting, *(step.claim for step in history.shown)}
    wanted.update(claim for one in part.told for claim in one.claims)
    wanted.update(claim for values in told for _, claims in values for claim in claims[:WORDS])
    loaded = load_reports(connection, wanted)
    detail = detail_of(
        connection, outline.number, loaded, [claim for one in part.told for claim in one.claims],
        history.shown, outline.contradictions,
    )  # fmt: skip
    disputes = [
        _dispute(found, values, loaded) for found, values in zip(outline.contradictions, told, strict=True)
    ]
    return View(
        detail, loaded[outline.claims[0].number], outline, history, disputes, outlets, part, loaded,
        load_related(connection, name),
    )  # fmt: skip


def history_of(steps: Sequence[Step], first: int | None = None) -> History:
    """Fold a history; with the claim of a step, list the steps from that one on."""
    is_short = len(steps) <= _HEAD + _TAIL + 1
    head = list(steps) if is_short else list(steps[:_HEAD])
    tail = [] if is_short else list(steps[-_TAIL:])
    folded = len(steps) - len(head) - len(tail)
    at = next((n for n, step in enumerate(steps) if step.claim == first), None)
    if first is None or at is None or not folded:
        return History(head, folded, tail, [*head, *tail], 0, len(steps), None, None)
    return History(
        head, folded, tail, list(steps[at : at + STEPS]), at, len(steps),
        steps[max(at - STEPS, 0)].claim if at else None,
        steps[at + STEPS].claim if at + STEPS < len(steps) else None,
    )  # fmt: skip


def _most_told(found: Contradiction) -> list[tuple[str, tuple[int, ...]]]:
    """Give the values that most reports tell, in the order of all."""
    most = sorted(found.values, key=lambda one: -len(one[1]))[:VERSIONS]
    return [one for one in found.values if one in most]


def _dispute(
    found: Contradiction, told: list[tuple[str, tuple[int, ...]]], loaded: dict[int, Report]
) -> Dispute:
    values = [Value(v, len(claims), tuple(loaded[c] for c in claims[:WORDS])) for v, claims in told]
    others = [Value(v, len(claims), ()) for v, claims in found.values if (v, claims) not in told]
    return Dispute(found.field, values, others)
