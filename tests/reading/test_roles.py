"""Roles: what the words around a name say of a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading import mentions
from communique.reading.sentences import split_article
from communique.record import Article

if TYPE_CHECKING:
    from communique.reading.document import ActorMention


def person(text: str) -> ActorMention:
    article = Article("x", None, None, None, (), date(2022, 5, 4), "given", None, (), (), "en", text)
    return next(m for m in mentions.find_mentions(article, split_article(article)) if m.kind == "PER")


@pytest.mark.parametrize(
    ("text", "role", "country", "sector"),
    [
        ("Norwegian Foreign Minister Ada Olsen left.", "Foreign Minister", "NOR", "GOV"),
        ("He met former U.S. President Ada Olsen.", "former U.S. President", "USA", "ELI"),
        ("Kenya's foreign minister, Peter Otieno, said no.", "foreign minister", "KEN", "GOV"),
        ("The Kenyan defence minister, General Peter Otieno, left.", "defence minister", "KEN", "GOV"),
        ("President of Kenya Peter Otieno spoke.", "President of Kenya", "KEN", "GOV"),
        ("Peter Otieno, the foreign minister of Kenya, spoke.", "foreign minister of Kenya", "KEN", "GOV"),
        ("Peter Otieno, 45, a Kenyan lawmaker, spoke.", "Kenyan lawmaker", "KEN", "LEG"),
        ("Senator Ada Olsen spoke.", "Senator", "USA", "LEG"),
        ("He met council chairwoman Ada Olsen.", "council chairwoman", None, "GOV"),
        ("He met rebel council spokesman Ada Olsen.", "rebel council spokesman", None, "REB"),
        ("The law of then-President Ada Olsen failed.", "then-President", None, "ELI"),
        ("Ada Olsen, Governor Mark Hill's chief of staff, left.", "chief of staff", None, "GOV"),
        ("Another former Olsen adviser, Mark Hill, left.", "former Olsen adviser", None, "ELI"),
        ("Ada Olsen, nominee for Solicitor General, spoke.", "nominee for Solicitor General", "USA", "GOV"),
        ("Ada Olsen, nominee for president, spoke.", "nominee for president", None, "OPP"),
        ("The governor of the region, Ada Olsen, left.", "governor of the region", None, "GOV"),
        (
            "The general secretary of the FWT union (Union of Pilots), Ada Olsen, left.",
            "general secretary of the FWT union (Union of Pilots)",
            None,
            "NGO",
        ),
        ("Conservative interim leader Ada Olsen left.", "Conservative interim leader", None, "OPP"),
        ("Shadow health minister Ada Olsen left.", "Shadow health minister", None, "OPP"),
        ("Ada Olsen, director of global news, left.", "director of global news", None, "MED"),
        ("City councillor Ada Olsen spoke.", "City councillor", None, "LEG"),
        ("Ada Olsen, the president of Fjord Motors, spoke.", "president of Fjord Motors", None, "BUS"),
        ("Police press officer Ada Olsen spoke.", "Police press officer", None, "COP"),
        (
            "They met Under Secretary for Security, Democracy, and Human Rights Uzra Zeya.",
            "Under Secretary for Security, Democracy, and Human Rights",
            "USA",
            "GOV",
        ),
        (
            "They met the Under Secretary for Growth, Energy, and the Environment Ada Olsen.",
            "Under Secretary for Growth, Energy, and the Environment",
            "USA",
            "GOV",
        ),
        ("Deputy Minister (DM) Ada Olsen left.", "Deputy Minister (DM)", None, "GOV"),
        ("Speaking for the court, Judge Ada Olsen said no.", "Judge", None, "JUD"),
        (
            "U.S. Special Envoy for the DPRK Dr. Ada Olsen left.",
            "Special Envoy for the DPRK",
            "USA",
            "GOV",
        ),
        (
            "Deputy Assistant Secretary for Kenyan and Ugandan Affairs Peter Otieno left.",
            "Deputy Assistant Secretary for Kenyan and Ugandan Affairs",
            "USA",
            "GOV",
        ),
        ("Kenya's foreign minister, Sheikh Peter Otieno, left.", "foreign minister", "KEN", "GOV"),
    ],
)
def test_role_country_and_sector(text: str, role: str, country: str, sector: str) -> None:
    mention = person(text)
    assert (mention.role, mention.country, mention.sector) == (role, country, sector)


def test_the_span_holds_title_and_name_and_the_head_the_name() -> None:
    text = "Today Norwegian Foreign Minister Ada Olsen left."
    mention = person(text)
    assert text[slice(*mention.span)] == "Norwegian Foreign Minister Ada Olsen"
    assert text[slice(*mention.head)] == "Ada Olsen"


@pytest.mark.parametrize("text", ["He is the son of Ada Olsen.", "A spokesman for Ada Olsen left."])
def test_what_somebody_else_is_does_not_count(text: str) -> None:
    assert person(text).role is None


@pytest.mark.parametrize(
    ("text", "role", "country", "sector"),
    [
        (
            "Ada Olsen, of Ohio, to be United States District Judge for the District of Guam, vice M. Hill.",
            "United States District Judge for the District of Guam",
            "USA",
            "JUD",
        ),
        (
            "Ada Olsen, of Ohio, to be Executive Director of the Ferry Board, vice Mark Hill.",
            "Executive Director of the Ferry Board",
            "USA",
            "GOV",
        ),
        ("Kenya named Peter Otieno as its defence minister.", "defence minister", None, "GOV"),
        ("The vote confirmed Ada L. Olsen as a judge.", "judge", None, "JUD"),
    ],
)
def test_an_office_that_somebody_is_proposed_for(text: str, role: str, country: str, sector: str) -> None:
    mention = person(text)
    assert (mention.role, mention.country, mention.sector) == (role, country, sector)


def test_the_lawyers_of_somebody_are_not_he() -> None:
    assert person("Through his lawyers, Peter Otieno said no.").role is None


def test_a_plural_office_is_shared() -> None:
    text = "Senators Ada Olsen of Utah, Mark Hill and John Ferris voted."
    article = Article("x", None, None, None, (), None, None, None, (), (), "en", text)
    people = [m for m in mentions.find_mentions(article, split_article(article)) if m.kind == "PER"]
    assert [(m.role, m.sector) for m in people] == [("senator", "LEG")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Three Kenyan ministers, including Ada Olsen, Mark Hill and John Ferris, resigned.",
        "Three Kenyan ministers, Ada Olsen, Mark Hill and John Ferris, resigned.",
    ],
)
def test_a_plural_office_before_a_list_is_shared(text: str) -> None:
    article = Article("x", None, None, None, (), None, None, None, (), (), "en", text)
    people = [m for m in mentions.find_mentions(article, split_article(article)) if m.kind == "PER"]
    assert [(m.role, m.country) for m in people] == [("minister", "KEN")] * 3
