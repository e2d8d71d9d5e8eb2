"""Acts named by nouns: "talks between A and B", "Russia's invasion of Ukraine", "held talks with"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading.acts import sides
from communique.reading.acts.governors import ENDED, ENDING, LIGHT
from communique.reading.acts.status import status_by_adjective, status_by_verb_around, status_of_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.lexicon import Entry
    from communique.reading.acts.sides import Side
    from communique.reading.acts.view import SentenceView
    from communique.record import EventType, Status

_BEFORE = 12
_AGENT = ("by",)
_HAPPEN = frozenset("take be come go proceed occur happen begin start end follow continue resume collapse stall fail".split())


@dataclass(frozen=True, slots=True)
class Found:
    """The sides and status of an act, its type (ended sanctions are CONCEDE), and the words that report it."""

    type: EventType
    sources: Side
    targets: Side
    status: Status
    left: int
    right: int


def read_noun(
    view: SentenceView, clauses: Sequence[Clause], entry: Entry, start: int, end: int
) -> Found | None:
    """Read the act that the noun at words `start` to `end` names; None where nobody does it."""
    governor = _verb_before(view, clauses, start)
    follower = _verb_after(view, clauses, end)
    sources, targets = sides.between(view, end)
    if not sources:
        sources = sides.possessor(view, start) or sides.behind(view, end, _AGENT)
        targets = sides.behind(view, end, entry.slots)
    left = start
    if not sources and governor is not None and governor.lemma in LIGHT | ENDING:
        sources, left = _lent(view, governor, end)
    if sources and not targets and entry.type == "CONSULT" and len(sources) > 1:
        sources, targets = sides.split(sources)
    status = _status(view, governor, follower, start)
    if not sources or status is None:
        return None
    left = min([left, start, *(n.start for n in sources)])
    kind = ENDED.get(entry.type, entry.type) if _is_ended(governor, status) else entry.type
    return Found(kind, sources, targets, status, left, max([end, *(n.end for n in targets)]))


def _lent(view: SentenceView, governor: Clause, end: int) -> tuple[Side, int]:
    """Give the source that a light verb lends: its subject, or behind "by" where it is passive."""
    if governor.group.voice == "passive":
        agents = sides.behind(view, max(governor.group.end, end), _AGENT)
        return agents, governor.group.start
    return governor.subject, governor.left


def _is_ended(governor: Clause | None, status: Status) -> bool:
    return governor is not None and governor.lemma in ENDING and status not in ("cancelled", "postponed")


def _verb_before(view: SentenceView, clauses: Sequence[Clause], start: int) -> Clause | None:
    """Give the verb whose object the noun is."""
    for clause in reversed(clauses):
        if clause.group.end <= start:
            between = view.codes[clause.group.end : start]
            is_near = len(between) <= _BEFORE and not set(between) & set(";:.WHSR")
            return clause if is_near else None
    return None


def _verb_after(view: SentenceView, clauses: Sequence[Clause], end: int) -> Clause | None:
    """Give the verb whose subject the noun is."""
    for clause in clauses:
        if clause.group.start >= end and clause.left <= end - 1:
            return clause
    return None


def _status(
    view: SentenceView, governor: Clause | None, follower: Clause | None, start: int
) -> Status | None:
    adjective = status_by_adjective(view, start)
    if governor is not None and (around := status_by_verb_around(view, governor)):
        return around
    if follower is not None and (around := status_by_verb_around(view, follower)):
        return around
    if adjective is not None:
        return adjective
    if governor is not None and governor.lemma in LIGHT:
        return status_of_verb(view, governor)
    if follower is not None and follower.lemma in _HAPPEN:
        return status_of_verb(view, follower)
    return "occurred"
