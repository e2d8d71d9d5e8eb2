"""Rows of queries as a notebook shows them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from communique.ledger.results import Rows
from communique.ledger.stats import Share
from tests.ledger.made import NAIROBI, NORWAY, SUDAN, record
from tests.server import hostile

if TYPE_CHECKING:
    from communique.ledger import Ledger


def told(html: str) -> list[list[str]]:
    """Give the caption, and the cells of each row, as words."""
    (caption,) = re.findall(r"<caption>(.*?)</caption>", html)
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [[words(cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)] for row in rows]
    return [[words(caption)], *cells]


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def filled(ledger: Ledger) -> None:
    ledger.add_many(
        [
            record(
                "Ada Olsen will meet Grace Otieno in June. Peace is near, Olsen said.", "2023-05-10",
                status="planned", start="2023-06-01", end="2023-06-30", place=NAIROBI, trigger="meet",
                said="Peace is near",
            ),
            record(
                "Norway imposed sanctions on Sudan.", "2023-08-01", source=NORWAY, target=SUDAN,
                kind="SANCTION", mode=None, trigger="sanctions",
            ),
        ]
    )  # fmt: skip


CASES: dict[str, tuple[str, dict[str, Any], list[list[str]]]] = {
    "events": (
        "events", {"status": "planned"},
        [["1 event"], ["2023-06", "○ planned", "CONSULT meeting", "Ada Olsen → Grace Otieno", "Nairobi, KEN",
                       "1 report", "0.90"]],
    ),
    "an event without a day": (
        "events", {"type": "SANCTION"},
        [["1 event"], ["reported 2023-08-01", "● occurred", "SANCTION", "Norway → Sudan", "", "1 report"]],
    ),
    "no event": (
        "events", {"type": "AID"},
        [["Nothing was found: what the articles of the ledger do not tell is not in it."]],
    ),
    "quotes": (
        "quotes", {},
        [["1 statement"], ["2023-05-10", "Ada Olsen (Foreign Minister, NOR)", "direct", "“Peace is near”",
                           "Grace Otieno", "Daily Paper"]],
    ),
    "search": (
        "search", {"words": "sanctions", "within": "article"},
        [["1 find"], ["2023-08-01", "article", "Norway imposed sanctions on Sudan.", "", "Daily Paper"]],
    ),
    "series": (
        "series", {"by": "month", "since": "2023-08-01", "until": "2023-08-31"},
        [["1 period"], ["2023-08", "1", "0", "0", "0"]],
    ),
    "who": (
        "who", {"name": "Ada Olsen"},
        [["1 actor"], ["Ada Olsen", "person", "NOR", "GOV", "Foreign Minister (2023-05-10)", "1", "1"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "asked", "expected"), CASES.values(), ids=CASES)
def test_rows_are_a_table(
    ledger: Ledger, query: str, asked: dict[str, Any], expected: list[list[str]]
) -> None:
    filled(ledger)
    caption, _, *rows = told(getattr(ledger, query)(**asked)._repr_html_())
    assert [caption, *(row[: len(expected[1])] for row in rows)] == expected


def test_rows_are_bounded_and_counted(ledger: Ledger) -> None:
    ledger.add_many(
        [record(f"Ada met Otieno. {n}", "2023-06-10", start=f"{1900 + n}-06-01") for n in range(60)]
    )
    cases = {"50 of 60 events shown": {}, "50 of 55 events shown": {"limit": 55}, "50 events": {"limit": 50}}
    for caption, asked in cases.items():
        shown = told(ledger.events(**asked)._repr_html_())
        assert (shown[0], len(shown)) == ([caption], 52)
    fourth = list(ledger.events(limit=4))[-1].name
    later = told(ledger.events(after=fourth)._repr_html_())
    assert later[0] == ["the first 50 events shown; there are more"]


def test_rows_of_any_other_kind_are_shown_field_by_field() -> None:
    rows = Rows(Share, lambda: [Share("<i>planned</i>", 1_234)])
    assert told(rows._repr_html_()) == [["1 row"], ["name", "count"], ["<i>planned</i>", "1,234"]]


def test_what_strangers_write_is_text(ledger: Ledger) -> None:
    ledger.add_many(hostile.records())
    for rows in (ledger.events(), ledger.quotes(), ledger.search("near"), ledger.who("Evil"), ledger.log()):
        shown = rows._repr_html_()
        assert "<script" not in shown
        assert not re.search(r"<[^>]*onmouseover", shown)
        assert len(shown) < 40_000, "a word of a megabyte is cut"


def test_the_style_holds_for_nothing_else(ledger: Ledger) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", ledger.events()._repr_html_(), re.DOTALL)
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{[^{}]*\}", style) for one in rule.split(",")]
    assert [one for one in selectors if not one.startswith(".communique-rows")] == []
