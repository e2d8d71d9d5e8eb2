"""What a trigger in a sentence says, before anybody asks who that is: its sides, status and extent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.acts.lexicon import Entry
    from communique.reading.acts.sides import Side
    from communique.record import EventType, Status


@dataclass(frozen=True, slots=True)
class Reading:
    """An act as the words give it; `trigger` and `extent` are ranges of words.

    `type` may differ from the entry's own: ended sanctions are CONCEDE. `is_present` marks verbs in the
    present.
    """

    entry: Entry
    type: EventType
    sources: Side
    targets: Side
    status: Status
    trigger: tuple[int, int]
    extent: tuple[int, int]
    is_present: bool = False
    is_bound: bool = False
    """Whether days and places of the sentence are another act's: "spoke today about Sudan's attack"."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A trigger that gives no act, and why."""

    reason: str
