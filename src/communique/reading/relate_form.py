"""What one marked actor does to another, by form: the acts of the text as shares of PLOVER's roots.

The acts are read as in an article, with the two actors as the only ones; triggers that are not read as acts
count by how near they stand to both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from communique.cameo import OTHER, plover_root
from communique.reading.acts.clauses import clauses_of
from communique.reading.acts.lexicon import surfaces
from communique.reading.acts.noun_readings import read_nouns
from communique.reading.acts.readings import Reading
from communique.reading.acts.verb_readings import read_verbs
from communique.reading.acts.view import Context, SentenceView
from communique.reading.document import ActorMention, Cast, Sentence
from communique.reading.tokens import tokenize
from communique.record import Actor, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Span

_SPREAD = 1.0
"""Weight of every root, so that none is impossible."""
_READ, _REVERSED, _ONE_SIDED, _NAMED = 60.0, 20.0, 30.0, 8.0
"""Weights: of an act between the two, of one the other way round, of one with only one of them, of a
trigger."""


def relate_by_form(text: str, source: Span, target: Span) -> dict[str, float]:
    """Give the share of each PLOVER root for what `source` does to `target`; they sum to 1."""
    view = _view(text, source, target)
    weights: dict[str, float] = dict.fromkeys(get_args(EventType), _SPREAD)
    for reading in _readings(view):
        weights[_root(reading)] += _weight(reading)
    for kind, nearness in _triggers(view):
        weights[kind] += _NAMED * nearness
    total = sum(weights.values())
    return {kind: weight / total for kind, weight in weights.items()}


def _view(text: str, source: Span, target: Span) -> SentenceView:
    """Give the text as one sentence in which only the two actors are named."""
    marked = sorted([(source, "A1"), (target, "A2")])
    mentions = tuple(ActorMention(span, span, "ORG", text[slice(*span)]) for span, _ in marked)
    actors = tuple(
        Actor(name, text[slice(*span)], "organization", None, None, None, None, (span,))
        for span, name in marked
    )
    sentence = Sentence(0, len(text), text, tokenize(text), "body", 0)
    cast = Cast(actors, mentions, tuple(name for _, name in marked))
    return SentenceView(sentence, cast, Context())


def _readings(view: SentenceView) -> Iterator[Reading]:
    clauses = clauses_of(view)
    taken: set[int] = set()
    for readings in read_verbs(view, clauses):
        found = [r for r in readings if isinstance(r, Reading)]
        best = max(found, key=_weight, default=None)
        if best is not None and _weight(best):
            taken.update(range(*best.trigger))
            yield best
    yield from (r for r in read_nouns(view, clauses, taken) if isinstance(r, Reading))


def _root(reading: Reading) -> EventType:
    is_own = reading.type == reading.entry.type
    return plover_root(reading.type, reading.status, reading.entry.cameo if is_own else OTHER[reading.type])


def _weight(reading: Reading) -> float:
    does = {actor for named in reading.sources for actor in named.actors}
    has_done = {actor for named in reading.targets for actor in named.actors}
    if does == {"A1"} and has_done == {"A2"}:
        return _READ
    if does == {"A2"} and has_done == {"A1"}:
        return _REVERSED
    return _ONE_SIDED if "A1" in does or ("A2" in has_done and not does) else 0.0


def _triggers(view: SentenceView) -> Iterator[tuple[EventType, float]]:
    """Give the type of each trigger word: with 1 between the two actors, with less further off."""
    if not view.named:
        return
    first, last = view.named[0].end, view.named[-1].start
    for i in range(len(view.words)):
        if view.named_at(i) is not None:
            continue
        surface = next((s for s in surfaces().get(view.low(i), ()) if view.has_words(i, s.words)), None)
        if surface is not None:
            away = max(0, first - i, i - last)
            yield surface.entry.type, 1 / (1 + away / 6)
