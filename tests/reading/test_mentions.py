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


def test_a_lone_surname_takes_the_kind_of_the_full_name() -> None:
    text = "Ada Olsen spoke first. The audience then heard Olsen answer."
    assert found(text) == [("Ada Olsen", "PER"), ("Olsen", "PER")]


def test_a_heading_in_title_case_gives_only_what_is_known() -> None:
    text = "Olsen Meets Angry Farmers In Norway\n\nAda Olsen met farmers."
    assert found(text) == [("Olsen", "PER"), ("Norway", "GPE"), ("Ada Olsen", "PER")]


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
