"""Why each part of the article was read as it was.

Every sentence has a line: what was found in it and whether form or the encoder decided, or the reason that
nothing was found. So has every person whom the record leaves out. An inferred day of publication has one
for each expression that decided it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from communique.record import Trace
from communique.timex.infer import infer_publication_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from communique.reading.acts.merge import Merged
    from communique.reading.document import Cast, Sentence
    from communique.record import Actor, Article, Span, Statement


def trace(
    article: Article,
    sentences: Sequence[Sentence],
    merged: Sequence[Merged],
    statements: Sequence[Statement],
    reasons: Sequence[Trace],
) -> Iterator[Trace]:
    """Give a line for each sentence, in order.

    `reasons` are those that the search for acts gave; of several for one sentence the last counts.
    """
    yield from _inferred_day(article)
    known = {reason.span: reason.reason for reason in reasons}
    decided: dict[int, list[str]] = {}
    for one in merged:
        for act in one.acts:
            if act.decided:
                decided.setdefault(act.sentence, []).append(f"{one.event.id} by {act.decided}")
    facts: list[tuple[str, Span]] = [(one.event.id, span) for one in merged for span in one.event.evidence]
    facts += [(s.id, span) for s in statements for span in s.content]
    by_sentence = _by_sentence(facts, sentences)
    for i, sentence in enumerate(sentences):
        found = tuple(by_sentence.get(i, ()))
        reason = (
            "; ".join(decided.get(i, ())) if found else known.get(sentence.span, _default_reason(sentence))
        )
        yield Trace(sentence.span, sentence.part, found, reason)


def left_out(cast: Cast, actors: Collection[Actor]) -> Iterator[Trace]:
    """Give a line for each person of the cast who is not among the actors of the record."""
    kept = {actor.id for actor in actors}
    for actor in cast.actors:
        if actor.kind == "person" and actor.id not in kept and actor.mentions:
            yield Trace(actor.mentions[0], "person", (), f"{actor.name} is named, but does and says nothing")


def _by_sentence(
    facts: Sequence[tuple[str, Span]], sentences: Sequence[Sentence]
) -> dict[int, dict[str, None]]:
    """Give the names of the facts that each sentence carries, by the sentence's index."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, dict[str, None]] = {}
    for name, (start, end) in facts:
        for i in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if start < sentences[i].end:
                found.setdefault(i, {})[name] = None
    return found


def _inferred_day(article: Article) -> Iterator[Trace]:
    if article.published_basis != "inferred":
        return
    inferred = infer_publication_day(article.text, article.furniture)
    if inferred is not None:
        for span in inferred.expressions:
            yield Trace(span, "published", (inferred.day.isoformat(),), "decides the day of publication")


def _default_reason(sentence: Sentence) -> str:
    if sentence.part == "furniture":
        return "not part of the article"
    return "no word in it names an act or an utterance"
