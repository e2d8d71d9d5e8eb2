"""How likely two claims are to report one event, and why.

The score is the logarithm of the odds: a sum of what sides, days, mode, place and words say for or against.
The weights were set by hand; those of the words agree with what ECB+ teaches (docs/merging.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.plover import SYMMETRIC, VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger.claim import Claim, Side, Where

_STANDING = frozenset({"AID", "COOPERATE", "SANCTION", "MOBILIZE", "COERCE"})
"""Acts that go on, or are done again by the same to the same."""
_OPEN = frozenset({"planned", "possible", "postponed"})
"""Statuses of acts whose day may still move."""
NEVER = -20.0
"""What cannot be one event, whatever else agrees."""
_PRIOR = -2.0
_APART = ((0, 1.0), (1, 0.7), (2, 0.0), (4, -1.0), (10, -3.0))
_APART_OPEN = ((1, 0.8), (7, 0.0), (30, -1.2), (90, -2.5))
"""The weight of the days between two reports, up to so many, of acts of the past and of acts to come."""
_MODES = {
    frozenset({"visit", "meeting"}): -0.3, frozenset({"meeting", "multilateral"}): -0.3,
    frozenset({"meeting", "negotiation"}): -0.3, frozenset({"negotiation", "multilateral"}): -0.3,
    frozenset({"visit", "multilateral"}): -0.5,
}  # fmt: skip

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """The log odds that two claims report one event, and what speaks for and against."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def probability(self) -> float:
        return 1 / (1 + math.exp(-self.score))

    def told(self) -> str:
        """Say the reasons in words, the weightiest first."""
        ranked = sorted(self.reasons, key=lambda reason: -abs(reason[1]))
        return "; ".join(f"{words} ({weight:+.1f})" for words, weight in ranked)


def match(one: Claim, other: Claim) -> Match:
    """Weigh two claims. It does not matter which comes first."""
    if one.type != other.type:
        return Match(NEVER, (("of another type", NEVER),))
    sides = _sides(one, other)
    if NEVER in (sides[0][1], sides[1][1]):
        return Match(NEVER, sides)
    reasons = (("before any evidence", _PRIOR), *sides, *_evidence(one, other))
    return Match(math.fsum(weight for _, weight in reasons), reasons)  # the same whichever claim is first


def _evidence(one: Claim, other: Claim) -> Iterator[Reason]:
    yield _days(one, other)
    if one.mode and other.mode:
        yield _mode(one.mode, other.mode)
    if one.where and other.where:
        yield _place(one.where, other.where)
    if one.stem == other.stem:
        yield "the same trigger", 0.8
    shared = len(one.words & other.words) / (min(len(one.words), len(other.words)) or 1)
    yield f"{shared:.0%} of the words", 3.5 * (shared - 0.3)
    if one.type in VERBAL:
        yield "acts of words recur", -1.2
    elif one.type in _STANDING:
        yield "such acts recur", -1.0
    if one.article == other.article:
        yield "told apart within one article", -4.0


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
        return "not told in one", -2.0
    if one.people & other.people:
        return "the same person", 2.5
    if shared := one.numbers & other.numbers:
        return ("the same group", 0.4) if shared <= one.groups else ("the same", 1.6)
    countries = (one.countries & other.countries) - home
    if not countries:
        return "others", NEVER
    if countries & (one.states | other.states):
        return "a state and who acts for it", 1.0
    are_people = one.numbers == one.people and other.numbers == other.people
    return ("other people of the country", -3.0) if are_people else ("of one country", 0.0)


def _days(one: Claim, other: Claim) -> Reason:
    if one.first_day and other.first_day:
        return _told_days(one, other)
    if one.day is None or other.day is None:
        return "no day", -0.5
    apart = abs((one.day - other.day).days)
    weights = _APART_OPEN if one.status in _OPEN or other.status in _OPEN else _APART
    return f"reported {_told(apart)} apart", next((w for most, w in weights if apart <= most), -4.0)


def _told_days(one: Claim, other: Claim) -> Reason:
    """Weigh the days that both tell: closer ones say more, and a day may move while an act is open."""
    first, last = one.first_day, one.last_day or one.first_day
    start, end = other.first_day, other.last_day or other.first_day
    if first is None or last is None or start is None or end is None:  # pragma: no cover - asked before
        return "no day", 0.0
    longest = max((last - first).days, (end - start).days)
    if first <= end and start <= last:
        return ("the same days", 2.2) if longest <= 3 else (f"days within {longest + 1}", 0.8)
    gap = max((start - last).days, (first - end).days)
    if one.status in _OPEN or other.status in _OPEN or "cancelled" in (one.status, other.status):
        return f"the day moves by {gap}", -0.4 - 0.06 * min(gap, 60)
    return f"{_told(gap)} apart", -1.0 if gap == 1 else -5.0


def _told(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _mode(one: str, other: str) -> Reason:
    if one == other:
        return f"both {one}", 0.4
    return f"{one} and {other}", -4.0 if "phone" in (one, other) else _MODES.get(
        frozenset({one, other}), -1.0
    )


def _place(one: Where, other: Where) -> Reason:
    if one.name == other.name or (one.geonames is not None and one.geonames == other.geonames):
        return "the same place", 1.0
    if one.country is None or other.country is None or one.country == other.country:
        return "places of one country", 0.2
    return "places of two countries", -2.0
