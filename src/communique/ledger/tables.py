"""What all tables of a ledger share: their keys, their numbers, how constraints are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import REAL, Column, Double, Integer, MetaData, Table

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def table(name: str, *parts: Column[int] | Column[str] | Column[float] | object) -> Table:
    """Make a table; SQLite gives no number twice, so that what is known by a number stays true."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_autoincrement=True)  # type: ignore[arg-type]


def key() -> Column[int]:
    return Column("id", Integer, primary_key=True)
