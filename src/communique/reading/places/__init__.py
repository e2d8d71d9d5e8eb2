"""Which places the text names, and which of the many places of that name they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.places.candidates import Candidate, find_candidates, nations_named
from communique.reading.places.disambiguation import choose
from communique.reading.places.metonyms import stands_for_state

if TYPE_CHECKING:
    from communique.record import Article, Place


def find(text: str) -> list[Place]:
    """Find the places that `text` names, in order; a name that is no known place is left out."""
    return choose(find_candidates(text), nations_named(text))


def find_places(article: Article) -> list[Place]:
    """Find the places that `article` names outside its furniture, less capitals that stand for states."""
    candidates = [c for c in find_candidates(article.text) if not _in_furniture(c, article)]
    found = choose(candidates, nations_named(article.text))
    return [place for place in found if not stands_for_state(article.text, place)]


def _in_furniture(candidate: Candidate, article: Article) -> bool:
    return any(start <= candidate.span[0] < end for start, end in article.furniture)


__all__ = ["find", "find_places", "stands_for_state"]
