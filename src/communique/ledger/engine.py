"""Open a ledger's database, SQLite or PostgreSQL, and bring it to the present schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import URL, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from communique.errors import LedgerUnavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

_MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0006"
"""The last migration."""
_WAIT_MS = 30_000
"""How long a writer waits for another one to finish."""
_LOCK = 7_041_776
"""Number of the advisory lock that one writer of a PostgreSQL ledger holds at a time."""


def open_engine(address: str) -> Engine:
    """Open the ledger at a path or a PostgreSQL URL; a new one is made, an older one migrated.

    Raises `LedgerUnavailable`.
    """
    engine = _engine(address)
    try:
        if not _is_current(engine):
            with writing(engine) as connection:
                _migrate(connection)
    except DatabaseError as error:
        engine.dispose()
        raise LedgerUnavailable(address, _first_line(error)) from error
    return engine


def open_to_read(address: str) -> Engine:
    """Open a ledger that is there so that nothing can be written through it, nor is it migrated.

    Raises `LedgerUnavailable`.
    """
    engine = _engine(address)
    if engine.dialect.name == "sqlite":
        engine = _read_only(engine.url)
    else:
        event.listen(engine, "connect", _refuse_writing)
    try:
        if _is_current(engine):
            return engine
    except DatabaseError as error:
        engine.dispose()
        raise LedgerUnavailable(address, _first_line(error)) from error
    engine.dispose()
    problem = "it has the tables of another version; open it once with communique stats --ledger"
    raise LedgerUnavailable(address, problem)


def _read_only(url: URL) -> Engine:
    place = f"file:{quote(str(Path(url.database or '').absolute()))}?mode=ro"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(place, uri=True, check_same_thread=False)
        connection.isolation_level = None  # no transaction begins by itself
        for pragma in (f"busy_timeout = {_WAIT_MS}", "query_only = on", "cache_size = -65536"):
            connection.execute(f"pragma {pragma}")
        return connection

    return create_engine(url, creator=connect)


def _refuse_writing(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("set default_transaction_read_only = on")
    cursor.close()
    connection.commit()


def _engine(address: str) -> Engine:
    if "://" not in address:
        return _sqlite(create_engine(URL.create("sqlite", database=address)))
    try:
        url = make_url(address)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerUnavailable(address, "it is neither a file nor a postgresql:// address") from error
    except ModuleNotFoundError as error:
        remedy = "PostgreSQL needs its driver: pip install 'communique[postgres]'"
        raise LedgerUnavailable(address, remedy) from error
    return _sqlite(engine) if engine.dialect.name == "sqlite" else engine


def _sqlite(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where we say
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {_WAIT_MS}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON",
            "cache_size = -65536",
        ):  # fmt: skip
            cursor.execute(f"pragma {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("begin immediate" if immediate else "begin")

    return engine


class writing:  # noqa: N801 - reads as a statement
    """A transaction that alone writes: all of it is kept, or nothing."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect().execution_options(writes=True)

    def __enter__(self) -> Connection:
        try:
            self._connection.begin()
            if self._connection.dialect.name == "postgresql":
                self._connection.exec_driver_sql(f"select pg_advisory_xact_lock({_LOCK})")
        except BaseException:
            self._connection.close()
            raise
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._connection:
            if kind is None:
                self._connection.commit()
            else:
                self._connection.rollback()


def _is_current(engine: Engine) -> bool:
    """Tell whether a ledger has the present schema, without loading what migrates it."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.exec_driver_sql("select version_num from alembic_version").scalar() == HEAD


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", error)).splitlines()[0]
