from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.errors import InvalidQuery
from communique.server.asking.pairs import as_words, pair_of
from communique.server.drawing.bars import Peaks, draw_bars, peaks_of
from communique.server.drawing.spans import Span
from communique.server.drawing.strip import WIDTH, draw_strip
from tests.server.test_drawn import FIRST, LAST, series
from tests.server.test_pages import Page, look

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from communique.ledger import Ledger

PAIRS = "/lanes?pair=NOR,KEN&pair=NOR,SDN"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("USA,CHN", ("USA", "CHN")),
        (" USA , CHN ", ("USA", "CHN")),
        ('"Smith, Ann",NOR', ("Smith, Ann", "NOR")),
        ('"Ann ""Nan"" Smith",NOR', ('Ann "Nan" Smith', "NOR")),
        ("Ann Smith,\u202eNOR", ("Ann Smith", "\u202eNOR")),
    ],
)
def test_a_pair_is_two_names_and_can_be_written_and_read_again(words: str, names: tuple[str, str]) -> None:
    assert pair_of(words) == names
    assert pair_of(as_words(*names)) == names


@pytest.mark.parametrize("words", ["", "USA", "USA,", ",CHN", "USA,CHN,RUS", ",", '"USA,CHN"'])
def test_what_is_no_pair(words: str) -> None:
    with pytest.raises(InvalidQuery, match="write two names with a comma between them"):
        pair_of(words)


def lanes(page: Page) -> list[str]:
    return [
        given["aria-label"] or "" for tag, given in page.tags if tag == "svg" and given["class"] == "strip"
    ]


def test_pairs_stand_on_one_line_of_time(client: TestClient, ledger: Ledger) -> None:
    page = look(client, PAIRS)
    assert [label.partition(" on ")[0] for label in lanes(page)] == [
        "Events of NOR and KEN", "Events of NOR and SDN",
    ]  # fmt: skip
    days = {(g["data-first"], g["data-last"]) for t, g in page.tags if t == "svg" and g["class"] == "strip"}
    assert days == {("2023-04-09", "2024-04-03")}
    for pair in (("NOR", "KEN"), ("NOR", "SDN")):
        for event in ledger.events(pair):
            assert page.links.count(f"/events/{event.name}") == 2  # drawn, and in the table
    words = " ".join(page.words.split())
    assert "Norway → Sudan" in words
    assert "all lanes on one scale; the most in one week is 1" in words


def test_a_pair_is_added_and_taken_out_by_forms_and_links(client: TestClient) -> None:
    page = look(client, PAIRS)
    fields = [given["value"] for tag, given in page.tags if tag == "input" and given.get("name") == "pair"]
    assert fields == ["NOR,KEN", "NOR,SDN", ""]
    (without, other) = [
        link for link in page.links if link.startswith("/lanes?pair=NOR%2C") and "&" not in link
    ]
    assert (without, other) == ("/lanes?pair=NOR%2CSDN", "/lanes?pair=NOR%2CKEN")
    alone = look(client, without)
    assert len(lanes(alone)) == 1
    assert "take out" not in alone.words


def test_only_six_pairs_are_offered_and_read(client: TestClient) -> None:
    names = ("NOR", "KEN", "SDN", "Ada Olsen", "Norway", "Grace Otieno", "Kenya")
    six = "&".join(f"pair=NOR,{name}" for name in names[1:])
    page = look(client, f"/lanes?{six}")
    fields = [given["value"] for tag, given in page.tags if tag == "input" and given.get("name") == "pair"]
    assert "" not in fields
    assert client.get(f"/lanes?{six}&pair=KEN,SDN").status_code == 400


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/lanes", 200, "What passed between several pairs"),
        ("/lanes?pair=", 200, "Another pair"),
        ("/lanes?pair=NOR", 400, "'NOR' is no pair; write two names"),
        ("/lanes?pair=NOR,Nobody", 404, "has no actor 'Nobody'"),
        ("/lanes?pair=NOR,KEN&since=2030-01-01", 200, "No event was found in these days"),
        ("/lanes?pair=NOR,KEN&pair=NOR,KEN", 200, "NOR and KEN, 2023-04-09"),
        ("/lanes?pair=NOR,SDN&status=possible", 200, "acts reported as possible"),
    ],
)
def test_what_can_be_asked(client: TestClient, path: str, status: int, words: str) -> None:
    assert words in " ".join(look(client, path, status).words.split())


def test_a_status_and_days_stay_when_days_are_chosen(client: TestClient) -> None:
    page = look(client, "/lanes?pair=NOR,SDN&status=possible&since=2023-06-01&until=2023-08-31")
    moves = {given["data-move"]: given["href"] or "" for tag, given in page.tags if "data-move" in given}
    assert moves["whole"] == "/lanes?pair=NOR%2CSDN&status=possible"
    assert moves["closer"] == "/lanes?pair=NOR%2CSDN&status=possible&since=2023-06-24&until=2023-08-08"
    assert set(moves) == {"earlier", "later", "closer", "wider", "whole"}
    for address in moves.values():
        look(client, address)


def test_bars_of_lanes_have_one_scale_and_stand_at_their_days() -> None:
    few, many = series((1, 0, 0, 0)), series((4, 0, 2, 0), (0, 0, 0, 6))
    up, down = peaks_of(many)
    year = Span(FIRST, LAST)
    small, large = (draw_bars(rows, year, Peaks(up, down), height=110) for rows in (few, many))
    (block,) = small.bars[0].blocks
    assert abs(large.bars[0].blocks[0].height - 4 * block.height) < 0.05
    assert small.middle == large.middle
    assert [bar.x for bar in large.bars] == [0, round(31 / 365 * WIDTH, 2)]


def test_an_event_is_drawn_as_far_as_it_lies_on_the_days(ledger: Ledger) -> None:
    (may,) = [event for event in ledger.events(("NOR", "SDN")) if str(event.last_day) == "2023-05-31"]
    strip = draw_strip([may], date(2023, 5, 20), date(2023, 6, 18))
    ((shape,), left_out) = strip.shapes, strip.left_out
    assert (shape.x, shape.width, left_out) == (0, 400, 0)
    assert shape.words.startswith("2023-05, ")  # all of its days are told


def test_rates_are_of_the_articles_read() -> None:
    rows = series((3, 1, 2, 0), (0, 0, 0, 0))
    drawn = draw_bars(rows, is_rate=True)
    assert drawn.bars[0].rates == {
        "verbal cooperation": 600, "material cooperation": 200, "verbal conflict": 400,
        "material conflict": 0,
    }  # fmt: skip
    assert drawn.most == 800
    assert drawn.bars[0].rate_words.endswith("400.0 verbal conflict per 1,000 articles; 5 articles read")
    assert draw_bars(rows).bars[0].blocks == drawn.bars[0].blocks  # as high, on another scale


def test_without_articles_there_is_no_rate() -> None:
    rows = [replace(row, articles=0) for row in series((3, 1, 2, 0))]
    (bar,) = draw_bars(rows, is_rate=True).bars
    assert (bar.rates, bar.blocks, bar.rate_words) == (None, [], "2023-01: no articles read")


def test_a_pair_is_counted_per_articles_with_the_denominator(client: TestClient) -> None:
    plain = look(client, "/pair?one=NOR&other=KEN&since=2023-06-01&until=2023-06-30")
    rated = look(client, "/pair?one=NOR&other=KEN&since=2023-06-01&until=2023-06-30&per=articles")
    for page in (plain, rated):
        assert "Of 3 articles read in these days" in " ".join(page.words.split())
    assert "/pair?one=NOR&other=KEN&since=2023-06-01&until=2023-06-30&per=articles" in plain.links
    assert "/pair?one=NOR&other=KEN&since=2023-06-01&until=2023-06-30" in rated.links
    assert all("per=articles" in link for link in rated.links if "data-move" in link)
    assert client.get("/pair?one=NOR&per=people").status_code == 400
