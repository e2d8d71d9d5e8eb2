"""TIMEX3 values of days, weeks, months, …, and the days that a value covers.

Values are those of TimeML 1.2.1: "2023-06-14", "2023-W24", "2023-W24-WE", "2023-06", "2023-Q2", "2023-H1",
"2023-SU", "2023", "202" (a decade), "20" (a century), with "T" and a clock time or part of the day. Weeks are
those of ISO 8601. Seasons are those of the northern hemisphere; a winter is named by the year it begins in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

Days = tuple[date, date]
"""First and last day of an interval, both inclusive."""

SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART: Final = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")


def make_day(year: int, month: int, day: int) -> date | None:
    """Give the date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Give the day so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> tuple[int, int] | None:
    """Give the year and month so many months from the month of `day`, or None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return (year, month + 1) if MINYEAR <= year <= MAXYEAR else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the nth Monday (1) … Sunday (7) of a month; the last one where nth is -1."""
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=(following.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def week_value(day: date) -> str:
    """Give the ISO week of `day`: "2023-W24"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _span_of_months(year: int, first: int, count: int) -> Days | None:
    last = shift_months(date(year, first, 1), count - 1)
    return (date(year, first, 1), month_days(*last)[1]) if last else None


def days_of(value: str) -> Days | None:
    """Give the days that a value covers, or None where it denotes none ("XXXX-06", "P3D", "PAST_REF")."""
    try:
        return _days_of(value)
    except ValueError:
        return None


def _days_of(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _WEEK.fullmatch(value):
        weekend = bool(match[3])
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if weekend else 1)
        return first, first + timedelta(days=1 if weekend else 6)
    if match := _PART.fullmatch(value):
        year = int(match[1])
        if match[4]:
            return _span_of_months(year, SEASON_MONTHS[match[4]], 3)
        first_month, count = (int(match[2]) * 3 - 2, 3) if match[2] else (int(match[3]) * 6 - 5, 6)
        return _span_of_months(year, first_month, count)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return month_days(int(value[:4]), int(value[5:]))
    if re.fullmatch(r"\d{2,4}", value):
        missing = 10 ** (4 - len(value))
        first_year = int(value) * missing
        return date(first_year, 1, 1), date(first_year + missing - 1, 12, 31)
    return None
