"""Cooperation and conflict: PLOVER's four classes of acts, and how intense an act is on Goldstein's scale.

The classes are those of PLOVER and POLECAT (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER
and POLECAT: A New Political Event Ontology and Dataset"). The intensities are Goldstein's (1992, "A
Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36:2) as the CAMEO project
carried them over to the roots of its codes, in the table that GDELT publishes as
CAMEO.goldsteinscale.txt: from -10 (attack) to +10.

Both go by the root of the CAMEO code, which holds type and status together: aid that is only promised is an
intent to cooperate (03, verbal), sanctions that are only threatened a threat (13, verbal).
"""

from __future__ import annotations

from typing import Literal

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUADS: dict[str, Quad] = {
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
"""The class of each PLOVER type."""

ROOTS: dict[str, tuple[str, float]] = {
    "02": ("REQUEST", 3.0),
    "03": ("AGREE", 4.0),
    "04": ("CONSULT", 1.0),
    "05": ("SUPPORT", 3.5),
    "06": ("COOPERATE", 6.0),
    "07": ("AID", 7.0),
    "08": ("CONCEDE", 5.0),
    "09": ("ACCUSE", -2.0),
    "10": ("REQUEST", -5.0),
    "11": ("ACCUSE", -2.0),
    "12": ("REJECT", -4.0),
    "13": ("THREATEN", -6.0),
    "14": ("PROTEST", -6.5),
    "15": ("MOBILIZE", -7.2),
    "16": ("SANCTION", -4.0),
    "17": ("COERCE", -7.0),
    "18": ("ASSAULT", -9.0),
    "19": ("ASSAULT", -10.0),
    "20": ("ASSAULT", -10.0),
}
"""The PLOVER type and the intensity of each CAMEO root. Appeals (02) are mild, demands (10) are not."""

_USUAL = {kind: root for root, (kind, _) in reversed(ROOTS.items())} | {"REQUEST": "02", "RETREAT": "08"}
"""The CAMEO root of a type, for acts without a code."""


def quad_of(kind: str, root: str | None) -> Quad:
    """Give the class of an act by its type and the root of its CAMEO code.

    >>> quad_of("AID", "07"), quad_of("AID", "03")
    ('material cooperation', 'verbal cooperation')
    """
    if root not in ROOTS or (kind == "RETREAT" and root == "08"):
        return QUADS[kind]
    return QUADS[ROOTS[root][0]]


def intensity_of(kind: str, root: str | None) -> float:
    """Give the intensity of an act, from -10 to +10.

    >>> intensity_of("ASSAULT", "19"), intensity_of("ASSAULT", "13")
    (-10.0, -6.0)
    """
    return ROOTS[root if root in ROOTS else _USUAL[kind]][1]
