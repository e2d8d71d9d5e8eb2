"""Attributions as the encoder reads them: those of form that it does not doubt, and its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model.decode import labelled, likely, mean_share, spans
from communique.reading.speech.attribution import Attribution
from communique.reading.speech.extent import extent
from communique.reading.speech.stretches import Covered, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model.decode import Found
    from communique.model.encoder import Answer
    from communique.reading.document import Sentence
    from communique.record import Span, StatementKind

SOURCE, CONTENT = 0.2, 0.4
"""Probabilities from which words are those of a source, and of a content."""
SAID = 0.5
"""Probability of being a statement's from which a cue is."""
LINKED = 0.1
"""Probability of a link from a cue on which a content, or a source, is its own."""
SURER, UNSURE = 0.5, 0.3
"""Probabilities of links: a source linked as surely as the one takes the place of one below the other."""
DOUBTED = 0.5
"""Probability of a cue, or mean one of a content or source, under which what form has read is none."""
_SHORTEST = 2
"""Words of a content that only the encoder sees."""
_NEAR = 80
"""Characters between a cue and its source."""
_FRONT = re.compile(r"^[\s\"“”‘'’,;:–—-]+")
_BACK = re.compile(r"[\s\"“”‘'’,;:.–—-]+$")
_MARKS = '"“”'


def judge_attributions(
    found: Sequence[Attribution], answers: Sequence[Answer], text: str, sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Give the attributions of form that stand, with their sources, and the encoder's own, in order."""
    sources = Spans(span for answer in answers for span in likely(answer, "source", SOURCE))
    kept = []
    for attribution in found:
        cue = _cue_of(attribution, answers)
        content = _believed(attribution, cue, answers)
        if content:
            kept.append(_with_source(replace(attribution, content=content), cue, answers, sources, text))
    read = Covered(span for a in kept for span in (a.cue, *a.content) if span)
    for answer in answers:
        kept += _own(answer, read, sources, text, sentences)
    told = [_with_extent(attribution, text) for attribution in _outermost(kept)]
    return sorted(told, key=lambda attribution: attribution.content[0])


def _with_extent(attribution: Attribution, text: str) -> Attribution:
    source = attribution.source
    return replace(attribution, source=extent(text, source)) if source else attribution


def _cue_of(attribution: Attribution, answers: Sequence[Answer]) -> Found | None:
    """Give the cue of an attribution with what the encoder says of it: how surely it is one."""
    if attribution.cue is None:
        return None
    at = bisect_right(answers, attribution.cue[0], key=lambda answer: answer.passage.spans[0][0]) - 1
    return labelled(answers[at], "cue", attribution.cue) if at >= 0 else None


def _believed(attribution: Attribution, cue: Found | None, answers: Sequence[Answer]) -> tuple[Span, ...]:
    """Give what form has read as content, without what the encoder takes for something else.

    Quotation marks tell more than the encoder, so that what is all in them stays.
    """
    if attribution.kind == "direct":
        return attribution.content
    if attribution.kind == "indirect" and cue is not None and cue.probability < DOUBTED:
        return ()
    return tuple(span for span in attribution.content if not _is_doubted(span, "content", answers))


def _is_doubted(span: Span, head: str, answers: Sequence[Answer]) -> bool:
    share = mean_share(answers, head, span)
    return share is not None and share < DOUBTED


def _with_source(
    attribution: Attribution, cue: Found | None, answers: Sequence[Answer], sources: Spans, text: str
) -> Attribution:
    """Give the attribution with the source that its cue is linked with, where that is surer than form's."""
    if attribution.source is None or cue is None:
        return attribution
    linked, link = _linked(cue, sources)
    if linked is not None:
        is_outside = not any(_overlap(linked, span) for span in attribution.content)
        is_surer = is_outside and link >= SURER and cue.link("speaker", attribution.source) < UNSURE
        if is_surer or (link >= LINKED and _overlap(linked, attribution.source)):
            return replace(attribution, source=_trimmed(*linked, text) or attribution.source)
    is_nobody = _is_doubted(attribution.source, "source", answers)
    return replace(attribution, source=None) if is_nobody else attribution


def _outermost(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions that are not told by another: in "Lee said that Norway denied it" Lee speaks.

    A source among what another attribution says, with its own cue outside, was misread and is left out.
    """
    said = Covered(span for attribution in found for span in attribution.content)

    def is_told(words: Span | None, attribution: Attribution) -> bool:
        return (
            words is not None
            and said.holds(words)  # seldom, and quick to tell
            and any(_holds(other, words) for other in found if other is not attribution)
        )

    for attribution in found:
        if not is_told(attribution.cue, attribution):
            is_misread = is_told(attribution.source, attribution)
            yield replace(attribution, source=None) if is_misread else attribution


def _holds(attribution: Attribution, words: Span) -> bool:
    return any(start <= words[0] and words[1] <= end for start, end in attribution.content)


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _own(
    answer: Answer, read: Covered, sources: Spans, text: str, sentences: Sequence[Sentence]
) -> Iterator[Attribution]:
    """Give the attributions of what the encoder sees as content and form has not read."""
    cues = [cue for cue in spans(answer, "cue") if not read.holds_part_of(cue.span)]
    contents: dict[int, list[Span]] = {}
    for stretch in likely(answer, "content", CONTENT):
        if not read.holds_part_of(stretch) and text[slice(*stretch)].count(" ") + 1 >= _SHORTEST:
            links = [cue.link("content", stretch) for cue in cues]
            if links and max(links) >= LINKED:
                contents.setdefault(links.index(max(links)), []).append(stretch)
    for number, stretches in sorted(contents.items()):
        cue = cues[number]
        content = tuple(span for stretch in stretches for span in _by_sentence(stretch, text, sentences))
        if content:
            sentence = max(0, bisect_right(sentences, cue.span[0], key=lambda s: s.start) - 1)
            source = _source(cue, sources, text)
            shares = cue.share("cue")
            is_held = shares["B-SAID"] + shares["I-SAID"] < SAID
            yield Attribution(source, cue.span, content, _kind(content, text), sentence, is_held=is_held)


def _kind(content: Sequence[Span], text: str) -> StatementKind:
    quoted = [_is_quoted(span, text) for span in content]
    if all(quoted):
        return "direct"
    has_marks = any(mark in text[start:end] for start, end in content for mark in _MARKS)
    return "mixed" if any(quoted) or has_marks else "indirect"


def _is_quoted(span: Span, text: str) -> bool:
    """Whether quotation marks stand around words, a comma or full stop aside."""
    before, behind = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 3].lstrip(".,!? ")[:1]
    return bool(before) and before in _MARKS and (not behind or behind in _MARKS)


def _by_sentence(span: Span, text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Give the words of a content sentence by sentence, without the marks around them."""
    first = max(0, bisect_right(sentences, span[0], key=lambda s: s.start) - 1)
    last = bisect_left(sentences, span[1], key=lambda s: s.start)
    for sentence in sentences[first:last]:
        low, high = max(span[0], sentence.start), min(span[1], sentence.end)
        if low < high and (words := _trimmed(low, high, text)):
            yield words


def _source(cue: Found, sources: Spans, text: str) -> Span | None:
    linked, link = _linked(cue, sources)
    return _trimmed(*linked, text) if linked is not None and link >= LINKED else None


def _linked(cue: Found, sources: Spans) -> tuple[Span | None, float]:
    """Give the source that a cue is linked with most surely, among those near it, and how surely."""
    near = sources.at((cue.span[0] - _NEAR, cue.span[1] + _NEAR))
    links = {span: cue.link("speaker", span) for span in near if not _overlap(span, cue.span)}
    best = max(links, key=links.__getitem__, default=None)
    return best, links[best] if best is not None else 0.0


def _trimmed(start: int, end: int, text: str) -> Span | None:
    front = _FRONT.match(text[start:end])
    start += front.end() if front else 0
    back = _BACK.search(text[start:end])
    end -= len(back[0]) if back else 0
    return (start, end) if start < end else None
