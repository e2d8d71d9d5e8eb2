"""What was read, what was not and why, and figures of accuracy that cannot be older than the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from starlette.testclient import TestClient

from benchmarks.accuracy.articles import LINES
from benchmarks.accuracy.figures import COMMAND, _shares
from benchmarks.report import FLOORS
from communique.ledger import Ledger
from communique.ledger.seen import Sighting
from communique.model.encoder import shipped
from communique.record import EventType, ReaderInfo
from communique.server.app import create_app
from communique.server.pages.about import FAILED
from communique.server.views.measured import Measure, measured
from tests.ledger.made import record
from tests.server import hostile
from tests.server.conftest import records
from tests.server.test_article_page import unread
from tests.server.test_pages import look

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("about") / "ledger.db")
    with Ledger(path) as ledger:
        told = record("Ada Olsen met Grace Otieno in March.", "2023-03-02", outlet="Xinhua")
        ledger.add_many([*records(), told, *hostile.records()])
        ledger.keep([unread()])
        ledger.note(
            [
                Sighting("https://a.example/1", "paywall", f"a wall {hostile.SCRIPT}"),
                Sighting("https://a.example/2", "failed", "no answer"),
                Sighting("https://a.example/3", "too long", "it is too long", article=unread()),
            ],
            ReaderInfo("9.9", None),
        )
    with TestClient(create_app(path)) as client:
        yield client


def test_the_figures_are_of_the_shipped_model() -> None:
    assert measured().model == shipped().digest, f"another model is shipped; run {COMMAND}"


@pytest.mark.parametrize("one", measured().whole, ids=lambda one: one.name)
def test_the_figures_are_what_the_floors_allow(one: Measure) -> None:
    floors = json.loads(FLOORS.read_text())["articles dev"]
    f1 = _f1(one)
    floor = floors[f"{one.name} F1"]
    assert f1 + 0.005 >= floor, f"{one.name} is below its floor; run {COMMAND}"
    assert f1 - floor < 0.06, f"the floor of {one.name} is far below the figure; run {COMMAND}"


def _f1(one: Measure) -> float:
    both = (one.precision or 0, one.recall or 0)
    return 2 * both[0] * both[1] / sum(both) if sum(both) else 0.0


def test_the_figures_are_of_all_things_and_types() -> None:
    assert [one.name for one in measured().whole] == list(LINES)
    assert [one.name for one in measured().types] == list(get_args(EventType))
    event = measured().whole[0]
    assert sum(one.gold for one in measured().types) == event.gold
    assert sum(one.found for one in measured().types) == event.found


@pytest.mark.parametrize(
    ("gold", "found", "right", "shares"),
    [
        (4, 2, 1, {"gold": 4, "found": 2, "precision": 0.5, "recall": 0.25}),
        (0, 2, 0, {"gold": 0, "found": 2, "precision": 0.0}),
        (3, 0, 0, {"gold": 3, "found": 0, "recall": 0.0}),
        (0, 0, 0, {"gold": 0, "found": 0}),
    ],
)
def test_what_cannot_be_measured_has_no_share(
    gold: int, found: int, right: int, shares: dict[str, float]
) -> None:
    assert _shares(gold, found, right) == shares


def test_the_page_says_how_right_it_is(client: TestClient) -> None:
    words = " ".join(look(client, "/about").words.split())
    for part in (COMMAND, measured().model, "Precision", "Recall", "does not mean that nothing happened"):
        assert part in words, part
    for one in measured().types:
        assert one.name in words
    retreat = next(one for one in measured().types if one.gold == 0 and one.found == 0)
    assert f"{retreat.name}00––" in words.replace(" ", "")


@pytest.mark.parametrize("outcome", FAILED)
def test_each_outcome_leads_to_its_lines_of_the_log(kept: TestClient, outcome: str) -> None:
    page = look(kept, f"/about?outcome={outcome}")
    lines = kept.get("/api/v1/log", params={"outcome": outcome}).json()["items"]
    assert f"/api/v1/log?outcome={outcome.replace(' ', '+')}" in page.links
    for line in lines:
        assert line["source"] in page.words
        assert line["reason"] in page.words
    others = {"https://a.example/1", "https://a.example/2"} - {line["source"] for line in lines}
    assert not [source for source in others if source in page.words]


def test_counts_of_the_log_lead_to_its_lines(kept: TestClient) -> None:
    page = look(kept, "/about")
    assert "/about?outcome=paywall#log" in page.links
    assert "/about?outcome=too+long#log" in page.links
    assert kept.get("/about?outcome=read").status_code == 400


def test_outlets_are_told_with_who_directs_them(kept: TestClient) -> None:
    page = look(kept, "/about")
    words = " ".join(page.words.split()).replace(" ", "")
    assert "XinhuaCHNstate1" in words
    assert "DailyPaper5" in words
    assert "/events?outlet=Xinhua" in page.links
    assert look(kept, "/events?outlet=Xinhua").words.count("CONSULT") > 0


def test_what_is_kept_unread_can_be_opened(kept: TestClient) -> None:
    page = look(kept, "/about")
    assert f"/articles/{unread().id}" in page.links
    assert "it is too long" in look(kept, f"/articles/{unread().id}").words


def test_licences_are_told_of_code_model_tables_and_map(client: TestClient) -> None:
    words = look(client, "/about").words
    for part in ("Apache License 2.0", "all-MiniLM-L6-v2", "GeoNames (CC BY 4.0)", "ODbL", "Natural Earth"):
        assert part in words
        if part != "ODbL":
            assert part.partition(" (")[0] in (PROJECT / "NOTICE").read_text()


def test_an_empty_ledger_says_so(empty: TestClient) -> None:
    words = look(empty, "/about").words
    assert "Nothing was read yet." in words
    assert "No article names its outlet." in words
    assert "The log has nothing of the kind." in words
