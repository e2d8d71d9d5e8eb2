"""`communique correct` and `communique remerge`, as they are called."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.ledger import Ledger
from tests.ledger.made import record

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MET = "Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday."
TALKED = "Norway's Ada Olsen and Grace Otieno met for talks in the capital of Kenya."
WHO = ("--by", "Ann Lee", "--reason", "I was there.")


@pytest.fixture
def address(tmp_path: Path) -> str:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add(record(MET, "2023-06-12", start="2023-06-12"))
        ledger.add(record(TALKED, "2023-06-13", outlet="Morning Post", start="2023-06-12"))
    return path


@pytest.fixture
def event(address: str) -> str:
    with Ledger(address) as ledger:
        ((name,),) = [(one["name"],) for one in ledger.events().to_dicts()]
    return str(name)


def run(address: str, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--ledger", address])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("accept",), "Ann Lee: accept E-"),
        (("reject",), "Ann Lee: reject E-"),
        (("edit", "--status", "planned", "--place", ""), "status=planned place=unknown — I was there."),
        (("edit", "--target", "SDN", "--target", "Norway"), "targets=Sudan, Norway"),
        (("split", "Morning Post"), " off: E-"),
    ],
)
def test_a_correction_is_printed_and_listed_and_undone(
    address: str, event: str, words: tuple[str, ...], says: str
) -> None:
    action, *more = words
    done = run(address, "correct", action, event, *more, *WHO)
    assert done.exit_code == 0, done.output
    assert says in done.stdout
    assert done.stdout == run(address, "correct", "list", event).stdout
    undone = run(address, "correct", "undo", "1", *WHO, "--json")
    assert json.loads(undone.stdout)["undoes"] == 1
    assert "(undone)" in run(address, "correct", "list").stdout.splitlines()[0]


def test_an_event_shows_the_claims_that_split_takes_and_what_was_corrected(address: str, event: str) -> None:
    shown = run(address, "show", event).stdout
    claim = re.search(r"claim (\d+) · 2023-06-13 · Morning Post", shown)
    assert claim and "Corrections" not in shown
    done = run(address, "correct", "split", event, claim[1], *WHO)
    shown = run(address, "show", event).stdout
    assert shown.endswith(f"Corrections\n  {done.stdout}") and "Morning Post" not in shown
    (told,) = json.loads(run(address, "show", event, "--json").stdout)["corrections"]
    assert (told["action"], told["author"], told["is_undone"]) == ("split", "Ann Lee", False)


def test_split_events_are_merged_again(address: str, event: str) -> None:
    split = json.loads(run(address, "correct", "split", event, "Morning Post", *WHO, "--json").stdout)
    merged = run(address, "correct", "merge", event, split["other"], *WHO)
    assert f"merge {event} with {split['other']}" in merged.stdout
    with Ledger(address) as ledger:
        assert [one["reports"] for one in ledger.events().to_dicts()] == [2]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("accept", "E-0", *WHO), 1, "the ledger has no event 'E-0'."),
        (("undo", "9", *WHO), 1, "the ledger has no correction '9'."),
        (("list", "E-0"), 1, "the ledger has no event 'E-0'."),
        (("accept", "E-0"), 2, "--by"),
        (("list",), 0, "No corrections."),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr(
    address: str, words: tuple[str, ...], status: int, says: str
) -> None:
    done = run(address, "correct", *words)
    assert (done.exit_code, done.stdout) == (status, "")
    assert says in done.stderr


def test_remerging_says_how_many_reports_moved(address: str) -> None:
    assert run(address, "remerge").stdout == "0 reports went to another event.\n"
    assert json.loads(run(address, "remerge", "--json").stdout) == {"moved": 0}


def test_no_ledger_is_made_to_be_corrected(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.db"), "correct", "list")
    assert done.exit_code == 1
    assert not (tmp_path / "none.db").exists()
