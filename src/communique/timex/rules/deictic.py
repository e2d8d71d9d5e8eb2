"""Expressions that count from the day of publication: "yesterday", "last week", "two months ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.timex.numbers import amount
from communique.timex.resolve import portion
from communique.timex.rule import NOTHING, Match, Reading, Rule, dated, limited, on_day
from communique.timex.rules.calendar_dates import part_of
from communique.timex.tokens import NAME
from communique.timex.values import days_of, shift_days, shift_months, week_value
from communique.timex.vocabulary import DAY_PARTS, PLURALS, SHIFTS, UNITS

if TYPE_CHECKING:
    from datetime import date

    from communique.timex.values import Days

_UNKNOWN = {
    "H": "XXXX-XX-XXTXX", "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
"""Value of a unit by its letter, where nothing is known of it but its kind."""
_CLOCK_UNITS = frozenset("hour hours minute minutes mins hrs second seconds".split())
_GOES_ON = frozenset("and in at but that with by from to as for on".split())
_TENS_OF_YEARS = {"DE": 10, "CE": 100}


def unit_letter(word: str) -> str:
    """Give the TIMEX3 letter of a unit in the singular or plural."""
    return UNITS[PLURALS.get(word, word)]


def period_value(day: date, unit: str, shift: int) -> str | None:
    """Give the TIMEX3 value of the day, week, …, decade that lies `shift` units from that of `day`."""
    if unit in ("D", "N", "W", "F", "WE"):
        moved = shift_days(day, shift * {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}[unit])
        if moved is None:
            return None
        if unit in ("D", "N"):
            return moved.isoformat() + ("TNI" if unit == "N" else "")
        return week_value(moved) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        month = shift_months(day, shift * (3 if unit == "Q" else 1))
        if month is None:
            return None
        return f"{month[0]:04}-Q{(month[1] + 2) // 3}" if unit == "Q" else f"{month[0]:04}-{month[1]:02}"
    year = day.year + shift * _TENS_OF_YEARS.get(unit, 1)
    if not 0 < year < 10000:
        return None
    return f"{year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def _is_title(m: Match) -> bool:
    """Say whether the words name a paper or programme: "USA Today", "This Week" in quotation marks."""
    if not m.capital(m.end - 1):
        return False
    symbols, first = m.context.symbols, m.start
    named = first > 0 and symbols[first - 1] == NAME and not m.context.tokens[first - 1].text.endswith(".")
    shown = m.before() == "the" and m.end < len(symbols) and symbols[m.end] == NAME
    quoted = m.before() in ('"', "`") and (m.end - m.start > 1 or m.after() in ('"', "'"))
    return named or shown or quoted


def _relative_day(m: Match) -> Reading | None:
    if _is_title(m):
        return NOTHING
    if not m.published:
        return Reading("DATE", "XXXX-XX-XX")
    shift = SHIFTS.get(m.words("day")[-1], 0) * (2 if len(m.words("day")) > 1 else 1)
    return on_day(shift_days(m.published, shift))


def _day_part(m: Match) -> Reading | None:
    """Read "this morning", "last night", "tomorrow evening", "tonight"."""
    if _is_title(m):
        return NOTHING
    part = DAY_PARTS[m.word("daypart")] if m.has("daypart") else "NI"
    shift = SHIFTS.get(m.words("day")[0], 0)
    day = shift_days(m.published, shift) if m.published else None
    return dated(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}", "TIME")


def _named(m: Match) -> Reading | None:
    """Read "last week", "this month", "next year", with "early", "the end of" and the like before it."""
    if _is_title(m):
        return NOTHING
    if m.words("which") == ["the", "next"] and m.context.anchor and m.tense() == "past":
        return _neighbour(m)
    if m.after() in ("ended", "ending", "through") and m.words("which") == ["the"]:
        return Reading("DURATION", f"P1{unit_letter(m.word('unit'))}")
    unit = unit_letter(m.word("unit"))
    which = m.words("which")[-1]
    if unit == "D" and which == "this":
        return NOTHING  # "to this day"
    if unit in _TENS_OF_YEARS and which in ("past", "last", "next", "coming"):
        return Reading("DURATION", f"P{_TENS_OF_YEARS[unit]}Y")
    shift = SHIFTS.get(which, 0)
    if not m.published:
        return Reading("DATE", _UNKNOWN[unit])
    value = period_value(m.published, unit, shift)
    return limited(dated(value), _narrowed(m, days_of(value))) if value else None


def _narrowed(m: Match, days: Days | None) -> Days | None:
    """Cut an interval at the day of publication for "earlier" and "later", or to the part named."""
    if days is None or not m.published:
        return days
    when = m.words("when") if m.has("when") else []
    first, last = days
    if when and first <= m.published <= last:
        return (first, m.published) if "earlier" in when else (m.published, last)
    part = part_of(m)
    if part in ("rest", "remainder") and first <= m.published <= last:
        return m.published, last
    return portion(days, part)


def _of_the_period(m: Match) -> Reading | None:
    """Read "later in the year", "the end of the month": the current one."""
    unit = unit_letter(m.word("unit"))
    day = _anchor_day(m) if unit == "D" else m.published
    if not day:
        return Reading("DATE", _UNKNOWN[unit])
    value = period_value(day, unit, 0)
    return limited(dated(value), _narrowed(m, days_of(value))) if value else None


def _ago(m: Match) -> Reading | None:
    """Read "two weeks ago", "a year earlier", "three days later", as exact as its unit."""
    words = m.words("unit")
    unit = unit_letter(words[0])
    back = m.word("way") in ("ago", "earlier", "before", "previously", "back")
    if m.word("way") == "before" and _goes_on(m):
        return None
    on_clock = words[0] in _CLOCK_UNITS
    if on_clock and m.word("way") not in ("ago", "from now", "hence", "back"):
        return None
    if m.has("vague"):
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    count = m.number("count") if m.has("count") else 1
    if m.has("half") or not float(count).is_integer():
        return _fraction_ago(m, count, unit, -1 if back else 1)
    start = (
        m.published if m.word("way") in ("ago", "from now", "hence", "back", "from today") else _anchor_day(m)
    )
    if unit == "DE":
        count, unit = count * 10, "Y"
    if unit == "Y" and count == 1 and m.context.quarter and back:
        return dated(f"{int(m.context.quarter[:4]) - 1:04}{m.context.quarter[4:]}")
    if on_clock:
        return Reading(
            "TIME", _UNKNOWN["H"], (m.published, m.published) if m.published and count < 12 else None
        )
    if start is None:
        return Reading("DATE", _UNKNOWN[unit])
    value = period_value(start, unit, int(-count if back else count))
    return dated(value) if value else None


def _fraction_ago(m: Match, count: float, unit: str, sign: int) -> Reading | None:
    months = {"Y": 12, "M": 1, "DE": 120}.get(unit)
    if not months or not m.published:
        return Reading("DURATION", f"P{amount(count)}{unit}")
    total = round((count + (0.5 if m.has("half") else 0)) * months)
    moved = shift_months(m.published, sign * total)
    return dated(f"{moved[0]:04}-{moved[1]:02}") if moved else None


def _anchor_day(m: Match) -> date | None:
    """Give the first day of the last date that the text gave, else the day of publication."""
    if m.context.anchor and m.context.anchor.days:
        return m.context.anchor.days[0]
    return m.published


def _goes_on(m: Match) -> bool:
    """Say whether "before" or "after" governs what follows: "the day before the vote"."""
    return m.after()[:1].isalnum() and m.after() not in _GOES_ON


def _neighbour(m: Match) -> Reading | None:
    """Read "the following day", "the previous year", "the next morning": counted from the last date given."""
    if m.word("which") in ("before", "after") and _goes_on(m):
        return None
    unit = unit_letter(m.word("unit")) if m.has("unit") else "D"
    start = _anchor_day(m) if m.context.anchor or unit != "D" else None
    shift = SHIFTS.get(m.words("which")[-1], 1)
    value = period_value(start, unit, shift) if start else _UNKNOWN[unit]
    if value and m.has("daypart"):
        return dated(f"{value}T{DAY_PARTS[m.word('daypart')]}", "TIME")
    return limited(dated(value), _narrowed(m, days_of(value))) if value else None


def _same(m: Match) -> Reading | None:
    """Read "that day", "the same year": that of the last date given."""
    unit = unit_letter(m.word("unit"))
    start = _anchor_day(m) if m.context.anchor else None
    value = period_value(start, unit, 0) if start else _UNKNOWN[unit]
    if value and unit == "D" and m.context.anchor and len(m.context.anchor.value) < len("2023-06-14"):
        return Reading("DATE", f"{m.context.anchor.value[:7]:X<7}-XX".replace("XXX-", "-XX-"))
    return dated(value) if value else None


def _long_ago(_: Match) -> Reading | None:
    """Read "months ago"."""
    return Reading("DATE", "PAST_REF")


_COUNT = (
    "(ABOUT|more than|less than|at least|a little over)?"
    " (vague=(VAGUE|a (few|couple (of)?|number of)|a couple)|count=NUMBER|a|an)"
)
_WHICH = "this (past|coming|current)?|the (current|past|last|coming|next)|last|next|current"

RULES = (
    Rule(
        "(early|late|earlier|later)?"
        " day=(yesterday|today|tomorrow|the day (before|after) (yesterday|tomorrow))",
        _relative_day,
    ),
    Rule(
        "(early|late|earlier|later)? (day=(this|last|yesterday|tomorrow) daypart=DAYPART|day=tonight)",
        _day_part,
    ),
    Rule(f"(PART|when=(earlier|later))? which=({_WHICH}) unit=LONGUNIT", _named),
    Rule("which=the unit=(week|month|year)", _named),
    Rule("(when=(earlier|later) (in|on)|PART) the unit=(day|week|month|year|decade|century)", _of_the_period),
    Rule(
        f"{_COUNT} unit=(UNIT|UNITS) (or so)? (and half=(a half))?"
        " way=(ago|earlier|later|previously|from now|hence|back|before)",
        _ago,
    ),
    Rule("UNITS ago", _long_ago),
    Rule("the which=(following|next|previous|preceding|prior) (unit=LONGUNIT|daypart=DAYPART)", _neighbour),
    Rule("the unit=(day|night|week|month|year) which=(before|after)", _neighbour),
    Rule("(earlier|later)? (that same?|(this|the) same) unit=(day|week|month|year|night|weekend)", _same),
)
