"""Articles written for this project with their attributions marked inline: `training/corpus/political/*.txt`.

`[s1 The mayor] [c1 said] [q1 that she would go].` is attribution 1: its source, its cue, part of its content.
Marks nest. Whether an attribution is a statement or an attitude is not told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.examples import Example, Layer, Link
from training.items import ANY
from training.sets.form import flat_hints, form_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Span

_OPENING = re.compile(r"\[([scq])(\d+) ")

Parts = dict[str, list["Span"]]
"""The spans of an attribution's source (s), cue (c) and content (q)."""


def examples(folder: Path) -> Iterator[Example]:
    """Give an example an article. Raises ValueError where marks do not pair."""
    for path in sorted(folder.glob("*.txt")):
        text, attributions = unmarked(path.read_text(encoding="utf-8").strip())
        yield _example(text, attributions)


def unmarked(marked: str) -> tuple[str, dict[int, Parts]]:
    """Give a text without its marks, and its attributions by number. Raises ValueError.

    >>> unmarked("[s1 She] [c1 left].")
    ('She left.', {1: {'s': [(0, 3)], 'c': [(4, 8)], 'q': []}})
    """
    text, at = "", 0
    open_: list[tuple[str, int, int]] = []
    found: dict[int, Parts] = {}
    while at < len(marked):
        opening = _OPENING.match(marked, at)
        if opening:
            open_.append((opening[1], int(opening[2]), len(text)))
            at = opening.end()
            continue
        if marked[at] == "[" or (marked[at] == "]" and not open_):
            raise ValueError(f"a stray bracket: {marked[max(0, at - 30) : at + 30]!r}")
        if marked[at] == "]":
            part, number, start = open_.pop()
            found.setdefault(number, {"s": [], "c": [], "q": []})[part].append((start, len(text)))
        else:
            text += marked[at]
        at += 1
    if open_:
        raise ValueError(f"a mark that is not closed: {open_[-1]}")
    return text, dict(sorted(found.items()))


def _example(text: str, attributions: dict[int, Parts]) -> Example:
    form = form_of(text)
    links = []
    for parts in attributions.values():
        for cue in parts["c"][:1]:
            links += [Link(cue, "content", tuple(parts["q"])), Link(cue, "speaker", tuple(parts["s"]))]
    spans = {
        head: sorted((span for parts in attributions.values() for span in parts[part]), key=_length)
        for head, part in (("source", "s"), ("cue", "c"), ("content", "q"))
    }
    layers = {
        "source": Layer(tuple((*span, "SOURCE") for span in spans["source"]), ("SOURCE",)),
        "cue": Layer(tuple((*span, ANY) for span in spans["cue"]), ("SAID", "HELD")),
        "content": Layer(tuple((*span, "CONTENT") for span in spans["content"]), ("CONTENT",)),
    }
    sentences = tuple(sentence.span for sentence in form.sentences)
    return Example("political", text, sentences, flat_hints(form), layers, tuple(links))


def _length(span: Span) -> int:
    return span[1] - span[0]
