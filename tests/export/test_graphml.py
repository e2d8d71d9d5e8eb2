"""The graph of actors and dyads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from .conftest import Write

NAMESPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def data(element: ET.Element) -> dict[str, str]:
    return {
        one.attrib["key"].partition("_")[2]: one.text or "" for one in element.findall("g:data", NAMESPACE)
    }


def test_actors_are_nodes_and_dyads_are_edges(written: Write) -> None:
    root = ET.fromstring(written("graphml"))
    graph = root.find("g:graph", NAMESPACE)
    assert graph is not None
    nodes = {node.attrib["id"]: data(node) for node in graph.findall("g:node", NAMESPACE)}
    assert nodes["state:SDN"] == {
        "name": "Sudan", "kind": "state", "country": "SDN", "sector": "GOV", "events": "3"
    }  # fmt: skip
    assert "country" not in nodes["group:suma1 group:?"]
    edges = {(e.attrib["source"], e.attrib["target"]): data(e) for e in graph.findall("g:edge", NAMESPACE)}
    assert all(end in nodes for dyad in edges for end in dyad)
    assert len(edges) == 4
    visit = edges["person:ada olsen:NOR", "person:grace otieno:KEN"]
    assert {name for name, value in visit.items() if value not in ("0", "")} == {
        "events", "CONSULT", "verbal_cooperation", "first_day", "last_day"
    }  # fmt: skip
    assert edges["state:NOR", "state:SDN"]["verbal_conflict"] == "1"  # only threatened


def test_every_value_has_a_declared_key(written: Write) -> None:
    root = ET.fromstring(written("graphml"))
    declared = {key.attrib["id"] for key in root.findall("g:key", NAMESPACE)}
    used = {one.attrib["key"] for one in root.iter(f"{{{NAMESPACE['g']}}}data")}
    assert used <= declared
