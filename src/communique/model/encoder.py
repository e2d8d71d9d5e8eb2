"""The encoder at work: passages in, the answers of all heads out. Runs on the processor, in one thread."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from communique.model.labels import HEADS, LINKS, ROOTS
from communique.model.passages import Hint, Passage, hint_numbers, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt
    import onnxruntime
    from tokenizers import Tokenizer

    from communique.record import Span

WEIGHTS = Path(__file__).parent / "weights"
"""The folder of the shipped weights."""
_SLOW_FUSION = "SkipLayerNormFusion"
"""Addition and normalisation as one node of ONNX Runtime take five times as long as the two nodes do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the heads say of a passage.

    `heads` has an array (pieces, labels) of probabilities for each of `HEADS`; `starts` and `ends` have the
    vectors of links, (pieces, kinds, width), the last number of a start being its bias.
    """

    passage: Passage
    heads: dict[str, npt.NDArray[np.float32]]
    starts: npt.NDArray[np.float32]
    ends: npt.NDArray[np.float32]

    def links(self, head: range, kind: str) -> npt.NDArray[np.float32]:
        """Give for each piece the probability that the words at `head` are linked to it."""
        number = LINKS.index(kind)
        starts = self.starts[head.start : head.stop, number]
        start = np.add.reduce(starts, 0) / len(starts)  # what `mean` gives, in half its time
        scores = self.ends[:, number] @ start[:-1] + start[-1]
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


class Encoder:
    """A file of weights, loaded. Threads may share one."""

    def __init__(self, folder: Path, weights: str = "encoder.onnx") -> None:
        self._folder, self._weights = folder, weights

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file of weights."""
        return hashlib.sha256((self._folder / self._weights).read_bytes()).hexdigest()

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            self._folder / self._weights,
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOW_FUSION],
        )

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Word pieces of a text; neither pads nor cuts."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def read(self, text: str, sentences: Sequence[Span], hints: Iterable[Hint]) -> list[Answer]:
        """Give an answer for each passage that the sentences make up, in order.

        Passages go through one by one: on one core a batch is no faster, and its padding costs a fifth.
        """
        known = _Hints(hints)
        return [
            self._answer(passage, hint_numbers(text, passage, known.within(passage)))
            for passage in pack(text, sentences, self.tokenizer)
        ]

    def _answer(self, passage: Passage, hints: npt.NDArray[np.int64]) -> Answer:
        found = self._run(passage, hints)
        heads = {head: found[head] for head in HEADS}
        return Answer(passage, heads, found["link_from"], found["link_to"])

    def relate(self, text: str, sentences: Sequence[Span], source: Span, target: Span) -> dict[str, float]:
        """Give the probability of each of `ROOTS` for what the actor at `source` does to the one at `target`.

        Of several passages the one with most of both is read; without a word all roots are alike.
        """
        marks = [Hint(source, "mark", "source"), Hint(target, "mark", "target")]
        passages = pack(text, sentences, self.tokenizer)
        if not passages:
            return dict.fromkeys(ROOTS, 1 / len(ROOTS))
        passage = max(passages, key=lambda p: len(p.pieces(source)) + len(p.pieces(target)))
        found = self._run(passage, hint_numbers(text, passage, marks))
        return dict(zip(ROOTS, map(float, found["relation"]), strict=True))

    def _run(self, passage: Passage, hints: npt.NDArray[np.int64]) -> dict[str, npt.NDArray[np.float32]]:
        """Give each output of the graph for a passage, without the batch's dimension."""
        names = [output.name for output in self._session.get_outputs()]
        ids = np.array([passage.ids], dtype=np.int64)
        inputs = {"ids": ids, "hints": hints[None]}
        return {name: array[0] for name, array in zip(names, self._session.run(names, inputs), strict=True)}


class _Hints:
    """The hints of a text, to be asked for those of a passage; they stay in the order in which they came."""

    def __init__(self, hints: Iterable[Hint]) -> None:
        self._numbered = sorted(enumerate(hints), key=lambda pair: pair[1].span[0])
        self._starts = [hint.span[0] for _, hint in self._numbered]
        self._longest = max((hint.span[1] - hint.span[0] for _, hint in self._numbered), default=0)

    def within(self, passage: Passage) -> list[Hint]:
        low, high = passage.spans[0][0], passage.spans[-1][1]
        near = slice(bisect_left(self._starts, low - self._longest), bisect_left(self._starts, high))
        return [hint for _, hint in sorted(self._numbered[near]) if low < hint.span[1]]


@cache
def shipped() -> Encoder:
    """Give the encoder that is part of the package; its file is read when it is first asked."""
    return Encoder(WEIGHTS)
