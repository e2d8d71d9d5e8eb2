"""Clock times, with the day beside them: "10:35 a.m. Tuesday", "noon on June 3", "1500 GMT"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.timex.rule import Match, Reading, Rule, dated
from communique.timex.rules.calendar_dates import MONTH_NUMBERS, calendar_day
from communique.timex.rules.weekdays import weekday_date
from communique.timex.values import shift_days

if TYPE_CHECKING:
    from datetime import date

_BEHIND_HOUR = frozenset(["", "\n", *". , ; : ) ? ! on in for and to when after before while".split()])
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def _day(m: Match) -> date | None:
    """Give the day beside the clock time, else that of the last date given, else the day of publication."""
    if m.has("month"):
        found = calendar_day(m, MONTH_NUMBERS[m.word("month")], m.ordinal("daynumber"))
        return found.days[0] if found and found.days else None
    if m.has("day"):
        return weekday_date(m)
    if m.has("rel") and m.published:
        return shift_days(m.published, {"yesterday": -1, "tomorrow": 1}.get(m.word("rel"), 0))
    anchor = m.context.anchor
    if anchor and anchor.days and anchor.days[0] == anchor.days[1]:
        return anchor.days[0]
    return m.published


def _timed(m: Match, clock: str) -> Reading:
    zone = "Z" if m.has("zone") and m.word("zone") in ("gmt", "utc") else ""
    day = _day(m)
    return dated(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock}{zone}", "TIME")


def _clock(m: Match) -> Reading | None:
    hour, _, minute = m.word("time").partition(":")
    if not hour.isdigit():
        hour = str(int(m.number("time")))
    by_figures = m.has("half") or ":" in m.word("time")
    stated = by_figures or m.has("daypart") or m.after(0) == "clock" or m.before() == "at"
    if not stated:
        return None
    if not by_figures and m.has("daypart") and m.words("daypart") == [m.after(0)] and not _told_at(m):
        return None
    half = m.word("half").replace(".", "") if m.has("half") else ""
    value = int(hour)
    if not half and not m.has("daypart") and ":" not in m.word("time") and not _ends_phrase(m):
        return None
    if half and not 1 <= value <= 12:
        return None
    if half or (m.has("daypart") and value <= 12):
        evening = half == "pm" or (m.has("daypart") and m.word("daypart") != "morning")
        value = value % 12 + (12 if evening else 0)
    if value > 24 or int(minute[:2] or 0) > 59:
        return None
    return _timed(m, f"{value:02}:{minute or '00'}")


def _told_at(m: Match) -> bool:
    """Tell "at 8 Monday night" and "8 in the morning" from "two mornings"."""
    return m.before() == "at" or m.after(-1) in ("the", "at")


def _ends_phrase(m: Match) -> bool:
    """Say whether a bare hour ends its phrase: "at 8.", "at 8 on Monday", not "at two locations"."""
    beside_day = m.has("day") or m.has("month") or m.has("rel") or m.after(0) == "clock"
    return beside_day or (m.words("time") != ["one"] and m.after() in _BEHIND_HOUR)


def _military(m: Match) -> Reading | None:
    digits = m.word("time")
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return _timed(m, f"{digits[:2]}:{digits[2:]}")


def _named(m: Match) -> Reading | None:
    if m.before() == "high":
        return None
    return _timed(m, _WORDS[m.word("time")])


_REGION = "eastern|central|mountain|pacific|NAME"
_ELSEWHERE = "(OPENING (CLOCK|DIGITS) (ZONE|MERIDIEM|NAME|time|on|WEEKDAY){1,3} CLOSING)?"
_ZONE = f"(zone=ZONE|(in the)? local time|({_REGION}) (standard|daylight)? time)? {_ELSEWHERE}"
_CALENDAR_DAY = "month=MONTH daynumber=DAY (,? year=YEAR)?"
_DAY = f"(day=WEEKDAY ,? ({_CALENDAR_DAY})?|{_CALENDAR_DAY}|rel=(yesterday|today|tomorrow))"
_ON_DAY = f"(,? on? {_DAY})?"
_ON_WHICH_DAY = _ON_DAY.replace("day=", "(which=(last|next|this))? day=", 1)
_ABOUT = "(about|around|shortly (before|after)|just (before|after)|exactly|nearly)?"
_WHICH = "(which=(last|next|this))?"
_OF_DAY = "(o ' clock)? spoken=(in the daypart=(morning|afternoon|evening)|at daypart=night)"

RULES = (
    Rule(
        f"{_ABOUT} time=(CLOCK|D12|WORDNUMBER) (half=MERIDIEM|spoken=(o ' clock))?"
        f" {_ZONE} daypart=DAYPART? {_ON_WHICH_DAY}",
        _clock,
    ),
    Rule(f"{_ABOUT} time=(CLOCK|D12|WORDNUMBER) half=MERIDIEM? {_OF_DAY} {_WHICH} {_ON_DAY}", _clock),
    Rule(
        f"{_WHICH} {_DAY} ,? (at|by|around|about)? time=(CLOCK|D12) half=MERIDIEM? daypart=DAYPART? {_ZONE}",
        _clock,
    ),
    Rule(f"time=(YEAR4|INTEGER) (hours)? zone=(gmt|utc) {_WHICH} {_ON_DAY}", _military),
    Rule(f"time=(noon|midnight|midday) {_ZONE} {_WHICH} {_ON_DAY}", _named),
    Rule(f"{_WHICH} {_DAY} (at|around) time=(noon|midnight|midday)", _named),
)
