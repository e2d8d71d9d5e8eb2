"""Write many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, insert, or_, select, text, update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, Any]
"""Values by column."""


def insert_many(connection: Connection, table: Table, values: Sequence[Row]) -> list[int]:
    """Insert rows and give their numbers, in order."""
    numbers = next_numbers(connection, table, len(values))
    if values:
        rows = [{"id": number, **row} for number, row in zip(numbers, values, strict=True)]
        connection.execute(insert(table), rows)
    return list(numbers)


def next_numbers(connection: Connection, table: Table, count: int) -> range:
    """Give numbers for new rows, which nobody else gets: only one connection writes at a time.

    Databases give numbers too, but asking for them back makes many rows slow.
    """
    if not count:
        return range(0)
    if connection.dialect.name == "postgresql":
        sequence = f"{table.name}_id_seq"
        first: int = connection.scalar(select(func.nextval(sequence))) or 1
        connection.execute(select(func.setval(sequence, first + count - 1)))
    else:
        last = text("select seq from sqlite_sequence where name = :name")
        first = (connection.scalar(last, {"name": table.name}) or 0) + 1
    return range(first, first + count)


def inserting(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Give an insert that can say what becomes of rows that are there already."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # late: SQLite needs none of it

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


def add_many(connection: Connection, table: Table, values: Sequence[Row]) -> None:
    """Insert rows of tables without numbers; those whose key is there already stay as they are."""
    if values:
        connection.execute(inserting(connection, table).on_conflict_do_nothing(), list(values))


def upsert_many(
    connection: Connection, table: Table, values: Sequence[Row], earliest: str, latest: str
) -> None:
    """Insert rows; of those whose key is there, widen the days from `earliest` to `latest`."""
    if not values:
        return
    statement = inserting(connection, table)
    new, old = statement.excluded, table.c
    first = case(
        (or_(old[earliest].is_(None), new[earliest] < old[earliest]), new[earliest]), else_=old[earliest]
    )
    last = case((or_(old[latest].is_(None), new[latest] > old[latest]), new[latest]), else_=old[latest])
    keys = [column.name for column in table.primary_key]
    widened = statement.on_conflict_do_update(index_elements=keys, set_={earliest: first, latest: last})
    connection.execute(widened, list(values))


def replace_many(connection: Connection, table: Table, values: Sequence[Row], *, key: str) -> None:
    """Insert rows; of those whose key is there, set all that the rows tell. All rows tell the same."""
    if values:
        statement = inserting(connection, table)
        told = {name: statement.excluded[name] for name in values[0] if name != key}
        connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=told), list(values))


def update_many(connection: Connection, table: Table, values: Sequence[Row]) -> None:
    """Set columns of rows that are told by their `id`; all rows set the same columns."""
    if values:
        names = [name for name in values[0] if name != "id"]
        statement = update(table).where(table.c.id == bindparam("_id"))
        statement = statement.values({name: bindparam(name) for name in names})
        connection.execute(statement, [{"_id": row["id"]} | {n: row[n] for n in names} for row in values])
