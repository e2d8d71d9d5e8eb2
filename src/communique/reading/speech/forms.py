"""Attributions of an article by form: sentence by sentence, then the quotations that no cue took."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.speech.indirect import SentenceReader
from communique.reading.speech.quotations import Quotation, find_quotations
from communique.reading.speech.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution

_SHORTEST = 4
"""Words: a shorter quotation without a cue of its own only marks a word."""


def attributions(text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Give the attributions of an article in order of their content.

    A quotation that goes on with what its speaker said before is a further content of that attribution.
    """
    quotations = find_quotations(text, sentences)
    starts = [quotation.outer[1] for quotation in quotations]
    found: list[Attribution] = []
    for index, sentence in enumerate(sentences):
        if sentence.part == "furniture":
            continue
        near = quotations[bisect_right(starts, sentence.start) :]
        words = words_of(sentence, _until(near, sentence.end))
        if words:
            found.extend(SentenceReader(text, words, index).read())
    return _with_runs(found, quotations, sentences)


def _until(quotations: Sequence[Quotation], end: int) -> list[Quotation]:
    near = []
    for quotation in quotations:
        if quotation.outer[0] >= end:
            break
        near.append(quotation)
    return near


def _with_runs(
    found: list[Attribution], quotations: list[Quotation], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Give each quotation without a cue to the speaker of the run that it goes on with."""
    taken = sorted(span for attribution in found for span in attribution.content)
    runs = sorted(found, key=lambda a: a.content[0])
    starts = [sentence.start for sentence in sentences]
    for quotation in quotations:
        if _is_taken(quotation, taken):
            continue
        sentence = bisect_right(starts, quotation.outer[0]) - 1
        if not _stands_alone(quotation, sentences, sentence):
            continue
        owner = _owner(quotation, sentence, runs, sentences)
        if owner is None:
            continue
        content = tuple(sorted({*runs[owner].content, quotation.inner}))
        kind = runs[owner].kind
        runs[owner] = replace(runs[owner], content=content, kind=kind if kind == "direct" else "mixed")
    return runs


def _is_taken(quotation: Quotation, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (quotation.inner[0], 10**9)) - 1
    return any(
        start < quotation.inner[1] and quotation.inner[0] < end
        for start, end in taken[max(0, at - 3) : at + 2]
    )


def _stands_alone(quotation: Quotation, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a quotation is a sentence or more, not words that are marked inside one."""
    sentence = sentences[index]
    start, end = quotation.outer
    opens = start <= sentence.start + 1
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].start < end:
        last += 1
    return opens and end >= sentences[last].end - 1 and len(sentence.text.split()) >= 2


def _owner(
    quotation: Quotation, index: int, runs: list[Attribution], sentences: Sequence[Sentence]
) -> int | None:
    """Find the attribution whose speaker goes on in a quotation: in its paragraph, or the one before."""
    paragraph = sentences[index].paragraph
    best: tuple[int, int] | None = None
    for number, run in enumerate(runs):
        distance = _distance(run, quotation)
        away = paragraph - sentences[_index_of(run, sentences)].paragraph
        if away == 0 or (away == 1 and run.kind != "indirect"):
            score = abs(distance) + (200 if distance < 0 else 0) + 10_000 * away
            if best is None or score < best[0]:
                best = (score, number)
    return best[1] if best else None


def _distance(run: Attribution, quotation: Quotation) -> int:
    """Characters from the end of a run to a quotation; below 0 where the quotation comes first."""
    if run.content[0][0] > quotation.outer[0]:
        return quotation.outer[1] - run.content[0][0] - 1
    return max(0, quotation.outer[0] - run.content[-1][1])


def _index_of(run: Attribution, sentences: Sequence[Sentence]) -> int:
    last = run.content[-1][0]
    index = run.sentence
    while index + 1 < len(sentences) and sentences[index + 1].start <= last:
        index += 1
    return index
