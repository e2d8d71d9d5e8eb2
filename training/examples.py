"""A text with what its annotators marked, whatever the data set: the form that training reads.

Sets differ in what they mark. A layer says which labels its annotators looked for; where they looked for
none, the answer there is open and costs nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from communique.record import Span


@dataclass(frozen=True, slots=True)
class Layer:
    """Labelled spans of one head.

    `marked` are the kinds that every occurrence of was marked; words outside all spans may still be of any
    other kind. Within `open` spans nothing is known.
    """

    spans: tuple[tuple[int, int, str], ...] = ()
    marked: tuple[str, ...] = ()
    open: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The words that one head word (a trigger, a cue) is linked with; none where it surely has none."""

    head: Span
    kind: str
    ends: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the actor at `source` does to the one at `target`: a PLOVER root."""

    source: Span
    target: Span
    root: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text, its sentences and hints, and what is marked in it. `set` names the data set."""

    set: str
    text: str
    sentences: tuple[Span, ...]
    hints: tuple[tuple[int, int, str, str], ...] = ()
    layers: dict[str, Layer] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write examples as JSON lines, whole or not at all. Gives their number."""
    unfinished = path.with_suffix(".part")
    count = 0
    with unfinished.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            count += 1
    unfinished.replace(path)
    return count


def load(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield _example(json.loads(line))


def _example(row: dict[str, Any]) -> Example:
    return Example(
        set=row["set"],
        text=row["text"],
        sentences=_tuples(row["sentences"]),
        hints=_tuples(row["hints"]),
        layers={
            head: Layer(_tuples(x["spans"]), tuple(x["marked"]), _tuples(x["open"]))
            for head, x in row["layers"].items()
        },
        links=tuple(Link(tuple(x["head"]), x["kind"], _tuples(x["ends"])) for x in row["links"]),
        relations=tuple(
            Relation(tuple(x["source"]), tuple(x["target"]), x["root"]) for x in row["relations"]
        ),
    )


def _tuples(rows: list[list[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(row) for row in rows)
