"""Forms of names that mean the same person, and titles that mean the same office."""

from __future__ import annotations

import pytest

from communique.gazetteer.casing import restored
from communique.gazetteer.cities import country_of_city
from communique.gazetteer.name_origin import origins
from communique.gazetteer.person_names import fold, loose, same_given, surnames
from communique.gazetteer.titles import fits, identifies


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Joseph R. Biden, Jr.", "joseph r biden"),
        ("Abdel-Fattah el-Sisi", "abdel fattah sisi"),
        ("Al Gore", "al gore"),
        ("Željko Komšić", "zeljko komsic"),
        ("Umaru Yar’Adua", "umaru yaradua"),
    ],
)
def test_fold(name: str, words: str) -> None:
    assert " ".join(fold(name)) == words


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Ursula von der Leyen", "DEU", "von der leyen"),
        ("Qin Gang", "CHN", "qin"),
        ("Enrique Peña Nieto", "MEX", "pena"),
        ("Charles III", "GBR", "charles"),
    ],
)
def test_surnames(name: str, country: str, key: str) -> None:
    assert key in surnames(fold(name), country)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mohammed hussein", "muhammad hossein", True),
        ("yuri ivanov", "yuriy ivanov", True),
        ("ivan petrov", "ivan petrova", False),
    ],
)
def test_loose(one: str, other: str, same: bool) -> None:
    assert (loose(one) == loose(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("joe", "joseph", True), ("a", "ada", True), ("ada", "ida", False)],
)
def test_given_names(one: str, other: str, same: bool) -> None:
    assert same_given(one, other) is same


@pytest.mark.parametrize(
    ("stated", "title", "office", "answer"),
    [
        ("Secretary", "Secretary of State", "foreign-minister", True),
        ("top diplomat", "Minister of Foreign Affairs", "foreign-minister", True),
        ("President", "Vice President", "deputy-head-of-government", False),
        ("Prime Minister", "President", "head-of-government", False),
        ("Gen.", "Chief of Army Staff", "army-chief", True),
    ],
)
def test_a_title_fits_an_office(stated: str, title: str, office: str, answer: bool) -> None:
    assert fits(stated, title, office) is answer


@pytest.mark.parametrize(
    ("stated", "title", "office", "answer"),
    [
        ("foreign minister", "Minister of Foreign Affairs and Trade", "foreign-minister", True),
        ("foreign minister", "Deputy Minister of Foreign Affairs", "minister", False),
        ("prime minister", "Chancellor", "head-of-government", True),
        ("minister", "Minister of Foreign Affairs", "foreign-minister", False),
    ],
)
def test_a_title_identifies_an_office(stated: str, title: str, office: str, answer: bool) -> None:
    assert identifies(stated, title, office) is answer


@pytest.mark.parametrize(
    ("text", "with_capitals"),
    [
        ("south korean lawmakers", "South Korean lawmakers"),
        ("FOREIGN MINISTER OF JAPAN", "foreign minister of Japan"),
        ("Chinese officials", "Chinese officials"),
        ("give it to us", "Give It To Us"),
    ],
)
def test_restored(text: str, with_capitals: str) -> None:
    assert restored(text) == with_capitals


@pytest.mark.parametrize(
    ("text", "country"),
    [("mayor of Los Angeles", "USA"), ("a Geneva-based aid group", "CHE"), ("the van driver", None)],
)
def test_country_of_city(text: str, country: str | None) -> None:
    assert country_of_city(text) == country


@pytest.mark.parametrize(
    ("name", "likelier", "other"),
    [("Tamar Beridze", "GEO", "AZE"), ("Gennady Sorokin", "RUS", "NOR"), ("Levent Özdil", "TUR", "AZE")],
)
def test_where_a_name_is_likely_from(name: str, likelier: str, other: str) -> None:
    found = origins(name, [likelier, other])
    assert found[likelier] > found[other]
    assert sum(found.values()) == pytest.approx(1)
