"""Attributions of an article by form: by the layout of its paragraphs, sentence by sentence, and as runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from communique.reading.speech.attribution import Attribution
from communique.reading.speech.indirect import SentenceReader
from communique.reading.speech.layout import labelled, signed
from communique.reading.speech.quotations import Quotation, find_quotations
from communique.reading.speech.runs import with_runs
from communique.reading.speech.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.record import Span


def attributions(text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Give the attributions of an article in order of their content.

    A quotation that goes on with what its speaker said before is a further content of that attribution.
    """
    quotations = find_quotations(text, sentences)
    found, asked = labelled(text, sentences)
    spoken = {span[0] for attribution in found for span in attribution.content}
    if not found:
        found = signed(text, sentences, quotations)
    taken = _Taken([*asked, *(span for attribution in found for span in attribution.content)])
    for index, sentence in enumerate(sentences):
        if sentence.part == "furniture" or taken.holds(sentence.span) or sentence.start in spoken:
            continue
        words = words_of(sentence, _within(quotations, sentence.span))
        if not words:
            continue
        reader = SentenceReader(text, words, index, is_title=sentence.part == "title")
        found.extend(reader.read())
        if reader.announced and (content := _next_paragraph(sentences, quotations, index)):
            source, cue = reader.announced
            found.append(Attribution(source, cue, (content,), "direct", index))
    return with_runs(found, [q for q in quotations if not taken.holds(q.outer)], sentences)


class _Taken:
    """Tells whether a sentence lies inside what the layout has given to a speaker or to the press."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)

    def holds(self, span: Span) -> bool:
        i = bisect_right(self.spans, (span[0] + 1, 0)) - 1
        return i >= 0 and self.spans[i][0] <= span[0] + 1 and span[1] <= self.spans[i][1] + 2


def _within(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """Give the quotations that share characters with a span."""
    first = bisect_right(quotations, span[0], key=lambda quotation: quotation.outer[1])
    last = bisect_left(quotations, span[1], first, key=lambda quotation: quotation.outer[0])
    return list(quotations[first:last])


def _next_paragraph(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation], index: int
) -> Span | None:
    """Give what a sentence that ends in a colon announces: the paragraph after it, or its quotation."""
    if index + 1 >= len(sentences) or sentences[index + 1].paragraph == sentences[index].paragraph:
        return None
    first = last = index + 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[first].paragraph:
        last += 1
    span = (sentences[first].start, sentences[last].end)
    quoted = _within(quotations, span)
    if quoted:
        return quoted[0].inner if quoted[0].outer[0] <= span[0] + 1 else None
    return span
