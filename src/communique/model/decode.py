"""From the answers of the heads to spans of text with probabilities."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model.labels import HEADS, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from communique.model.encoder import Answer
    from communique.record import Span

_SURE = 0.5
_SEEN = 0.1
"""Words that are outside with less than one minus this may be triggers."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a head labelled: their pieces in the passage of `answer`, and how probable the label is."""

    span: Span
    pieces: range
    label: str
    probability: float
    answer: Answer

    def share(self, head: str) -> dict[str, float]:
        """Give the mean probabilities that another head gives the same words."""
        means = self.answer.heads[head][self.pieces.start : self.pieces.stop].mean(0)
        return dict(zip(HEADS[head], map(float, means), strict=True))

    def link(self, kind: str, span: Span) -> float:
        """Give the probability of a link from these words to those at `span`; 0 where they are elsewhere."""
        pieces = self.answer.passage.pieces(span)
        if not pieces:
            return 0.0
        return float(self.links(kind)[pieces.start : pieces.stop].max())

    def links(self, kind: str) -> npt.NDArray[np.float32]:
        """Give the probability of a link from these words to each piece of the passage."""
        return self.answer.links(self.pieces, kind)

    def linked(self, kind: str, least: float) -> list[Span]:
        """Give the stretches of whole words whose pieces are linked with at least this probability."""
        return [span for span, _ in _stretches(self.answer, self.links(kind) >= least)]


def triggers(answer: Answer) -> Iterator[Found]:
    """Give the words of a passage that may name an act, with the likeliest type of each.

    Of words side by side that are surely of two types the first name the act: "lifted" of "lifted sanctions",
    "agreed" of "agreed to release".
    """
    table = answer.heads["trigger"]
    labels = HEADS["trigger"]
    for _, pieces in _stretches(answer, table[:, labels.index(OUTSIDE)] < 1 - _SEEN):
        first = _of_one_type(answer, pieces)
        best = table[first.start : first.stop, 1:].max(0)
        yield Found(_span(answer, first), first, labels[int(best.argmax()) + 1], float(best.max()), answer)


def _of_one_type(answer: Answer, pieces: range) -> range:
    """Give the pieces up to the first word that is surely of another type than one before it."""
    table = answer.heads["trigger"][:, 1:]
    kind = None
    for piece in pieces:
        own = int(table[piece].argmax()) if table[piece].max() >= _SURE else None
        if own is not None and kind is not None and own != kind and answer.passage.begins[piece]:
            return range(pieces.start, piece)
        kind = own if own is not None else kind
    return pieces


def _span(answer: Answer, pieces: range) -> Span:
    return answer.passage.spans[pieces.start][0], answer.passage.spans[pieces.stop - 1][1]


def named_by(answer: Answer, span: Span, label: str) -> Found | None:
    """Give words as a trigger of a type, with its probability; None where they are not in the passage."""
    pieces = answer.passage.pieces(span)
    if not pieces:
        return None
    shares = answer.heads["trigger"][pieces.start : pieces.stop, HEADS["trigger"].index(label)]
    return Found(span, pieces, label, float(shares.max()), answer)


def labelled(answer: Answer, head: str, span: Span) -> Found | None:
    """Give words with how probable it is that a BIO head marks any of them; None where they are not there.

    Their label is the head's name, for they may be of any of its kinds.
    """
    pieces = answer.passage.pieces(span)
    if not pieces:
        return None
    outside = answer.heads[head][pieces.start : pieces.stop, HEADS[head].index(OUTSIDE)]
    return Found(span, pieces, head, float(1 - outside.min()), answer)


def mean_share(answers: Sequence[Answer], head: str, span: Span) -> float | None:
    """Give how probable it is on average that a BIO head marks a piece of `span`; None where none was read.

    `answers` are those of an article in order.
    """
    outside = HEADS[head].index(OUTSIDE)
    first = max(0, bisect_right(answers, span[0], key=lambda answer: answer.passage.spans[0][0]) - 1)
    shares: list[float] = []
    for answer in answers[first:]:
        if answer.passage.spans[0][0] >= span[1]:
            break
        pieces = answer.passage.pieces(span)
        shares += map(float, 1 - answer.heads[head][pieces.start : pieces.stop, outside])
    return sum(shares) / len(shares) if shares else None


def likely(answer: Answer, head: str, least: float) -> Iterator[Span]:
    """Give the stretches of words that a BIO head holds for one of its kinds at this probability or above."""
    outside = answer.heads[head][:, HEADS[head].index(OUTSIDE)]
    yield from (span for span, _ in _stretches(answer, outside <= 1 - least))


def spans(answer: Answer, head: str) -> Iterator[Found]:
    """Give the spans that a BIO head marks."""
    labels = HEADS[head]
    table = answer.heads[head]
    best = table.argmax(1)
    words = answer.passage.begins
    start = None
    best[-1] = labels.index(OUTSIDE)  # the encoder's own last mark ends what is still open
    for piece in range(1, len(best)):
        label = labels[best[piece]]
        if start is not None and not (
            (label[0] == "I" and label[2:] == labels[best[start]][2:]) or (not words[piece])
        ):
            yield _found(answer, head, range(start, piece))
            start = None
        if start is None and label[0] in "BI" and label != OUTSIDE and words[piece]:
            start = piece


def _found(answer: Answer, head: str, pieces: range) -> Found:
    labels = HEADS[head]
    label = labels[int(answer.heads[head][pieces.start].argmax())][2:]
    at = [n for n, name in enumerate(labels) if name.endswith("-" + label)]
    share = float(answer.heads[head][pieces.start : pieces.stop][:, at].sum(1).mean())
    return Found(_span(answer, pieces), pieces, label, share, answer)


def _stretches(answer: Answer, mask: npt.NDArray[np.bool_]) -> Iterator[tuple[Span, range]]:
    """Give runs of pieces for which `mask` holds, grown to whole words."""
    starts = answer.passage.begins
    last = len(mask) - 1
    piece = 1
    while piece < last:
        if not mask[piece]:
            piece += 1
            continue
        first = piece
        while first > 1 and not starts[first]:
            first -= 1
        end = piece + 1
        while end < last and (mask[end] or not starts[end]):
            end += 1
        yield (answer.passage.spans[first][0], answer.passage.spans[end - 1][1]), range(first, end)
        piece = end
