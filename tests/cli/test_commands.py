"""The program as a whole: help, wrong use, what starting it costs, how it ends when it is cut short."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from communique import __version__
from communique.cli import COMMANDS, main
from communique.cli.demo import QUESTIONS, sample_articles, story_articles

from .cases import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "trafilatura",
    "lxml",
    "httpx2",
    "httpcore2",
    "ahocorasick_rs",
    "communique.gazetteer",
    "communique.reading",
)


PROGRAM = (sys.executable, "-m", "communique")


def run(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_json(command: str) -> None:
    for flag in ("--help", "-h"):
        done = CliRunner().invoke(main, [command, flag])
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Usage: main {command} ")
        prints_data = "Commands:" not in done.stdout and command not in ("serve", "mcp")
        assert ("--json" in done.stdout) is prints_data


@pytest.mark.parametrize("command", ["accept", "reject", "edit", "merge", "split", "undo", "list"])
def test_every_correction_has_help_and_json(command: str) -> None:
    done = CliRunner().invoke(main, ["correct", command, "--help"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "--json" in done.stdout


def test_help_names_every_command_and_version_the_version() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    assert all(f"  {name}" in shown and summary in shown for name, summary in COMMANDS.items())
    assert CliRunner().invoke(main, ["--version"]).stdout == f"communique, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reed", "a.txt"], "No such command 'reed'"),
        (["read"], "Missing argument 'PATH|URL|-...'"),
        (["read", "--jason", "a.txt"], "No such option '--jason'"),
        (["schema", "extra"], "unexpected extra argument (extra)"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_is_wrong(arguments: list[str], words: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    "code", ["import communique", "from communique.cli import main; main(['--help'], standalone_mode=False)"]
)
def test_starting_loads_nothing_heavy(code: str) -> None:
    tell = "import sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"], capture_output=True, text=True, check=True
    )
    loaded = done.stderr.split()
    assert "communique.record" in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []


def test_a_question_waits_for_nothing_that_reads_or_merges() -> None:
    tell = "import sys, communique.ledger; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.count(".") < 3}
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"numpy", "rensa", "alembic", "pandas", "pyarrow", "onnxruntime", "icalendar"})
    assert loaded.isdisjoint({"communique.ledger.merging", "communique.ledger.store", "communique.reading"})


def test_schema_describes_what_read_writes() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert schema == json.loads(CliRunner().invoke(main, ["schema", "--json"]).stdout)
    records = CliRunner().invoke(main, ["demo", "--json", "--trace"])
    assert (records.exit_code, records.stderr) == (0, "")
    lines = records.stdout.splitlines()
    assert len(lines) == len(sample_articles())
    validator = jsonschema.Draft202012Validator(schema)
    for line in lines:
        validator.validate(json.loads(line))


def test_the_demo_asks_a_ledger_of_every_sample(tmp_path: Path) -> None:
    ledger = tmp_path / "demo.db"
    done = CliRunner().invoke(main, ["demo", "--ledger", str(ledger)])
    assert done.exit_code == 0, done.output
    assert len(sample_articles()) >= 12
    articles = len(sample_articles()) + len(story_articles())
    assert done.stderr.startswith(f"{articles} sample articles are in {ledger}")
    assert done.stdout.count("$ communique ") == len(QUESTIONS)
    assert ": 0 " not in done.stdout, "a question that the samples do not answer"
    again = CliRunner().invoke(main, ["demo", "--ledger", str(ledger)])
    assert again.stdout == done.stdout


def test_the_demo_traces_every_sample_and_knows_its_day(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["demo", "--trace"])
    assert (done.exit_code, done.stderr) == (0, "")
    names = [path.name for path in sample_articles()]
    assert [name for name in names if name not in done.stdout] == []
    assert done.stdout.count("published ") >= len(names)


def test_ctrl_c_ends_quietly_and_keeps_what_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with run("read", "--json", str(path), "-") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)  # it waits for standard input now
        rest, errors = process.communicate(timeout=20)
    assert json.loads(line)["article"]["text"] == ARTICLE
    assert (process.returncode, rest, errors) == (130, b"", b"")


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with run("read", str(path), "-") as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"Norway recalls envoy\n"
        process.stdout.close()
        process.stdin.write(ARTICLE.encode())
        process.stdin.close()
        errors = process.stderr.read()
        process.wait(timeout=20)
    assert (process.returncode, errors) == (1, b"")


def test_a_bar_shows_on_a_terminal_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    terminal, other_end = pty.openpty()
    inputs = ["nowhere.txt", *[str(path)] * 11]
    with subprocess.Popen(
        [*PROGRAM, "read", "--json", *inputs], stdout=subprocess.PIPE, stderr=other_end
    ) as process:
        assert process.stdout is not None
        data = process.stdout.read()
    os.close(other_end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "12/12" in seen
    assert "nowhere.txt: there is no such file; check the path.\r\n" in seen
    assert len([json.loads(line) for line in data.splitlines()]) == 11


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        [*PROGRAM, "read", str(path)],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert "“It is over" in done.stdout.decode("utf-8")
