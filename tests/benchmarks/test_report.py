"""What `--check` lets pass, and what it stops."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks import report as module
from benchmarks.report import Bound, Figure, report

if TYPE_CHECKING:
    from pathlib import Path

PINNED = {"fishing": {"catch F1": 0.8, "tonnes of nets": {"most": 60}}}
GOOD = [Figure("catch F1", 0.81), Figure("tonnes of nets", 59.0), Figure("seconds to row out", 7.0)]


@pytest.fixture(autouse=True)
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(PINNED), encoding="utf-8")
    monkeypatch.setattr(module, "FLOORS", path)


def checked(benchmark: str, figures: list[Figure]) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        report(benchmark, figures, check=True)
    return ended.value.code


@pytest.mark.parametrize(
    "figures",
    [
        GOOD,
        [Figure("catch F1", 0.8), Figure("tonnes of nets", 60.0)],
    ],
    ids=["within", "at the bounds"],
)
def test_figures_within_their_bounds_pass(figures: list[Figure], capsys: pytest.CaptureFixture[str]) -> None:
    assert checked("fishing", figures) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (Figure("catch F1", 0.7999), "catch F1: 0.7999 is under its floor 0.800"),
        (Figure("catch F1", math.nan), "catch F1: nan is no number to go by"),
        (Figure("tonnes of nets", 60.5), "tonnes of nets: 60.5000 is over its ceiling 60.000"),
        (Figure("tonnes of nets", -math.inf), "tonnes of nets: -inf is no number to go by"),
        (Figure("seconds to row out", math.nan), "seconds to row out: nan is no number to go by"),
    ],
    ids=lambda value: value.name if isinstance(value, Figure) else "",
)
def test_a_figure_beyond_its_bound_or_no_number_fails(
    changed: Figure, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = [changed if figure.name == changed.name else figure for figure in GOOD]
    assert checked("fishing", figures) == 1
    assert capsys.readouterr().err.splitlines() == [said]


def test_a_bound_without_its_figure_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked("fishing", GOOD[1:]) == 1
    assert capsys.readouterr().err == "no figure 'catch F1' for its floor 0.800\n"


def test_data_for_which_nothing_is_pinned_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked("fishing at night", GOOD) == 1
    assert "pins nothing for 'fishing at night'" in capsys.readouterr().err


def test_without_check_nothing_fails_and_bounds_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    report("fishing", [Figure("catch F1", 0.1), *GOOD[1:]], check=False)
    lines = capsys.readouterr().out.splitlines()
    assert [re.sub(" +", " ", line) for line in lines] == [
        "catch F1 0.100 floor 0.800",
        "tonnes of nets 59.000 ceiling 60.000",
        "seconds to row out 7.000",
    ]


@pytest.mark.parametrize("pinned", [{"mots": 60.0}, {"most": 60.0, "least": 1.0}, {}])
def test_a_bound_that_says_something_else_is_an_error(pinned: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="is no bound"):
        Bound.from_json(pinned)


def test_no_timing_is_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    pinned = json.loads(module.FLOORS.read_text(encoding="utf-8"))
    assert pinned["actors"]["megabytes of tables"] == {"most": 60}
    names = [name for bounds in pinned.values() for name in bounds]
    assert [name for name in names if re.search(r"second|minute|speed", name)] == []
