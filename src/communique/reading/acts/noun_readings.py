"""Acts named by nouns: "talks between A and B", "Russia's invasion of Ukraine", "held talks with"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.acts import sides
from communique.reading.acts.governors import ENDED, ENDING, HAPPENING, LENDING, LIGHT
from communique.reading.acts.lexicon import surfaces
from communique.reading.acts.readings import Reading, Unread
from communique.reading.acts.status import status_by_adjective, status_by_verb_around, status_of_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.lexicon import Entry, Surface
    from communique.reading.acts.sides import Side
    from communique.reading.acts.view import SentenceView
    from communique.record import EventType, Status

BY_THE_STATE = frozenset({"COERCE", "CONCEDE", "ACCUSE"})
"""Acts that the authorities do where the text does not say who did: "two editors were arrested"."""
_BEFORE = 12
_AGENT = ("by",)


def read_nouns(view: SentenceView, clauses: Sequence[Clause], taken: set[int]) -> Iterator[Reading | Unread]:
    """Give what each noun says that is a trigger; words in `taken` have been read as verbs."""
    i = 0
    while i < len(view.words):
        surface = _surface_at(view, i)
        if surface is None or i in taken or view.named_at(i) or view.code(i) == "t":
            i += 1
            continue
        end = i + len(surface.words)
        yield _read(view, clauses, surface.entry, (i, end))
        i = end


def _surface_at(view: SentenceView, i: int) -> Surface | None:
    for surface in surfaces().get(view.words[i].low, ()):
        if surface.entry.form != "verb" and view.has_words(i, surface.words):
            return surface
    return None


def _read(
    view: SentenceView, clauses: Sequence[Clause], entry: Entry, trigger: tuple[int, int]
) -> Reading | Unread:
    start, end = trigger
    around = _clause_around(view, clauses, start)
    governor, follower = _verb_before(view, around, start), _verb_after(clauses, end)
    sources, targets, left = _sides(view, entry, trigger, governor)
    if targets and not sources and entry.type == "CONSULT":
        sources = _host_of_relative(view, clauses, end, targets)
    status = _status(view, governor, follower, start)
    if status == "occurred" and entry.type == "CONSULT" and around is not None:
        outer = status_of_verb(view, around)  # "could lead to a meeting": no more real than what leads to it
        status = outer if outer in ("planned", "possible") else status
    if not sources and not (targets and entry.type in BY_THE_STATE):
        return Unread(f"who does what “{view.text(start, end)}” names is not told")
    if status is None:
        return Unread(f"“{view.text(start, end)}” is negated, conditional or only ought to be")
    extent = min([left, start, *(n.start for n in sources)]), max([end, *(n.end for n in targets)])
    is_bound = left == start and (follower is None or follower.lemma not in HAPPENING)
    return Reading(
        entry, _type(entry, governor, status), sources, targets, status, trigger, extent, is_bound=is_bound
    )


def _sides(
    view: SentenceView, entry: Entry, trigger: tuple[int, int], governor: Clause | None
) -> tuple[Side, Side, int]:
    """Give both sides, and the word at which the report begins."""
    start, end = trigger
    sources, targets = sides.between(view, end)
    if sources:
        return sources, targets, start
    targets = sides.behind(view, end, entry.slots)
    sources = sides.possessor(view, start) or _agent(view, end) or sides.behind(view, end, entry.agents)
    if sources:
        return sources, targets, start
    if governor is None or governor.lemma not in LENDING:
        return (), targets, start
    sources, left = _lent(view, governor, end)
    if len(sources) > 1 and entry.type == "CONSULT":
        sources, targets = sides.split(sources)
    elif sources and not targets and entry.type == "CONSULT":  # "held meetings in Oslo"
        targets = tuple(named for named in sides.behind(view, end, ("in",)) if named.kind == "GPE")
    return sources, targets, left


def _agent(view: SentenceView, end: int) -> Side:
    """Give who stands behind "by" after the noun and its "of …": "the shelling of Via Town by rebels"."""
    by = next((i for i in range(end, len(view.words)) if view.low(i) == "by"), None)
    if by is None:
        return ()
    is_participle = view.code(by - 1) == "d"  # "a subpoena issued by the court"
    between = view.codes[end : by - is_participle]
    return () if set(between) - set("FDNnGJ") else sides.behind(view, by, _AGENT)


def _host_of_relative(view: SentenceView, clauses: Sequence[Clause], end: int, targets: Side) -> Side:
    """Give the other party of "a call with A during which B said": the subject of that clause."""
    for clause in clauses:
        is_relative = "W" in view.codes[end : clause.group.start]
        if clause.group.start >= end and is_relative and clause.subject:
            return () if set(clause.subject) & set(targets) else clause.subject
    return ()


def _lent(view: SentenceView, governor: Clause, end: int) -> tuple[Side, int]:
    """Give the source that a verb lends: its subject, or who stands behind "by" where it is passive."""
    if governor.group.voice == "passive":
        return sides.behind(view, max(governor.group.end, end), _AGENT), governor.group.start
    return governor.subject, governor.left


def _type(entry: Entry, governor: Clause | None, status: Status) -> EventType:
    is_ended = governor is not None and governor.lemma in ENDING and status not in ("cancelled", "postponed")
    return ENDED.get(entry.type, entry.type) if is_ended else entry.type


def _clause_around(view: SentenceView, clauses: Sequence[Clause], start: int) -> Clause | None:
    """Give the clause whose verb stands before the noun, the noun in its object or behind it."""
    for clause in reversed(clauses):
        if clause.group.end <= start:
            between = view.codes[clause.group.end : start]
            is_near = len(between) <= _BEFORE and not set(between) & set(";:.WHSR")
            return clause if is_near else None
    return None


def _verb_before(view: SentenceView, around: Clause | None, start: int) -> Clause | None:
    """Give the verb whose object the noun is; in "hold Oslo to account for its war" it has none."""
    if around is None or set(view.codes[around.group.end + 1 : start]) & {"P", "T"}:
        return None
    return around


def _verb_after(clauses: Sequence[Clause], end: int) -> Clause | None:
    """Give the verb whose subject the noun is."""
    return next((c for c in clauses if c.group.start >= end and c.left <= end - 1), None)


def _status(
    view: SentenceView, governor: Clause | None, follower: Clause | None, start: int
) -> Status | None:
    for verb in (governor, follower):
        if verb is not None and (around := status_by_verb_around(verb)):
            return around
    if adjective := status_by_adjective(view, start):
        return adjective
    if governor is not None and governor.lemma in LIGHT:
        return status_of_verb(view, governor)
    if follower is not None and follower.lemma in HAPPENING:
        return status_of_verb(view, follower)
    return "occurred"
