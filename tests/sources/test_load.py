from __future__ import annotations

import io

import pytest

from communique.errors import EmptyInput, InputTooLarge, UnsupportedInput
from communique.page.checks import LARGEST
from communique.sources import load, load_article

TEXT = (
    "Bern and Lima agree\n\nBERN, May 3, 2021 - Switzerland and Peru agreed on Monday to open consulates.\n"
)


def test_file(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = load_article(str(path))
    assert (article.source, article.text, article.published_basis) == (str(path), TEXT, "page")


def test_standard_input():
    assert load("-", io.BytesIO(b"some words")).source == "standard input"
    with pytest.raises(EmptyInput, match="standard input: it is empty"):
        load_article("-", stdin=io.BytesIO(b" \n"))


def test_endless_input_is_refused():
    with pytest.raises(InputTooLarge, match="standard input"):
        load_article("-", stdin=io.BytesIO(b"a " * LARGEST))


@pytest.mark.parametrize(("name", "words"), [("nowhere.txt", "no such file"), ("", "it is a folder")])
def test_paths_that_are_no_file(tmp_path, name, words):
    with pytest.raises(UnsupportedInput, match=words):
        load(str(tmp_path / name))


def test_path_with_a_null():
    with pytest.raises(UnsupportedInput, match="cannot be opened"):
        load("a\0b")
