"""GraphML: actors as nodes, dyads as edges with counts of events by type and by quad class."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Literal, get_args
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from communique._text import one_line
from communique.export.text import iso
from communique.plover import QUADS
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from communique.export.event import Event, Party

Value = str | int | None

NODE_KEYS = {"name": "string", "kind": "string", "country": "string", "sector": "string", "events": "int"}
EDGE_KEYS = {
    "events": "int",
    "occurred": "int",
    **dict.fromkeys(get_args(EventType), "int"),
    **{quad.replace(" ", "_"): "int" for quad in dict.fromkeys(QUADS.values())},
    "first_day": "string",
    "last_day": "string",
}


@dataclass(slots=True)
class Dyad:
    """What one actor does to another: how many events of which kind, from which day to which."""

    counts: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None

    def add(self, event: Event) -> None:
        self.counts.update(("events", event.type, QUADS[event.root].replace(" ", "_")))
        self.counts["occurred"] += event.status == "occurred"
        if event.day:
            self.first = min(self.first or event.day, event.day)
            self.last = max(self.last or event.day, event.day)

    def values(self) -> dict[str, Value]:
        known: dict[str, Value] = {key: self.counts[key] for key, kind in EDGE_KEYS.items() if kind == "int"}
        return known | {"first_day": iso(self.first), "last_day": iso(self.last)}


@dataclass(slots=True)
class Node:
    """An actor as first met, and in how many events it takes part."""

    party: Party
    events: int = 0

    def values(self) -> dict[str, Value]:
        party = self.party
        return {
            "name": party.name, "kind": party.kind, "country": party.country, "sector": party.sector,
            "events": self.events,
        }  # fmt: skip


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write a directed graph, from source to target; actors and dyads are in memory, events are not."""
    nodes: dict[str, Node] = {}
    dyads: dict[tuple[str, str], Dyad] = {}
    for event in events:
        for party in {p.id: p for p in (*event.sources, *event.targets)}.values():
            nodes.setdefault(party.id, Node(party)).events += 1
        for pair in dict.fromkeys((s.id, t.id) for s in event.sources for t in event.targets):
            dyads.setdefault(pair, Dyad()).add(event)
    xml = begin(out, "dyads", "directed", NODE_KEYS, EDGE_KEYS)
    for name, node in nodes.items():
        element(xml, "node", {"id": one_line(name)}, node.values())
    for (source, target), dyad in dyads.items():
        element(xml, "edge", {"source": one_line(source), "target": one_line(target)}, dyad.values())
    end(xml)


def begin(
    out: IO[bytes], name: str, direction: Literal["directed", "undirected"],
    node_keys: Mapping[str, str], edge_keys: Mapping[str, str],
) -> XMLGenerator:  # fmt: skip
    """Begin a graph: the keys name what nodes and edges may hold, each with its type."""
    xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": "http://graphml.graphdrawing.org/xmlns"}))
    for about, keys in (("node", node_keys), ("edge", edge_keys)):
        for key, kind in keys.items():
            told = {"id": f"{about}_{key}", "for": about, "attr.name": key, "attr.type": kind}
            xml.startElement("key", AttributesImpl(told))
            xml.endElement("key")
    xml.startElement("graph", AttributesImpl({"id": name, "edgedefault": direction}))
    return xml


def end(xml: XMLGenerator) -> None:
    """End a graph."""
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()


def element(xml: XMLGenerator, tag: str, attributes: Mapping[str, str], values: Mapping[str, Value]) -> None:
    """Write a node or an edge with what is known of it."""
    xml.startElement(tag, AttributesImpl(dict(attributes)))
    for name, value in values.items():
        if value is not None:
            xml.startElement("data", AttributesImpl({"key": f"{tag}_{name}"}))
            xml.characters(one_line(str(value)))
            xml.endElement("data")
    xml.endElement(tag)
    xml.characters("\n")
