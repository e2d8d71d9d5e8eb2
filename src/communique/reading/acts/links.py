"""What a trigger is linked with: its sides among the actors named near it, its time and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.acts.nearby import allows

if TYPE_CHECKING:
    from datetime import date

    from communique.model.decode import Found
    from communique.reading.acts.setting import Item, Spans
    from communique.reading.document import Cast
    from communique.record import Place, Status, Time

LINKED = 0.2
"""Probability from which two are linked."""
SOURCE, TARGET = 0.05, 0.05
"""The likeliest actor is a side from this probability on: most acts have both, however unsure who."""
BESIDE = 0.3
"""Share of the likeliest one's probability from which others are beside it."""
_NO_SIDE = frozenset({"LOC", "FAC"})

Side = tuple[str, ...]


def sides_of(found: Found, cast: Cast) -> tuple[Side, Side]:
    """Give the actors that a trigger is linked with as source and as target."""
    passage = found.answer.passage
    source, target = found.links("source").tolist(), found.links("target").tolist()
    shares: dict[str, tuple[float, float]] = {}
    for mention, actor in cast.within((passage.spans[0][0], passage.spans[-1][1])):
        pieces = passage.pieces(mention.span)
        if actor is None or mention.kind in _NO_SIDE or not pieces:
            continue
        old = shares.get(actor, (0.0, 0.0))
        words = slice(pieces.start, pieces.stop)
        shares[actor] = max(old[0], *source[words]), max(old[1], *target[words])
    sources = {actor: s for actor, (s, t) in shares.items() if s >= t}
    targets = {actor: t for actor, (s, t) in shares.items() if t > s}
    return _likeliest(sources, SOURCE, cast), _likeliest(targets, TARGET, cast)


def _likeliest(shares: dict[str, float], least: float, cast: Cast) -> Side:
    """Give the likeliest actor, and those that are linked about as surely."""
    best = max(shares.values(), default=0.0)
    if best < least:
        return ()
    side = {actor: share for actor, share in shares.items() if share >= BESIDE * best}
    return tuple(actor for actor in side if not _is_represented(actor, side, cast))


def _is_represented(actor: str, side: dict[str, float], cast: Cast) -> bool:
    """Whether a state stands beside somebody who acts for it and is linked more surely."""
    state = cast.actor(actor)
    return state.kind == "state" and any(
        share > side[actor] and cast.actor(other).country == state.country for other, share in side.items()
    )


def time_of(found: Found, times: Spans[Time], status: Status, published: date | None) -> Time | None:
    """Give the dated expression that a trigger is linked with and that its status allows."""
    near = _linked(found, "time", times)
    dated = (time for time in near if time.start is not None)
    return next((time for time in dated if allows(status, time.start, time.end, published)), None)


def place_of(found: Found, places: Spans[Place]) -> Place | None:
    """Give the place that a trigger is linked with."""
    return next(iter(_linked(found, "place", places)), None)


def _linked(found: Found, kind: str, items: Spans[Item]) -> list[Item]:
    """Give those items of the trigger's passage that it is linked with, the likeliest first."""
    passage = found.answer.passage
    near = items.between(passage.spans[0][0], passage.spans[-1][1])
    if not near:
        return []
    links = found.links(kind).tolist()
    pieces = [passage.pieces(item.span or (0, 0)) for item in near]
    shares = [max(links[p.start : p.stop], default=0.0) for p in pieces]
    ranked = sorted(range(len(near)), key=lambda i: -shares[i])
    return [near[i] for i in ranked if shares[i] >= LINKED]
