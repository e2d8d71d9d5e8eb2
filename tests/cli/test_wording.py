"""Words for days, sides and counts; text in columns."""

from __future__ import annotations

import doctest
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.cli import table, wording

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("module", [wording, table], ids=lambda module: module.__name__)
def test_examples(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, ""),
        ("2023-06-18", None, "2023-06-18"),
        ("2023-06-18", "2023-06-18", "2023-06-18"),
        ("2023-06-18", "2023-06-19", "2023-06-18/19"),
        ("2023-06-28", "2023-07-02", "2023-06-28/07-02"),
        ("2022-06-18", "2023-06-19", "2022-06-18/2023-06-19"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "2023-02-01/27"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2023-03-31", "2023-01-01/03-31"),
        ("2022-01-01", "2023-12-31", "2022-01-01/2023-12-31"),
    ],
)
def test_days_are_as_exact_as_they_are_known(first: str | None, last: str | None, shown: str) -> None:
    begin, end = (date.fromisoformat(day) if day else None for day in (first, last))
    assert wording.days(begin, end) == shown


def test_wide_and_combining_characters_keep_columns() -> None:
    lines = list(table.table([("外交部", "a"), ("Lé", "b"), ("abcdef", "c")]))
    assert [table.width(line) for line in lines] == [9, 9, 9]


def test_cells_are_cut_and_cleaned() -> None:
    assert list(table.table([("a\x1b[31m\nb" + "x" * 90, 1)], widest=10)) == ["a[31m bxx…  1"]
    assert list(table.table([], head=("a", "b"))) == ["a  b"]
    assert list(table.table([])) == []
