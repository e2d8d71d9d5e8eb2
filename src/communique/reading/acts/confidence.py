"""How probable it is that an event is right, in type, sides and place in the text.

What the encoder gives a trigger is put on the curve that was measured on articles held out from training
(`training/calibrate.py`). Events that form alone has read (`read_by_form`) have the share of right ones of
their type on `gold/train` and `gold/written`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.acts.draft import Act
    from communique.record import EventType

SHARES: dict[EventType, float] = {
    "ACCUSE": 0.60, "AGREE": 0.38, "AID": 0.38, "ASSAULT": 0.59, "COERCE": 0.44, "CONCEDE": 0.49,
    "CONSULT": 0.73, "COOPERATE": 0.32, "MOBILIZE": 0.30, "PROTEST": 0.41, "REJECT": 0.30, "REQUEST": 0.58,
    "RETREAT": 0.14, "SANCTION": 0.61, "SUPPORT": 0.50, "THREATEN": 0.64,
}  # fmt: skip


def confidence(act: Act) -> float:
    """Give the probability that the event of an act is right."""
    if act.probability is None:
        return SHARES[act.type]
    return _on_curve(act.probability)


def _on_curve(probability: float) -> float:
    """Give the share of right events at a probability, along straight lines between the measured points."""
    import numpy as np

    points, shares = _curve()
    return round(float(np.interp(probability, points, shares)), 3)


@cache
def _curve() -> tuple[list[float], list[float]]:
    text = (files("communique.model") / "weights" / "calibration.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return table["probability"], table["share"]
