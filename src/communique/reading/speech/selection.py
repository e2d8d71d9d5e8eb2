"""Which attributions of an article are statements: somebody's words that the article reports as such.

An attribution says only that content belongs to a source. Left out here are what a government release says in
its own voice, what is yet to be said, acts that are no words (an endorsement, a refusal), what lies inside the
content of another attribution, and a headline that the body repeats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution
    from communique.record import Article, Span

_OWN_VOICE = frozenset({"i", "we", "you", "there", "nobody", "no one", "neither", "none", "one"})
"""Outside quotation marks "I" and "we" are who issues the text; what it says itself is no statement."""
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|I)\b")
_QUOTED = re.compile(r"“[^”]{0,2000}”?|\"[^\"\n]{0,2000}\"?")
_RELEASE_AT = 3
_STATE = re.compile(r"(?:the )?(?:united states|u\.s\.|us|government|department|administration)\b", re.IGNORECASE)
_ACTS = frozenset(
    "endorse oppose defend celebrate decide seek plan seen see show find feel know maintain project recall "
    "confirm observe refuse decline wish judge figure stand read".split()
)
"""Cues that are more often an act or a state of mind than words, unless quotation marks stand beside them."""
_TALKS = frozenset("discuss raise share talk speak".split())


class Selection:
    """Tells statements from the other attributions of an article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text
        self.sentences = sentences
        self.is_release = len(_FIRST_PERSON.findall(_QUOTED.sub("", article.text))) >= _RELEASE_AT

    def statements(self, found: Iterable[Attribution]) -> list[Attribution]:
        kept = [a for a in found if self._is_statement(a)]
        return [a for a in kept if not self._is_inside_another(a, kept)]

    def _is_statement(self, attribution: Attribution) -> bool:
        if attribution.source is None:
            return False
        source = self.text[slice(*attribution.source)].lower()
        if source in _OWN_VOICE:
            return False
        if attribution.kind != "indirect":
            return True
        return not (
            attribution.lemma in _ACTS or self._is_yet_to_come(attribution) or self._is_own_voice(attribution, source)
        )

    def _is_yet_to_come(self, attribution: Attribution) -> bool:
        """Whether a readout or schedule says what will be said: "will meet … to discuss …"."""
        return attribution.form in {"future", "infinitive"} and (attribution.lemma in _TALKS or self.is_release)

    def _is_own_voice(self, attribution: Attribution, source: str) -> bool:
        """Whether a release speaks of its own state in the present: "The United States condemns …"."""
        return self.is_release and attribution.form == "present" and bool(_STATE.match(source))

    def _is_inside_another(self, attribution: Attribution, others: Sequence[Attribution]) -> bool:
        cue = attribution.cue
        return cue is not None and any(
            other is not attribution and other.sentence == attribution.sentence and _holds(other.content, cue)
            for other in others
        )


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in content)
