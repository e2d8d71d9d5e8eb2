"""Sentences with one marked act each: `text`, `source`, `target`, `trigger`, `type`, `status`.

Other acts of the sentence are not marked: words that the lexicon knows as triggers are left open.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from training.examples import Example, Layer, Link, Relation
from training.sets.form import flat_hints, form_of
from training.sets.roots import root
from training.sets.triggers import types, words_that_may_trigger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Span


def examples(path: Path, *, name: str, trusts_status: bool = True) -> Iterator[Example]:
    """Give an example a line. `trusts_status` is False where "will" as a promise is marked occurred."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "type" in row:
                yield _relation(row, name, trusts_status=trusts_status)
            else:
                yield _negative(row, name)


def _relation(row: dict[str, Any], name: str, *, trusts_status: bool) -> Example:
    text = row["text"]
    form = form_of(text)
    source, target, trigger = (_find(text, row[key]) for key in ("source", "target", "trigger"))
    if row["trigger"] == row["target"] or trigger is None or source is None or target is None:
        return Example(name, text, tuple(s.span for s in form.sentences), flat_hints(form))
    start, end = trigger
    may = tuple(s for s in words_that_may_trigger(form) if s[1] <= start or end <= s[0])
    layers = {"trigger": Layer(((start, end, row["type"]),), types(), may)}
    if trusts_status:
        layers["status"] = Layer(((start, end, row["status"]),))
    links = (Link(trigger, "source", (source,)), Link(trigger, "target", (target,)))
    return Example(
        name, text, tuple(s.span for s in form.sentences), flat_hints(form), layers, links,
        (Relation(source, target, root(row["type"], row["status"], row["trigger"])),),
    )  # fmt: skip


def _negative(row: dict[str, str], name: str) -> Example:
    """Give a sentence that reports no act at all, or none between its marked pair (which says too little)."""
    form = form_of(row["text"])
    none = row.get("kind") == "no-event"
    layers = {"trigger": Layer((), types())} if none else {}
    spans = tuple(s.span for s in form.sentences)
    return Example(name, row["text"], spans, flat_hints(form), layers)


def _find(text: str, words: str) -> Span | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 and words else None
