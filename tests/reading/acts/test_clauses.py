"""Subjects: of every verb, the actors that head the noun phrase which does it."""

from __future__ import annotations

import pytest

from communique.reading import mentions, people
from communique.reading.acts.clauses import clauses_of
from communique.reading.acts.view import Context, SentenceView
from communique.reading.sentences import split_article

from .cases import article, rows, unmarked


def subject_of(marked: str) -> list[str]:
    """Give the names of the actors that are the subject of the starred verb."""
    text, offset = unmarked(marked)
    whole = article(text)
    sentences = split_article(whole)
    cast = people.with_states(people.build_cast(whole, sentences, mentions.find_mentions(whole, sentences)))
    (sentence,) = [s for s in sentences if s.start <= offset < s.end]
    view = SentenceView(sentence, cast, Context())
    (clause,) = [c for c in clauses_of(view) if view.words[c.group.at].start == offset]
    return [cast.actor(actor).name for named in clause.subject for actor in named.actors]


PLAIN = rows("""
Norway *condemned* Sudan. | Norway
Norway has repeatedly *condemned* Sudan. | Norway
On Monday, Norway *condemned* Sudan. | Norway
After talks in Lima, Norway *condemned* Sudan. | Norway
Kenyan Foreign Minister Ann Lee *condemned* Sudan. | Ann Lee
""")
ASIDES = rows("""
Norway, a small country, *condemned* Sudan. | Norway
Ann Lee, the Kenyan foreign minister, *condemned* Sudan. | Ann Lee
Kenya's foreign minister, Ann Lee, *condemned* Sudan. | Ann Lee
Ann Lee (Kenya's foreign minister) *condemned* Sudan. | Ann Lee
Norway, along with Peru, *condemned* Sudan. | Norway
""")
RELATIVES = rows("""
Ann Lee, who met the Peruvian president, *condemned* Sudan. | Ann Lee
Ann Lee, who *met* Jorge Rojas, condemned Sudan. | Ann Lee
""")
COORDINATION = rows("""
Norway and Peru *condemned* Sudan. | Norway + Peru
Norway, Peru and Kenya *condemned* Sudan. | Norway + Peru + Kenya
Norway condemned Sudan and *praised* Kenya. | Norway
Norway condemned Sudan but *praised* Kenya. | Norway
Norway condemned Sudan while Peru *praised* Kenya. | Peru
""")
INFINITIVES = rows("""
Norway plans to *visit* Kenya. | Norway
Norway urged Sudan to *release* the sailors. | Sudan
Norway asked Sudan and Kenya to *withdraw*. | Sudan + Kenya
Norway was urged to *release* the sailors. | Norway
Norway refused to *release* the sailors. | Norway
""")
GERUNDS = rows("""
Norway issued a note *condemning* Sudan. | Norway
Speaking in Oslo, Ann Lee *condemned* Sudan. | Ann Lee
*Condemning* Sudan, Norway withdrew its envoy. | Norway
""")
CASES = [*PLAIN, *ASIDES, *RELATIVES, *COORDINATION, *INFINITIVES, *GERUNDS]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[row[0] for row in CASES])
def test_subject(text: str, names: str) -> None:
    assert subject_of(text) == names.split(" + ")


@pytest.mark.parametrize(
    "text", ["The talks with Sudan *began* on Monday.", "A note from Norway *angered* Sudan."]
)
def test_who_stands_behind_a_preposition_is_no_subject(text: str) -> None:
    assert subject_of(text) == []
