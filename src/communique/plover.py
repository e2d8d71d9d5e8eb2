"""PLOVER's types: which are words, which are of both sides alike, and its four classes of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.record import EventType

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

VERBAL: frozenset[EventType] = frozenset({"SUPPORT", "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts of words, which are said anew time and again."""
SYMMETRIC: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Acts of both sides alike: whose source is whose target may differ between reports."""
STANDING = frozenset({"AID", "COOPERATE", "SANCTION", "MOBILIZE", "COERCE"})
"""Types of acts that go on, or are done again by the same to the same."""
QUADS: dict[EventType, Quad] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""The class of each type, as PLOVER and POLECAT have them (Halterman, Bagozzi, Beger, Schrodt and Scarborough
2023, "PLOVER and POLECAT: A New Political Event Ontology and Dataset")."""
