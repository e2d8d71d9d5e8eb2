"""Actors that nobody is named for: states behind adjectives, and speakers whom the text only describes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.gazetteer.countries import country_by_code
from communique.reading.document import Cast
from communique.record import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.record import Article, Event, Statement


def with_states(cast: Cast) -> Cast:
    """Let an adjective that stands alone name its state: "the Russian invasion" is Russia's."""
    states = {a.country: a.id for a in cast.actors if a.kind == "state"}
    actors = {a.id: a for a in cast.actors}
    ids = list(cast.actor_ids)
    for i, mention in enumerate(cast.mentions):
        if mention.kind != "NORP" or ids[i] is not None or _is_nested(cast, i):
            continue
        country = country_by_code(mention.country or "")
        if country is None:
            continue
        known = states.get(country.alpha3)
        if known is None:
            known = states[country.alpha3] = f"A{len(actors) + 1}"
            actors[known] = Actor(known, country.name, "state", None, country.alpha3, "GOV", None, ())
        actors[known] = replace(actors[known], mentions=(*actors[known].mentions, mention.span))
        ids[i] = known
    return Cast(tuple(actors.values()), cast.mentions, tuple(ids))


def _is_nested(cast: Cast, i: int) -> bool:
    """Whether the mention lies in a larger one: "Chinese" in "Chinese Foreign Minister Qin Gang"."""
    start, end = cast.mentions[i].span
    near = cast.mentions[max(0, i - 4) : i + 2]
    return any(m.span[0] <= start and end <= m.span[1] and m.span != (start, end) for m in near)


def with_speakers(
    cast: Cast, statements: Sequence[Statement], article: Article
) -> tuple[Cast, list[Statement]]:
    """Give every speaker whom the cast does not know an actor, named as the text names him, her or them."""
    actors = list(cast.actors)
    by_name = {a.name.casefold(): a.id for a in actors}
    found: list[Statement] = []
    for statement in statements:
        if statement.speaker is None and statement.speaker_text is not None:
            name = " ".join(article.text[slice(*statement.speaker_text)].split())
            if name.casefold() not in by_name:
                known = resolve_actor(name, article.published)
                by_name[name.casefold()] = actor_id = f"A{len(actors) + 1}"
                span = statement.speaker_text
                kind = known.kind if known.kind in ("state", "organization") else "group"
                actors.append(Actor(actor_id, name, kind, None, known.country, known.sector, None, (span,)))
            statement = replace(statement, speaker=by_name[name.casefold()])
        found.append(statement)
    return Cast(tuple(actors), cast.mentions, cast.actor_ids), found


def without_idle_states(
    cast: Cast, first: Cast, events: Iterable[Event], statements: Iterable[Statement]
) -> tuple[Actor, ...]:
    """Give the actors, less the states that only an adjective named and that neither do nor say anything."""
    named = {actor.id for actor in first.actors}
    busy = {a for e in events for a in (*e.sources, *e.targets, e.said_by)}
    busy |= {a for s in statements for a in (s.speaker, *s.addressees, *s.about)}
    return tuple(actor for actor in cast.actors if actor.id in named or actor.id in busy)
