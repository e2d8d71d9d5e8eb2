"""Days of acts whose sentence names none: those of the talks, trip or release that they are part of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.acts.readings import VERBAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.draft import Act
    from communique.reading.document import Sentence
    from communique.record import Article

_RELEASE = re.compile(
    r"\b(?:Readout|Press [Rr]elease|Press Statement|Media Note|FACT SHEET|Fact Sheet|Joint Statement|Remarks"
    r"|Office of the Spokesperson|attributable to|Statement (?:by|from))\b"
    r"|^[^\n]{0,90}(?:Call|Meeting|Meetings) [Ww]ith\b"
)
_HEAD = 600
_OPENING = 3
"""Sentences of the body in which a readout says what talks it is about."""


def with_inherited_days(
    acts: Sequence[Act], article: Article, sentences: Sequence[Sentence], *, is_issued: bool
) -> list[Act]:
    """Give the acts, those without days that belong to talks, a trip or a release with its days."""
    is_release = is_issued or bool(_RELEASE.search(article.text[:_HEAD]))
    body = [i for i, s in enumerate(sentences) if s.part == "body"]
    opening = body[min(_OPENING, len(body)) - 1] if body else 0
    talks = next((a for a in acts if _is_main(a, opening)), None)
    trips = [a for a in acts if a.type == "CONSULT" and a.status == "planned" and a.start]
    found = []
    for act in acts:
        if act.start is None:
            act = _dated(act, article, talks if is_release else None, trips, is_release=is_release)
        found.append(act)
    return found


def _is_main(act: Act, opening: int) -> bool:
    return (
        act.type == "CONSULT"
        and act.status == "occurred"
        and act.start is not None
        and act.sentence <= opening
    )


def _dated(act: Act, article: Article, talks: Act | None, trips: Sequence[Act], *, is_release: bool) -> Act:
    if act.type in VERBAL and act.status == "occurred":
        if act.is_present and is_release and article.published:
            return replace(act, start=article.published, end=article.published)
        if talks and set(act.sources) & {*talks.sources, *talks.targets}:
            return replace(act, start=talks.start, end=talks.end, when=talks.when)
    if act.type == "CONSULT" and act.status == "planned":
        trip = next((t for t in trips if set(t.sources) & set(act.sources)), None)
        if trip is not None:
            return replace(act, start=trip.start, end=trip.end, when=trip.when)
    return act
