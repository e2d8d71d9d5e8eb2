"""Days of acts whose sentence names none: those of the talks, trip or release that they are part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.plover import VERBAL
from communique.reading.acts.voice import countries, is_issued, voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.reading.acts.draft import Act
    from communique.reading.acts.setting import Setting
    from communique.reading.document import Cast

_OPENING = 3
"""Sentences of the body in which a readout says what talks it is about."""


def with_inherited_days(acts: Sequence[Act], setting: Setting) -> list[Act]:
    """Give the acts, those without days that belong to talks, a trip or a release with its days."""
    article, cast = setting.article, setting.cast
    is_release = is_issued(setting)
    body = [i for i, s in enumerate(setting.sentences) if s.part == "body"]
    opening = body[min(_OPENING, len(body)) - 1] if body else 0
    days = _Days(
        article.published if is_release else None,
        voice(acts, cast),
        next((a for a in acts if is_release and _is_main(a, opening)), None),
        [a for a in acts if a.type == "CONSULT" and a.status == "planned" and a.start],
    )
    return [_dated(act, days, cast) if act.start is None else act for act in acts]


@dataclass(frozen=True, slots=True)
class _Days:
    """Where acts may have their days from.

    `issued` is the day of the release, `voice` the state that mostly speaks in it; `talks` are those it is
    about, `trips` those that it announces.
    """

    issued: date | None
    voice: str | None
    talks: Act | None
    trips: Sequence[Act]


def _is_main(act: Act, opening: int) -> bool:
    return (
        act.type == "CONSULT"
        and act.status == "occurred"
        and act.start is not None
        and act.sentence <= opening
    )


def _dated(act: Act, days: _Days, cast: Cast) -> Act:
    talks = days.talks
    if act.type in VERBAL and act.status == "occurred":
        if days.issued and act.is_present:
            return replace(act, start=days.issued, end=days.issued)
        if talks and set(act.sources) & {*talks.sources, *talks.targets}:
            return replace(act, start=talks.start, end=talks.end, when=talks.when)
        if days.issued and days.voice in countries(act, cast):
            return replace(act, start=days.issued, end=days.issued)
    if act.type == "CONSULT" and act.status == "planned":
        trip = next((t for t in days.trips if set(t.sources) & set(act.sources)), None)
        if trip is not None:
            return replace(act, start=trip.start, end=trip.end, when=trip.when)
    return act
