"""What the encoder reads of people: the sector each acts for, and who neither does nor says anything."""

from __future__ import annotations

import typing
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from communique.model.labels import HEADS, OUTSIDE
from communique.reading.document import Cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.encoder import Answer
    from communique.record import Actor, Sector

FORM = 10.0
"""How much more than any other the sector weighs that form has read."""
LEAST = 0.3
"""Probability from which a sector is the person's."""
IDLE = 0.8
"""Probability of doing and saying nothing from which a person without act or statement is left out."""


def judge(cast: Cast, answers: Sequence[Answer]) -> tuple[Cast, frozenset[str]]:
    """Give the cast with the likeliest sector of each person, and the ids of those who seem idle.

    A person's probabilities are the means over all mentions by name.
    """
    shares = _shares(cast, answers)
    actors = tuple(_placed(a, shares[a.id]) if a.id in shares else a for a in cast.actors)
    idle = frozenset(actor for actor, found in shares.items() if found[OUTSIDE] >= IDLE)
    return Cast(actors, cast.mentions, cast.actor_ids), idle


def _shares(cast: Cast, answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Give for each person who is named the mean probability of each label."""
    people = {actor.id for actor in cast.actors if actor.kind == "person"}
    found = defaultdict(list)
    for answer in answers:
        passage = answer.passage
        for mention, actor in cast.within((passage.spans[0][0], passage.spans[-1][1])):
            pieces = passage.pieces(mention.head)
            if actor in people and mention.kind == "PER" and pieces:
                found[actor].append(answer.heads["person"][pieces.start : pieces.stop].mean(0))
    return {
        actor: dict(zip(HEADS["person"], map(float, np.mean(rows, 0)), strict=True))
        for actor, rows in found.items()
    }


def _placed(actor: Actor, shares: dict[str, float]) -> Actor:
    """Give the actor with the likeliest sector, if that is likely; form's own counts more than the others."""
    sectors = {label: share for label, share in shares.items() if label != OUTSIDE}
    if actor.sector is not None:
        sectors[actor.sector] *= FORM
    best = max(sectors, key=sectors.__getitem__)
    return replace(actor, sector=typing.cast("Sector", best)) if shares[best] >= LEAST else actor
