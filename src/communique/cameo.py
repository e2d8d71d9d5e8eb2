"""CAMEO codes and PLOVER roots: type and status of an act folded into one code, as both schemes have it.

What folds into what is DESIGN.md's, section 1, "Type and root". Help that is cancelled or put off is stopped
(SANCTION); help that is denied, said not to be coming, is refused (REJECT).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.plover import QUADS

if TYPE_CHECKING:
    from communique.plover import Quad
    from communique.record import EventType, Status

GENERAL: dict[EventType, str] = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
    "RETREAT": "087", "REQUEST": "020", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
"""The code of an act that has happened, where no more is known than its type."""
_PLANNED: dict[EventType, str] = {
    "AGREE": "030", "CONSULT": "036", "SUPPORT": "030", "COOPERATE": "031", "AID": "033", "CONCEDE": "035",
    "RETREAT": "035", "PROTEST": "133", "MOBILIZE": "138", "SANCTION": "131", "COERCE": "137", "ASSAULT":
    "138",
}  # fmt: skip
_STOPPED: dict[EventType, str] = {
    "AGREE": "120", "CONSULT": "120", "SUPPORT": "120", "COOPERATE": "160", "AID": "162", "PROTEST": "080",
    "MOBILIZE": "087", "SANCTION": "085", "COERCE": "080", "ASSAULT": "087", "ACCUSE": "080", "THREATEN":
    "080",
}  # fmt: skip
_DENIED: dict[EventType, str] = _STOPPED | {"COOPERATE": "121", "AID": "122"}
OTHER: dict[EventType, str] = {
    "CONCEDE": "080", "RETREAT": "0874", "SANCTION": "160", "REJECT": "120", "AGREE": "030", "SUPPORT": "050",
}  # fmt: skip
"""Codes of acts that another act became: ended sanctions, halted attacks, cut aid, what is not done."""
_ROOTS: dict[str, EventType] = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
    "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
    "20": "ASSAULT",
}  # fmt: skip
_GOLDSTEIN: dict[str, float] = {
    "13": -6.0,
    "010": 0.0, "011": -0.1, "012": -0.4, "013": 0.4, "014": 0.0, "015": 0.0, "016": 3.4, "017": 0.0,
    "018": 3.4, "019": 3.4, "020": 3.0, "021": 3.4, "022": 3.4, "023": 3.4, "024": -0.3, "025": -0.3,
    "026": 4.0, "027": 4.0, "028": 4.0, "030": 4.0, "031": 5.2, "032": 4.5, "033": 5.2, "034": 7.0,
    "035": 7.0, "036": 4.0, "037": 5.0, "038": 7.0, "039": 5.0, "040": 1.0, "041": 1.0, "042": 1.9,
    "043": 2.8, "044": 2.5, "045": 5.0, "046": 7.0, "050": 3.5, "051": 3.4, "052": 3.5, "053": 3.8,
    "054": 6.0, "055": 7.0, "056": 7.0, "057": 8.0, "060": 6.0, "061": 6.4, "062": 7.4, "063": 7.4,
    "064": 7.0, "070": 7.0, "071": 7.4, "072": 8.3, "073": 7.4, "074": 8.5, "075": 7.0, "080": 5.0,
    "081": 5.0, "082": 5.0, "083": 5.0, "084": 7.0, "085": 7.0, "086": 9.0, "087": 9.0, "0874": 10.0,
    "090": -2.0, "091": -2.0, "092": -2.0, "093": -2.0, "094": -2.0, "100": -5.0, "101": -5.0, "102":
    -5.0, "103": -5.0, "104": -5.0, "105": -5.0, "106": -5.0, "107": -5.0, "108": -5.0, "110": -2.0,
    "111": -2.0, "112": -2.0, "113": -2.0, "114": -2.0, "115": -2.0, "116": -2.0, "120": -4.0, "121":
    -4.0, "122": -4.0, "123": -4.0, "124": -5.0, "125": -5.0, "126": -5.0, "127": -5.0, "128": -5.0,
    "129": -5.0, "130": -4.4, "131": -5.8, "132": -5.8, "133": -5.8, "134": -5.8, "135": -5.8, "136":
    -7.0, "137": -7.0, "138": -7.0, "139": -7.0, "140": -6.5, "141": -6.5, "142": -6.5, "143": -6.5,
    "144": -7.5, "145": -7.5, "150": -7.2, "151": -7.2, "152": -7.2, "153": -7.2, "154": -7.2, "160":
    -4.0, "161": -4.0, "162": -5.6, "163": -6.5, "164": -7.0, "165": -7.0, "166": -8.0, "170": -7.0,
    "171": -9.2, "172": -5.0, "173": -5.0, "174": -5.0, "175": -9.0, "180": -9.0, "181": -9.0, "182":
    -9.5, "1823": -10.0, "183": -10.0, "184": -8.0, "185": -8.0, "186": -10.0, "190": -10.0, "191":
    -9.5, "192": -9.5, "193": -10.0, "194": -10.0, "195": -10.0, "196": -9.5, "200": -10.0, "201": -9.5,
    "202": -10.0, "203": -10.0, "204": -10.0,
}  # fmt: skip
"""Goldstein's values (1992, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
Resolution 36:2), as the CAMEO project carried them over to its codes, in the table that GDELT publishes as
CAMEO.goldsteinscale.txt. A longer code has the value of its base, a root that of its general code unless it
has its own."""


def cameo_code(kind: EventType, status: Status, occurred: str) -> str:
    """Give the CAMEO code of an act; `occurred` is its code when it has happened.

    >>> cameo_code("CONSULT", "planned", "042"), cameo_code("AID", "denied", "070")
    ('036', '122')
    """
    if status in ("planned", "possible"):
        return _PLANNED.get(kind, occurred)
    if status == "occurred":
        return occurred
    return (_DENIED if status == "denied" else _STOPPED).get(kind, occurred)


def plover_root(kind: EventType, status: Status, occurred: str) -> EventType:
    """Give the PLOVER root of an act: planned cooperation is AGREE, a signed agreement (057) SUPPORT.

    >>> plover_root("ASSAULT", "possible", "190")
    'THREATEN'
    """
    return root_of(kind, cameo_code(kind, status, occurred))


def root_of(kind: EventType, code: str | None) -> EventType:
    """Give the PLOVER root that the code of an act, or the first two digits of it, stands for.

    Retreats (087) are among the concessions of CAMEO, and types of their own in PLOVER.

    >>> root_of("CONSULT", "036"), root_of("RETREAT", "087"), root_of("RETREAT", "035")
    ('AGREE', 'RETREAT', 'AGREE')
    """
    root = _ROOTS.get((code or "")[:2], kind)
    return kind if (kind, root) == ("RETREAT", "CONCEDE") else root


def quad_of(kind: EventType, code: str | None) -> Quad:
    """Give the class of an act by its code: aid that is only promised is verbal.

    >>> quad_of("AID", "070"), quad_of("AID", "033")
    ('material cooperation', 'verbal cooperation')
    """
    return QUADS[root_of(kind, code)]


def intensity_of(kind: EventType, code: str | None) -> float:
    """Give Goldstein's value of an act by its code, from -10 (conflict) to +10 (cooperation).

    >>> intensity_of("CONSULT", "042"), intensity_of("RETREAT", "0871"), intensity_of("ASSAULT", None)
    (1.9, 9.0, -10.0)
    """
    code = code or GENERAL[kind]
    known = (c for c in (code, code[:3], f"{code[:2]}0", GENERAL[kind]) if c in _GOLDSTEIN)
    return _GOLDSTEIN[next(known)]
