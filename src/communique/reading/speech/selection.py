"""Which attributions of an article are statements: somebody's words that the article reports as such.

An attribution says only that content belongs to a source. Left out here are what a government release says in
its own voice, what is yet to be said, acts that are no words (an endorsement, a refusal), what lies inside
the content of another attribution, and a headline that the body repeats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech.cues import STANCE_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution
    from communique.record import Article, Span

_OWN_VOICE = frozenset({"i", "we", "you", "there", "nobody", "no one", "neither", "none", "one"})
"""Outside quotation marks "I" and "we" are who issues the text; what it says itself is no statement."""
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Mm]y|I)\b")
_QUOTED = re.compile(r"“[^”]{0,2000}”?|\"[^\"\n]{0,2000}\"?")
_RELEASE_AT = 3
_STATE = re.compile(
    r"(?:the )?(?:united states|u\.s\.|us|government|department|administration)\b", re.IGNORECASE
)
_ACTS = frozenset(
    "endorse oppose defend seek refuse decline wish figure stand attack support assail question chastise "
    "hammer rip echo admire resent disavow rail lash hit double weigh take illustrate reveal reference "
    "project".split()
)
"""Cues that are more often an act or a state of mind than words, unless quotation marks stand beside them."""
_ACTS_UNLESS_CLAUSE = frozenset(
    "decide find feel know maintain see show recall confirm observe judge read".split()
)
"""Cues that are words only where a clause follows: to confirm a judge, or that he was ill."""
_VERDICTS = frozenset("reject deny dismiss confirm voice express call accuse blame".split())
"""Cues whose content says little where it is a word or two: "rejected the charge"."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|does|did|may|might|must|not)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_POINTERS = frozenset({"it", "this", "that", "him", "her", "them", "so", "these", "those"})
_SMALL = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "of", "to"})
_OUR = re.compile(r"\b(?:our|we|us)\b", re.IGNORECASE)
_TALKS = frozenset("discuss raise share talk speak".split())


class Selection:
    """Tells statements from the other attributions of an article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text
        self.sentences = sentences
        self.is_release = len(_FIRST_PERSON.findall(_QUOTED.sub("", article.text))) >= _RELEASE_AT

    def statements(self, found: Iterable[Attribution]) -> list[Attribution]:
        kept = [a for a in found if self._is_statement(a)]
        beside: dict[int, list[Attribution]] = {}
        for attribution in kept:
            beside.setdefault(attribution.sentence, []).append(attribution)
        return [a for a in kept if not _is_inside_another(a, beside[a.sentence])]

    def _is_statement(self, attribution: Attribution) -> bool:
        if attribution.speaker_text is None or attribution.is_held:
            return False
        source = self.text[slice(*attribution.speaker_text)].lower()
        if source in _OWN_VOICE or source.startswith(("no ", "neither ")):
            return False
        if attribution.kind != "indirect":
            return True
        return not (
            self._is_denied(attribution)
            or self._is_act(attribution)
            or self._is_yet_to_come(attribution)
            or self._is_own_voice(attribution, source)
        )

    def _is_denied(self, attribution: Attribution) -> bool:
        """Whether the words were not said: "did not mention"."""
        return attribution.cue is not None and bool(_NOT.search(self.text, *attribution.cue))

    def _is_act(self, attribution: Attribution) -> bool:
        """Whether a cue tells of an act, or its content is too little to be somebody's words."""
        content = " ".join(self.text[start:end] for start, end in attribution.content)
        words = content.lower().split()
        if attribution.lemma in _ACTS | STANCE_NOUNS or (len(words) == 1 and words[0] in _POINTERS):
            return True
        if attribution.lemma in _VERDICTS and sum(word not in _SMALL for word in words) <= 1:
            return True
        return attribution.lemma in _ACTS_UNLESS_CLAUSE and not _FINITE.search(content)

    def _is_yet_to_come(self, attribution: Attribution) -> bool:
        """Whether a readout or schedule says what will be said: "will meet … to discuss …"."""
        return attribution.form in {"future", "infinitive"} and (
            attribution.lemma in _TALKS or self.is_release
        )

    def _is_own_voice(self, attribution: Attribution, source: str) -> bool:
        """Whether a release speaks of its own state in the present: "The United States condemns …"."""
        if not self.is_release or attribution.form != "present":
            return False
        return bool(_STATE.match(source)) or any(
            _OUR.search(self.text, *span) for span in attribution.content
        )


def _is_inside_another(attribution: Attribution, beside: Sequence[Attribution]) -> bool:
    """Whether the cue of an attribution is part of what another of its sentence says."""
    cue = attribution.cue
    return cue is not None and any(
        other is not attribution and _holds(other.content, cue) for other in beside
    )


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in content)
