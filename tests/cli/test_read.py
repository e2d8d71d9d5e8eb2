"""`communique read`: each input's record, in order, as a report or as a line of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Record
from communique._text import json_line, one_line
from communique.cli import main

from .cases import ARTICLE, page

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def read(*arguments: str, given: bytes | None = None) -> Result:
    done = CliRunner().invoke(main, ["read", *arguments], input=given)
    assert (done.exit_code, done.stderr) == (0, "")
    return done


def test_a_report_has_the_head_the_facts_and_their_words(article: str) -> None:
    lines = [line.strip() for line in read(article).stdout.splitlines()]
    assert lines[0] == "Norway recalls envoy"
    assert lines[1].startswith(article[:20])
    assert "OSLO" in read(article).stdout
    assert "published 2022-05-03, as stated in it" in read(article).stdout
    assert "“It is over,”" in lines or "“It is over”" in lines


def test_json_is_one_record_a_line_in_the_order_given(article: str, tmp_path: Path) -> None:
    other = tmp_path / "page.html"
    body = ARTICLE.replace("Norway", "Sweden").replace("\n\n", "</p><p>")
    other.write_text(page(f"<article><h1>Sweden acts</h1><p>{body * 2}</p></article>"), encoding="utf-8")
    lines = read("--json", str(other), article, "-", given=ARTICLE.encode()).stdout.split("\n")
    assert lines.pop() == ""
    records = [Record.from_dict(json.loads(line)) for line in lines]
    assert [r.article.source for r in records] == [str(other), article, "standard input"]
    assert records[1].article.text == ARTICLE
    assert "trace" not in json.loads(lines[0])


def test_reports_are_parted_by_an_empty_line(article: str) -> None:
    alone = read(article).stdout
    assert read(article, article).stdout == f"{alone}\n{alone}"


def test_the_trace_gives_every_sentence_a_reason_or_a_fact(article: str) -> None:
    trace = json.loads(read("--json", "--trace", article).stdout)["trace"]
    assert trace
    assert all(line["found"] or line["reason"] for line in trace)
    assert "Trace\n" in read("--trace", article).stdout


def test_the_day_given_is_taken_before_the_one_stated(article: str) -> None:
    plain = json.loads(read("--json", "--published", "2022-05-04", article).stdout)
    assert (plain["article"]["published"], plain["article"]["published_basis"]) == ("2022-05-04", "given")


HOSTILE = "a\x1b]0;t\x07b\x9b31m\x7f\u2028\u202ec\ud800"


def test_nothing_that_is_printed_commands_a_terminal() -> None:
    assert one_line(HOSTILE + "\n d") == "a]0;tb31m c d"
    line = json_line([HOSTILE])
    assert line.isprintable()
    assert line.encode("utf-8").decode().splitlines() == [line]
    assert json.loads(line) == [HOSTILE]
    assert json_line(["Őrség"]) == '["Őrség"]'


@pytest.mark.parametrize("options", [[], ["--json"], ["--trace"]])
def test_an_article_cannot_command_the_terminal(tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(
        "Nor\x1b]0;owned\x07way recalls envoy\n\nOSLO\x9b31m, May 3, 2022 - Norway recalled its\u202e"
        " ambassador to\x08\x08 Peru.\n\n“It is\x1b[2J over,” Foreign Minister Ada\x1b[1m Lund\x7f said.\n",
        encoding="utf-8",
    )
    shown = CliRunner().invoke(main, ["read", *options, str(path)])
    assert shown.stdout.startswith(("Nor", "{"))
    for text in (shown.stdout, shown.stderr):
        assert all(c.isprintable() or c == "\n" for c in text)
