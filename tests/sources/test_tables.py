"""CSV, TSV and Parquet."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from communique.sources.formats.columns import author_names, meanings
from communique.sources.items import Item
from tests.sources.found import all_of, found_in, told

if TYPE_CHECKING:
    from communique.errors import InputError

CSV = (
    "id,Headline,Full Text,publishDate,byline\n"
    '1,Bern,"Norway and Peru\nagree, both said.",2021-05-03,By Ada Rojas\n'
    "\n"
    "2,Lima,Peru agreed.,3 May 2021,\n"
)


def article(item: Item | InputError) -> dict[str, str]:
    assert isinstance(item, Item)
    assert item.kind == "article"
    return json.loads(item.data or b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_rows_are_articles(encoding: str, delimiter: str) -> None:
    table = CSV.replace("Lima,", "Lé,").replace("agree, both", "agree both").replace(",", delimiter)
    found = found_in(table.encode(encoding))
    assert told(found) == ["standard input, row 1", "standard input, row 2"]
    assert article(found[0]) == {
        "text": "Norway and Peru\nagree both said.", "title": "Bern", "published": "2021-05-03",
        "authors": "By Ada Rojas",
    }  # fmt: skip
    assert (found[1].title, found[1].published, found[1].found_in) == ("Lé", "2021-05-03", "standard input")


def test_rows_of_pages_and_addresses() -> None:
    table = (
        "url,html,outlet\n"
        "https://fjord.example/1,<html><p>Bern</p></html>,Fjord Wire\n"
        "https://fjord.example/2,,Fjord Wire\n"
        "ftp://fjord.example/3,,\n"
        ",,\n"
        "https://fjord.example/5,,,too,many\n"
    )
    page, address, *errors = found_in(table.encode())
    assert (page.source, page.url, page.data) == (
        "standard input, row 1", "https://fjord.example/1", b"<html><p>Bern</p></html>",
    )  # fmt: skip
    assert (address.source, address.data, address.outlet) == ("https://fjord.example/2", None, "Fjord Wire")
    assert told(errors) == [
        "standard input, row 3: its address 'ftp://fjord.example/3' is none of the web; correct it.",
        "standard input, row 4: it has no text, no page and no address; fill in one of them.",
        "standard input, row 5: it has 5 fields under 3 names; put fields with a comma in quotation marks.",
    ]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            b"year,country,score\n2020,NOR,1\n2021,PER,2\n",
            "standard input: none of its columns is text, html or url; it has year, country, score;",
        ),
        (b'title,text\na,b\nc,"d' + b"x" * 10_000_001, "standard input: it has a line of more than 10 MB"),
        (
            b'title,text\na,b\nc,"d' + b"xxxxxxx \n" * 1_200_000,
            "standard input: it cannot be read behind row 1 (field larger than field limit (10000001))",
        ),
        (b"title,text\n" + b"a,b\n" * 20_000 + b"a,\xff\n", "standard input, row 20001: it is not UTF-8"),
    ],
    ids=["no column", "long line", "open quotation mark", "not UTF-8"],
)
def test_tables_that_are_not_whole(table: bytes, sentence: str) -> None:
    assert str(found_in(table)[-1]).startswith(sentence)


def test_columns_may_be_named() -> None:
    table = b"Titel,Volltext\nBern,Norway agreed.\n"
    (found,) = found_in(table, columns={"Volltext": "text", "Titel": "title"})
    assert article(found) == {"text": "Norway agreed.", "title": "Bern"}


def written(**columns: list[object]) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, row_group_size=2)
    return file.getvalue()


def test_parquet() -> None:
    found = found_in(
        written(
            body=["Norway agreed.", None, "Peru agreed."],
            link=["https://fjord.example/1", "https://fjord.example/2", None],
            date=[date(2021, 5, 3), None, None],
            authors=[["Ada Rojas", "Ben Li"], None, []],
        )
    )
    assert told(found) == ["standard input, row 1", "https://fjord.example/2", "standard input, row 3"]
    assert article(found[0]) == {
        "text": "Norway agreed.", "url": "https://fjord.example/1", "published": "2021-05-03",
        "authors": ["Ada Rojas", "Ben Li"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (written(a=[1], b=["x"]), "none of its columns is text, html or url; it has a, b;"),
        (written(text=["x"])[:-9], "it cannot be read ("),
        (b"PAR1" + b"\xff" * 100, "it cannot be read ("),
    ],
)
def test_parquet_that_cannot_be_read(data: bytes, words: str) -> None:
    (error,) = found_in(data)
    assert words in str(error)


@given(st.binary(min_size=1, max_size=9), st.integers(0, 900))
@settings(max_examples=25, deadline=None)  # each starts a process
def test_damaged_parquet_is_told_in_a_sentence(damage: bytes, at: int) -> None:
    whole = written(text=["Norway"] * 9, url=["https://fjord.example/1"] * 9)
    found = found_in(whole[:at] + damage + whole[at + len(damage) :])
    assert all("reading it failed" not in one for one in told(found))


def test_parquet_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.sources.formats.parquet.LONGEST_WAIT", 0.001)
    (error,) = found_in(written(text=["x"]))
    assert "it cannot be read (reading it took too long, too much memory, or broke Arrow)" in str(error)


def test_parquet_of_the_web() -> None:
    url = "https://fjord.example/a"
    (item,) = all_of(url, pages={url: written(text=["x"], html=[b"<p>\xff"])})
    assert item.source == f"{url}, row 1"
    (item,) = all_of(url, pages={url: written(html=[b"<p>\xff"])})
    assert item.data == b"<p>\xff"
    (item,) = all_of(url, pages={url: written(text=["L\u00e9 and Bern agreed on fish.".encode("cp1252")])})
    assert article(item)["text"] == "L\u00e9 and Bern agreed on fish."


def test_parquet_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (error,) = found_in(written(text=["x"]))
    assert str(error) == (
        "standard input: reading Parquet needs pyarrow; install it by: pip install 'communique[tables]'."
    )


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("article_url content source", {"text": "content", "url": "article_url", "outlet": "source"}),
        ("date published", {"published": "published"}),
        ("Maintext dateDownload", {"text": "Maintext"}),
        ("sentiment", {}),
    ],
)
def test_spellings(names: str, found: dict[str, str]) -> None:
    assert meanings(names.split()) == found


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ada Rojas and Ben Li", ("Ada Rojas", "Ben Li")),
        ("Ada Rojas, Ben Li", ("Ada Rojas", "Ben Li")),
        ("Rojas, Ada; Li, Ben", ("Rojas, Ada", "Li, Ben")),
        (["Ada Rojas", None, " "], ("Ada Rojas",)),
        (None, ()),
    ],
)
def test_names_of_authors(value: object, names: tuple[str, ...]) -> None:
    assert author_names(value) == names
