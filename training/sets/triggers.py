"""Words that may name an act, by the lexicon: where a set marks only some acts, those are left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from communique.reading.acts.lexicon import surfaces
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.reading.form import Form
    from communique.record import Span


def types() -> tuple[str, ...]:
    return get_args(EventType)


def known_triggers(form: Form) -> Iterator[tuple[int, int, str]]:
    """Give the spans of the lexicon's triggers, each with its type, whether or not an act was read there."""
    for sentence in form.sentences:
        low = [token.text.lower() for token in sentence.tokens]
        for i, word in enumerate(low):
            for surface in surfaces().get(word, ()):
                words = tuple(w.lower() for w in surface.words)
                if tuple(low[i : i + len(words)]) == words:
                    last = sentence.tokens[i + len(words) - 1]
                    yield sentence.tokens[i].start, last.end, surface.entry.type


def words_that_may_trigger(form: Form) -> list[Span]:
    return [(start, end) for start, end, _ in known_triggers(form)]
