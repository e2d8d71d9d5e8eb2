"""Bad input: one plain sentence on stderr, exit status 1, and the rest is read all the same."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.reading.reader import Reader

from .cases import ARTICLE, CHINESE, CONSENT, LINKS, UNDATED, page

if TYPE_CHECKING:
    from pathlib import Path

GIVE_ONE = "give the page of one article, or its text."

FILES = {
    "an empty file": (b"", f"it is empty; {GIVE_ONE}"),
    "white space": (b" \r\n\n", f"it is empty; {GIVE_ONE}"),
    "a PDF": (b"%PDF-1.7\n1 0 obj", f"it is a PDF, not a web page or a text; {GIVE_ONE}"),
    "an image": (
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        f"it is a PNG image, not a web page or a text; {GIVE_ONE}",
    ),
    "many nested tags": (
        b"<div>" * 1_000_000,
        f"it has more than 150,000 tags; {GIVE_ONE}",
    ),
    "a cookie wall": (
        page(CONSENT).encode(),
        "it is a notice about cookies or consent; open it in a browser, save the article.",
    ),
    "a page in Chinese": (
        page(f"<article><p>{CHINESE}</p></article>").encode(),
        "it is in Chinese; only English is read so far; give an article in English.",
    ),
    "a list page": (
        page(f"<h1>World</h1><ul>{LINKS}</ul>").encode(),
        "it is a list of links, not an article; give the page of one article.",
    ),
    "half a UTF-8 character": (
        "The talks in Oslo “failed”".encode()[:-1],
        "it is not text in any known encoding; byte 27 is not UTF-8; save it as UTF-8, or fetch it again if"
        " it was cut off.",
    ),
}

PRIVATE = "is a private or local address; give a public address."
PLACES = {
    "missing.txt": "there is no such file; check the path.",
    ".": "it is a folder; give the files in it.",
    "http://127.0.0.1/": f"127.0.0.1 {PRIVATE}",
    "http://localhost:8080/a": f"localhost {PRIVATE}",
    "http://[::1]/": f"::1 {PRIVATE}",
    "http://169.254.169.254/latest/meta-data/": f"169.254.169.254 {PRIVATE}",
    "http://10.0.0.7/": f"10.0.0.7 {PRIVATE}",
    "ftp://example.org/a": "it is not an http or https address; give one that is.",
    "http://": "it is not an http or https address; give one that is.",
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(("data", "sentence"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_article(tmp_path: Path, good: Path, data: bytes, sentence: str) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    done = CliRunner().invoke(main, ["read", str(bad), str(good)])
    assert done.stderr == f"{bad}: {sentence}\n"
    assert done.stdout.startswith("Norway recalls envoy\n")
    assert done.exit_code == 1


@pytest.mark.parametrize(("place", "sentence"), PLACES.items())
def test_a_place_that_gives_no_article(
    good: Path, monkeypatch: pytest.MonkeyPatch, place: str, sentence: str
) -> None:
    monkeypatch.chdir(good.parent)
    done = CliRunner().invoke(main, ["read", place, "good.txt"])
    assert done.stderr == f"{place}: {sentence}\n"
    assert done.stdout.startswith("Norway recalls envoy\n")
    assert done.exit_code == 1


def test_fifty_megabytes_of_tags_are_refused_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    with bad.open("wb") as file:
        file.write(b"<div>" * 1000)
        file.truncate(50_000_000)  # sparse: what is read of it is as long, writing it is not
    began = time.perf_counter()
    done = CliRunner().invoke(main, ["read", str(bad)])
    assert time.perf_counter() - began < 2
    assert done.stderr == f"{bad}: it has 10 MB or more; one article can have 10 MB; {GIVE_ONE}\n"
    assert done.exit_code == 1


def test_a_text_with_no_day_is_read_without_relative_dates(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, encoding="utf-8")
    done = CliRunner().invoke(main, ["read", str(path)])
    assert done.stderr == (
        f"{path}: it states no day of publication, and the text leaves more than one; it was read without"
        " relative dates; give the day with --published DAY.\n"
    )
    assert "day of publication unknown" in done.stdout
    assert not re.search(r"20\d\d-", done.stdout)
    assert done.exit_code == 1
    dated = CliRunner().invoke(main, ["read", "--published", "2022-05-05", str(path)])
    assert (dated.exit_code, dated.stderr) == (0, "")
    assert "published 2022-05-05, as given" in dated.stdout
    assert "2022-05-03" in dated.stdout


def test_standard_input_is_named_in_words() -> None:
    assert CliRunner().invoke(main, ["read", "-"], input=b"").stderr.startswith("standard input: it is empty")
    undated = CliRunner().invoke(main, ["read", "-"], input=UNDATED.encode())
    assert undated.stderr.startswith("standard input: it states no day of publication")


def test_an_empty_name_is_not_this_folder() -> None:
    done = CliRunner().invoke(main, ["read", ""])
    assert (done.exit_code, done.stderr) == (1, "'': it is an empty name, not a path; check the path.\n")


@pytest.mark.parametrize("day", ["tomorrow", "2023-02-30", "16.06.2023", ""])
def test_a_day_that_is_none_is_wrong_use(good: Path, day: str) -> None:
    done = CliRunner().invoke(main, ["read", "--published", day, str(good)])
    assert f"{day!r} is not a day; write it as 2023-06-16." in done.stderr
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[31m\nb\u202e.txt"
    hostile.touch()
    done = CliRunner().invoke(main, ["read", str(hostile)])
    assert done.stderr == f"{tmp_path}/a[31m b.txt: it is empty; {GIVE_ONE}\n"


def test_a_defect_costs_one_article_alone(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(ARTICLE.replace("Norway", "Sweden"), encoding="utf-8")
    read = Reader.read

    def fail(self, article):
        if "Sweden" in article.text:
            raise RecursionError("too deep")
        return read(self, article)

    monkeypatch.setattr(Reader, "read", fail)
    done = CliRunner().invoke(main, ["read", str(odd), str(good)])
    assert done.stderr == (
        f"{odd}: reading it failed (RecursionError: too deep); this is a defect of Communique, please report"
        " it with the article.\n"
    )
    assert done.stdout.startswith("Norway recalls envoy\n")
    assert done.exit_code == 1
