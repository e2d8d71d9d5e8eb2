"""Names in a text: where they are and what they name."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading import mentions


def found(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*m.span)], m.kind) for m in mentions.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday President Ada Olsen left for Norway.", [("Ada Olsen", "PER"), ("Norway", "GPE")]),
        ("He thanked Khalid bin Saeed al-Marri warmly.", [("Khalid bin Saeed al-Marri", "PER")]),
        ("The letter went to Maria J. van der Berg.", [("Maria J. van der Berg", "PER")]),
        ("A note from Kim Yong-ho was read out.", [("Kim Yong-ho", "PER")]),
        ("She met George Washington Otieno.", [("George Washington Otieno", "PER")]),
        ("The Ministry of Foreign Affairs protested.", [("Ministry of Foreign Affairs", "ORG")]),
        ("He works at the University of Ruritania.", [("University of Ruritania", "ORG")]),
        ("They sailed over the Ruritanian Sea.", [("Ruritanian Sea", "LOC")]),
        ("The plane landed at Olsen Airport.", [("Olsen Airport", "FAC")]),
        ("Chinese officials arrived in Nairobi.", [("Chinese", "NORP"), ("Nairobi", "GPE")]),
        ("However, nothing happened on Monday.", []),
    ],
)
def test_names_are_found_and_typed(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "office",
    [
        "Assistant Secretary of State for Political-Military Affairs",
        "Acting Assistant Secretary for Near Eastern Affairs",
        "Assistant Secretary for European and Eurasian Affairs",
        "Norwegian Minister for Nordic and Arctic Affairs",
    ],
)
def test_what_an_office_is_for_is_no_part_of_the_name(office: str) -> None:
    assert ("Karen Olsen", "PER") in found(f"{office} Karen Olsen arrived in Nairobi.")


def test_numerals_and_words_of_a_heading_are_no_names() -> None:
    assert found("From Day One, the minister had a plan.") == []
    heading = "Remarks by President Olsen Before Departure\n\nPresident Olsen spoke."
    assert found(heading) == [("Olsen", "PER"), ("Olsen", "PER")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They live in Ulmbara now.", [("Ulmbara", "GPE")]),
        ("The Ulmbara district was flooded.", [("Ulmbara", "GPE")]),
        ("The town of Ulmbara was flooded.", [("Ulmbara", "GPE")]),
        ("He was born in Ulmbara. Later Ulmbara grew.", [("Ulmbara", "GPE"), ("Ulmbara", "GPE")]),
        ("Farmers cut trees in the Congo Basin.", [("Congo Basin", "LOC")]),
        ("The Ulmbara River rose.", [("Ulmbara River", "LOC")]),
        ("They climbed Mount Kenya.", [("Mount Kenya", "LOC")]),
        ("They sailed the Mediterranean Sea.", [("Mediterranean Sea", "LOC")]),
        ("Snow fell in the Alps.", [("Alps", "LOC")]),
        ("It lies on the Atlantic coast.", [("Atlantic", "LOC")]),
    ],
)
def test_what_stands_around_a_name_shows_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rights and Risks Analysis Group objected.", ["Rights and Risks Analysis Group"]),
        ("National People's Party voters cheered.", ["National People's Party"]),
        ("The Royal Norwegian Air Force took part.", ["Royal Norwegian Air Force"]),
        ("She leads the Ministry of Health and Prevention.", ["Ministry of Health and Prevention"]),
        ("The Kenyan Electric Power Corporation said so.", ["Kenyan Electric Power Corporation"]),
        ("He heads the Union of Bakers on Monday.", ["Union of Bakers"]),
        ("Parties quarrelled in Parliament all day.", ["Parliament"]),
        ("A shop of the Banco Ulmbara closed.", ["Banco Ulmbara"]),
        ("They joined the Lok Ulmbara Parishad.", ["Lok Ulmbara Parishad"]),
    ],
)
def test_the_whole_name_of_a_body(text: str, expected: list[str]) -> None:
    assert [name for name, kind in found(text) if kind == "ORG"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Olsen Valley Dam (OVD) leaks. The OVD is old.", [("OVD", "FAC"), ("OVD", "FAC")]),
        ("Jan-Erik Olsen (JEO) left. JEO smiled.", [("JEO", "PER"), ("JEO", "PER")]),
        ("It sold liquefied gas (LQG) and oil. LQG is dear.", []),
        ("The fee is RM 750 and NT$40.", []),
        ("The plant makes 40 MW.", []),
    ],
)
def test_a_short_form_is_what_it_is_short_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, kind) for name, kind in found(text) if name.isupper()] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India-Kenya trade grew.", [("India", "GPE"), ("Kenya", "GPE")]),
        ("An anti-German mood spread.", [("German", "NORP")]),
        ("The Oslo-based Jan Olsen painted.", [("Oslo", "GPE"), ("Jan Olsen", "PER")]),
        ("Saint-Denis is near.", [("Saint-Denis", "GPE")]),
        ("A letter from Kim Yong-ho came.", [("Kim Yong-ho", "PER")]),
    ],
)
def test_a_hyphen_parts_names_and_common_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He praised the Wunda Hopsa.",
        "They read “Wunda Hopsa” aloud.",
        "The Wunda Hopsa project failed.",
        "She walked down Hopsa St.",
        "Local media wrote little.",
    ],
)
def test_unknown_names_are_not_all_persons(text: str) -> None:
    assert "PER" not in [kind for _, kind in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last May Ramiro Olsen retired.", "Ramiro Olsen"),
        ("“Yes,” Al-Wundari said.", "Al-Wundari"),
        ("Yesterday April Olsen retired.", "April Olsen"),
        ("On Monday Ramiro Olsen retired.", "Ramiro Olsen"),
        ("The chair, JCI Wunda Hopsani, retired.", "Wunda Hopsani"),
    ],
)
def test_persons_after_other_capitals(text: str, expected: str) -> None:
    assert [name for name, kind in found(text) if kind == "PER"] == [expected]


def test_a_lone_surname_takes_the_kind_of_the_full_name() -> None:
    text = "Ada Olsen spoke first. The audience then heard Olsen answer."
    assert found(text) == [("Ada Olsen", "PER"), ("Olsen", "PER")]


def test_a_heading_in_title_case_gives_only_what_is_known() -> None:
    text = "Olsen Meets Angry Farmers In Norway\n\nAda Olsen met farmers."
    assert found(text) == [("Olsen", "PER"), ("Norway", "GPE"), ("Ada Olsen", "PER")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Olsen, Department Spokesperson", "Ada Olsen"),
        ("Janeta Murgo, President and CEO, UnityFund", "Janeta Murgo"),
        ("Marek Magan, Founding President and CEO, GreenFund", "Marek Magan"),
    ],
)
def test_a_list_of_people_names_them(line: str, name: str) -> None:
    assert (name, "PER") in found(line)


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    spans = [m.span for m in mentions.find(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["Ada " * 20_000, "Ministry of " * 8_000, "of the and " * 8_000, "A’s " * 20_000]
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    begin = time.process_time()
    mentions.find(text)
    assert time.process_time() - begin < 20


def test_a_line_in_capitals_names_only_what_is_a_name() -> None:
    told = "(CLOSED PRESS COVERAGE)", "HARBOUR STEEL GROUP CO., LTD.", "MEMORANDUM FOR THE SECRETARY OF STATE"
    text = "\n\n".join((*told, "UNESCO"))
    assert [name for name, _ in found(text)] == ["HARBOUR STEEL GROUP", "UNESCO"]
