"""Opening a ledger: a new one, one that is there, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from communique.errors import LedgerUnavailable
from communique.ledger import Ledger, engine, source_schema


def test_the_last_migration_is_the_one_that_ledgers_are_held_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == engine.HEAD


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_the_tables_of_the_schema(address: str) -> None:
    with Ledger(address) as ledger, ledger.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), source_schema.metadata)
    assert [change for change in found if not _is_search(change)] == []


def _is_search(change: object) -> bool:
    """Tell what the databases' full-text search needs, which the schema knows nothing of."""
    return "search" in str(change) or "ix_events_place" in str(change)


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
