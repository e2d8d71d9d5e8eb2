"""A neighbourhood as GraphML, for programs that draw and count graphs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from communique.export.graphml import begin, element, end

if TYPE_CHECKING:
    from communique.server.views.counterparts import Counterpart, Link, Neighbourhood

_NODE = {"name": "string", "kind": "string", "country": "string"}
_EDGE = {"events": "int", "cooperation": "int", "conflict": "int", "latest": "string"}


def as_graphml(found: Neighbourhood) -> bytes:
    """Write an undirected graph: the actor, its counterparts, and what passes between any two."""
    out = io.BytesIO()
    xml = begin(out, "neighbourhood", "undirected", _NODE, _EDGE)
    numbers = {one.name: f"n{number}" for number, one in enumerate(found.neighbours, 1)}
    element(xml, "node", {"id": "n0"}, {"name": found.name})
    for number, one in enumerate(found.neighbours, 1):
        told = {"name": one.name, "kind": one.kind, "country": one.country}
        element(xml, "node", {"id": f"n{number}"}, told)
    for number, one in enumerate(found.neighbours, 1):
        element(xml, "edge", {"source": "n0", "target": f"n{number}"}, _counts(one) | {"latest": one.latest})
    for link in found.links:
        element(xml, "edge", {"source": numbers[link.one], "target": numbers[link.other]}, _counts(link))
    end(xml)
    return out.getvalue()


def _counts(one: Counterpart | Link) -> dict[str, str | int | None]:
    return {"events": one.events, "cooperation": one.cooperation, "conflict": one.conflict}
