"""States that only an adjective names: the Russia of "the Russian invasion"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_by_code
from communique.reading.document import Cast
from communique.record import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.record import Event, Span, Statement


def with_states(cast: Cast) -> Cast:
    """Let an adjective that stands alone name its state: "the Russian invasion" is Russia's."""
    states = {a.country: a.id for a in cast.actors if a.kind == "state"}
    actors = {a.id: a for a in cast.actors}
    ids = list(cast.actor_ids)
    spans: dict[str, set[Span]] = {}
    for i, mention in enumerate(cast.mentions):
        if mention.kind != "NORP" or ids[i] is not None:
            continue
        country = country_by_code(mention.country or "")
        if country is None:
            continue
        known = states.get(country.alpha3)
        if known is None:
            known = states[country.alpha3] = f"A{len(actors) + 1}"
            actors[known] = Actor(known, country.name, "state", None, country.alpha3, "GOV", None, ())
        spans.setdefault(known, set()).add(mention.span)
        if not _is_nested(cast, i):  # inside a larger mention it names nobody by itself
            ids[i] = known
    for actor, named in spans.items():
        every = tuple(sorted(named.union(actors[actor].mentions)))
        actors[actor] = replace(actors[actor], mentions=every)
    return Cast(tuple(actors.values()), cast.mentions, tuple(ids))


def _is_nested(cast: Cast, i: int) -> bool:
    """Whether the mention lies in a larger one: "Chinese" in "Chinese Foreign Minister Qin Gang"."""
    start, end = cast.mentions[i].span
    near = cast.mentions[max(0, i - 4) : i + 2]
    return any(m.span[0] <= start and end <= m.span[1] and m.span != (start, end) for m in near)


def without_idle(
    cast: Cast,
    first: Cast,
    events: Iterable[Event],
    statements: Iterable[Statement],
    idle: frozenset[str] = frozenset(),
) -> tuple[Actor, ...]:
    """Give the actors, less states that only an adjective named and people among `idle`.

    Who does or says something, or is the other side of it, stays.
    """
    named = {actor.id for actor in first.actors} - idle
    busy = {a for e in events for a in (*e.sources, *e.targets, e.said_by)}
    busy |= {a for s in statements for a in (s.speaker, *s.addressees, *s.about)}
    return tuple(actor for actor in cast.actors if actor.id in named or actor.id in busy)
