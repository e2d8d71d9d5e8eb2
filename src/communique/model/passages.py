"""Text as the encoder takes it: word pieces of some sentences that stand together, with the hints on each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from communique.model.labels import HINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt
    from tokenizers import Encoding, Tokenizer

    from communique.record import Span

LONGEST = 160
"""Word pieces in a passage. The encoder was pretrained on stretches of this order; longer ones cost more
than they help."""
_FIRST, _LAST = 101, 102
"""The pieces [CLS] and [SEP] of the vocabulary."""


class Hint(NamedTuple):
    """What is known beforehand of a stretch of text: a label of one of the groups of `HINTS`."""

    span: Span
    group: str
    label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Word pieces in order: their numbers in the vocabulary and their spans in the article's text.

    The first and the last piece are the encoder's own marks; their spans are empty.
    """

    ids: tuple[int, ...]
    spans: tuple[Span, ...]
    begins: tuple[bool, ...]
    """Whether a piece begins a word, and does not go on with the piece before it."""
    _starts: list[int] = field(init=False, compare=False, repr=False)
    _ends: list[int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # lists of numbers: a reading asks for pieces hundreds of times
        object.__setattr__(self, "_starts", [start for start, _ in self.spans])
        object.__setattr__(self, "_ends", [end for _, end in self.spans])

    def pieces(self, span: Span) -> range:
        """Give the indices of the pieces that share a character with `span`."""
        last_mark = len(self.spans) - 1
        first = bisect_right(self._ends, span[0], 1, last_mark)
        return range(first, max(first, bisect_left(self._starts, span[1], 1, last_mark)))


def pack(text: str, sentences: Sequence[Span], tokenizer: Tokenizer, longest: int = LONGEST) -> list[Passage]:
    """Make passages of whole sentences, as many in each as fit `longest` pieces; a longer sentence is cut.

    `tokenizer` neither pads nor cuts. `sentences` are sorted and do not overlap.
    """
    # one by one: a batch would start threads
    encodings = [tokenizer.encode(text[a:b], add_special_tokens=False) for a, b in sentences]
    passages: list[Passage] = []
    pieces: list[_Piece] = []
    for (start, _), encoding in zip(sentences, encodings, strict=True):
        if pieces and len(pieces) + len(encoding.ids) > longest:
            passages.append(_passage(pieces))
            pieces = []
        pieces += _pieces(encoding, start)
        while len(pieces) > longest:
            passages.append(_passage(pieces[:longest]))
            pieces = pieces[longest:]
    return [*passages, _passage(pieces)] if pieces else passages


_Piece = tuple[int, "Span", bool]
"""Number in the vocabulary, span, and whether it begins a word."""


def _pieces(encoding: Encoding, start: int) -> Iterator[_Piece]:
    words = encoding.word_ids
    spans = [(start + a, start + b) for a, b in encoding.offsets]
    return zip(encoding.ids, spans, map(ne, words, [None, *words]), strict=False)


def _passage(pieces: Sequence[_Piece]) -> Passage:
    ids, spans, begins = zip(*pieces, strict=True)
    first, last = spans[0][0], spans[-1][1]
    return Passage((_FIRST, *ids, _LAST), ((first, first), *spans, (last, last)), (True, *begins, True))


def hint_numbers(text: str, passage: Passage, hints: Iterable[Hint]) -> npt.NDArray[np.int64]:
    """Give the labels' numbers, one row for each group of `HINTS` in their order, one column a piece.

    A later hint overwrites an earlier one. The shape of each piece is read off the text.
    """
    groups = {group: row for row, group in enumerate(HINTS)}
    numbers = np.zeros((len(groups), len(passage.ids)), dtype=np.int64)
    numbers[groups["shape"]] = [_shape(text[a:b]) for a, b in passage.spans]
    for hint in hints:
        pieces = passage.pieces(hint.span)
        numbers[groups[hint.group], pieces.start : pieces.stop] = HINTS[hint.group].index(hint.label)
    return numbers


def _shape(piece: str) -> int:
    if piece.islower() or not piece:
        return 0
    if piece.isalpha():
        return 2 if len(piece) > 1 and piece.isupper() else 1
    return 3 if any(c.isdigit() for c in piece) else 4
