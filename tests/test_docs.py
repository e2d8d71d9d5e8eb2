"""What the documentation shows is true: its Python sessions and its commands are run here.

In a block marked `console`, a line "$ communique …" is run in the root of the checkout and must print what
follows it ("..." stands for anything). "$ python -m …" names a module that must be there: benchmarks are run
by .ci/run. Where no --ledger is given, commands ask one of the samples, and `add` makes one.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    page: str
    line: str
    output: str


def blocks(page: Path, kind: str) -> list[str]:
    return [body for mark, body in BLOCK.findall(page.read_text(encoding="utf-8")) if mark == kind]


def commands() -> list[Command]:
    found = []
    for page in PAGES:
        for body in blocks(page, "console"):
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                line, _, output = part.partition("\n")
                found.append(Command(page.name, line, output))
    return found


COMMANDS = commands()
RUN = [c for c in COMMANDS if re.search(r"(^|\| )communique ", c.line)]
NAMED = [c for c in COMMANDS if c not in RUN]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_sessions(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(body for body in blocks(page, "python") if ">>>" in body)
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    said: list[str] = []
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=options).run(test, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of the samples, as docs/commands-ledger.md makes it."""
    path = tmp_path_factory.mktemp("docs") / "communique.db"
    made = run("communique demo --json | communique add -", path)
    assert made.returncode == 0, made.stdout
    return path


def run(line: str, ledger: Path) -> subprocess.CompletedProcess[bytes]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COMMUNIQUE_LEDGER": str(ledger)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", RUN, ids=lambda c: f"{c.page}: {c.line}")
def test_commands_print_what_the_page_shows(
    command: Command, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    words = re.findall(r"communique (\w+)", command.line)
    ledger = tmp_path / "communique.db"
    if not {"add", "read", "demo", "schema"} & set(words):
        ledger = request.getfixturevalue("samples")
    done = run(command.line, ledger)
    shown = re.escape(command.output.strip()).replace(re.escape("..."), ".*")
    printed = done.stdout.decode()
    assert "Traceback" not in printed
    assert re.fullmatch(shown or ".*", printed.strip(), re.DOTALL), printed


@pytest.mark.parametrize("command", NAMED, ids=lambda c: f"{c.page}: {c.line}")
def test_other_commands_name_what_is_there(command: Command) -> None:
    words = command.line.split()
    if "-m" in words:
        module = words[words.index("-m") + 1]
        assert module in ("pip", "venv") or find_spec(module) is not None
    elif words[0].startswith("./"):
        assert (ROOT / words[0]).is_file()
    else:
        assert words[0] in ("pip", "git", "cd"), f"a command that no test runs: {command.line}"


def test_every_command_of_the_program_is_documented() -> None:
    from communique.cli import COMMANDS as PROGRAM

    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in PROGRAM if f"communique {name}" not in text] == []
