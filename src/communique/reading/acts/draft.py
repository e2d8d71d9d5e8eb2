"""An act in the making: one report of an event by one trigger in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.reading.document import Cast
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


def stations(act: Act, cast: Cast) -> list[Act]:
    """Give a visit to several states as several acts."""
    is_tour = act.mode == "visit" and all(cast.actor(a).kind == "state" for a in act.targets)
    return [replace(act, targets=(target,)) for target in act.targets] if is_tour and act.targets else [act]


def recast(acts: Iterable[Act], old: Cast, new: Cast) -> list[Act]:
    """Give the acts with the actors of another cast of the same article.

    Those who only speak are numbered anew in each cast and are told by their names; whom the new one has not
    is left out.
    """
    by_name = {actor.name.casefold(): actor.id for actor in reversed(new.actors)}
    ids = {actor.id: by_name.get(actor.name.casefold()) for actor in old.actors}
    ids |= {
        actor.id: actor.id
        for actor in new.actors
        if actor.id in ids and old.actor(actor.id).name == actor.name
    }

    def moved(side: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new_id for one in side if (new_id := ids[one]) is not None))

    return [
        replace(
            act, sources=moved(act.sources), targets=moved(act.targets),
            said_by=ids[act.said_by] if act.said_by else None,
        )
        for act in acts
    ]  # fmt: skip
