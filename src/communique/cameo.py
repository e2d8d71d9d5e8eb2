"""CAMEO codes and PLOVER roots: type and status of an act folded into one code, as both schemes have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import EventType, Status

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


def cameo_code(kind: EventType, status: Status, occurred: str) -> str:
    """Give the CAMEO code of an act; `occurred` is its code when it has happened.

    >>> cameo_code("CONSULT", "planned", "042")
    '036'
    """
    if status in ("planned", "possible"):
        return _PLANNED.get(kind, occurred)
    if status == "occurred":
        return occurred
    return _STOPPED.get(kind, occurred)


def plover_root(kind: EventType, status: Status, occurred: str) -> EventType:
    """Give the PLOVER root of an act: planned cooperation is AGREE, a signed agreement (057) SUPPORT.

    >>> plover_root("ASSAULT", "possible", "190")
    'THREATEN'
    """
    if kind == "RETREAT" and status == "occurred":
        return kind
    return _ROOTS[cameo_code(kind, status, occurred)[:2]]
