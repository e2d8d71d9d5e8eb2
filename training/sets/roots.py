"""PLOVER's roots of acts of which the code is not known (DESIGN.md, section 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.cameo import GENERAL, plover_root

if TYPE_CHECKING:
    from communique.record import EventType, Status

_FORMAL = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|initial(?:s|ed|ling)?|ink(?:s|ed)?|ratif\w+|conclud\w+)\b"
    r"|\b(?:reach|struck|strik|seal|clinch)\w*\b.*\b(?:agreement|deal|accord|pact|treaty|settlement)\b",
    re.IGNORECASE,
)


def root(kind: EventType, status: Status, trigger: str) -> EventType:
    """Give the root of an act of this type and status.

    A formal agreement that was made is CAMEO 057, which is under SUPPORT; other consent is AGREE.

    >>> root("CONSULT", "planned", "will meet"), root("AGREE", "occurred", "signed")
    ('AGREE', 'SUPPORT')
    """
    is_formal = kind == "AGREE" and _FORMAL.search(trigger) is not None
    return plover_root(kind, status, "057" if is_formal else GENERAL[kind])
