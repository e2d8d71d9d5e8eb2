"""What form alone tells of an article: the reading by tables, grammars and rules, without the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading import acts, mentions, people, places, sentences, speech, times

if TYPE_CHECKING:
    from communique.reading.acts.draft import Act
    from communique.reading.document import Cast, Sentence
    from communique.reading.speech import Attribution
    from communique.record import Article, Place, Span, Time, Trace


@dataclass(frozen=True, slots=True)
class Form:
    """An article as form reads it.

    `named` has the actors that are named or described, `cast` also the states that they act for, `speaking`
    also those who only speak. `reasons` say why sentences gave no act.
    """

    article: Article
    sentences: list[Sentence]
    times: list[Time]
    places: list[Place]
    named: Cast
    cast: Cast
    speaking: Cast
    attributions: list[Attribution]
    acts: list[Act]
    reasons: list[Trace]

    @property
    def read(self) -> list[Span]:
        """The spans of the sentences that belong to the article."""
        return [sentence.span for sentence in self.sentences if sentence.part != "furniture"]


def read_form(article: Article) -> Form:
    """Read an article by form alone."""
    split = sentences.split_article(article)
    when = times.find_times(article)
    where = places.find_places(article)
    named = people.build_cast(article, split, mentions.find_mentions(article, split))
    cast = people.with_states(named)
    attributed = speech.attributions(article.text, split)
    speaking, said = speech.read_speech(article, split, cast, when, attributed)
    found, reasons = acts.find_acts(acts.Setting(article, split, speaking, when, where, said))
    return Form(article, split, when, where, named, cast, speaking, attributed, found, reasons)
