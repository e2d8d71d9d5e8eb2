"""Spans of a text, kept in order to be asked quickly what they share with another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.record import Span


class Spans:
    """Spans that do not overlap, to be asked for those that share characters with another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.all = sorted(spans)

    def at(self, span: Span) -> list[Span]:
        first = bisect_right(self.all, span[0], key=lambda s: s[1])
        return self.all[first : bisect_left(self.all, span[1], key=lambda s: s[0])]


class Covered:
    """The stretches of an article that some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.stretches: list[Span] = []
        for start, end in sorted(spans):
            if self.stretches and start <= self.stretches[-1][1]:
                self.stretches[-1] = (self.stretches[-1][0], max(end, self.stretches[-1][1]))
            else:
                self.stretches.append((start, end))

    def holds_part_of(self, span: Span) -> bool:
        at = bisect_right(self.stretches, span[0], key=lambda stretch: stretch[1])
        return at < len(self.stretches) and self.stretches[at][0] < span[1]

    def holds(self, span: Span) -> bool:
        at = bisect_right(self.stretches, span[0], key=lambda stretch: stretch[1])
        return (
            at < len(self.stretches) and self.stretches[at][0] <= span[0] and span[1] <= self.stretches[at][1]
        )
