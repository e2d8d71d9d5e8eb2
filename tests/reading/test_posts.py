"""Posts without a name: whom "the President" means, and whose post it is where nobody is named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading import mentions, people
from communique.reading.people.posts import has_post
from communique.reading.sentences import split_article
from communique.record import Article

if TYPE_CHECKING:
    from communique.reading.document import Cast
    from communique.record import Actor

RELEASE = "Statement on the Harbour Talks\n\nAda Olsen, Norwegian Foreign Minister\n\n"


def cast_of(text: str) -> Cast:
    article = Article("x", None, None, None, (), date(2022, 5, 4), "given", None, (), (), "en", text)
    sentences = split_article(article)
    return people.build_cast(article, sentences, mentions.find_mentions(article, sentences))


def meant(text: str, words: str) -> list[str | None]:
    """Give the names of the actors that `words` mean, in order."""
    cast = cast_of(text)
    names = {actor.id: actor.name for actor in cast.actors}
    pairs = zip(cast.mentions, cast.actor_ids, strict=True)
    return [names.get(owner or "") for m, owner in pairs if text[slice(*m.span)] == words]


def named(text: str, name: str) -> Actor:
    return next(actor for actor in cast_of(text).actors if actor.name == name)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The President met farmers. Kenyan President Ada Otieno left.", "The President", "Ada Otieno"),
        (
            "The President and Vice President met farmers. Kenyan President Ada Otieno and Kenyan Vice"
            " President Mark Wekesa left.",
            "Vice President",
            "Mark Wekesa",
        ),
        (
            "Kenyan Foreign Minister Ada Otieno spoke. “Thank you, Mr. Minister,” a reporter said.",
            "Minister",
            "Ada Otieno",
        ),
        (
            "Kenyan President Ada Otieno spoke. Kenyan Vice President Mark Wekesa left. The President sat.",
            "The President",
            "Ada Otieno",
        ),
    ],
)  # fmt: skip
def test_a_post_means_the_person_who_has_it(text: str, words: str, name: str) -> None:
    assert set(meant(text, words)) == {name}


def test_a_post_that_two_people_have_means_neither_before_they_are_named() -> None:
    text = "The President spoke. Kenyan President Ada Otieno and Ugandan President Mark Mukasa met."
    assert meant(text, "The President") == ["President"]


def test_a_post_of_another_year_is_not_todays_holders() -> None:
    text = "Notice\n\nOn March 6, 2010, the President declared an emergency. President Joe Biden extends it."
    assert meant(text, "the President") == ["President"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Prime Minister welcomed farmers.", "Prime Minister"),
        ("This Administration will act.", "Administration"),
    ],
)
def test_a_post_in_a_release_is_the_issuers(sentence: str, name: str) -> None:
    assert named(RELEASE + sentence, name).country == "NOR"


@pytest.mark.parametrize("post", ["the National President", "the president of the chess club"])
def test_a_private_post_in_a_release_is_no_states(post: str) -> None:
    actors = cast_of(RELEASE + f"Farmers greeted {post} on Monday.").actors
    assert [a.country for a in actors if "resident" in a.name] == [None]


@pytest.mark.parametrize(
    ("role", "post", "is_held"),
    [
        ("Secretary of State", "Secretary", True),
        ("Deputy Secretary of State", "Secretary", False),
        ("Deputy Secretary of State", "Deputy Secretary", True),
        ("Vice President", "President", False),
        ("Foreign Minister", "Minister", True),
        ("Assistant Secretary of Defense", "Secretary of Defense", False),
    ],
)
def test_a_deputy_has_not_the_post(role: str, post: str, *, is_held: bool) -> None:
    assert has_post(role, post) is is_held


def test_a_list_names_its_state_once() -> None:
    text = (
        "Deputy Secretary Mark Hill of the United States met Kenyan Health Minister Ada Otieno, Policy"
        " Adviser Grace Wekesa and Development Minister Peter Mwangi. The United States agreed."
    )
    countries = {a.name: a.country for a in cast_of(text).actors if a.kind == "person"}
    assert [countries[n] for n in ("Grace Wekesa", "Peter Mwangi")] == ["KEN", "KEN"]


@pytest.mark.parametrize(
    "heading",
    [
        "They thanked Director Environmental Studies in Oslo.",
        "UNDER SECRETARY FOR\n\nShe asked for time.",
        "Prince George’s County",
    ],
)
def test_words_of_a_heading_are_no_person(heading: str) -> None:
    assert not [
        a.name for a in cast_of(heading + "\n\nTalks went on for hours.").actors if a.kind == "person"
    ]


def test_a_lawyer_is_of_no_court_and_the_governments_is_of_the_government() -> None:
    text = "The lawyer Ada Olsen spoke in Oslo. The government’s lawyer, Mark Hill, answered in Norway."
    assert [a.sector for a in cast_of(text).actors if a.kind == "person"] == ["OTH", "GOV"]
