"""Ledgers in SQLite and in a PostgreSQL that these tests start for themselves.

PostgreSQL comes from Debian's package; where it is not installed the tests of it are skipped and say so,
except in CI (the variable CI is set), where they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNPRIVILEGED = "postgres"
"""PostgreSQL does not run as root; Debian's package makes this user."""


def _programs() -> Path | None:
    """Give the folder of PostgreSQL's programs, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    if found:
        return found[0]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a server on a socket in a folder of its own; gives the address of a database without its name."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, _UNPRIVILEGED)
        runuser = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        as_user = [str(runuser), "-u", _UNPRIVILEGED, "--"]

    def run(*command: str | Path) -> None:
        subprocess.run(
            [*as_user, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=60
        )

    data = folder / "data"
    run(programs / "initdb", "-D", data, "-U", "communique", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    run(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://communique@/{{}}?host={folder}"
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet, once for each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    import psycopg

    server: str = request.getfixturevalue("postgres_server")
    name = f"ledger_{os.urandom(6).hex()}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return server.format(name)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger(address) as opened:
        yield opened
