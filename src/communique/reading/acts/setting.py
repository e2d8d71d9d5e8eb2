"""When and where an act is: the time expression and the place that belong to its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from communique.reading.acts.readings import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.reading.acts.readings import Reading
    from communique.reading.acts.view import SentenceView
    from communique.record import Place, Span, Statement, Status, Time

_FAR = 30
_NEAR = 10
"""The same for a noun that is not what the sentence reports, and for the place of an act of words."""
_ADJACENT = 2
_WINDOW, _FRONT_WINDOW, _LOOK_BACK = 600, 60, 48
"""Characters: about a trigger, at a sentence's start, before a time or place."""
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


class _Spanned(Protocol):
    @property
    def span(self) -> Span | None: ...


Item = TypeVar("Item", bound=_Spanned)


class Spans(Generic[Item]):
    """Times or places of an article, sorted, to be asked for those about a trigger."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items: list[Item] = sorted((i for i in items if i.span), key=lambda item: item.span or (0, 0))
        self.starts = [item.span[0] for item in self.items if item.span]

    def near(self, view: SentenceView, trigger: tuple[int, int]) -> Iterator[Item]:
        """Give those in the trigger's sentence that stand not far from it, or at the sentence's start."""
        start, end = view.span(*trigger)
        low, high = max(view.sentence.start, start - _WINDOW), min(view.sentence.end, end + _WINDOW)
        front = view.sentence.start + _FRONT_WINDOW
        if front < low:
            yield from self.between(view.sentence.start, front)
        yield from self.between(low, high)

    def between(self, low: int, high: int) -> list[Item]:
        """Give those that begin between two offsets."""
        return self.items[bisect_left(self.starts, low) : bisect_left(self.starts, high)]


class Speakers:
    """Whose words the stretches of an article are, by its statements."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        said = [(span, s.speaker) for s in statements if s.speaker for span in s.content]
        self._said = sorted(said, key=lambda pair: pair[0])
        self._starts = [span[0] for span, _ in self._said]
        self._reaches = list(accumulate((span[1] for span, _ in self._said), max))

    def within(self, span: Span) -> tuple[tuple[Span, str], ...]:
        """Give the spans of speech that may reach a stretch of the text, each with who speaks."""
        first = bisect_right(self._reaches, span[0])
        return tuple(self._said[first : bisect_left(self._starts, span[1])])

    def at(self, offset: int) -> str | None:
        """Give who says the words at `offset`."""
        spoken = self.within((offset, offset + 1))
        return next((actor for (start, end), actor in spoken if start <= offset < end), None)


def _in_dateline(view: SentenceView, time: Time) -> bool:
    """Whether a day only dates the dispatch: "OSLO, May 4 (Wire) - …"."""
    dateline = _DATELINE.match(view.sentence.text[:_WINDOW])
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
