"""Counts over time: periods, classes, intensities, zeros."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

from communique.errors import LedgerError
from communique.ledger.series import first_of, name_of, next_of
from communique.plover import Quad
from tests.ledger.asked import DATABASES, asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger
    from communique.ledger.series import Period

EVERY = ("occurred", "planned", "possible", "postponed", "cancelled", "denied")


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with asked(request, tmp_path_factory.mktemp("asked")) as opened:
        yield opened


def counted(rows: Any) -> dict[str, list[int]]:
    """Give the values of the four classes of each period."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row.period, []).append(row.value)
    return found


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({}, {"2023-04": [0] * 4, "2023-05": [0, 0, 0, 1], "2023-06": [1, 0, 1, 0]}),
        ({"by": "year"}, {"2023": [1, 0, 1, 1]}),
        ({"count": "reports", "since": "2023-06-01"}, {"2023-06": [2, 0, 1, 0]}),
        ({"count": "independent", "since": "2023-06-01"}, {"2023-06": [2, 0, 1, 0]}),
        ({"statuses": "possible"}, {"2023-04": [0, 0, 1, 0], "2023-05": [0] * 4, "2023-06": [0] * 4}),
        (
            {"statuses": EVERY, "until": "2023-07-02", "since": "2023-06-30"},
            {"2023-06": [0] * 4, "2023-07": [1, 0, 0, 0]},
        ),
        ({"actors": ("NOR", "KEN"), "since": "2023-06-01"}, {"2023-06": [1, 0, 0, 0]}),
        ({"source": "TUR", "since": "2023-06-01"}, {"2023-06": [0, 0, 1, 0]}),
        (
            {"by": "week", "since": "2023-06-08", "until": "2023-06-19"},
            {"2023-W23": [0] * 4, "2023-W24": [1, 0, 1, 0], "2023-W25": [0] * 4},
        ),
        (
            {"by": "day", "since": "2023-06-12", "until": "2023-06-13"},
            {"2023-06-12": [0] * 4, "2023-06-13": [1, 0, 0, 0]},
        ),
    ],
    ids=str,
)
def test_counts_by_period_and_class(
    ledger: Ledger, asked_for: dict[str, Any], found: dict[str, list[int]]
) -> None:
    assert counted(ledger.series(**asked_for)) == found


def test_a_row_has_its_days_intensity_and_the_articles_read(ledger: Ledger) -> None:
    rows = [row for row in ledger.series() if row.period == "2023-05"]
    assert [row.quad for row in rows] == list(get_args(Quad))
    assert (rows[3].first_day, rows[3].last_day) == (date(2023, 5, 1), date(2023, 5, 31))
    assert [row.intensity for row in rows] == [0, 0, 0, -10.0]
    assert [row.articles for row in rows] == [1] * 4
    assert ledger.series().to_arrow().num_rows == 12


@pytest.mark.parametrize("asked_for", [{"by": "hour"}, {"count": "words"}, {"statuses": "done"}], ids=str)
def test_what_makes_no_sense_is_said(ledger: Ledger, asked_for: dict[str, Any]) -> None:
    with pytest.raises(LedgerError, match="is no"):
        ledger.series(**asked_for)


@pytest.mark.parametrize(
    ("day", "by", "first", "after", "name"),
    [
        ("2023-01-01", "week", "2022-12-26", "2023-01-02", "2022-W52"),
        ("2024-12-31", "month", "2024-12-01", "2025-01-01", "2024-12"),
        ("2024-02-29", "year", "2024-01-01", "2025-01-01", "2024"),
        ("2024-02-28", "day", "2024-02-28", "2024-02-29", "2024-02-28"),
    ],
)
def test_periods(day: str, by: Period, first: str, after: str, name: str) -> None:
    begins = first_of(date.fromisoformat(day), by)
    assert (str(begins), str(next_of(begins, by)), name_of(begins, by)) == (first, after, name)
