"""Kinds of PLOVER types that reading and merging tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import EventType

VERBAL: frozenset[EventType] = frozenset({"SUPPORT", "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts of words, which are said anew time and again."""
SYMMETRIC: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Acts of both sides alike: whose source is whose target may differ between reports."""
