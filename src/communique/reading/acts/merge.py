"""Acts that report one event, joined: one type, sides that agree, days and status that may be the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.cameo import cameo_code
from communique.plover import SYMMETRIC, VERBAL
from communique.reading.acts.confidence import confidence
from communique.record import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.draft import Act
    from communique.reading.document import Cast, Sentence
    from communique.record import Status

_SAID_ANEW = VERBAL - {"ACCUSE", "REJECT"}
"""Acts of words of which each new sentence is a new one, unless it says the same of the same people."""
_STAGE = {"occurred": 0, "planned": 1, "possible": 1, "postponed": 1, "cancelled": 1, "denied": 2}
_FIRMEST: tuple[Status, ...] = ("denied", "cancelled", "postponed", "occurred", "planned", "possible")
_DAYS_APART = 2
"""Reports of one act by the same people may differ so many days: a conflict, not two acts."""


@dataclass(frozen=True, slots=True)
class Merged:
    """An event with the acts that report it, in the order of the text."""

    event: Event
    acts: tuple[Act, ...]


def merge(acts: Sequence[Act], cast: Cast, sentences: Sequence[Sentence]) -> list[Merged]:
    """Join acts into events, numbered in the order of their first report."""
    groups: list[_Group] = []
    by_side: dict[tuple[str, str], list[int]] = {}
    for act in acts:
        keys = _keys(act, cast)
        candidates = sorted({i for key in keys for i in by_side.get((act.type, key), ())})
        home = next((groups[i] for i in candidates if groups[i].takes(act, cast)), None)
        if home is None:
            home = _Group(len(groups))
            groups.append(home)
        home.add(act)
        for key in keys:
            numbers = by_side.setdefault((act.type, key), [])
            if home.number not in numbers[-1:]:
                numbers.append(home.number)
    return [
        Merged(_event(f"E{group.number + 1}", group.acts, cast, sentences), tuple(group.acts))
        for group in groups
    ]


@dataclass(slots=True)
class _Group:
    """Acts that report one event; `kinds` holds one of each that differ in what merging looks at."""

    number: int
    acts: list[Act] = field(default_factory=list)
    kinds: dict[object, Act] = field(default_factory=dict)

    def takes(self, act: Act, cast: Cast) -> bool:
        return all(_may_be_one(act, other, cast) for other in self.kinds.values())

    def add(self, act: Act) -> None:
        self.acts.append(act)
        what = (act.sources, act.targets, act.status, act.mode, act.lemma, act.start, act.end)
        self.kinds.setdefault(what, act)


def _keys(act: Act, cast: Cast) -> set[str]:
    """Give the actors of the source and their countries; of acts that two do together, those of both sides.

    Two acts that may be one have one of these in common.
    """
    sides = (*act.sources, *act.targets) if act.type in SYMMETRIC else act.sources
    return {key for actor in sides for key in (actor, cast.actor(actor).country or actor)}


def _may_be_one(one: Act, other: Act, cast: Cast) -> bool:
    if one.type != other.type or _STAGE[one.status] != _STAGE[other.status]:
        return False
    if one.type in _SAID_ANEW and one.lemma != other.lemma and not _is_one_sentence(one, other):
        return False
    if one.mode != other.mode and "phone" in (one.mode, other.mode):
        return False
    if one.type == "CONSULT" and one.mode != other.mode and "visit" in (one.mode, other.mode):
        visit, talks = (one, other) if one.mode == "visit" else (other, one)
        if not _share(visit.targets, talks):  # whom a visitor meets there is an act of its own
            return False
    straight = _agree(one.sources, other.sources, cast) and _agree(one.targets, other.targets, cast)
    crossed = _agree(one.sources, other.targets, cast) and _agree(one.targets, other.sources, cast)
    if not (straight or (one.type in SYMMETRIC and crossed)):
        return False
    if one.status != other.status and not (_share(one.sources, other) and _share(one.targets, other)):
        return False
    return _days_agree(one, other)


def _is_one_sentence(one: Act, other: Act) -> bool:
    """Whether a verb and its noun tell one act: "reiterated the commitment to"."""
    return one.sentence == other.sentence and _share(one.targets, other)


def _share(side: Sequence[str], other: Act) -> bool:
    """Whether somebody of a side takes part in the other act too."""
    return not side or bool(set(side) & {*other.sources, *other.targets})


def _agree(side: Sequence[str], other: Sequence[str], cast: Cast) -> bool:
    """Whether two sides may be the same: an actor in common, or a state and who acts for it."""
    if not side or not other or set(side) & set(other):
        return True
    mine, theirs = [cast.actor(a) for a in side], [cast.actor(a) for a in other]
    return any(
        (
            a.country == b.country
            and a.country is not None
            and a.country != "IGO"
            and "person" not in {a.kind, b.kind}
        )
        or (a.country == b.country is not None and "state" in {a.kind, b.kind})
        for a in mine
        for b in theirs
    )


def _days_agree(one: Act, other: Act) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    if one.start <= other.end and other.start <= one.end:
        return True
    are_near = min(abs((one.start - other.end).days), abs((other.start - one.end).days)) <= _DAYS_APART
    same_people = _share(one.sources, other) and _share(one.targets, other)
    return are_near and one.type == "CONSULT" and one.mode != "visit" and same_people


def _event(name: str, acts: Sequence[Act], cast: Cast, sentences: Sequence[Sentence]) -> Event:
    best = max(acts, key=lambda act: _explicitness(act, cast, sentences))
    day = min((act for act in acts if act.start), key=lambda act: _vagueness(act, sentences), default=None)
    status = next(status for status in _FIRMEST if any(act.status == status for act in acts))
    place = next((act.place for act in (best, *acts) if act.place), None)
    ordered = sorted(acts, key=lambda act: -_explicitness(act, cast, sentences)[0])
    return Event(
        id=name,
        type=best.type,
        mode=best.mode or next((act.mode for act in acts if act.mode), None),
        cameo=cameo_code(best.type, status, best.cameo),
        sources=best.sources,
        targets=best.targets,
        status=status,
        start=day.start if day else None,
        end=day.end if day else None,
        when=day.when if day else None,
        place=place,
        said_by=best.said_by,
        trigger=best.trigger,
        evidence=tuple(dict.fromkeys(act.evidence for act in ordered)),
        score=max(confidence(act) for act in acts),
    )


def _vagueness(act: Act, sentences: Sequence[Sentence]) -> tuple[bool, int, bool]:
    """Rank days: the body before headline and caption, few before many, dates before weekdays."""
    days = (act.end - act.start).days if act.start and act.end else 0
    return sentences[act.sentence].part != "body", days, not act.names_day


def _explicitness(act: Act, cast: Cast, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """Rank reports: those with people, days and a target, and in the body, before others."""
    people = sum(cast.actor(a).kind == "person" for a in (*act.sources, *act.targets))
    in_body = sentences[act.sentence].part == "body"
    return 2 * in_body + people + (act.start is not None) + bool(act.targets), -act.trigger[0]
