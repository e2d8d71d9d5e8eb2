"""What each piece of evidence that two claims report one event is worth, in log odds.

Set by hand; those of the words agree with what ECB+ teaches (docs/merging.md).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from communique.plover import STANDING, VERBAL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Share = TypeVar("Share", float, NDArray[np.float64])

OPEN = frozenset({"planned", "possible", "postponed"})
"""Statuses of acts whose day may still move."""

LASTING = frozenset("war invas invad aggress occup conflict sieg blockad hostil genocid annex".split())
"""Stems of triggers that name what goes on for long: reports come for years, in any of them."""

NEVER = -20.0
"""What cannot be one event, whatever else agrees."""
PRIOR = -2.0

SAME_PERSON, SAME_ACTOR, SAME_GROUP = 2.5, 1.6, 0.4
STATE = 0.4
"""A state on one side and who acts for it on the other."""
COMPATRIOTS, OTHER_PEOPLE = 0.0, -5.0
UNTOLD = -2.0
"""A side that one of the two does not tell."""

SAME_DAYS, SPANS_MEET, SHORT = 2.2, 0.8, 3
"""Days told by both that meet: spans of up to so many days between first and last say more."""
NEXT_DAY, OTHER_DAY = -1.0, -5.0
MOVED, MOVED_A_DAY, MOVED_MOST = -0.4, 0.06, 60
"""The day of an act to come may move: less for each day, up to so many."""
APART = ((0, 1.0), (1, 0.7), (2, 0.0), (4, -1.0), (10, -3.0))
APART_OPEN = ((1, 0.8), (7, 0.0), (30, -1.2), (90, -2.5))
FURTHER_APART = -4.0
"""The weight of the days between two reports, up to so many, of acts past and of acts to come or going on."""
NO_DAY = -0.5

SAME_MODE, PHONE, OTHER_MODE = 0.4, -4.0, -1.0
MODES = {
    frozenset({"visit", "meeting"}): -1.0, frozenset({"meeting", "multilateral"}): -1.0,
    frozenset({"meeting", "negotiation"}): -0.3, frozenset({"negotiation", "multilateral"}): -0.3,
    frozenset({"visit", "multilateral"}): -1.0,
}  # fmt: skip
"""A visit is not the meetings on it, nor a summit the meetings beside it; but outlets mix the words."""
SAME_PLACE, SAME_LAND, OTHER_LAND = 1.0, 0.2, -2.0
SAME_TRIGGER = 0.8
ALIKE_WORDS, ALIKE_BY_CHANCE = 2.0, 0.3
"""The worth of the share of all words of both that both have: of few words many may be common by chance."""
FEW_WORDS, FEW_WORDS_APART = 0.3, -1.0
"""Of two reports that do not both tell the day, so small a share of common words says that they differ."""
VERBAL_RECURS, STANDING_RECURS = -2.5, -1.0
SAME_ARTICLE = -4.0


def recurring(kind: str) -> float:
    """Give what it counts that acts of a type are done again by the same to the same."""
    return VERBAL_RECURS if kind in VERBAL else STANDING_RECURS if kind in STANDING else 0.0


def words(kind: str, shared: Share, alike: Share) -> Share:
    """Give what common words are worth: their share of the words of the one with fewer, and of all.

    Who says something to the same side twice a day says it in words like the first: it takes more of them.
    """
    most, by_chance = (5.0, 0.5) if kind in VERBAL else (3.5, 0.3)
    return most * (shared - by_chance) + ALIKE_WORDS * (alike - ALIKE_BY_CHANCE)


def may_move(kind: str, *statuses: str) -> bool:
    """Whether the day of an act told with these statuses may still move; words fall when they fall."""
    return kind not in VERBAL and not OPEN.isdisjoint(statuses)


def goes_on(*stems: str) -> bool:
    """Whether triggers with these stems all name what goes on for long."""
    return LASTING.issuperset(stems)


def probability(score: float) -> float:
    """Give how often two reports with a score are found to be of one event when people look.

    The evidence is counted as if each piece stood alone, which makes sums too sure: among 100 joined reports
    judged by hand those with a score of 3 were right in six of ten, of 6.5 in nineteen of twenty.
    """
    return 1 / (1 + math.exp(1.85 - 0.75 * score))
