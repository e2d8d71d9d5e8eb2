"""Places in a text: which spans name one, and which place of the name is meant."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import Article
from communique.reading import places


def found(text: str) -> list[tuple[str, int | None]]:
    return [(text[slice(*p.span)], p.geonames) for p in places.find(text) if p.span]


def names(text: str) -> list[str]:
    return [name for name, _ in found(text)]


def test_a_place_is_whole() -> None:
    vienna, austria = places.find("Talks were held in Vienna, Austria.")
    assert (vienna.span, vienna.name, vienna.country, vienna.geonames) == ((19, 25), "Vienna", "AUT", 2761369)
    assert (vienna.lat, vienna.lon) == (pytest.approx(48.2, abs=0.1), pytest.approx(16.4, abs=0.1))
    assert (austria.span, austria.country, austria.geonames) == ((27, 34), "AUT", 2782113)
    assert (austria.lat, austria.lon) == (pytest.approx(47.3, abs=1), pytest.approx(13.3, abs=1))


@pytest.mark.parametrize(
    ("text", "name", "geonames"),
    [
        ("The mayor of Paris, Texas, resigned.", "Paris", 4717560),
        ("The mayor of Paris resigned.", "Paris", 2988507),
        ("She grew up in London, Ontario.", "London", 6058560),
        ("He was jailed in Birmingham, Ala., last week.", "Birmingham", 4049979),
        ("Floods hit Portland, ME, overnight.", "Portland", 4975802),
        ("The plant near Albany, Georgia, has closed.", "Georgia", 4197000),
        ("Tbilisi is the capital of Georgia.", "Georgia", 614540),
        ("Voters in Atlanta, Savannah and other cities of Georgia queued.", "Georgia", 4197000),
        ("She lives in Buffalo, New York.", "New York", 5128638),
        ("Lebanese troops entered Tripoli.", "Tripoli", 266826),
        ("Libyan troops entered Tripoli.", "Tripoli", 2210247),
        ("Argentine police searched homes in Cordoba.", "Cordoba", 3860259),
        ("Spanish police searched homes in Cordoba.", "Cordoba", 2519240),
        ("Police in Lahore, Karachi and Hyderabad were on alert.", "Hyderabad", 1176734),
        ("Greek police closed roads around Athens.", "Athens", 264371),
        ("The ship left Peking long ago.", "Peking", 1816670),
        ("He toured Scotland by train.", "Scotland", 2638360),
        ("Aid reached the Gaza Strip.", "Gaza Strip", 281132),
        ("China is a large country.", "China", 1814991),
    ],
)
def test_the_right_one_of_its_name(text: str, name: str, geonames: int) -> None:
    assert dict(found(text))[name] == geonames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chelsea Olsen met Mr. London and Ada Lincoln.", []),
        ("Ada Flores spoke. “No,” Flores said. According to Flores, it is late.", []),
        ("The Boston Globe wrote about Chicago.", ["Chicago"]),
        ("The New York Times wrote about Chicago.", ["Chicago"]),
        ("Floods hit Kaduna State and Sindh Province.", ["Kaduna State", "Sindh Province"]),
        ("Losses exceed $US 15 billion.", []),
        ("The Chinese ambassador called.", []),
        ("It cost US$40 million.", []),
        ("The White House and the United Nations agreed.", []),
        ("Reading is fun. Split the bill. Nice work.", []),
        ("He was born in Austin, Texas. Later he left.", ["Austin", "Texas"]),
        ("Fighting went on in the Donbas and on the Black Sea.", ["Donbas", "Black Sea"]),
        ("Clerks of Walker County Court met.", ["Walker County"]),
        ("NAIROBI — Officials met on Monday.", ["NAIROBI"]),
        ("Ships crossed the Indian Ocean.", ["Indian Ocean"]),
        ("A train from São Paulo to Rio de Janeiro stopped.", ["São Paulo", "Rio de Janeiro"]),
    ],
)
def test_what_is_a_place(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo said it would wait.", []),
        ("Moscow and Washington have agreed on a date.", []),
        ("The talks between Seoul and Pyongyang broke down.", []),
        ("Beijing's foreign ministry protested.", []),
        ("The envoys met in Tokyo on Monday.", ["Tokyo"]),
        ("He travelled to Cairo and will return.", ["Cairo"]),
        ("A fire in Jakarta was put out.", ["Jakarta"]),
    ],
)
def test_a_capital_that_stands_for_its_state_is_no_place_of_an_act(text: str, expected: list[str]) -> None:
    article = Article.from_text(text)
    assert [article.text[slice(*p.span)] for p in places.find_places(article) if p.span] == expected


@given(st.text(max_size=200))
@settings(deadline=None)
def test_places_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    spans = [p.span for p in places.find(text) if p.span]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["Paris " * 20_000, "Paris, Texas, " * 10_000, "U.S. " * 20_000, "of the " * 20_000]
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    begin = time.process_time()
    places.find(text)
    assert time.process_time() - begin < 20
