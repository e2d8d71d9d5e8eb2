"""Opening a ledger: a new one, one that is there, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from communique.errors import LedgerUnavailable
from communique.ledger import Ledger, engine


def test_the_last_migration_is_the_one_that_ledgers_are_held_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == engine.HEAD


def test_a_ledger_opens_twice(address: str) -> None:
    for _ in range(2):
        with Ledger(address) as ledger:
            assert ledger.events().to_dicts() == []


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/nowhere/ledger.db", "unable to open database file"),
        ("odd://x", "it is neither a file nor a postgresql:// address"),
    ],
)
def test_what_cannot_be_opened_is_told(address: str, problem: str) -> None:
    with pytest.raises(LedgerUnavailable, match=problem):
        Ledger(address)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes and no ledger. " * 50)
    with pytest.raises(LedgerUnavailable, match="not a database"):
        Ledger(str(path))
