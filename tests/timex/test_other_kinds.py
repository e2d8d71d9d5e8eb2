"""Quarters, seasons, holidays, clock times, durations, sets and vague references."""

from __future__ import annotations

from datetime import date

import pytest

from communique.timex.rules.holidays import easter
from communique.timex.values import days_of, nth_weekday

from .cases import Case, check, parse

PERIODS = parse("""
It fell in the first quarter of 2022. | the first quarter of 2022 | DATE | 2022-Q1 | 2022-01-01..2022-03-31
Exports fell in the third quarter. | the third quarter | DATE | 2022-Q3 | 2022-07-01..2022-09-30
Exports fell in Q3 2022. | Q3 2022 | DATE | 2022-Q3 | 2022-07-01..2022-09-30
Exports fell in H2 2022. | H2 2022 | DATE | 2022-H2 | 2022-07-01..2022-12-31
Spending rose in fiscal 2022. | fiscal 2022 | DATE | 2022 | -
Spending rose in the 2022 fiscal year. | the 2022 fiscal year | DATE | 2022 | -
Spending rose in fiscal year 2022-23. | fiscal year 2022-23 | DATE | 2022 | -
They will meet this summer. | this summer | DATE | 2023-SU | 2023-06-01..2023-08-31
They met last summer. | last summer | DATE | 2022-SU | 2022-06-01..2022-08-31
They will meet next spring. | next spring | DATE | 2024-SP | 2024-03-01..2024-05-31
The coup came in the summer of 1974. | the summer of 1974 | DATE | 1974-SU | 1974-06-01..1974-08-31
The coup came in the winter of 2019. | the winter of 2019 | DATE | 2019-WI | 2019-12-01..2020-02-29
""")

HOLIDAYS = parse("""
They agreed on Christmas Eve. | Christmas Eve | DATE | 2022-12-24 | 2022-12-24
They signed on New Year's Day. | New Year's Day | DATE | 2023-01-01 | 2023-01-01
They will sign on Bastille Day. | Bastille Day | DATE | 2023-07-14 | 2023-07-14
They signed on the eve of Christmas. | the eve of Christmas | DATE | 2022-12-24 | 2022-12-24
They met at Thanksgiving 2021. | Thanksgiving 2021 | DATE | 2021-11-25 | 2021-11-25
They met in Easter week. | Easter week | DATE | 2023-W14 | 2023-04-03..2023-04-09
""")

CLOCK_TIMES = parse("""
He spoke at 5 p.m. Monday. | 5 p.m. Monday | TIME | 2023-06-12T17:00 | 2023-06-12
He will speak at 5 p.m. Monday. | 5 p.m. Monday | TIME | 2023-06-19T17:00 | 2023-06-19
He will speak on Monday at 5 p.m. | Monday at 5 p.m. | TIME | 2023-06-19T17:00 | 2023-06-19
He spoke at 1400 GMT. | 1400 GMT | TIME | 2023-06-16T14:00Z | 2023-06-16
He spoke at 14:00 GMT on Thursday. | 14:00 GMT on Thursday | TIME | 2023-06-15T14:00Z | 2023-06-15
They met at noon on Thursday. | noon on Thursday | TIME | 2023-06-15T12:00 | 2023-06-15
The truce began at midnight. | midnight | TIME | 2023-06-16T24:00 | 2023-06-16
The truce began at 8 on Thursday. | 8 on Thursday | TIME | 2023-06-15T08:00 | 2023-06-15
He left at 6:30 (0430 GMT) on Thursday. | 6:30 (0430 GMT) on Thursday | TIME | 2023-06-15T06:30 | 2023-06-15
""")

DURATIONS = parse("""
He stayed three days. | three days | DURATION | P3D | -
The three-day visit ended. | three-day | DURATION | P3D | -
The two-week-long strike ended. | two-week-long | DURATION | P2W | -
The weeklong strike ended. | weeklong | DURATION | P1W | -
It took half an hour. | half an hour | DURATION | PT30M | -
It took two and a half years. | two and a half years | DURATION | P2Y6M | -
It lasted for weeks. | weeks | DURATION | PXW | -
In the days that followed they met. | days | DURATION | PXD | -
Months of talks followed. | Months | DURATION | PXM | -
They ruled for two decades. | two decades | DURATION | P20Y | -
They will talk in the next few days. | the next few days | DURATION | PXD | -
A deal was reached an hour later. | an hour | DURATION | PT1H | -
""")

SETS = parse("""
The cabinet meets every Monday. | every Monday | SET | XXXX-WXX-1 | -
The cabinet meets on Mondays. | Mondays | SET | XXXX-WXX-1 | -
They meet every two weeks. | every two weeks | SET | P2W | -
They meet twice a year. | twice a year | SET | P1Y | -
They meet each July. | each July | SET | XXXX-07 | -
It costs $3 million a year. | a year | SET | P1Y | -
They talk daily. | daily | SET | P1D | -
""")

REFERENCES = parse("""
They are now in Oslo. | now | DATE | PRESENT_REF | -
They are currently in Oslo. | currently | DATE | PRESENT_REF | -
They recently met in Oslo. | recently | DATE | PAST_REF | -
They met in recent weeks. | recent weeks | DATE | PAST_REF | -
They will meet in the near future. | the near future | DATE | FUTURE_REF | -
""")


@pytest.mark.parametrize(
    "case",
    [*PERIODS, *HOLIDAYS, *CLOCK_TIMES, *DURATIONS, *SETS, *REFERENCES],
    ids=lambda case: case.sentence,
)
def test_value_and_days(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("year", "day"), [(1961, (4, 2)), (2000, (4, 23)), (2023, (4, 9)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_the_last_monday_of_may() -> None:
    assert nth_weekday(2023, 5, 1, -1) == date(2023, 5, 29)
    assert nth_weekday(2021, 12, 5, -1) == date(2021, 12, 31)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("202", "2020-01-01", "2029-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P3D", "XXXX-06", "PAST_REF", "2021-W53", "2023-02-30", "0000"])
def test_values_without_days(value: str) -> None:
    assert days_of(value) is None
