"""Attributions by layout: the labels of speakers in a transcript, and names after a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from communique.reading.speech.attribution import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.quotations import Quotation
    from communique.record import Span

_LABEL = re.compile(
    r"[\"“]?((?:[A-Z][A-Z'’.-]*[A-Z.]|A)(?: [A-Z][A-Z'’.-]*[A-Z.]){0,5})(?: \([^()\n]{1,40}\))?:\s+(?=\S)"
)
_QUESTION = re.compile(r"(?:Q|QUESTION|QUESTIONER|REPORTER)[ \t\u00a0]*:\s|Q[ \t\u00a0]+(?=\S)")
_NO_WORDS = re.compile(
    r"(?:END|###|\*\s?\*\s?\*)?\s*(?:\d{1,2}[:.]\d\d\s?[AaPp]\.?\s?[Mm]\b\.?(?:,?\s\(?[A-Z]{2,4}\)?\.?)?)?(?:\s*END)?"
)
"""The end of a transcript and the time of day that stand alone on a line: "END 5:01 P.M. EDT"."""
_SIGNED = re.compile(r"\s*[―—–-]{1,2}\s*(?=[A-Z])([^\n“\"”,]{3,60}[^\n“\"”.,\s])")
_NO_SPEAKERS = frozenset(
    {"UPDATE", "NOTE", "WATCH", "READ", "MORE", "BACKGROUND", "FACT", "PHOTO", "VIDEO", "RELATED"}
)


def labelled(text: str, sentences: Sequence[Sentence]) -> tuple[list[Attribution], list[Span]]:
    """Read a transcript: "SECRETARY LEE: Thank you." is the label's, and so is all up to the next label.

    Two labels at least make a transcript. What follows Q or QUESTION at the start of a line is asked by the
    press, up to the next label: nobody's statement here, given as the second list.
    """
    paragraphs = _paragraphs(sentences)
    labels = [_label(text, span) for span, _ in paragraphs]
    questions = [bool(_QUESTION.match(text, *span)) for span, _ in paragraphs]
    named = sum(label is not None for label in labels)
    if not named or named + sum(questions) < 2:
        return [], []
    found: list[Attribution] = []
    asked: list[Span] = []
    is_asked = False
    for (span, index), label, is_question in zip(paragraphs, labels, questions, strict=True):
        is_asked = is_question or (is_asked and label is None)
        if is_asked:
            asked.append(span)
        elif label is not None:
            source, start = label
            found.append(Attribution(source, None, ((start, span[1]),), "direct", index))
        elif found and not _NO_WORDS.fullmatch(text, *span):
            last = found[-1]
            found[-1] = Attribution(last.source, None, (*last.content, span), "direct", last.sentence)
    return found, asked


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[Span, int]]:
    """Give the span of each paragraph of the body with the index of its first sentence."""
    found: list[tuple[Span, int]] = []
    last = -1
    for index, sentence in enumerate(sentences):
        if sentence.part != "body":
            continue
        if sentence.paragraph == last:
            (start, _), first = found[-1]
            found[-1] = (start, sentence.end), first
        else:
            found.append((sentence.span, index))
        last = sentence.paragraph
    return found


def _label(text: str, paragraph: Span) -> tuple[Span, int] | None:
    """Give the span of the label that begins a paragraph, and where its words begin."""
    match = _LABEL.match(text, *paragraph)
    if match is None or match.group(1) in _NO_SPEAKERS:
        return None
    return match.span(1), match.end()


def signed(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Read quotations that are signed: “We need help.” — Ann Lee."""
    starts = [sentence.end for sentence in sentences]
    found = []
    for quotation in quotations:
        match = _SIGNED.match(text, quotation.outer[1], quotation.outer[1] + 80)
        index = bisect_left(starts, quotation.outer[0] + 1)
        if match and index < len(sentences) and quotation.outer[0] <= sentences[index].start + 1:
            found.append(Attribution(match.span(1), None, (quotation.inner,), "direct", index))
    return found
