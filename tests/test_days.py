"""A day is given the same way everywhere: to a page, to the reader, to the gazetteer, on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import click
import pytest

from communique._days import day_of
from communique.cli.day import Day
from communique.errors import InvalidDay
from communique.gazetteer import resolve_actor
from communique.page import from_text

DAY = date(2023, 6, 16)


@pytest.mark.parametrize(
    "given",
    [DAY, datetime(2023, 6, 16, 23, 30, tzinfo=UTC), "2023-06-16", "20230616", "2023-06-16T23:30:00-05:00"],
    ids=str,
)
def test_what_is_a_day_is_one_everywhere(given: date | str) -> None:
    assert day_of(given) == DAY
    assert from_text("Ministers meet", published=given).published == DAY
    assert Day().convert(given, None, None) == DAY
    assert resolve_actor("China's foreign minister", on=given).name == "Qin Gang"


@pytest.mark.parametrize(
    "given", ["", "yesterday", "2023-02-30", "16.06.2023", "2023", 5, b"2023-06-16"], ids=repr
)
def test_what_is_no_day_is_none_anywhere(given: Any) -> None:
    with pytest.raises(InvalidDay):
        day_of(given)
    with pytest.raises(InvalidDay):
        from_text("Ministers meet", published=given)
    with pytest.raises(InvalidDay):
        resolve_actor("China", on=given)
    with pytest.raises(click.BadParameter, match="is not a day; write it as 2023-06-16"):
        Day().convert(given, None, None)


def test_no_day_stays_none() -> None:
    assert day_of(None) is None
