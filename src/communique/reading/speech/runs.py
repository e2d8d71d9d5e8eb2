"""Runs of speech: a quotation without a cue goes on with what its speaker said just before or after."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution
    from communique.reading.speech.quotations import Quotation
    from communique.record import StatementKind

_NEAR = 4
"""How many attributions to each side may own a quotation."""


@dataclass(slots=True)
class _Run:
    """An attribution, where its words begin and end, and its first and last paragraph."""

    attribution: Attribution
    start: int
    end: int
    first_paragraph: int
    last_paragraph: int


def with_runs(
    found: list[Attribution], quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Give the attributions in order, each with the quotations that go on with it."""
    starts = [sentence.start for sentence in sentences]

    def paragraph(offset: int) -> int:
        return sentences[bisect_right(starts, offset) - 1].paragraph

    runs = [
        _Run(a, a.content[0][0], a.content[-1][1], paragraph(a.content[0][0]), paragraph(a.content[-1][0]))
        for a in sorted(found, key=lambda a: (a.content[0], a.content))
    ]
    order = [run.start for run in runs]
    taken = _Taken([span for run in runs for span in run.attribution.content])
    for quotation in quotations:
        index = bisect_right(starts, quotation.outer[0]) - 1
        if taken.touches(quotation.inner) or not _stands_alone(quotation, sentences, index):
            continue
        at = bisect_right(order, quotation.outer[0])
        owner = _owner(quotation, sentences[index].paragraph, runs[max(0, at - _NEAR) : at + _NEAR])
        if owner is not None:
            _extend(owner, quotation, sentences[index].paragraph)
    return [run.attribution for run in runs]


class _Taken:
    """Tells whether a span shares characters with one of some spans."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        """The furthest end of all spans up to this one."""
        furthest = 0
        for start, end in sorted(spans):
            furthest = max(furthest, end)
            self.starts.append(start)
            self.ends.append(furthest)

    def touches(self, span: tuple[int, int]) -> bool:
        i = bisect_right(self.starts, span[1] - 1) - 1
        return i >= 0 and self.ends[i] > span[0]


def _stands_alone(quotation: Quotation, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a quotation is a sentence or more, not words that are marked inside one."""
    sentence = sentences[index]
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].start < quotation.outer[1]:
        last += 1
    is_whole = quotation.outer[0] <= sentence.start + 1 and quotation.outer[1] >= sentences[last].end - 1
    return is_whole and " " in sentence.text


def _owner(quotation: Quotation, paragraph: int, runs: list[_Run]) -> _Run | None:
    """Choose the run before a quotation in its paragraph, else the one after, else one a paragraph back."""
    before = [run for run in runs if run.start <= quotation.outer[0]]
    for run in reversed(before):
        if run.last_paragraph == paragraph:
            return run
    for run in runs:
        if run.start > quotation.outer[0] and run.first_paragraph == paragraph:
            return run
    for run in reversed(before):
        if run.last_paragraph == paragraph - 1 and run.attribution.kind != "indirect":
            return run
    return None


def _extend(run: _Run, quotation: Quotation, paragraph: int) -> None:
    attribution = run.attribution
    content = tuple(sorted((*attribution.content, quotation.inner)))
    kind: StatementKind = "direct" if attribution.kind == "direct" else "mixed"
    run.attribution = replace(attribution, content=content, kind=kind)
    run.start, run.end = min(run.start, quotation.inner[0]), max(run.end, quotation.inner[1])
    run.last_paragraph = max(run.last_paragraph, paragraph)
    run.first_paragraph = min(run.first_paragraph, paragraph)
