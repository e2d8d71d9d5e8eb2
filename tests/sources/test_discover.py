"""What the user gave: files, folders, addresses and standard input, and how many articles they are."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING

import pytest

from communique.errors import InputError, PassedOver
from communique.sources.counting import count
from communique.sources.items import Item
from tests.sources.found import all_of, found_in, told
from tests.sources.warcs import page, warc

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Norway and Peru agree.\n"
LINES = json.dumps({"text": TEXT}) + "\n\n" + json.dumps({"text": TEXT})
CSV = 'title,text\nBern,"Norway\nagreed."\nLima,Peru agreed.\n'
FILES = {
    "a.txt": TEXT,
    "b.data": LINES,
    "c.bin": "<html><p>Norway.</p></html>",
    "2021/05/d.warc.gz": warc([page(1)]),
    "2021/05/e.csv": CSV,
    "2021/06/f.jpg": b"\xff\xd8\xff\xe0",
    "2021/06/g.json": '{\n"name": "x"\n}',
    ".git/h.txt": TEXT,
    "2021/.i.txt": TEXT,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return tmp_path / "news"


def test_a_folder_is_walked_in_order_and_all_of_it_is_told(folder: Path) -> None:
    found = all_of(str(folder))
    assert [one.replace(f"{folder}/", "").partition(" <urn")[0] for one in told(found)] == [
        "a.txt",
        "b.data, line 1",
        "b.data, line 3",
        "c.bin",
        "2021/05/d.warc.gz, record",
        "2021/05/e.csv, row 1",
        "2021/05/e.csv, row 2",
        "2021/06/f.jpg: it is a JPEG image.",
        "2021/06/g.json: it is JSON without an article.",
    ]
    assert [one.found_in for one in found[:2]] == [str(folder), str(folder / "b.data")]
    assert [one.kind for one in found[-2:] if isinstance(one, PassedOver)] == [
        "a JPEG image",
        "JSON without an article",
    ]


def test_folders_and_files_that_cannot_be_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "loop").symlink_to(folder)
    found = told([one for one in all_of(str(folder)) if isinstance(one, InputError)])
    assert found[:2] == [
        f"{folder}/nowhere: there is no such file; check the path.",
        f"{folder}/pipe: it is a pipe, a device or a socket.",
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file; check the path."),
        ("", "'': it is an empty name, not a path; check the path."),
        ("a\0b", "a\0b: it cannot be opened (the path is not valid); check the path."),
        ("http://fjord.example/gone", "http://fjord.example/gone: the server answered 404 Not Found; "
         "check the address."),
    ],
)  # fmt: skip
def test_what_is_not_there(name: str, sentence: str) -> None:
    assert told(all_of(name)) == [sentence]


def test_what_the_user_named_and_is_no_news_is_an_error(folder: Path) -> None:
    (error,) = all_of(str(folder / "2021/06/f.jpg"))
    assert not isinstance(error, PassedOver)
    assert str(error).endswith(
        "it is a JPEG image, not a web page or a text; give the page of one article, or its text."
    )


def test_an_address_is_fetched_once_and_told_by_its_content() -> None:
    url = "https://fjord.example/a"
    (item,) = all_of(url, pages={url: b"<html><p>Bern.</p></html>"})
    assert item == Item(url, b"<html><p>Bern.</p></html>", url=url)
    assert told(all_of(url, pages={url: gzip.compress(LINES.encode())})) == [
        f"{url}, line 1",
        f"{url}, line 3",
    ]


def test_standard_input_is_read_as_it_comes() -> None:
    assert found_in(TEXT.encode()) == [Item("standard input", TEXT.encode())]
    assert len(found_in(("x" * 999 + "\n").encode() * 1000)[0].data) == 1_000_000
    assert found_in(b"") == [Item("standard input", b"")]


def test_a_defect_of_ours_costs_one_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from communique.sources.formats import jsons

    def fail(*_: object) -> None:
        raise ZeroDivisionError("once")

    monkeypatch.setattr(jsons, "read_lines", fail)
    (tmp_path / "a").write_text(LINES, encoding="utf-8")
    (tmp_path / "b").write_text(TEXT, encoding="utf-8")
    assert told(all_of(str(tmp_path))) == [
        f"{tmp_path}/a: reading it failed (ZeroDivisionError: once); this is a defect of Communique, "
        "please report it with the input.",
        f"{tmp_path}/b",
    ]


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("a.txt b.data c.bin 2021/05/e.csv", 6),
        ("2021/06", 2),
        ("nowhere", 1),
        ("2021/05", None),
        ("-", None),
        ("http://fjord.example/", None),
    ],
)
def test_count(folder: Path, names: str, number: int | None) -> None:
    given = [name if name in "-http://fjord.example/" else str(folder / name) for name in names.split()]
    assert count(given) == number
    if number is not None:
        assert len(all_of(*given)) == number
