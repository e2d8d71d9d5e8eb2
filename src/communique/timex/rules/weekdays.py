"""Days of the week and weekends: "on Tuesday", "last Friday", "this weekend", "Monday night"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.timex.resolve import weekday_of
from communique.timex.rule import NOTHING, Match, Reading, Rule, dated, limited, on_day
from communique.timex.rules.calendar_dates import MONTH_NUMBERS, calendar_day
from communique.timex.tense import is_reported
from communique.timex.values import days_of, shift_days, week_value
from communique.timex.vocabulary import DAY_PARTS, WEEKDAY_ABBREVIATIONS, WEEKDAYS

if TYPE_CHECKING:
    from communique.timex.tense import Tense

_NAMING = frozenset("black bloody super cyber holy palm easter ash giving fat good".split())
_PAPERS = frozenset(
    "times telegraph mirror express mail herald world post independent tribune people".split()
)
_NUMBERS = WEEKDAYS | WEEKDAY_ABBREVIATIONS


def weekday_date(m: Match) -> date | None:
    """Give the day that a weekday with its words means; needs a reference day."""
    if not m.published:
        return None
    weekday, which = _NUMBERS[m.word("day")], m.words("which") if m.has("which") else []
    week = m.words("week") if m.has("week") else []
    if week:
        monday = m.published - timedelta(days=m.published.isoweekday() - 1)
        return shift_days(monday, weekday - 1 + 7 * _week_shift(week))
    if which and which[-1] in ("last", "past", "previous"):
        return weekday_of(m.published - timedelta(days=1), weekday, "past")
    if which and which[-1] in ("next", "coming", "upcoming", "following"):
        return weekday_of(m.published + timedelta(days=1), weekday, "future")
    tense: Tense = m.tense()
    if which and tense is None:
        tense = "future"
    if m.context.day_ahead and tense == "past" and is_reported(m.context.tokens, m.start):
        ahead = shift_days(m.published, 1)
        if ahead and ahead.isoweekday() == weekday:
            return ahead
    return weekday_of(m.published, weekday, tense)


def _week_shift(words: list[str]) -> int:
    return -1 if words[0] in ("last", "previous") else 1 if words[0] == "next" else 0


def _is_name(m: Match) -> bool:
    """Say whether a weekday is part of a name: "the Sunday Times", "Bloody Sunday", "Super Tuesday"."""
    if m.has("daypart") or m.has("which") or m.has("week"):
        return False
    if m.before() in _NAMING and m.capital(m.start - 1):
        return True
    return m.capital(m.end) and (m.before() == "the" or m.after() in _PAPERS)


def _weekday(m: Match) -> Reading | None:
    if _is_name(m):
        return NOTHING
    found = weekday_date(m)
    weekday = f"XXXX-WXX-{_NUMBERS[m.word('day')]}"
    part = DAY_PARTS[m.word("daypart")] if m.has("daypart") else ""
    if not found:
        return Reading("TIME", f"{weekday}T{part}") if part else Reading("DATE", weekday)
    return dated(f"{found.isoformat()}T{part}", "TIME") if part else on_day(found)


def _range(m: Match) -> Reading | None:
    """Read "Monday-Wednesday" as one period."""
    if not m.published:
        return None
    tense = m.tense() or "past"
    first = weekday_of(m.published, _NUMBERS[m.word("day")], tense)
    last = weekday_of(m.published, _NUMBERS[m.word("last")], tense)
    if first > last:
        first, last = (
            (first - timedelta(days=7), last) if tense == "past" else (first, last + timedelta(days=7))
        )
    return Reading("DURATION", f"P{(last - first).days + 1}D", (first, last))


def _weekend(m: Match) -> Reading | None:
    """Read a weekend: this one is the current or the coming one, unless the verb says that it was."""
    if not m.published:
        return Reading("DATE", "XXXX-WXX-WE")
    which = m.words("which")[-1] if m.has("which") else "the"
    saturday = m.published - timedelta(days=m.published.isoweekday() - 6)
    in_weekend = m.published.isoweekday() >= 6
    shift = 0
    if which in ("last", "past", "previous"):
        shift = -1
    elif which == "next":
        shift = 1 if m.published.isoweekday() >= 3 else 0
    elif which in ("the", "this", "over") and not in_weekend:
        past = m.tense() == "past" if which == "this" else m.tense() != "future"
        shift = -1 if past and (which != "this" or m.published.isoweekday() <= 3) else 0
    day = shift_days(saturday, 7 * shift)
    return dated(f"{week_value(day)}-WE") if day else None


def _beside_day(m: Match) -> Reading | None:
    """Read an abbreviated weekday, which counts only with a day part or in a list of days."""
    return _weekday(m) if m.word("day").endswith(".") or m.before() in ("on", "(") else None


def _week_of(m: Match) -> Reading | None:
    """Read "the week of March 6" as the week in which that day lies."""
    day = calendar_day(m, MONTH_NUMBERS[m.word("month")], m.ordinal("day"))
    if not day or not day.days:
        return day
    value = week_value(day.days[0])
    return limited(dated(value), days_of(value))


_WHICH = "(which=(last|next|this (coming|past)?|(the)? (previous|following|past)|coming))?"
_DAY_PART = "(early|late)? daypart=(morning|afternoon|evening|night)"

RULES = (
    Rule(f"((early|late|earlier|later) on?)? {_WHICH} day=WEEKDAY ({_DAY_PART})?", _weekday),
    Rule(f"(early|late)? day=WEEKDAY ({_DAY_PART})? (of)? week=(last|this|next) week", _weekday),
    Rule(f"{_WHICH} day=ANYWEEKDAY", _beside_day),
    Rule("the? daypart=DAYPART of which=(last)? day=WEEKDAY", _weekday),
    Rule("day=WEEKDAY (-|through|to) last=WEEKDAY", _range),
    Rule(
        "(late|early|over)? which=(this (past|coming)?|last|next|the (past|last|coming|previous)?) weekend",
        _weekend,
    ),
    Rule("(the)? week of month=MONTH day=DAY (,? year=YEAR)?", _week_of),
)
