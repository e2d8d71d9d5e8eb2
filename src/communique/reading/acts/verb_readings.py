"""Acts named by verbs: "France expelled two diplomats", "was arrested by police", "plans to visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.plover import SYMMETRIC, VERBAL
from communique.reading.acts import sides
from communique.reading.acts.inflection import verb_forms
from communique.reading.acts.lexicon import OBJECTS, surfaces
from communique.reading.acts.readings import Reading, Unread
from communique.reading.acts.status import status_of_verb
from communique.reading.acts.verbs import CANNOT, WILL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.lexicon import Entry
    from communique.reading.acts.view import SentenceView
    from communique.record import EventType

_SUPPRESSING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""What these acts are about is not an act of its own: "agreed to withdraw"."""
_AWAY = frozenset({"against", "from"})
"""Whoever is warned against doing something, or kept from it, has not done it."""
_WISHES = frozenset({"want", "wish", "like"})
_KNOWING = frozenset({"know", "be", "see", "understand", "remember"})
_AGENT = ("by",)
_PRESENT_BE = frozenset({"am", "is", "are", "'m", "'re"})


def read_verbs(view: SentenceView, clauses: Sequence[Clause]) -> Iterator[list[Reading | Unread]]:
    """Give, for each verb that is a trigger, what each of its entries says, the likeliest entry first."""
    suppressing: set[int] = set()
    for clause in clauses:
        entries = _entries_at(view, clause)
        if not entries:
            continue
        if entries[0].type in _SUPPRESSING and entries[0].slots != ("obj+to",):
            suppressing.add(id(clause))
        is_asked = clause.governor is not None and id(clause.governor) in suppressing and clause.group.to
        is_warned = clause.group.shape == "ing" and view.low(clause.group.start - 1) in _AWAY
        if is_asked or is_warned:
            yield [Unread("what it names is only asked for, promised, refused or threatened")]
        else:
            yield [_read(view, clause, entry) for entry in entries]


def _entries_at(view: SentenceView, clause: Clause) -> list[Entry]:
    at, end = clause.group.at, clause.group.end
    return [
        s.entry
        for s in surfaces().get(view.low(at), ())
        if s.entry.form == "verb"
        and len(s.words) == end - at
        and view.has_words(at, s.words)
        and (s.entry.thing is None or sides.has_object(view, clause, OBJECTS[s.entry.thing]))
    ]


def _read(view: SentenceView, clause: Clause, entry: Entry) -> Reading | Unread:
    kind: EventType = entry.type
    status = status_of_verb(view, clause)
    if status == "possible" and entry.type in VERBAL and _is_courtesy(clause):
        status = "occurred"
    if status is None and _is_refused(clause):
        kind, status = "REJECT", "occurred"
    if status is None:
        return Unread(f"“{view.low(clause.group.at)}” is negated, conditional or only ought to be")
    end = clause.group.end
    if _has_other_sense(view, entry, end):
        return Unread(f"“{view.low(clause.group.at)}” has another sense here")
    if clause.group.voice == "passive":
        sources, targets = sides.behind(view, end, _AGENT), clause.subject
    else:
        sources, targets = clause.subject, sides.targets_after(view, entry, end)
    if entry.type in SYMMETRIC and not targets and len(sources) > 1:
        sources, targets = sides.split(sources)
    named = (*sources, *targets)
    return Reading(
        entry,
        kind,
        sources,
        targets,
        status,
        (clause.group.start, end),
        (min([clause.group.start, *(n.start for n in named)]), max([end, *(n.end for n in named)])),
        is_present=_is_present(view, clause, entry),
    )


def _is_courtesy(clause: Clause) -> bool:
    """Whether somebody does in words what he says that he wants to: "I want to thank"."""
    return clause.group.to is not None and clause.governor is not None and clause.governor.lemma in _WISHES


def _has_other_sense(view: SentenceView, entry: Entry, end: int) -> bool:
    """Whether what follows shows another sense: "demonstrated that", "wants Oslo to know"."""
    if entry.type == "PROTEST" and entry.words[0] in {"demonstrate", "march", "rally"}:
        return view.code(end) in "HD"
    is_knowing = any(view.low(i - 1) == "to" and view.low(i) in _KNOWING for i in range(end, end + 8))
    return entry.slots == ("obj+to",) and is_knowing


def _is_refused(clause: Clause) -> bool:
    """Whether somebody says that they will not do it: "would never accept", "cannot sign"."""
    helpers = clause.group.helpers
    return clause.group.is_negated and clause.group.voice == "active" and bool(helpers & (WILL | CANNOT))


def _is_present(view: SentenceView, clause: Clause, entry: Entry) -> bool:
    """Whether the verb is in the present: "condemns", "are condemning", "would like to condemn"."""
    if clause.group.shape == "infinitive" and clause.governor is not None:
        governor = clause.governor.group
        return not (view.low(governor.at).endswith("ed") or governor.helpers & {"was", "were", "had"})
    if clause.group.helpers & _PRESENT_BE:
        return True
    forms = verb_forms(entry.words[0]).get(view.low(clause.group.at), set())
    return not clause.group.helpers and bool(forms & {"base", "s"})
