"""Statements: who spoke in which role, verbatim or not, at an address that stays, and how to cite them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.errors import UnknownEntry
from communique.ledger import Ledger
from communique.ledger.quotes import Quote, name_of
from communique.server.app import create_app
from communique.server.citing.quotation import Quotation
from communique.server.citing.tex import tex
from tests.ledger.asked import DATABASES, address_for
from tests.ledger.conftest import postgres_server  # noqa: F401 - a fixture
from tests.ledger.made import OLSEN, record
from tests.server import hostile
from tests.server.test_pages import look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Record

WORDS = "Ada Olsen met Grace Otieno. Peace is near, Olsen said. War is over, she added."


def read(said: str, *, version: str = "0.1.0", outlet: str = "Daily Paper") -> Record:
    return record(WORDS, "2023-06-10", said=said, version=version, outlet=outlet)


@pytest.fixture(params=DATABASES)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(address_for(request, tmp_path)) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("evil-quotes") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(hostile.records())
    with TestClient(create_app(path)) as client:
        yield client


def test_a_name_stays_when_the_article_is_read_again(kept: Ledger) -> None:
    kept.add(read("Peace is near"))
    (before,) = kept.quotes()
    assert [one.words for one in kept.quote(before.name)] == ["Peace is near"]
    kept.add(read("Peace is near", version="0.2.0"))
    assert [one.name for one in kept.quote(before.name)] == [before.name]


@pytest.mark.parametrize(
    "other", ["Peace is near, Olsen said", "Peace", "Ada Olsen met Grace Otieno. Peace is near"]
)
def test_a_name_leads_to_what_is_read_there_now(kept: Ledger, other: str) -> None:
    kept.add(read("Peace is near"))
    (before,) = kept.quotes()
    kept.add(read(other, version="0.2.0"))
    (now,) = kept.quote(before.name)
    assert now.words == other
    assert now.name != before.name


def test_a_statement_is_given_once_for_each_outlet(kept: Ledger) -> None:
    kept.add_many([read("Peace is near"), read("Peace is near", outlet="Evening Post")])
    name = next(iter(kept.quotes())).name
    assert sorted(one.outlet or "" for one in kept.quote(name)) == ["Daily Paper", "Evening Post"]


@pytest.mark.parametrize("name", ["Q-1", "E-123", f"Q-{'0' * 16}-1-2", "", "Q-zzzzzzzzzzzzzzzz-1-2"])
def test_there_are_no_other_names(kept: Ledger, name: str) -> None:
    kept.add(read("Peace is near"))
    with pytest.raises(UnknownEntry, match="no statement"):
        kept.quote(name)


def test_a_place_without_words_has_no_statement(kept: Ledger) -> None:
    kept.add(read("Peace is near"))
    (one,) = kept.quotes()
    digest = one.name.split("-")[1]
    with pytest.raises(UnknownEntry):
        kept.quote(f"Q-{digest}-1-5")


def test_a_role_comes_from_other_articles_of_the_time(kept: Ledger) -> None:
    unnamed = replace(OLSEN, role=None)
    kept.add_many(
        [
            record("Olsen met Otieno early.", "2023-01-01"),
            record("Peace came when Olsen met Otieno.", "2023-06-01", source=unnamed, said="Peace came"),
            record("Olsen met Otieno late.", "2023-12-01"),
            record("War came when Olsen met Otieno.", "2024-06-01", source=unnamed, said="War came"),
        ]
    )
    told = {one.words: (one.role, one.office) for one in kept.quotes()}
    assert told == {"Peace came": (None, "Foreign Minister"), "War came": (None, None)}


def test_a_statement_has_a_page_with_all_of_it(client: TestClient) -> None:
    (one,) = client.get("/api/v1/quotes?speaker=Ada+Olsen").json()["items"]
    page = look(client, f"/quotes/{one['name']}")
    words = " ".join(page.words.split())
    for part in (
        "Statement of Ada Olsen", "Peace is near", "Role on 2023-06-10Foreign Minister", "Daily Paper",
        "To cite it", f"statement {one['name']}", "@misc{communique-Q-",
    ):  # fmt: skip
        assert part in words, part
    assert client.get(f"/api/v1/quotes/{one['name']}").json()["items"] == [one]


def test_lists_lead_to_the_statement_its_words_and_its_citation(client: TestClient) -> None:
    page = look(client, "/quotes")
    (one,) = client.get("/api/v1/quotes").json()["items"]
    assert f"/quotes/{one['name']}" in page.links
    begin = one["name"].split("-")[2]
    assert f"/articles/{one['article']}#t{begin}" in page.links
    assert [given for _, given in page.tags if given.get("data-copy") == "citation"]
    assert f"t{begin}" in look(client, f"/articles/{one['article']}").ids


def test_another_reading_is_led_to(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add(read("Peace is near"))
        (before,) = ledger.quotes()
        ledger.add(read("Peace", version="0.2.0"))
        (now,) = ledger.quotes()
    with TestClient(create_app(path), follow_redirects=False) as client:
        moved = client.get(f"/quotes/{before.name}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"/quotes/{now.name}")


@pytest.mark.parametrize("name", ["Q-1", f"Q-{'0' * 16}-1-2", "%3Cscript%3E"])
@pytest.mark.parametrize("form", ["", ".bib", ".csl.json"])
def test_no_other_statement_has_a_page(client: TestClient, name: str, form: str) -> None:
    assert client.get(f"/quotes/{name}{form}").status_code in (400, 404)


def test_citations_for_programs(client: TestClient) -> None:
    (one,) = client.get("/api/v1/quotes").json()["items"]
    (item,) = client.get(f"/quotes/{one['name']}.csl.json").json()
    assert (item["author"], item["issued"]) == ([{"literal": "Ada Olsen"}], {"date-parts": [[2023, 6, 10]]})
    assert item["URL"] == f"http://testserver/quotes/{one['name']}"
    bibtex = client.get(f"/quotes/{one['name']}.bib").text
    assert f"@misc{{communique-{one['name']}," in bibtex
    assert "author = {{Ada Olsen}}" in bibtex


def quoted(kind: str, words: str, **changes: str | None) -> Quotation:
    made = Quote(
        name_of("sha256:" + "a" * 64, "[[1,2]]"), "Ada Olsen", None, "Minister", None, "NOR", kind, "said",
        words, (), (), date(2023, 6, 10), "Post", None, None, "sha256:a", ".1",
    )  # fmt: skip
    return Quotation(replace(made, **changes), "http://h/quotes/Q-1", date(2026, 1, 2))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "words", "begins"),
    [
        ("direct", "“Peace.”", "Ada Olsen (Minister, NOR): “Peace.” Post, 2023-06-10. Communique "),
        ("direct", "Peace", "Ada Olsen (Minister, NOR): “Peace”. Post, 2023-06-10. Communique "),
        ("indirect", "it is peace", "Ada Olsen (Minister, NOR), in other words: it is peace. Post, 2023"),
        ("mixed", "it is “peace”", "Ada Olsen (Minister, NOR), partly verbatim: it is “peace”. Post, 2023"),
    ],
)
def test_verbatim_is_told_from_other_words(kind: str, words: str, begins: str) -> None:
    cited = str(quoted(kind, words))
    assert cited.startswith(begins), cited
    assert cited.endswith("http://h/quotes/Q-1. Seen 2026-01-02.")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("50 % of R&D_{x}", r"50 \% of R\&D\_\{x\}"), ("a\nb  c", "a b c"), (r"\input{x}", None),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
    ],
)  # fmt: skip
def test_words_are_no_tex(words: str, written: str | None) -> None:
    assert tex(words) == (written or r"\textbackslash{}input\{x\}")


def test_what_strangers_say_is_text(evil: TestClient) -> None:
    (one,) = evil.get("/api/v1/quotes").json()["items"]
    for path in ("/quotes", f"/quotes/{one['name']}"):
        page = look(evil, path)
        assert [given["src"] for tag, given in page.tags if tag == "script" and given.get("src")] != []
        assert not [given for _, given in page.tags if any(name.startswith("on") for name in given)]
        assert hostile.SCRIPT in page.words
    assert json.loads(evil.get(f"/quotes/{one['name']}.csl.json").text)[0]["number"] == one["name"]
    bibtex = evil.get(f"/quotes/{one['name']}.bib").text
    depth = [bibtex[: at + 1].count("{") - bibtex[: at + 1].count("}") for at in range(200)]
    assert min(depth) >= 0
