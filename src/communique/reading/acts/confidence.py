"""How probable it is that an event which the lexicon read is right.

The shares are measured on the articles of `gold/train` and `gold/written` (type, sides and place in the text
right): `python -m benchmarks.accuracy.articles ../shared/gold/train --shares` prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import EventType

SHARES: dict[EventType, float] = {
    "ACCUSE": 0.57, "AGREE": 0.33, "AID": 0.22, "ASSAULT": 0.54, "COERCE": 0.30, "CONCEDE": 0.47,
    "CONSULT": 0.68, "COOPERATE": 0.33, "MOBILIZE": 0.20, "PROTEST": 0.40, "REJECT": 0.23, "REQUEST": 0.56,
    "RETREAT": 0.10, "SANCTION": 0.55, "SUPPORT": 0.48, "THREATEN": 0.33,
}  # fmt: skip


def confidence(kind: EventType) -> float:
    """Give the share of right events among those of this type that the lexicon reads."""
    return SHARES[kind]
