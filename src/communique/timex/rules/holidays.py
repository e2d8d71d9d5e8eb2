"""Holidays and observances whose day the calendar fixes: "Christmas Eve", "Thanksgiving", "May Day"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from communique.timex.resolve import MUCH_NEARER
from communique.timex.rule import NOTHING, Match, Reading, Rule, dated, on_day
from communique.timex.values import nth_weekday, week_value

if TYPE_CHECKING:
    from collections.abc import Callable

FIXED: Final[dict[str, tuple[int, int]]] = {
    "new year 's day": (1, 1), "new year 's eve": (12, 31), "christmas": (12, 25), "christmas day": (12, 25),
    "christmas eve": (12, 24), "boxing day": (12, 26), "orthodox christmas": (1, 7), "epiphany": (1, 6),
    "valentine 's day": (2, 14), "st. patrick 's day": (3, 17), "april fools ' day": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25), "may day": (5, 1), "victory day": (5, 9), "europe day": (5, 9), "flag day": (6, 14),
    "juneteenth": (6, 19), "canada day": (7, 1), "the fourth of july": (7, 4), "fourth of july": (7, 4),
    "bastille day": (7, 14), "halloween": (10, 31), "all saints ' day": (11, 1), "veterans day": (11, 11),
    "armistice day": (11, 11), "remembrance day": (11, 11), "human rights day": (12, 10),
    "world aids day": (12, 1), "international women 's day": (3, 8), "world press freedom day": (5, 3),
    "world refugee day": (6, 20), "groundhog day": (2, 2), "cinco de mayo": (5, 5), "nowruz": (3, 21),
}  # fmt: skip


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, century_rest = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * century_rest + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


MOVABLE: Final[dict[str, Callable[[int], date]]] = {
    "thanksgiving": lambda year: nth_weekday(year, 11, 4, 4),
    "thanksgiving day": lambda year: nth_weekday(year, 11, 4, 4),
    "labor day": lambda year: nth_weekday(year, 9, 1, 1),
    "memorial day": lambda year: nth_weekday(year, 5, 1, -1),
    "columbus day": lambda year: nth_weekday(year, 10, 1, 2),
    "martin luther king day": lambda year: nth_weekday(year, 1, 1, 3),
    "martin luther king jr. day": lambda year: nth_weekday(year, 1, 1, 3),
    "presidents day": lambda year: nth_weekday(year, 2, 1, 3),
    "mother 's day": lambda year: nth_weekday(year, 5, 7, 2),
    "father 's day": lambda year: nth_weekday(year, 6, 7, 3),
    "election day": lambda year: nth_weekday(year, 11, 1, 1) + timedelta(days=1),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    "pentecost": lambda year: easter(year) + timedelta(days=49),
}


def _day_in(name: str, year: int) -> date:
    return date(year, *FIXED[name]) if name in FIXED else MOVABLE[name](year)


def _holiday(m: Match) -> Reading | None:
    """Read a holiday in the year stated, else in the one that "last" or the tense leaves."""
    name = m.word("name")
    if not m.capital(m.place("name")[0]):
        return None
    if m.before() == "the" and m.capital(m.end) and not m.has("which"):
        return NOTHING
    year = m.year()
    if year is None and not m.published:
        return _undated(name)
    if year is None and m.published:
        year = _year(m, name, m.published)
    day = _day_in(name, year or 1)
    return dated(week_value(day)) if m.has("week") else on_day(day)


def _undated(name: str) -> Reading:
    return dated("XXXX-{:02}-{:02}".format(*FIXED[name]) if name in FIXED else "XXXX-XX-XX")


def _year(m: Match, name: str, published: date) -> int:
    which = m.word("which") if m.has("which") else ""
    days = [_day_in(name, published.year + shift) for shift in (-1, 0, 1)]
    if which == "this year 's":
        return published.year
    days.sort(key=lambda day: abs((day - published).days))
    if not which and abs((days[1] - published).days) >= MUCH_NEARER * abs((days[0] - published).days):
        return days[0].year
    tense = "past" if which == "last" else "future" if which == "next" else m.tense()
    if tense == "past":
        days = [day for day in days if day < published or (day == published and not which)]
    elif tense == "future":
        days = [day for day in days if day > published or (day == published and not which)]
    return min(days, key=lambda day: abs((day - published).days)).year


_NAMES = "|".join(f"({name})" for name in sorted([*FIXED, *MOVABLE], key=len, reverse=True))

RULES = (
    Rule(f"(which=(last|next|this|this year 's))? name=({_NAMES}) (week=week)? (,? year=YEAR)?", _holiday),
)
