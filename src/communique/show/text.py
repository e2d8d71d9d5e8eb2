"""The words of an article with what was read in them, in layers that can be switched off."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.server.views.layers import marks_of, pieces
from communique.show.markup import text
from communique.show.style import LAYERS

if TYPE_CHECKING:
    from communique.record import Record

_KNOWN = {*LAYERS, "triggers", "furniture"}


def switches(scope: str) -> str:
    """Give a box for each layer, which is the legend too."""
    boxes = "\n".join(
        f'<label><input type="checkbox" class="show-{layer}" id="{scope}-{layer}" checked>'
        f'<span class="m {layer}">{words}</span></label>'
        for layer, words in LAYERS.items()
    )
    return f"<fieldset><legend>Show</legend>{boxes}</fieldset>"


def marked(record: Record, scope: str) -> str:
    """Give the text. What begins somewhere has its id there, and `{scope}-t{offset}` is the anchor of it."""
    begins, targets = _begins(record), _targets(record)
    at, found = 0, []
    for piece in pieces(record.article.text, marks_of(record, {})):
        layers = [layer for layer in piece.marks if layer in _KNOWN]
        anchor = f' id="{scope}-t{at}"' if at in targets else ""
        told = f' data-is="{" ".join(begins[at])}"' if at in begins else ""
        words = text(piece.words)
        if layers or anchor:
            found.append(f'<span class="{" ".join(["m", *layers])}"{anchor}{told}>{words}</span>')
        else:
            found.append(words)
        at += len(piece.words)
    return f'<div class="text" dir="auto">{"".join(found)}</div>'


def _begins(record: Record) -> dict[int, list[str]]:
    """Give the ids of what begins where: events at their triggers, statements with their words."""
    found = defaultdict(list)
    for event in record.events:
        found[event.trigger[0]].append(event.id)
    for statement in record.statements:
        for start, _ in statement.content[:1]:
            found[start].append(statement.id)
    return {at: [text(one) for one in ids] for at, ids in found.items()}


def _targets(record: Record) -> set[int]:
    """Give the offsets that something leads to."""
    found = {span[0] for event in record.events for span in (event.trigger, *event.evidence)}
    found |= {span[0] for one in record.statements for span in one.content}
    found |= {actor.mentions[0][0] for actor in record.actors if actor.mentions}
    return found
