"""Examples as numbers: a passage with what each head should answer at every piece."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from communique.model.labels import HEADS, LINKS, OUTSIDE, ROOTS
from communique.model.passages import LONGEST, Hint, Passage, hint_numbers, pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt
    from tokenizers import Tokenizer

    from training.examples import Example, Layer, Relation

LENGTHS = (LONGEST, 120, 140, 100)
"""The longest passage an article is cut into, in turns: so its sentences stand beside others each time."""
MASK = 103
"""The piece of the vocabulary that stands for any other."""
ANY = "ANY"
"""A kind of span that may be any of its head's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One passage to learn from.

    `allowed` has for each head, piece and label whether the label may be right there: one where it is known,
    all where nothing is. `links` are (pieces of the head, number of the kind, pieces of the ends).
    `root` is the number of the root of the act between the marked actors; -1 where none are marked.
    `turn` is the epoch, modulo the number of `LENGTHS`, in which the item is read; -1 is each.
    """

    set: str
    ids: npt.NDArray[np.int64]
    hints: npt.NDArray[np.int64]
    allowed: dict[str, npt.NDArray[np.bool_]]
    links: tuple[tuple[tuple[int, ...], int, tuple[int, ...]], ...] = ()
    root: int = -1
    turn: int = -1

    def __len__(self) -> int:
        return len(self.ids)


def items(example: Example, tokenizer: Tokenizer) -> Iterator[Item]:
    """Give the passages of an example, and one more for each of its relations."""
    hints = [Hint((a, b), group, label) for a, b, group, label in example.hints]
    if example.layers or example.links:
        whole = pack(example.text, example.sentences, tokenizer)
        if len(whole) == 1:
            yield _reading(example, whole[0], hints, -1)
        else:
            for turn, longest in enumerate(LENGTHS):
                for passage in pack(example.text, example.sentences, tokenizer, longest):
                    yield _reading(example, passage, hints, turn)
    for relation in example.relations:
        item = _relation(example, relation, tokenizer)
        if item is not None:
            yield item


def _reading(example: Example, passage: Passage, hints: list[Hint], turn: int) -> Item:
    low, high = passage.spans[0][0], passage.spans[-1][1]
    near = [h for h in hints if h.span[0] < high and low < h.span[1]]
    allowed = {}
    for head, layer in example.layers.items():
        allowed[head] = _allowed(passage, HEADS[head], layer)
    links = []
    for link in example.links:
        if low <= link.head[0] and link.head[1] <= high:
            heads = tuple(passage.pieces(link.head))
            ends = tuple(p for end in link.ends for p in passage.pieces(end))
            if heads and (ends or not link.ends):
                links.append((heads, LINKS.index(link.kind), ends))
    numbers = hint_numbers(example.text, passage, near)
    return Item(example.set, np.array(passage.ids), numbers, allowed, tuple(links), turn=turn)


def _allowed(passage: Passage, labels: tuple[str, ...], layer: Layer) -> npt.NDArray[np.bool_]:
    table = np.zeros((len(passage.ids), len(labels)), dtype=bool)
    if OUTSIDE not in labels:
        table[:] = True
    else:
        unmarked = [n for n, label in enumerate(labels) if label.split("-")[-1] not in layer.marked]
        table[:, unmarked] = True
        table[:, labels.index(OUTSIDE)] = True
    for span in layer.open:
        pieces = passage.pieces(span)
        table[pieces.start : pieces.stop] = True
    for start, end, kind in layer.spans:
        for place, piece in enumerate(passage.pieces((start, end))):
            table[piece] = False
            table[piece, _numbers(labels, kind, is_first=place == 0)] = True
    return table


def _numbers(labels: tuple[str, ...], kind: str, *, is_first: bool) -> list[int]:
    """Give the numbers of the labels that a kind of span may have at its first piece, or at a later one."""
    place = "B-" if is_first else "I-"
    if kind == ANY:
        return [n for n, label in enumerate(labels) if label.startswith(place)]
    return [labels.index(kind if kind in labels else place + kind)]


def _relation(example: Example, relation: Relation, tokenizer: Tokenizer) -> Item | None:
    """Give the sentences from one marked actor to the other; None where they are too long."""
    low = min(relation.source[0], relation.target[0])
    high = max(relation.source[1], relation.target[1])
    inside = [s for s in example.sentences if s[0] < high and low < s[1]]
    passages = pack(example.text, inside, tokenizer)
    if len(passages) != 1:
        return None
    marks = [Hint(relation.source, "mark", "source"), Hint(relation.target, "mark", "target")]
    numbers = hint_numbers(example.text, passages[0], marks)
    return Item(example.set, np.array(passages[0].ids), numbers, {}, (), ROOTS.index(relation.root))


def blurred(item: Item, groups: list[int], pieces: npt.NDArray[np.int64]) -> Item:
    """Give the item with some groups of hints blank and some of its pieces masked."""
    hints, ids = item.hints.copy(), item.ids.copy()
    hints[groups] = 0
    ids[pieces] = MASK
    return replace(item, hints=hints, ids=ids)
