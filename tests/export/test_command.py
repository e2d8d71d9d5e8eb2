"""`communique export`: files, standard output, and what it says where it cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner, Result

from communique.cli import export, main
from communique.export import FORMATS
from communique.ledger import Ledger
from communique.record import Status
from tests.ledger.made import KENYA, SUDAN, record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with a ledger of one event in it."""
    monkeypatch.chdir(tmp_path)
    with Ledger("communique.db") as ledger:
        ledger.add(record("Ada Olsen met Grace Otieno.", "2023-06-12", start="2023-06-12"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_to_a_file(folder: Path, form: str) -> None:
    done = run(form, "out")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 event written to out.\n")
    assert (folder / "out").stat().st_size > 0
    assert form in export.command.get_help(export.command.make_context("export", [form, "x"]))


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.is_text])
def test_text_goes_to_standard_output_alone(folder: Path, form: str) -> None:
    run(form, "out")
    done = run(form, "-", "--ledger", "communique.db")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout_bytes == (folder / "out").read_bytes()


@pytest.mark.parametrize(
    "command", ["export ics out --since 2023-06-13", "upcoming --on 2023-06-13 --ics out"]
)
def test_a_calendar_leaves_out_what_is_told_by_its_year(folder: Path, command: str) -> None:
    with Ledger("communique.db") as ledger:
        for source, end in ((SUDAN, "2023-07-01"), (KENYA, "2023-12-31")):
            made = record(
                f"{source.name} met by {end}.", "2023-06-12", source=source, target=None, mode="visit",
                status="planned", start="2023-06-13", end=end,
            )  # fmt: skip
            ledger.add(made)
    done = CliRunner().invoke(main, command.split())
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "1 event written to out.\n1 event left out, whose day is known only to within 42 days or more.\n"
    )


def test_json_tells_what_was_written(folder: Path) -> None:
    done = run("csv", "out", "--json", "--actor", "NOR", "--actor", "KEN", "--since", "2023-06-12")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"format": "csv", "file": "out", "events": 1, "left_out": 0}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["xml", "out"], 2, "'xml' is not one of 'csv', "),
        (["csv"], 2, "Missing argument 'FILE'"),
        (["parquet", "-"], 2, "parquet is no text; name a file for it instead of -."),
        (["csv", "-", "--json"], 2, "--json tells what was written to a file"),
        (["csv", "out", "--status", "done"], 2, "'done' is not one of"),
        (["csv", "out", "--since", "June"], 2, "'June' is not a day"),
        (["csv", "out", "--actor", "Ruritania"], 1, "the ledger has no actor 'Ruritania'."),
        (["csv", "nowhere/out"], 1, "nowhere/out cannot be written: No such file or directory."),
        (
            ["csv", "out", "--ledger", "none.db"],
            1,
            "the ledger none.db cannot be opened: there is no such file",
        ),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in done.stderr
    assert sorted(path.name for path in folder.iterdir() if "communique.db" not in path.name) == []


def test_the_command_knows_every_format_and_status() -> None:
    assert tuple(FORMATS) == export.FORMATS
    assert get_args(Status) == export.STATUSES
