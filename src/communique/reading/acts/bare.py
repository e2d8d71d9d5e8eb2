"""An act that only the encoder has read: its words, and what the lexicon knows of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from communique.cameo import OTHER
from communique.reading.acts.draft import Act
from communique.reading.acts.lexicon import entries, surfaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.decode import Found
    from communique.reading.acts.lexicon import Entry
    from communique.reading.document import Sentence
    from communique.record import EventType, Span

_EVIDENCE = 0.5
"""Pieces that are linked with a trigger at this probability or above belong to its evidence."""


def bare_act(found: Found, sentences: Sequence[Sentence], number: int) -> Act:
    """Give the act of a trigger without its sides; `number` is that of its sentence."""
    kind: EventType = found.label  # type: ignore[assignment]
    sentence = sentences[number]
    entry = _entry(sentence, found.span, kind)
    words = sentence.text[found.span[0] - sentence.start : found.span[1] - sentence.start]
    return Act(
        type=kind,
        mode=entry.mode if entry else "meeting" if kind == "CONSULT" else None,
        cameo=entry.cameo if entry else _usual_code(kind),
        sources=(),
        targets=(),
        status="occurred",
        trigger=found.span,
        evidence=_evidence(found, sentence),
        sentence=number,
        lemma=entry.lemma if entry else words.lower(),
    )


def _entry(sentence: Sentence, span: Span, kind: EventType) -> Entry | None:
    """Give the lexicon's entry of this type for a word of the trigger."""
    first = bisect_right(sentence.tokens, span[0], key=lambda token: token.end)
    last = bisect_left(sentence.tokens, span[1], key=lambda token: token.start)
    words = [token.text.lower() for token in sentence.tokens[first:last]]
    known = (surface.entry for word in words for surface in surfaces().get(word, ()))
    return next((entry for entry in known if entry.type == kind), None)


def _usual_code(kind: EventType) -> str:
    """Give the general CAMEO code of a type: what the lexicon's other words have at the least."""
    return OTHER.get(kind) or min(entry.cameo for entry in entries() if entry.type == kind)


def _evidence(found: Found, sentence: Sentence) -> Span:
    """Give the stretch of the sentence from the first to the last of trigger and sides."""
    spans = [found.span]
    for kind in ("source", "target"):
        spans += [s for s in found.linked(kind, _EVIDENCE) if sentence.start <= s[0] < sentence.end]
    return max(sentence.start, min(s[0] for s in spans)), min(sentence.end, max(s[1] for s in spans))
