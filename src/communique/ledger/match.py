"""How likely two claims are to report one event, and why.

The score is the logarithm of the odds: a sum of what sides, days, mode, place and words say for or against.
What each is worth stands in `weights`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.ledger import weights
from communique.plover import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger.claim import Claim, Side, Where

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """The log odds that two claims report one event, and what speaks for and against."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def probability(self) -> float:
        return weights.probability(self.score)

    def told(self) -> str:
        """Say the reasons in words, the weightiest first."""
        ranked = sorted(self.reasons, key=lambda reason: -abs(reason[1]))
        return "; ".join(f"{words} ({weight:+.1f})" for words, weight in ranked)


def match(one: Claim, other: Claim) -> Match:
    """Weigh two claims. It does not matter which comes first."""
    if one.type != other.type:
        return Match(weights.NEVER, (("of another type", weights.NEVER),))
    sides = _sides(one, other)
    if weights.NEVER in (sides[0][1], sides[1][1]):
        return Match(weights.NEVER, sides)
    reasons = (("before any evidence", weights.PRIOR), *sides, *_evidence(one, other))
    return Match(math.fsum(weight for _, weight in reasons), reasons)  # the same whichever claim is first


def _evidence(one: Claim, other: Claim) -> Iterator[Reason]:
    yield _days(one, other)
    if one.mode and other.mode:
        yield _mode(one.mode, other.mode)
    if one.where and other.where:
        yield _place(one.where, other.where)
    if one.stem == other.stem:
        yield "the same trigger", weights.SAME_TRIGGER
    elif weights.goes_on(one.stem, other.stem):
        yield "both go on", weights.SAME_TRIGGER
    common = len(one.words & other.words)
    shared = common / (min(len(one.words), len(other.words)) or 1)
    alike = common / (len(one.words | other.words) or 1)
    yield f"{shared:.0%} of the words", weights.words(one.type, shared, alike)
    if shared < weights.FEW_WORDS and not (one.first_day and other.first_day):
        yield "neither words nor days agree", weights.FEW_WORDS_APART
    if recurs := weights.recurring(one.type):
        yield "such acts recur", recurs
    if one.article == other.article:
        yield "told apart within one article", weights.SAME_ARTICLE


def _sides(one: Claim, other: Claim) -> tuple[Reason, Reason]:
    home = (one.sources.countries & one.targets.countries) | (
        other.sources.countries & other.targets.countries
    )
    straight = (_side(one.sources, other.sources, home), _side(one.targets, other.targets, home))
    if one.type not in SYMMETRIC:
        return _named(*straight)
    crossed = (_side(one.sources, other.targets, home), _side(one.targets, other.sources, home))
    return _named(*max(straight, crossed, key=lambda pair: pair[0][1] + pair[1][1]))


def _named(source: Reason, target: Reason) -> tuple[Reason, Reason]:
    return (f"source: {source[0]}", source[1]), (f"target: {target[0]}", target[1])


def _side(one: Side, other: Side, home: frozenset[str]) -> Reason:
    """Weigh what two sides share; a country says nothing at `home`, where both sides are its own."""
    if not one or not other:
        return "not told in one", weights.UNTOLD
    if one.people & other.people:
        return "the same person", weights.SAME_PERSON
    if shared := one.numbers & other.numbers:
        is_group = shared <= one.groups
        return ("the same group", weights.SAME_GROUP) if is_group else ("the same", weights.SAME_ACTOR)
    countries = (one.countries & other.countries) - home
    if not countries:
        return "others", weights.NEVER
    if countries & (one.states | other.states):
        return "a state and who acts for it", weights.STATE
    if one.numbers == one.people and other.numbers == other.people:
        return "other people of the country", weights.OTHER_PEOPLE
    return "of one country", weights.COMPATRIOTS


def _days(one: Claim, other: Claim) -> Reason:
    if one.first_day and other.first_day:
        return _told_days(one, other)
    if one.day is None or other.day is None:
        return "no day", weights.NO_DAY
    apart = abs((one.day - other.day).days)
    may_move = weights.may_move(one.type, one.status, other.status) or weights.goes_on(one.stem, other.stem)
    steps = weights.APART_OPEN if may_move else weights.APART
    worth = next((worth for most, worth in steps if apart <= most), weights.FURTHER_APART)
    return f"reported {_told(apart)} apart", worth


def _told_days(one: Claim, other: Claim) -> Reason:
    """Weigh the days that both tell: closer ones say more, and a day may move while an act is open."""
    first, last = one.first_day, one.last_day or one.first_day
    start, end = other.first_day, other.last_day or other.first_day
    if first is None or last is None or start is None or end is None:  # pragma: no cover - asked before
        return "no day", 0.0
    longest = max((last - first).days, (end - start).days)
    if first <= end and start <= last:
        if longest <= weights.SHORT:
            return "the same days", weights.SAME_DAYS
        return f"days within {longest + 1}", weights.SPANS_MEET
    gap = max((start - last).days, (first - end).days)
    statuses = (one.status, other.status)
    if weights.may_move(one.type, *statuses) or "cancelled" in statuses:
        moved = weights.MOVED - weights.MOVED_A_DAY * min(gap, weights.MOVED_MOST)
        return f"the day moves by {gap}", moved
    return f"{_told(gap)} apart", weights.NEXT_DAY if gap == 1 else weights.OTHER_DAY


def _told(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _mode(one: str, other: str) -> Reason:
    if one == other:
        return f"both {one}", weights.SAME_MODE
    if "phone" in (one, other):
        return f"{one} and {other}", weights.PHONE
    return f"{one} and {other}", weights.MODES.get(frozenset({one, other}), weights.OTHER_MODE)


def _place(one: Where, other: Where) -> Reason:
    if one.name == other.name or (one.geonames is not None and one.geonames == other.geonames):
        return "the same place", weights.SAME_PLACE
    if one.country is None or other.country is None or one.country == other.country:
        return "places of one country", weights.SAME_LAND
    return "places of two countries", weights.OTHER_LAND
