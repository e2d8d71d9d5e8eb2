"""Outlets by their names and addresses, and facts about them that cannot be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer.build.outlets import faults
from communique.gazetteer.outlets import Outlet, all_outlets, outlet_of


def told(outlet: Outlet | None) -> tuple[str, str, str | None] | None:
    return (outlet.name, outlet.country, outlet.control) if outlet else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Reuters", ("Reuters", "GBR", None)),
        ("AP", ("Associated Press", "USA", None)),
        ("The Associated Press", ("Associated Press", "USA", None)),
        ("xinhua", ("Xinhua", "CHN", "state")),
        ("TASS", ("TASS", "RUS", "state")),
        ("Russia Today", ("RT", "RUS", "state")),
        ("PressTV", ("Press TV", "IRN", "state")),
        ("KCNA", ("KCNA", "PRK", "state")),
        ("CGTN", ("CGTN", "CHN", "state")),
        ("Anadolu", ("Anadolu Agency", "TUR", "state")),
        ("VOA", ("Voice of America", "USA", "state")),
        ("BBC News", ("BBC", "GBR", "public")),
        ("DW", ("Deutsche Welle", "DEU", "public")),
        ("NHK", ("NHK", "JPN", "public")),
        ("New York Times", ("New York Times", "USA", None)),
        ("EL PAÍS", ("El País", "ESP", None)),
        ("El Pais", ("El País", "ESP", None)),
        ("L’Orient-Le Jour", ("L'Orient-Le Jour", "LBN", None)),
        ("bbc.co.uk", ("BBC", "GBR", "public")),
        ("www.spiegel.de", ("Der Spiegel", "DEU", None)),
        ("https://english.news.cn/", ("Xinhua", "CHN", "state")),
        ("Fjord Wire", None),
        ("wire.example", None),
        ("The Star", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_names(name: str, expected: tuple[str, str, str | None] | None) -> None:
    assert told(outlet_of(name)) == expected


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.com/news/world-1", "BBC"),
        ("http://m.bbc.co.uk/news", "BBC"),
        ("https://timesofindia.indiatimes.com/1", "Times of India"),
        ("https://oglobo.globo.com/1", "O Globo"),
        ("https://g1.globo.com/1", "Globo"),
        ("https://news.un.org/en/1", "UN News"),
        ("https://press.un.org/en/1", "United Nations"),
        ("https://www.fmprc.gov.cn/eng/1", "Chinese Ministry of Foreign Affairs"),
        ("https://notbbc.com/1", None),
        ("https://bbc.com.example/1", None),
        ("https://co.uk/", None),
        ("notes/talks.txt", None),
        ("https://[bad/", None),
    ],
)
def test_an_outlet_is_known_by_its_address(url: str, name: str | None) -> None:
    found = outlet_of(url=url)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("name", "url", "country"),
    [
        ("The Guardian", None, "GBR"),
        ("The Guardian", "https://guardian.ng/1", "NGA"),
        ("The Nation", "https://www.thenation.com/1", "USA"),
        ("The Nation", "https://nation.com.pk/1", "PAK"),
        ("The Nation", "https://wire.example/1", None),
        ("Xinhua", "https://www.chinadaily.com.cn/1", "CHN"),
        ("Reuters", "https://www.rt.com/1", "GBR"),
        ("BBC Sport", "https://www.bbc.com/1", "GBR"),
    ],
)
def test_an_address_tells_outlets_of_one_name_apart(name: str, url: str | None, country: str | None) -> None:
    found = outlet_of(name, url)
    assert (found and found.country) == country


@given(name=st.text(max_size=40), url=st.text(max_size=40).map("https://{}".format))
def test_any_name_and_address_may_be_asked_for(name: str, url: str) -> None:
    found = outlet_of(name, url)
    assert found is None or isinstance(found, Outlet)


def test_each_name_domain_and_country_of_the_table_leads_back_to_its_outlet() -> None:
    assert len(all_outlets()) > 900
    for outlet in all_outlets():
        assert outlet_of(outlet.name) == outlet
        for domain in outlet.domains:
            assert outlet_of(url=f"https://www.{domain}/1") == outlet
            for name in outlet.names:
                assert outlet_of(name, f"https://{domain}/1") == outlet


FJORD = ["Fjord Wire", "agency", "NOR", "", "FW", "fjord.example", "FW"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([FJORD], None),
        ([FJORD[:-1]], "it has 6 columns"),
        ([["Fjord Wire", "blog", *FJORD[2:]]], "'blog' is no kind"),
        ([[*FJORD[:2], "NOX", *FJORD[3:]]], "'NOX' is no country"),
        ([[*FJORD[:3], "party", *FJORD[4:]]], "'party' cannot be who controls it"),
        ([["Ministry", "government", "NOR", "state", "", "mfa.example", ""]], "'state' cannot be"),
        ([[*FJORD[:5], "www.fjord.example", ""]], "is no domain"),
        ([[*FJORD[:5], "", ""]], "'' is no domain"),
        ([[" Fjord Wire", *FJORD[1:]]], "spaces at its ends"),
        ([FJORD, ["The FW", "agency", "PER", "", "", "fw.example", ""]], "all have the name fw"),
        ([FJORD, ["Peru Wire", "agency", "PER", "", "?FW", "peru.example", ""]], None),
        ([FJORD, ["Peru Wire", "agency", "PER", "", "", "fjord.example", ""]], "the domain fjord.example"),
        ([FJORD, ["Peru Wire", "agency", "PER", "", "", "peru.example", "FW"]], "the credit FW"),
    ],
)
def test_facts_that_cannot_be_right_are_refused(rows: list[list[str]], fault: str | None) -> None:
    found = list(faults(rows))
    assert (not found) if fault is None else any(fault in problem for problem in found)
