"""PLOVER roots and CAMEO codes of the ledger's events, and the Goldstein scale of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.cameo import cameo_code, plover_root

if TYPE_CHECKING:
    from communique.record import EventType, Status

_USUAL: dict[EventType, str] = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
    "RETREAT": "087", "REQUEST": "020", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
"""The code of an act of which no more is known than its type."""

_GOLDSTEIN: dict[str, float] = {
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
"""The Goldstein scale of CAMEO codes, as GDELT gives it; a longer code has the value of its base."""


def fold(kind: EventType, status: Status, cameo: str | None) -> tuple[EventType, str]:
    """Give the PLOVER root and the CAMEO code of an event; `cameo` is the code that the ledger keeps.

    >>> fold("CONSULT", "planned", "036"), fold("CONSULT", "occurred", "042")
    (('AGREE', '036'), ('CONSULT', '042'))
    """
    if cameo is None or (status == "occurred" and _is_of_another_status(kind, cameo)):
        cameo = _USUAL[kind]
    return plover_root(kind, status, cameo), cameo_code(kind, status, cameo)


def goldstein(cameo: str) -> float:
    """Give the Goldstein scale of a code, from -10 (conflict) to 10 (cooperation).

    >>> goldstein("042"), goldstein("0871")
    (1.9, 9.0)
    """
    return _GOLDSTEIN[cameo] if cameo in _GOLDSTEIN else _GOLDSTEIN[cameo[:3]]


def _is_of_another_status(kind: EventType, cameo: str) -> bool:
    """Whether an event keeps the code that it had before a person set its status to occurred."""
    return cameo in {cameo_code(kind, "planned", ""), cameo_code(kind, "cancelled", "")} - {
        _USUAL[kind]
    } and (cameo[:2] != _USUAL[kind][:2])
