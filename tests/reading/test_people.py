"""The cast: who is who in an article."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading import mentions, people
from communique.reading.sentences import split_article
from communique.record import Actor, Article

if TYPE_CHECKING:
    from communique.reading.document import Cast


def cast_of(text: str, dateline: str | None = None) -> Cast:
    article = Article("x", None, None, None, (), date(2022, 5, 4), "given", dateline, (), (), "en", text)
    sentences = split_article(article)
    return people.build_cast(article, sentences, mentions.find_mentions(article, sentences))


def persons(cast: Cast) -> list[Actor]:
    return [actor for actor in cast.actors if actor.kind == "person"]


def words_of(text: str, cast: Cast, actor: Actor) -> list[str]:
    pairs = zip(cast.mentions, cast.actor_ids, strict=True)
    return [text[slice(*m.span)] for m, owner in pairs if owner == actor.id]


def test_a_surname_a_role_and_a_pronoun_join_the_full_name() -> None:
    text = (
        "Norwegian Foreign Minister Ada Olsen arrived on Monday. Olsen spoke to reporters. She said little."
        " The minister will leave on Friday."
    )
    cast = cast_of(text)
    (olsen,) = persons(cast)
    assert (olsen.name, olsen.role, olsen.country, olsen.sector) == (
        "Ada Olsen", "Foreign Minister", "NOR", "GOV",
    )  # fmt: skip
    assert words_of(text, cast, olsen) == [
        "Norwegian Foreign Minister Ada Olsen", "Olsen", "She", "The minister",
    ]  # fmt: skip


def test_the_labels_of_a_transcript_name_its_speakers() -> None:
    text = (
        "Ned Stone, Department Spokesperson\n\nMR STONE: We agree with Kenya.\n\nQUESTION: Who does?\n\n"
        "DR. REED: Both of us. The stone is here.\n\nSECRETARY O’HARA-LEE: Thank you."
    )
    cast = cast_of(text)
    assert [actor.name for actor in cast.actors if actor.kind != "state"] == [
        "Ned Stone",
        "Reed",
        "O’Hara-Lee",
    ]
    stone = persons(cast)[0]
    assert words_of(text, cast, stone)[-1] == "MR STONE"


def test_two_people_of_one_family_stay_apart() -> None:
    text = "Peter Otieno won the vote. His wife, Grace Otieno, campaigned too."
    assert [actor.name for actor in persons(cast_of(text))] == ["Peter Otieno", "Grace Otieno"]


def test_an_initial_does_not_make_another_person() -> None:
    text = "Ada J. Olsen spoke on Monday. Ada Olsen left on Tuesday."
    assert [actor.name for actor in persons(cast_of(text))] == ["Ada J. Olsen"]


def test_a_capital_stands_for_its_state() -> None:
    cast = cast_of("Beijing said on Monday that it would answer. China warned before.")
    assert [(a.name, a.kind, a.country) for a in cast.actors] == [("China", "state", "CHN")]


def test_a_capital_where_something_happens_is_no_actor() -> None:
    cast = cast_of("The talks were held in Beijing.")
    assert not [a for a in cast.actors if a.kind == "state"]


def test_an_acronym_joins_its_body() -> None:
    text = "The Ruritanian Council of Trade (RCT) met. The RCT adjourned."
    cast = cast_of(text)
    (council,) = [a for a in cast.actors if a.kind == "organization"]
    assert len(council.mentions) == 3


def test_a_minister_without_a_country_is_that_of_the_dateline() -> None:
    text = "SANTIAGO — Finance Minister Ada Rojas met the Norwegian ambassador, Lars Olsen, on Monday."
    assert [a.country for a in persons(cast_of(text, "SANTIAGO"))] == ["CHL", "NOR"]


def test_groups_keep_the_words_of_the_text() -> None:
    cast = cast_of("Senior Norwegian officials and protesters disagreed.")
    groups = {a.name: (a.country, a.sector) for a in cast.actors if a.kind == "group"}
    assert groups == {"Senior Norwegian officials": ("NOR", "GOV"), "protesters": (None, "CVL")}


@pytest.mark.parametrize(
    ("text", "country", "sector", "role"),
    [
        ("Sergei Lavrov called the talks useful.", "RUS", "GOV", "Minister of Foreign Affairs"),
        ("Mr. Macron called the talks useful.", "FRA", "GOV", "President"),
        ("President Biden called the talks useful. France did not.", "USA", "GOV", "President"),
        ("Angela Merkel called the talks useful.", "DEU", "ELI", None),
        ("Former Chancellor Angela Merkel called the talks useful.", "DEU", "ELI", "Former Chancellor"),
        ("The singer Olaf Scholz called the talks useful.", None, "OTH", "singer"),
        ("Kenyan Finance Minister Olaf Scholz spoke.", "KEN", "GOV", "Finance Minister"),
    ],
)
def test_an_office_holder_is_known_but_what_is_stated_wins(
    text: str, country: str | None, sector: str, role: str | None
) -> None:
    (actor,) = persons(cast_of(text))
    assert (actor.country, actor.sector, actor.role) == (country, sector, role)


def test_a_surname_is_that_of_the_official_of_a_state_that_the_article_names() -> None:
    text = "Ukraine and Hungary disagreed. Mr. Kuleba said on Monday that the plan would fail."
    assert [(a.name, a.country, a.sector) for a in persons(cast_of(text))] == [("Kuleba", "UKR", "GOV")]


def test_a_known_office_holder_acts_where_only_named() -> None:
    text = "Norway condemned the war of Vladimir Putin in a statement."
    assert [(a.name, a.country) for a in persons(cast_of(text))] == [("Vladimir Putin", "RUS")]


def test_an_agency_spokesman_is_of_the_agency_named_before() -> None:
    text = (
        "The International Atomic Energy Agency closed its office in Norway. Agency spokesman Lars Olsen said"
        " little."
    )
    (olsen,) = persons(cast_of(text))
    assert (olsen.country, olsen.sector) == ("IGO", "IGO")


def test_of_two_states_the_name_decides() -> None:
    text = "Georgia and Azerbaijan signed a treaty. Transport Minister Tamar Beridze praised it."
    (beridze,) = persons(cast_of(text))
    assert beridze.country == "GEO"


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Ann Lee, a fellow at the German Marshall Fund, said so.", "Ann Lee", "German Marshall Fund"),
        ("Kenyan Foreign Minister Ann Lee flew to Oslo. Kenya had asked for it.", "Ann Lee", "Kenya"),
        ("Ann Lee spoke in Oslo, and Kenya listened.", "Ann Lee", None),
    ],
)
def test_the_body_or_state_that_a_person_belongs_to(text: str, person: str, body: str | None) -> None:
    actors = {a.id: a for a in cast_of(text).actors}
    (found,) = [a for a in actors.values() if a.name == person]
    assert (actors[found.affiliation].name if found.affiliation else None) == body


def test_the_premier_is_the_prime_minister() -> None:
    text = "Peruvian Prime Minister Ana Ruiz spoke on Monday. The opposition accused the premier of haste."
    cast = cast_of(text)
    (ruiz,) = persons(cast)
    assert words_of(text, cast, ruiz) == ["Peruvian Prime Minister Ana Ruiz", "the premier"]


@pytest.mark.parametrize(
    "text",
    [
        "The vote was a defeat for the Circuit Judge of Oslo.",
        "Ada Olsen fled from Hurricane Maria.",
        "Ada Olsen spoke at the Mark Hill Bridge.",
        "Ada Olsen was wounded in World War II.",
        "The forum of economies met. The Major Economies Forum ended.",
        "Ada Olsen, of New York, spoke.",
    ],
)
def test_what_names_nobody_is_not_in_the_cast(text: str) -> None:
    assert [actor.name for actor in persons(cast_of(text))] in ([], ["Ada Olsen"])


def test_whoever_a_list_joins_to_one_who_acts_is_in_the_cast() -> None:
    text = "The court heard it on Monday: Mark Hill, Ada Olsen and John Ferris sued to be allowed to vote."
    assert [actor.name for actor in persons(cast_of(text))] == ["Mark Hill", "Ada Olsen", "John Ferris"]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Mark Hill was convicted of fraud in 2010.", "CRM"),
        ("The attacker, identified as Mark Hill, died.", "CRM"),
        ("Mark Hill, who saw the crash, said it was loud.", "CVL"),
    ],
)
def test_of_whom_no_office_is_told_is_a_criminal_or_a_civilian(text: str, sector: str) -> None:
    assert [actor.sector for actor in persons(cast_of(text))] == [sector]


def test_a_leader_of_a_group_of_no_one_state_has_no_country() -> None:
    text = "Abu Rashid, a leader of al-Qaeda, was killed in Yemen, Yemen's army said."
    assert [(a.country, a.sector) for a in persons(cast_of(text))] == [(None, "REB")]


def test_a_release_names_its_own_officials_without_their_country() -> None:
    text = (
        "Readout of a meeting\n\nThe Secretary of State met Chilean Foreign Minister Pablo Ruiz in Santiago."
        " The United States thanked Chile and Chilean partners.\nOn Friday Senior Advisor Mark"
        " Hill will stay in Chile."
    )
    assert {a.name: a.country for a in persons(cast_of(text))}["Mark Hill"] == "USA"


@pytest.mark.parametrize("short", ["Rashid", "al-Rashid", "Al Rashid"])
def test_an_arabic_article_makes_no_other_person(short: str) -> None:
    text = f"Yemeni Foreign Minister Omar bin Salim Al-Rashid came. Minister {short} spoke."
    assert [actor.name for actor in persons(cast_of(text))] == ["Omar bin Salim Al-Rashid"]


def test_its_officials_are_those_of_the_body_that_opens_the_sentence_before() -> None:
    text = (
        "The talks ended. The Organization of American States voted to suspend Honduras. Its secretary"
        " general, Juan Ruiz, said so."
    )
    assert [(a.country, a.sector) for a in persons(cast_of(text))] == [("IGO", "IGO")]


def test_the_usual_state_of_an_office_gives_way_to_that_of_the_article() -> None:
    text = "Kenya's government met in Nairobi. It will appeal, Foreign Secretary Peter Otieno said there."
    assert [a.country for a in persons(cast_of(text))] == ["KEN"]


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        (
            "Norway's Supreme Court annulled the vote. The court ordered a new one.",
            "Supreme Court",
            "The court",
        ),
        (
            "The Nordic Tribunal met. Later the tribunal urged talks.",
            "Nordic Tribunal",
            "the tribunal",
        ),
        ("The House of Elders met. It is said that the House failed.", "House of Elders", "House"),
    ],
)
def test_a_bare_noun_is_the_body_last_named_by_it(text: str, name: str, bare: str) -> None:
    cast = cast_of(text)
    body = next(actor for actor in cast.actors if actor.name == name)
    assert bare in [text[slice(*span)] for span in body.mentions]


def test_a_body_is_of_the_state_that_owns_it() -> None:
    cast = cast_of("Kenya's Foreign Ministry protested to Somalia.")
    assert [(a.name, a.country) for a in cast.actors if a.kind == "organization"] == [
        ("Foreign Ministry", "KEN")
    ]
