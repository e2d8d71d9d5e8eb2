"""Which of the many days, months or quarters of a name is meant, by the tense and the reference day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.timex.values import SEASON_MONTHS, make_day, month_days, quarter_of

if TYPE_CHECKING:
    from communique.timex.tense import Tense
    from communique.timex.values import Days


def weekday_of(published: date, weekday: int, tense: Tense) -> date:
    """Give the day of an ISO weekday: the next one if to come, else the latest; today counts for both."""
    if tense == "future":
        return published + timedelta(days=(weekday - published.isoweekday()) % 7)
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


MUCH_NEARER = 5
"""Where one of two candidates is so many times nearer than the other, it is meant whatever the tense."""


def _forward(ahead: int, behind: int, tense: Tense) -> bool:
    """Choose between the next and the latest of a name, given how far off each is."""
    if ahead == 0 or behind == 0:
        return False
    if max(ahead, behind) >= MUCH_NEARER * min(ahead, behind) or tense is None:
        return ahead < behind
    return tense == "future"


def year_of_month(published: date, month: int, tense: Tense) -> int:
    """Give the year of a month: the latest or the next by tense, the current one included, or the nearest."""
    ahead, behind = (month - published.month) % 12, (published.month - month) % 12
    if _forward(ahead, behind, tense):
        return published.year + (published.month + ahead > 12)
    return published.year - (behind >= published.month)


def year_of_day(published: date, month: int, day: int, tense: Tense) -> int:
    """Give the year of a day of the year, as `year_of_month`."""
    days = [d for y in (-1, 0, 1) if (d := make_day(published.year + y, month, day))]
    ahead = min((d for d in days if d >= published), default=None)
    behind = max((d for d in days if d <= published), default=None)
    if ahead is None or behind is None:
        return (ahead or behind or published).year
    forward = _forward((ahead - published).days, (published - behind).days, tense)
    return ahead.year if forward else behind.year


def quarter_by_tense(published: date, quarter: int, tense: Tense) -> int:
    """Give the year of a quarter: the latest that has begun, or the next where that is nearer and to come."""
    ahead, behind = (quarter - quarter_of(published)) % 4, (quarter_of(published) - quarter) % 4
    if tense == "future" and ahead < behind:
        return published.year + (quarter < quarter_of(published))
    return published.year - (quarter > quarter_of(published))


def season_year(published: date, season: str, tense: Tense) -> int:
    """Give the year in which the season begins: by tense the latest begun, or the next not ended."""
    begins = date(published.year, SEASON_MONTHS[season], 1)
    if tense == "future":
        over = season != "WI" and published.month >= SEASON_MONTHS[season] + 3
        in_winter = season == "WI" and published.month < 3
        return published.year + over - in_winter
    return published.year - (begins > published)


_PARTS_OF_YEAR = {
    "beginning": (1, 3), "start": (1, 3), "outset": (1, 3), "early": (1, 3), "mid": (5, 8), "middle": (5, 8),
    "midway": (5, 8), "midpoint": (6, 7), "late": (10, 12), "end": (10, 12), "close": (10, 12),
    "first half": (1, 6), "second half": (7, 12),
}  # fmt: skip
"""First and last month of what a part of a year means."""
_SAME_PART = {
    "beginning": "early", "start": "early", "outset": "early", "turn": "early", "middle": "mid",
    "midway": "mid", "midpoint": "mid", "end": "late", "close": "late",
}  # fmt: skip


def portion(days: Days | None, part: str) -> Days | None:
    """Give the part of an interval that a word means: of a year by months, else the early, … third or a half.

    Of a month the thirds are the days 1-10, 11-20 and 21 to the end.
    """
    if days is None:
        return None
    first, last = days
    if part in _PARTS_OF_YEAR and days == (date(first.year, 1, 1), date(first.year, 12, 31)):
        opens, closes = _PARTS_OF_YEAR[part]
        return date(first.year, opens, 1), month_days(first.year, closes)[1]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and last.year > first.year:
        return _years_of(first.year, last.year, part)
    length = (last - first).days + 1
    third = 10 if days == month_days(first.year, first.month) else length // 3
    if part in ("early", "beginning", "start", "outset"):
        return first, first + timedelta(days=max(third - 1, 0))
    if part in ("late", "end", "close"):
        return first + timedelta(days=min(2 * third, length - 1)), last
    if part in ("mid", "middle", "midway", "midpoint"):
        return first + timedelta(days=third), first + timedelta(days=max(2 * third - 1, third))
    if part == "first half":
        return first, first + timedelta(days=(length - 1) // 2)
    if part == "second half":
        return first + timedelta(days=(length + 1) // 2), last
    return days


def _years_of(first: int, last: int, part: str) -> Days:
    """Give the part of a decade or century: early is 1990-1993, mid 1994-1996, late 1997-1999."""
    length = last - first + 1
    third, half = -(-length // 3), length // 2
    parts = {
        "early": (0, third), "mid": (third, length - third + 1), "late": (length - third + 1, length),
        "first half": (0, half), "second half": (half, length),
    }  # fmt: skip
    opens, closes = parts.get(_SAME_PART.get(part, part), (0, length))
    return date(first + opens, 1, 1), date(first + closes - 1, 12, 31)
