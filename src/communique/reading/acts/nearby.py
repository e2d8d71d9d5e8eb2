"""When and where an act is: the time expression and the place that belong to its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.plover import VERBAL

if TYPE_CHECKING:
    from datetime import date

    from communique.reading.acts.readings import Reading
    from communique.reading.acts.setting import Spans
    from communique.reading.acts.view import SentenceView
    from communique.record import Place, Status, Time

_FAR = 30
"""Words from a trigger within which its time and its place stand."""
_NEAR = 10
"""The same for a noun that is not what the sentence reports, and for the place of an act of words."""
_ADJACENT = 2
_HEAD, _LOOK_BACK = 600, 48
"""Characters: at a sentence's start, before a time or place."""
_LONGEST = 400
"""Days that an expression may cover and still say when an act is: a year does, a decade does not."""
_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]{2,40}[^a-z\n]{0,4}(?:[A-Z][a-z]+\.? \d{1,2},? ?)?(?:\([\w /.]{2,24}\) ?)?[-–—]{1,2} "
)
_FRONT, _FRONTED = 3, 16
"""A time within so many words of the start of the sentence is about all of it: at most so far off."""
_ONE_END = re.compile(
    r"\b(?:beginning|starting|since|until|till|through|by|before|after|following|prior to|as of|ahead of)"
    r"(?:\s(?:on|in|the))?\s*$",
    re.IGNORECASE,
)
"""Only one end of the act's time is known behind these."""
_AT = re.compile(
    r"\b(?:in|at|near|outside|around|from|to|into|inside|off)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE
)


def _in_dateline(view: SentenceView, time: Time) -> bool:
    """Whether a day only dates the dispatch: "OSLO, May 4 (Wire) - …"."""
    dateline = _DATELINE.match(view.sentence.text[:_HEAD])
    return dateline is not None and time.span[1] <= view.sentence.start + dateline.end()


def days_near(
    view: SentenceView,
    reading: Reading,
    times: Spans[Time],
    status: Status,
    published: date | None,
) -> Time | None:
    """Give the dated time expression nearest to the trigger that its status allows.

    What has occurred is not in the future, what is planned not in the past.
    """
    trigger, reach = reading.trigger, _NEAR if reading.is_bound else _FAR
    best: tuple[int, Time] | None = None
    for time in times.near(view, trigger):
        if (
            _in_dateline(view, time)
            or not _tells_days(view, time)
            or not allows(status, time.start, time.end, published)
        ):
            continue
        start, end = view.index(time.span[0]), view.index(time.span[1])
        distance = _distance(view, trigger, start, end)
        if reading.is_bound and distance > _ADJACENT and end <= trigger[0]:
            continue
        if start <= _FRONT and not reading.is_bound:
            distance = min(distance, _FRONTED)
        if best is None or distance < best[0]:
            best = distance, time
    return best[1] if best and best[0] <= reach else None


def allows(status: Status, start: date | None, end: date | None, published: date | None) -> bool:
    """Whether an act of this status may be on these days: what occurred is not to come, a plan not past."""
    if published is None or start is None or end is None:
        return True
    if status == "occurred":
        return start <= published
    return end >= published if status in ("planned", "possible") else True


def names_day(time: Time, text: str) -> bool:
    """Whether a time names a day or year by number ("June 18-19"), and not a weekday or "this weekend"."""
    return any(c.isdigit() for c in text[slice(*time.span)])


def _tells_days(view: SentenceView, time: Time) -> bool:
    if time.start is None or time.end is None or time.type == "SET" or time.value.endswith("_REF"):
        return False
    is_year = time.span[1] - time.span[0] == len("2018")
    if is_year and view.code(view.index(time.span[1])) == "N":  # "its 2018 Clean Air Act"
        return False
    start = time.span[0] - view.sentence.start
    before = view.sentence.text[max(0, start - _LOOK_BACK) : start]
    return (time.end - time.start).days <= _LONGEST and not _ONE_END.search(before)


def _distance(view: SentenceView, trigger: tuple[int, int], start: int, end: int) -> int:
    low, high = (trigger[1], start) if start >= trigger[1] else (end, trigger[0])
    between = view.codes[low:high]
    crossed = sum(code in "VCAWHS" for code in between) + 2 * sum(code in ";:." for code in between)
    return max(0, high - low) + 8 * crossed


def place_near(view: SentenceView, reading: Reading, places: Spans[Place]) -> Place | None:
    """Give the place behind the trigger that "in" or "at" names, else one before it."""
    text, offset = view.sentence.text, view.sentence.start
    is_by_the_way = reading.is_bound or reading.type in VERBAL
    trigger, reach = reading.trigger, _NEAR if is_by_the_way else _FAR
    best: tuple[int, Place] | None = None
    for place in places.near(view, trigger):
        if place.span is None:
            continue
        start, end = (at - offset for at in place.span)
        if text[end : end + 2] in {"'s", "’s"} or not _AT.search(text[max(0, start - _LOOK_BACK) : start]):
            continue
        at = view.index(place.span[0])
        distance = _distance(view, trigger, at, at + 1)
        if best is None or distance < best[0]:
            best = distance, place
    return best[1] if best and best[0] <= reach else None
