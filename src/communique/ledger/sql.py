"""Read-only SQL over the tables of a ledger: one statement, in bounded time and size."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from communique.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine

ROWS = 1_000
SECONDS = 10.0
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""
_LENGTH = 50_000_000
"""Most bytes of one value."""
_ALLOWED = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
_SEARCHED = ("article_search", "statement_search")
_PRAGMAS = {"data_version", "table_info", "table_list", "index_list", "index_info"}
"""Pragmas that only tell: the first is what full-text search asks for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gives. `is_cut` says that there are more rows than were asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as values by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(engine: Engine, statement: str, limit: int, seconds: float) -> Answer:
    """Run one statement that only reads. Raises `LedgerError`."""
    one = statement.strip().rstrip(";").rstrip()
    if not one or "\0" in one:
        raise LedgerError("there is no SQL statement to run.")
    if engine.dialect.name == "sqlite":
        return _sqlite(engine.url.database or "", one, limit, seconds)
    return _postgresql(engine, one, limit, seconds)


def _sqlite(path: str, statement: str, limit: int, seconds: float) -> Answer:
    if path in ("", ":memory:"):
        raise LedgerError("a ledger in memory cannot be asked in SQL; keep it in a file.")
    connection = sqlite3.connect(f"file:{quote(str(Path(path).absolute()))}?mode=ro", uri=True)
    try:
        connection.execute("pragma query_only = on")
        for table in _SEARCHED:  # setting up a full-text table asks for more than a statement may
            connection.execute(f"select 1 from {table} limit 0")  # noqa: S608 - our own names
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LENGTH)
        connection.set_authorizer(_authorize)
        deadline = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        cursor = connection.execute(statement)
        return _answer(cursor.description, cursor.fetchmany(limit + 1), limit)
    except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
        raise LedgerError(_told(str(error), seconds, "interrupted")) from error
    finally:
        connection.close()


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Let a statement read, and nothing else: no file but the ledger's, no function that loads code."""
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first in _PRAGMAS else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second == "load_extension":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _postgresql(engine: Engine, statement: str, limit: int, seconds: float) -> Answer:
    """Declare a cursor, which takes one statement that gives rows, and nothing else."""
    import psycopg

    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute("set transaction read only")
            driver.execute(f"set local statement_timeout = {max(1, int(seconds * 1000))}")
            with driver.cursor(name="communique_sql") as cursor:
                cursor.execute(statement)
                rows = cursor.fetchmany(limit + 1)
                return _answer(cursor.description, rows, limit)
        except psycopg.Error as error:
            raise LedgerError(_told(str(error), seconds, "statement timeout")) from error
        finally:
            driver.rollback()


def _answer(description: Iterable[Any] | None, rows: list[tuple[Any, ...]], limit: int) -> Answer:
    columns = tuple(column[0] for column in description or ())
    return Answer(columns, tuple(tuple(row) for row in rows[:limit]), len(rows) > limit)


def _told(problem: str, seconds: float, late: str) -> str:
    first = problem.splitlines()[0].rstrip(".") if problem else "it failed"
    if late in first:
        return f"the SQL statement took more than {seconds:g} seconds; ask for less."
    if first in ("not authorized", "authorization denied"):
        first = "it may only read"
    return f"the SQL statement cannot be run: {first}."
