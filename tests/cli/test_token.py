"""`communique token`, as it is called."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.errors import InvalidToken, UnknownEntry
from communique.ledger import Ledger
from tests.ledger.conftest import address, ledger, postgres_server  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.cli.newsroom import Clock

TOKEN = re.compile(r"cq_[A-Za-z0-9_-]{43}")


@pytest.fixture
def here(tmp_path: Path) -> str:
    path = str(tmp_path / "here.db")
    Ledger(path).close()
    return path


def run(here: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["token", *words, "--ledger", here])


def test_a_token_is_printed_once_and_kept_as_its_hash(here: str, tmp_path: Path) -> None:
    made = run(here, "make", "Ann Lee", "--days", "30")
    assert made.exit_code == 0, made.output
    word = made.stdout.strip()
    assert TOKEN.fullmatch(word)
    assert made.stderr == "Token 1, for Ann Lee; it is not shown again:\n"
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert word.encode() not in kept
    assert hashlib.sha256(word.encode()).hexdigest().encode() in kept
    assert word not in run(here, "list").output


def test_tokens_are_listed_and_revoked(here: str) -> None:
    run(here, "make", "Ann Lee")
    run(here, "make", "Bo Ek", "--days", "7")
    lines = run(here, "list").stdout.splitlines()
    assert [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "…", line) for line in lines] == [
        "1  Ann Lee  made … UTC  until it is revoked",
        "2  Bo Ek    made … UTC  until … UTC",
    ]
    assert run(here, "revoke", "1").stdout == "Token 1, for Ann Lee, is revoked.\n"
    assert "revoked 2" in run(here, "list").stdout
    again = run(here, "revoke", "1")
    assert (again.exit_code, again.stderr[:26]) == (1, "Error: Token 1 was revoked")
    assert run(here, "revoke", "9").stderr == "Error: the ledger has no token '9'.\n"


def test_an_empty_list_says_what_to_do(here: str) -> None:
    done = run(here, "list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No tokens; communique token make NAME makes one.\n"


def test_every_command_gives_json(here: str) -> None:
    made = json.loads(run(here, "make", "Ann Lee", "--json").stdout)
    assert TOKEN.fullmatch(made.pop("token"))
    assert made == json.loads(run(here, "list", "--json").stdout)
    gone = json.loads(run(here, "revoke", "1", "--json").stdout)
    assert gone["revoked_at"] is not None
    assert gone | {"revoked_at": None} == made


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("make", "  "), 1, "give a name of 1 to 100 characters"),
        (("make", "A" * 101), 1, "give a name of 1 to 100 characters"),
        (("make", "Ann", "--days", "0"), 1, "A token is good for 1 to 3,650 days, not 0."),
        (("make", "Ann", "--days", "soon"), 2, "is not a valid integer"),
        (("revoke", "first"), 2, "is not a valid integer"),
        (("make",), 2, "Missing argument 'NAME'"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(here: str, words: tuple[str, ...], status: int, says: str) -> None:
    done = run(here, *words)
    assert (done.exit_code, says in done.stderr) == (status, True), done.stderr
    assert run(here, "list").stdout == ""


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.db"), "make", "Ann Lee")
    assert (done.exit_code, "there is no such file" in done.stderr) == (1, True)


def test_tokens_end_by_time_and_by_word(ledger: Ledger, clock: Clock) -> None:  # noqa: F811
    """Asked of SQLite and PostgreSQL."""
    short, short_word = ledger.make_token("Ann Lee", 1)
    long, long_word = ledger.make_token(" Bo\nEk ")
    assert ledger.token(short_word) == short
    assert (long.person, short.refusal, long.refusal) == ("Bo Ek", None, None)
    clock.pass_by(days=1)
    assert str(short.refusal).startswith("The token expired at 20")
    ledger.revoke_token(long.number)
    found = ledger.token(long_word)
    assert found is not None
    assert str(found.refusal).startswith("The token was revoked at 20")
    assert [one.number for one in ledger.tokens()] == [short.number, long.number]
    for stranger in ("", "cq_", short_word[:-1], short_word.upper(), "\ud800"):
        assert ledger.token(stranger) is None
    with pytest.raises(UnknownEntry):
        ledger.revoke_token(99)
    with pytest.raises(InvalidToken):
        ledger.revoke_token(long.number)
