"""Long lists in pages: each page is read in a transaction of its own, from where the last one ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import tuple_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement, Select

Key = tuple[str | None, int]
"""Day and number of a row. Lists are in this order, rows without a day at the end."""
SIZE = 500
"""Rows of a page."""
T = TypeVar("T")


def pages(
    load: Callable[[Key | None, int, bool], tuple[list[T], Key | None]],
    limit: int | None,
    after: Key | None,
) -> Iterator[T]:
    """Give rows page by page: those with a day, then those without.

    `load` takes the key to go on behind, how many rows, and whether they have days; it gives them
    with the key of the last.
    """
    left = limit
    for is_dated in (True, False):
        if is_dated and after is not None and after[0] is None:
            continue
        last = after if after is not None and is_dated == (after[0] is not None) else None
        while left is None or left > 0:
            wanted = SIZE if left is None else min(left, SIZE)
            rows, last = load(last, wanted, is_dated)
            yield from rows
            left = None if left is None else left - len(rows)
            if len(rows) < wanted:
                break


def page(
    found: Select[Any],
    day: ColumnElement[Any],
    number: ColumnElement[Any],
    after: Key | None,
    limit: int,
    *,
    is_dated: bool,
    newest_first: bool = False,
) -> Select[Any]:
    """Cut one page out of a statement, in an order that an index gives."""
    found = found.where(day.is_not(None) if is_dated else day.is_(None))
    if after is not None:
        here, there = (tuple_(day, number), tuple_(*after)) if is_dated else (number, after[1])
        found = found.where(here < there if newest_first else here > there)
    columns = (day, number) if is_dated else (number,)
    return found.order_by(*(c.desc() if newest_first else c for c in columns)).limit(limit)
