"""Opening a ledger: a new one, one that is there, and what is none."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from communique.errors import LedgerUnavailable
from communique.ledger import Ledger, all_tables, engine


def test_the_last_migration_is_the_one_that_ledgers_are_held_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == engine.HEAD


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_the_tables_of_the_schema(address: str) -> None:
    with Ledger(address) as ledger, ledger.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), all_tables.metadata)
    assert [change for change in found if not _is_search(change)] == []


def _is_search(change: object) -> bool:
    """Tell what the databases' full-text search needs, which the schema knows nothing of."""
    return "search" in str(change) or "ix_events_place" in str(change)


@pytest.mark.parametrize(
    "packed", sorted((Path(__file__).parent / "old").iterdir()), ids=lambda path: path.name
)
def test_older_ledgers_are_read_and_written(packed: Path, tmp_path: Path) -> None:
    """Each was made by the version of its migration, of three samples, with a correction."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with Ledger(str(path)) as ledger:
        before = ledger.stats()
        assert (before.articles, before.events, before.statements, before.corrections) == (3, 20, 16, 1)
        (corrected,) = (correction.event for correction in ledger.corrections())
        assert ledger.event(corrected).entry.review == "accepted"
        assert [hit.title for hit in ledger.search("postponed", "articles")]
        ledger.reject(corrected, by="Ada Olsen", reason="on second thought")
        assert ledger.event(corrected).entry.review == "rejected"
        ledger.remerge()
        assert ledger.stats().events == before.events


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
