"""How real an act is, by its verb group, what governs it and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.acts.governors import ADJECTIVES, NOT_DONE, OF_NOUNS, PUT_OFF, STATUS, status_by
from communique.reading.acts.verbs import MAY, OUGHT, WILL

if TYPE_CHECKING:
    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.view import SentenceView
    from communique.record import Status

_PLANS = frozenset("plan plans decision intention invitation order agreement deal commitment".split())
_HOPES = frozenset(
    "hope hopes proposal proposals effort efforts attempt attempts bid desire readiness".split()
)
_DENYING = STATUS["denied"]


def status_of_verb(view: SentenceView, clause: Clause) -> Status | None:
    """Give the status of what a clause reports; None where it is not done, or only ought to be."""
    helpers = clause.group.helpers
    if clause.group.is_negated or helpers & OUGHT or _is_condition(view, clause):
        return None
    if clause.group.shape == "infinitive":
        return _status_of_infinitive(view, clause)
    if clause.group.shape == "finite" and clause.governor is not None and clause.governor.lemma in _DENYING:
        return "denied"
    if helpers & WILL:
        return "planned"
    if helpers & MAY:
        return "possible"
    if clause.group.shape == "ing" and clause.governor is not None:
        return _status_by_governor(view, clause)
    return "occurred"


def _is_condition(view: SentenceView, clause: Clause) -> bool:
    i = clause.left - 1
    while i >= 0 and view.code(i) in "DJnN":
        i -= 1
    return view.low(i) in {"if", "unless", "whether", "lest"} or view.low(clause.left) in {"if", "unless"}


def _status_of_infinitive(view: SentenceView, clause: Clause) -> Status | None:
    to = clause.group.to or 0
    word = view.low(to - 1)
    if clause.governor is None:
        return "planned"
    if word in _PLANS:
        return "planned"
    if word in _HOPES:
        return "possible"
    return _status_by_governor(view, clause)


def _status_by_governor(view: SentenceView, clause: Clause) -> Status | None:
    governor = clause.governor
    if governor is None:
        return "occurred"
    if governor.lemma in NOT_DONE:
        return None
    to = clause.group.to
    before = view.low(to - 1) if to is not None else ""
    adjective = status_by(before) if before != view.low(governor.group.at) else None
    if adjective is not None:
        return adjective
    own = status_by(governor.lemma)
    if own is not None:
        return "possible" if own == "planned" and governor.group.is_negated else own
    if governor.lemma == "be" and to == governor.group.end:
        return "planned"
    return status_of_verb(view, governor) if governor is not clause else "occurred"


def status_by_verb_around(governor: Clause) -> Status | None:
    """Give the status of an act that is the object of a verb, or its passive subject."""
    return PUT_OFF.get(governor.lemma) or OF_NOUNS.get(governor.lemma)


def status_by_adjective(view: SentenceView, start: int) -> Status | None:
    """Give what the words right before a noun say of it: "a planned visit"."""
    for i in range(start - 1, max(-1, start - 6), -1):
        if view.code(i) in "VCA,;:.":
            break
        if view.low(i) in ADJECTIVES:
            return ADJECTIVES[view.low(i)]
    return None
