"""Citations: whole, in three forms, safe whatever strangers write, and good for as long as the event is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.server.citing.citation import Citation
from tests.server import hostile

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from communique.ledger import Ledger

SEEN = date(2024, 3, 1)


@pytest.fixture
def cited(ledger: Ledger) -> Citation:
    (event,) = ledger.events(place="Nairobi")
    return Citation(event, ledger.event(event.name).reports[0], f"http://x.example/events/{event.name}", SEEN)


def test_a_sentence_says_what_when_and_who_reported_first(cited: Citation) -> None:
    assert str(cited) == (
        "“CONSULT meeting: Ada Olsen → Grace Otieno”, 2023-06-19 (occurred). "
        f"Communique, event {cited.event.name}; 3 reports, the first by Daily Paper, 2023-06-10. "
        "Seen 2024-03-01."
    )


def test_bibtex_has_the_same(cited: Citation) -> None:
    name = cited.event.name
    entry = cited.bibtex()
    assert entry.startswith(f"@misc{{communique-{name},\n")
    for line in (
        r"  title = {{CONSULT meeting: Ada Olsen $\rightarrow$ Grace Otieno}},",
        "  year = {2023},", "  month = {6},", "  day = {19},", f"  url = {{http://x.example/events/{name}}},",
        "  urldate = {2024-03-01},", "  note = {occurred; 3 reports, the first by Daily Paper, 2023-06-10}",
    ):  # fmt: skip
        assert line in entry.splitlines()


@pytest.mark.parametrize(
    ("first", "last", "fields", "issued"),
    [
        (None, None, set(), None),
        (date(2023, 6, 1), date(2023, 6, 30), {"year", "month"}, [[2023, 6, 1], [2023, 6, 30]]),
        (date(2023, 1, 1), date(2023, 12, 31), {"year"}, [[2023, 1, 1], [2023, 12, 31]]),
        (date(2023, 6, 18), date(2023, 6, 18), {"year", "month", "day"}, [[2023, 6, 18]]),
    ],
)
def test_days_are_as_exact_as_they_are_known(
    cited: Citation, first: date | None, last: date | None, fields: set[str], issued: list[list[int]] | None
) -> None:
    told = replace(cited, event=replace(cited.event, first_day=first, last_day=last))
    found = set(re.findall(r"^  (year|month|day) =", told.bibtex(), re.MULTILINE))
    (item,) = told.csl()
    assert found == fields
    assert item.get("issued", {}).get("date-parts") == issued


@pytest.mark.parametrize(
    "words", [hostile.SCRIPT, hostile.ENTITY, "}\n@misc{x", r"\input{/etc/passwd}", "%$&#_~^"]
)
def test_names_are_words_to_tex(cited: Citation, words: str) -> None:
    told = replace(cited, event=replace(cited.event, sources=(words,)))
    title = re.search(r"title = \{(.*)\},$", told.bibtex(), re.MULTILINE)
    assert title
    plain = re.sub(r"\\textbackslash\{\}|\\textascii\w+\{\}|\$\\rightarrow\$|\\[{}$&%#_]", "", title[1])
    assert not re.search(r"[\\$&%#_~^]", plain)
    assert plain.count("{") == plain.count("}") == 1


def test_each_form_has_its_address(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    page = client.get(f"/events/{event.name}").text
    for form, media in (
        ("bib", "application/x-bibtex"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ):
        address = f"/events/{event.name}.{form}"
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media)
        assert f"http://testserver/events/{event.name}" in answer.text
        assert client.get(f"/events/E-0.{form}").status_code == 404
    assert client.get(f"/events/{event.name}.csl.json").json()[0]["type"] == "entry"
