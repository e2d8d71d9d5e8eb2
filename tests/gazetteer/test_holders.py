"""Office-holders: look-up by name, by title and surname, by office, and what they are on a day."""

from __future__ import annotations

from datetime import date

import pytest

from communique.gazetteer.holders import find_holder, find_surname, find_titled, find_variant, holder_of, load

DAY = date(2023, 6, 16)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Joseph R. Biden, Jr.", "Joe Biden"),
        ("antony j. blinken", "Antony Blinken"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Hayashi Yoshimasa", "Yoshimasa Hayashi"),
        ("Abdel-Fattah el-Sisi", "Abdel Fattah el-Sisi"),
        ("Mohammed bin Salman Al Saud", "Mohammed bin Salman"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ],
)
def test_spellings_of_a_full_name(written: str, name: str) -> None:
    holder = find_holder(written, DAY)
    assert holder is not None
    assert holder.name == name


def test_another_transliteration_is_a_variant_only() -> None:
    assert find_holder("Sergej Lavrov", DAY) is None
    holder = find_variant("Sergej Lavrov", DAY)
    assert holder is not None
    assert holder.name == "Sergei Lavrov"


@pytest.mark.parametrize("stranger", ["Wang Yi-fan", "Ada Olsen", "Putin"])
def test_who_is_no_holder_of_that_full_name(stranger: str) -> None:
    assert find_holder(stranger, DAY) is None


@pytest.mark.parametrize(
    ("title", "surname", "name"),
    [
        ("President", "Putin", "Vladimir Putin"),
        ("Prime Minister", "Modi", "Narendra Modi"),
        ("Secretary", "Blinken", "Antony Blinken"),
        ("Premier", "Li", "Li Qiang"),
        ("President", "Mubarak", "Hosni Mubarak"),
    ],
)
def test_title_and_surname(title: str, surname: str, name: str) -> None:
    holder = find_titled(title, surname, DAY)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(("title", "surname"), [("President", "Olsenius"), ("Chancellor", "Putin")])
def test_a_title_that_fits_nobody_or_many_finds_nobody(title: str, surname: str) -> None:
    assert find_titled(title, surname, DAY) is None


def test_a_surname_alone_is_whoever_is_highest_in_office() -> None:
    holder = find_surname("Macron", DAY)
    assert holder is not None
    assert holder.name == "Emmanuel Macron"
    assert find_surname("Olsenius", DAY) is None


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("foreign minister", "CHN", DAY, "Qin Gang"),
        ("president", "USA", date(2009, 1, 19), "George W. Bush"),
        ("president", "USA", date(2009, 1, 21), "Barack Obama"),
        ("prime minister", "JPN", date(2015, 1, 1), "Shinzo Abe"),
        ("supreme leader", "IRN", date(2015, 1, 1), "Ali Khamenei"),
        ("defense minister", "RUS", date(2015, 1, 1), "Sergei Shoigu"),
    ],
)
def test_who_holds_an_office(office: str, country: str, day: date, name: str) -> None:
    holder = holder_of(office, country, day)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(("office", "country"), [("prime minister", "USA"), ("minister", "CHN")])
def test_an_office_that_is_none_or_no_one_persons(office: str, country: str) -> None:
    assert holder_of(office, country, DAY) is None


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Nancy Pelosi", date(2022, 8, 2), "USA", "LEG"),
        ("Mark Milley", date(2021, 9, 1), "USA", "MIL"),
        ("Keir Starmer", date(2022, 1, 15), "GBR", "OPP"),
        ("Donald Tusk", date(2017, 1, 1), "IGO", "IGO"),
        ("Hosni Mubarak", date(2013, 1, 1), "EGY", "ELI"),
        ("Hibatullah Akhundzada", date(2019, 1, 1), "AFG", "REB"),
        ("Hibatullah Akhundzada", date(2022, 1, 1), "AFG", "GOV"),
        ("Emmanuel Macron", date(2005, 1, 1), "FRA", None),
        ("Barack Obama", date(2009, 1, 15), "USA", "GOV"),
    ],
)
def test_standing_on_a_day(name: str, day: date, country: str, sector: str | None) -> None:
    holder = find_holder(name, day)
    assert holder is not None
    standing = holder.standing(day)
    assert (standing.country, standing.sector) == (country, sector)


def test_every_full_name_leads_to_terms_in_order() -> None:
    full_names = list(load().exact)
    assert len(full_names) > 10_000
    for key in full_names[::50]:
        holder = find_holder(key)
        assert holder is not None
        assert holder.terms
        assert list(holder.terms) == sorted(holder.terms, key=lambda term: term.start)
        assert all(not term.end or term.start <= term.end for term in holder.terms)
