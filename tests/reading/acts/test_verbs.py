"""Verb groups: their extent, their shape and voice, and what their auxiliaries say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading.acts.inflection import verb_forms
from communique.reading.acts.verbs import Verb, VerbGroup, verb_group

from .cases import rows, unmarked, view_of

if TYPE_CHECKING:
    from communique.reading.acts.view import SentenceView


def group_of(marked: str, base: str) -> tuple[SentenceView, VerbGroup | None]:
    text, offset = unmarked(marked)
    view = view_of(text)
    at = view.index(offset)
    return view, verb_group(
        view.words, view.codes, Verb(at, at + 1, frozenset(verb_forms(base)[view.low(at)]))
    )


GROUPS = rows("""
Norway *condemned* the attack. | condemn | finite | active | condemned
Norway *condemns* the attack. | condemn | finite | active | condemns
Norway has *condemned* the attack. | condemn | finite | active | has condemned
Norway has repeatedly *condemned* the attack. | condemn | finite | active | has repeatedly condemned
Norway did not *condemn* the attack. | condemn | finite | active | did not condemn
Norway will *condemn* the attack. | condemn | finite | active | will condemn
Norway may soon *condemn* the attack. | condemn | finite | active | may soon condemn
Norway is *condemning* the attack. | condemn | finite | active | is condemning
The attack was *condemned* by Norway. | condemn | finite | passive | was condemned
The attack has been *condemned* by Norway. | condemn | finite | passive | has been condemned
The attack will be *condemned* by Norway. | condemn | finite | passive | will be condemned
The town was also *shelled* by Sudan. | shell | finite | passive | was also shelled
Norway wants to *condemn* the attack. | condemn | infinitive | active | condemn
Norway wants the attack to be *condemned*. | condemn | infinitive | passive | be condemned
The sanctions *imposed* by Norway hurt Sudan. | impose | participle | passive | imposed
Norway sent a note *condemning* the attack. | condemn | ing | active | condemning
Norway *met* Sudan in Oslo. | meet | finite | active | met
Officials *meet* in Oslo. | meet | finite | active | meet
""")


@pytest.mark.parametrize(("text", "base", "shape", "voice", "words"), GROUPS, ids=[row[0] for row in GROUPS])
def test_group(text: str, base: str, shape: str, voice: str, words: str) -> None:
    view, group = group_of(text, base)
    assert group is not None
    assert (group.shape, group.voice) == (shape, voice)
    assert view.text(group.start, group.end) == words


@pytest.mark.parametrize(
    ("text", "base"),
    rows("""
The *visit* was short. | visit
Their *meeting* lasted an hour. | meet
Norway cut its *aid* to Sudan. | aid
Kenya's *attack* surprised Sudan. | attack
A *detained* sailor spoke. | detain
"""),
)
def test_a_noun_or_an_adjective_is_no_verb(text: str, base: str) -> None:
    assert group_of(text, base)[1] is None


@pytest.mark.parametrize(
    ("text", "base", "negated"),
    rows("""
Norway has never *recognized* Sudan. | recognize | yes
Norway didn't *recognize* Sudan. | recognize | yes
Norway won't *recognize* Sudan. | recognize | yes
Norway cannot *recognize* Sudan. | recognize | yes
Norway has not yet *recognized* Sudan. | recognize | yes
Norway has now *recognized* Sudan. | recognize | no
Norway *recognized* Sudan. | recognize | no
"""),
)
def test_negation(text: str, base: str, negated: str) -> None:
    _, group = group_of(text, base)
    assert group is not None
    assert group.is_negated == (negated == "yes")


def test_an_infinitive_knows_its_to() -> None:
    view, group = group_of("Norway wants to *visit* Sudan.", "visit")
    assert group is not None
    assert group.to is not None
    assert view.low(group.to) == "to"
