"""How probable it is that an event which the lexicon read is right.

The shares are measured on the articles of `gold/train` and `gold/written` (type, sides and place in the text
right): `python -m benchmarks.accuracy.articles ../shared/gold/train --shares` prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import EventType

SHARES: dict[EventType, float] = {
    "ACCUSE": 0.60, "AGREE": 0.38, "AID": 0.38, "ASSAULT": 0.59, "COERCE": 0.44, "CONCEDE": 0.49,
    "CONSULT": 0.73, "COOPERATE": 0.32, "MOBILIZE": 0.30, "PROTEST": 0.41, "REJECT": 0.30, "REQUEST": 0.58,
    "RETREAT": 0.14, "SANCTION": 0.61, "SUPPORT": 0.50, "THREATEN": 0.64,
}  # fmt: skip


def confidence(kind: EventType) -> float:
    """Give the share of right events among those of this type that the lexicon reads."""
    return SHARES[kind]
