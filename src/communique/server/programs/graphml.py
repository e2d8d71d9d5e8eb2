"""A neighbourhood as GraphML, for programs that draw and count graphs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from communique._text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.server.views.counterparts import Counterpart, Link, Neighbourhood

_NODE = {"name": "string", "kind": "string", "country": "string"}
_EDGE = {"events": "int", "cooperation": "int", "conflict": "int", "latest": "string"}


def as_graphml(found: Neighbourhood) -> bytes:
    """Write an undirected graph: the actor, its counterparts, and what passes between any two."""
    out = io.BytesIO()
    xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": "http://graphml.graphdrawing.org/xmlns"}))
    for about, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            key = {"id": f"{about}_{name}", "for": about, "attr.name": name, "attr.type": kind}
            xml.startElement("key", AttributesImpl(key))
            xml.endElement("key")
    xml.startElement("graph", AttributesImpl({"id": "neighbourhood", "edgedefault": "undirected"}))
    numbers = {one.name: f"n{number}" for number, one in enumerate(found.neighbours, 1)}
    _element(xml, "node", {"id": "n0"}, {"name": found.name})
    for number, one in enumerate(found.neighbours, 1):
        told = {"name": one.name, "kind": one.kind, "country": one.country}
        _element(xml, "node", {"id": f"n{number}"}, told)
    for number, one in enumerate(found.neighbours, 1):
        _element(xml, "edge", {"source": "n0", "target": f"n{number}"}, _counts(one) | {"latest": one.latest})
    for link in found.links:
        _element(xml, "edge", {"source": numbers[link.one], "target": numbers[link.other]}, _counts(link))
    for tag in ("graph", "graphml"):
        xml.endElement(tag)
    xml.endDocument()
    return out.getvalue()


def _counts(one: Counterpart | Link) -> dict[str, str | int | None]:
    return {"events": one.events, "cooperation": one.cooperation, "conflict": one.conflict}


def _element(
    xml: XMLGenerator, tag: str, attributes: dict[str, str], values: Mapping[str, str | int | None]
) -> None:
    xml.startElement(tag, AttributesImpl(attributes))
    for name, value in values.items():
        if value is not None:
            xml.startElement("data", AttributesImpl({"key": f"{tag}_{name}"}))
            xml.characters(one_line(str(value)))
            xml.endElement("data")
    xml.endElement(tag)
