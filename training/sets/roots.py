"""PLOVER's roots: what an act that is planned, possible or off comes under (DESIGN.md, section 2)."""

from __future__ import annotations

import re

_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_FORCE = frozenset({"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"})
_FORMAL = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|initial(?:s|ed|ling)?|ink(?:s|ed)?|ratif\w+|conclud\w+)\b"
    r"|\b(?:reach|struck|strik|seal|clinch)\w*\b.*\b(?:agreement|deal|accord|pact|treaty|settlement)\b",
    re.IGNORECASE,
)


def root(kind: str, status: str, trigger: str) -> str:
    """Give the root of an act of this type and status.

    A formal agreement that was made is CAMEO 057, which is under SUPPORT; other consent is AGREE.

    >>> root("CONSULT", "planned", "will meet"), root("AGREE", "occurred", "signed")
    ('AGREE', 'SUPPORT')
    """
    if kind == "AGREE" and status == "occurred" and _FORMAL.search(trigger):
        return "SUPPORT"
    if status in ("planned", "possible"):
        if kind in _COOPERATION:
            return "AGREE"
        if kind in _FORCE:
            return "THREATEN"
    if status in ("denied", "cancelled", "postponed"):
        if kind in ("AGREE", "CONSULT", "SUPPORT"):
            return "REJECT"
        if kind in ("COOPERATE", "AID"):
            return "SANCTION" if status == "cancelled" else "REJECT"
        if kind in _FORCE:
            return "CONCEDE"
    return kind
