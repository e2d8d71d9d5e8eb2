"""Answers of the encoder written by hand, to test what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from communique.model.encoder import WEIGHTS, Answer, Encoder, shipped
from communique.model.labels import HEADS, LINK_WIDTH, LINKS
from communique.model.passages import pack
from communique.reading.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.model.passages import Hint
    from communique.record import Span

Labels = "Mapping[str, tuple[str, float]]"
"""By words of the text: their label and its probability."""
_SURE = 20.0


def answer(
    text: str,
    *,
    links: Mapping[tuple[str, str], str] | None = None,
    **heads: Mapping[str, tuple[str, float]],
) -> Answer:
    """Give the answer on a short text; `links` has for a head and a kind the words at the end."""
    (passage,) = pack(text, split(text), shipped().tokenizer)

    def pieces(words: str) -> range:
        start = text.index(words)
        return passage.pieces((start, start + len(words)))

    tables = {}
    for head, labels in HEADS.items():
        table = np.zeros((len(passage.ids), len(labels)), dtype=np.float32)
        table[:, 0] = 1
        for words, (label, share) in heads.get(head, {}).items():
            for place, piece in enumerate(pieces(words)):
                name = label if label in labels else f"{'I' if place else 'B'}-{label}"
                table[piece] = 0
                table[piece, 0] = 1 - share
                table[piece, labels.index(name)] = share
        tables[head] = table
    ends = np.zeros((len(passage.ids), len(LINKS), LINK_WIDTH), dtype=np.float32)
    starts = np.zeros((len(passage.ids), len(LINKS), LINK_WIDTH + 1), dtype=np.float32)
    starts[..., -1] = -_SURE
    for number, ((head, kind), words) in enumerate((links or {}).items()):
        starts[pieces(head).start : pieces(head).stop, LINKS.index(kind), number] = 1
        ends[pieces(words).start : pieces(words).stop, LINKS.index(kind), number] = 2 * _SURE
    return Answer(passage, tables, starts, ends)


class Told(Encoder):
    """An encoder that gives the answers it was told, whatever it reads."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(WEIGHTS)
        self._told = list(answers)

    def read(self, text: str, sentences: Sequence[Span], hints: Iterable[Hint]) -> list[Answer]:
        """Give what was told."""
        return self._told
