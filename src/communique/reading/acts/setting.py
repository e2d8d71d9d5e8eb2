"""When and where an act is: the time expression and the place that belong to its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.view import SentenceView
    from communique.record import Place, Time

_FAR = 30
_AT = re.compile(r"\b(?:in|at|near|outside|around|from|to|into|inside|off)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def days_near(view: SentenceView, trigger: tuple[int, int], times: Sequence[Time]) -> Time | None:
    """Give the dated time expression nearest to the trigger, with no other clause in between."""
    best: tuple[int, Time] | None = None
    for time in times:
        if time.start is None or time.end is None or time.type not in ("DATE", "TIME"):
            continue
        if not (view.sentence.start <= time.span[0] and time.span[1] <= view.sentence.end):
            continue
        start, end = view.index(time.span[0]), view.index(time.span[1])
        distance = _distance(view, trigger, start, end)
        if best is None or distance < best[0]:
            best = distance, time
    return best[1] if best and best[0] <= _FAR else None


def _distance(view: SentenceView, trigger: tuple[int, int], start: int, end: int) -> int:
    low, high = (trigger[1], start) if start >= trigger[1] else (end, trigger[0])
    between = view.codes[low:high]
    crossed = sum(code in "VCAWHS" for code in between) + 2 * sum(code in ";:." for code in between)
    return max(0, high - low) + 8 * crossed


def place_near(view: SentenceView, trigger: tuple[int, int], places: Sequence[Place]) -> Place | None:
    """Give the place behind the trigger that "in" or "at" names, else one before it."""
    text, offset = view.sentence.text, view.sentence.start
    best: tuple[int, Place] | None = None
    for place in places:
        if place.span is None or not offset <= place.span[0] < view.sentence.end:
            continue
        if not _AT.search(text[: place.span[0] - offset]):
            continue
        at = view.index(place.span[0])
        distance = _distance(view, trigger, at, at + 1)
        if best is None or distance < best[0]:
            best = distance, place
    return best[1] if best and best[0] <= _FAR else None
