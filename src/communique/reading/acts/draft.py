"""An act in the making: one report of an event by one trigger in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.record import EventType, Place, Span, Status


@dataclass(frozen=True, slots=True)
class Act:
    """What one trigger in one sentence reports; sides are ids of actors, `sentence` its index."""

    type: EventType
    mode: str | None
    cameo: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: Status
    trigger: Span
    evidence: Span
    sentence: int
    lemma: str
    start: date | None = None
    end: date | None = None
    when: Span | None = None
    names_day: bool = False
    """Whether `when` names a day of the calendar ("June 18-19"), and not a weekday or "this weekend"."""
    place: Place | None = None
    said_by: str | None = None
    is_present: bool = False
    """Whether the trigger is a verb in the present: what a release says of itself, or a headline."""
    probability: float | None = None
    """How probable the encoder holds this act to be; None where form alone has read it."""
    decided: str = ""
    """Which of form and encoder has read the act, in words for the trace; empty for form alone."""
