"""What the encoder is told and what it answers: the labels of its heads, in the order of their numbers.

The weights know labels by number only, so an order here may change only together with the weights.
"""

from __future__ import annotations

from typing import Final, get_args

from communique.record import EventType, Sector, Status

OUTSIDE: Final = "O"


def _bio(*kinds: str) -> tuple[str, ...]:
    return (OUTSIDE, *(f"{place}-{kind}" for kind in kinds for place in "BI"))


MENTION_KINDS: Final = ("PER", "ORG", "LOC", "NORP", "NOM")
"""LOC stands for GPE, LOC and FAC, which the gazetteer tells apart; NOM for a described actor ("senior
Hungarian officials")."""

HEADS: Final[dict[str, tuple[str, ...]]] = {
    "mention": _bio(*MENTION_KINDS),
    "time": _bio("TIME"),
    "source": _bio("SOURCE"),
    "cue": _bio("SAID", "HELD"),
    "content": _bio("CONTENT"),
    "trigger": (OUTSIDE, *get_args(EventType)),
    "status": get_args(Status),
    "person": (OUTSIDE, *get_args(Sector)),
}
"""One answer a word piece. Source, cue and content are heads of their own, for speech stands in speech.
SAID is the cue of a statement, HELD that of any other attribution: of a wish or an attitude, say. On the name
of a person the last head says for whom he or she acts, and is outside where nobody does or says anything."""

LINKS: Final = ("source", "target", "place", "time", "sayer", "speaker", "content")
"""From a trigger to its sides, setting and sayer; from a cue to its speaker and content."""
LINK_WIDTH: Final = 48
"""Numbers a word piece has for each kind of link, as its start and as its end."""

ROOTS: Final = get_args(EventType)
"""What the act of one marked actor on another may come under in PLOVER; CONCEDE and RETREAT are its YIELD."""

HINTS: Final[dict[str, tuple[str, ...]]] = {
    "shape": ("lower", "capital", "capitals", "digits", "mark"),
    "mark": ("", "source", "target"),
    "kind": ("", "PER", "ORG", "GPE", "LOC", "FAC", "NORP", "NOM", "PRON"),
    "speech": ("", "source", "cue", "content"),
}
"""What is known of a word piece beforehand: its shape, which the uncased vocabulary does not show; whether it
belongs to a marked actor; and what names and speech form has read there. The first label of each is the
common one."""
