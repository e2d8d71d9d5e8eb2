"""Names marked by hand: Universal NER (IOB2 over tokens) and re3d (spans over documents)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from training.examples import Example, Layer
from training.sets.form import flat_hints, form_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
_LONGEST = 20_000
_NAMELESS = 5
"""Of sentences without a name one in so many is taken: the sets of the web have many."""


def universal_ner(path: Path) -> Iterator[Example]:
    """Give an example a sentence; people, organisations and locations are marked."""
    number = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        if text:
            rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
            spans = tuple(_spans(text[1], [(row[1], row[2]) for row in rows]))
            number += 1
            if not spans and number % _NAMELESS:
                continue
            yield _example("uner", text[1], Layer(spans, ("PER", "ORG", "LOC")))


def _spans(text: str, tokens: list[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    at = 0
    open_: tuple[int, int, str] | None = None
    for token, tag in tokens:
        start = text.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if open_ and tag == f"I-{open_[2]}":
            open_ = (open_[0], at, open_[2])
            continue
        if open_:
            yield open_
        open_ = (start, at, tag[2:]) if tag[:2] == "B-" and tag[2:] in ("PER", "ORG", "LOC") else None
    if open_:
        yield open_


def re3d(folder: Path) -> Iterator[Example]:
    """Give an example a document.

    Descriptions ("U.S. service members") are marked as names are: only capitalised ones are taken, the others
    are left open.
    """
    marked: dict[str, list[tuple[int, int, str]]] = {}
    for row in _rows(folder / "entities.json"):
        if row["type"] in _RE3D:
            spans = marked.setdefault(row["documentId"], [])
            spans.append((row["begin"], row["end"], _RE3D[row["type"]]))
    for document in _rows(folder / "documents.json"):
        text = document["text"]
        if len(text) > _LONGEST:
            continue
        spans, open_ = [], []
        for start, end, kind in sorted(marked.get(document["_id"], []), key=lambda s: (s[0], -s[1])):
            is_free = not spans or spans[-1][1] <= start
            words = text[start:end].split()
            if (
                is_free
                and words
                and all(w[:1].isupper() or w in ("of", "the", "and", "for") for w in words[1:])
                and words[0][:1].isupper()
            ):
                spans.append((start + (4 if words[0] == "The" else 0), end, kind))
            else:
                open_.append((start, end))
        yield _example("re3d", text, Layer(tuple(spans), ("PER", "ORG", "LOC", "NORP"), tuple(open_)))


def _rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _example(name: str, text: str, layer: Layer) -> Example:
    form = form_of(text)
    hints = flat_hints(form)
    return Example(name, text, tuple(s.span for s in form.sentences), hints, {"mention": layer})
