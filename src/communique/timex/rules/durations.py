"""Lengths of time: "two weeks", "a three-day visit", "the past three days", "several years"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from communique.timex.numbers import amount
from communique.timex.rule import NOTHING, Match, Reading, Rule
from communique.timex.rules.deictic import period_value, unit_letter
from communique.timex.values import days_of, shift_days, shift_months
from communique.timex.vocabulary import PLURALS

if TYPE_CHECKING:
    from datetime import date

    from communique.timex.values import Days

_TIME_UNITS = frozenset("HS")
_FORWARD = frozenset({"next", "coming", "following", "upcoming"})
_BACKWARD = frozenset({"past", "last", "previous", "preceding", "prior"})
_YEARS = {"DE": 10, "CE": 100}
_HALVES = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_RATE = frozenset(
    "percent % million billion trillion hundred thousand times once twice dollars barrels tons people".split()
)


def period(count: float | str, word: str) -> str:
    """Give the TIMEX3 period of `count` units; "X" stands for an unknown count."""
    unit = unit_letter(word)
    number = count if isinstance(count, str) else amount(count * (2 if unit == "F" else 1))
    if unit in _YEARS:
        return "PXY" if isinstance(count, str) else f"P{amount(count * _YEARS[unit])}Y"
    letter = {"F": "W", "N": "D", "WE": "WE"}.get(unit, unit)
    clock = unit in _TIME_UNITS or word.startswith("minute") or word == "mins"
    return f"PT{number}{letter}" if clock else f"P{number}{letter}"


def _ahead(day: date, count: float, word: str, sign: int) -> Days | None:
    """Give the days from `day` to `count` units before or after it."""
    unit = unit_letter(word)
    if word.startswith("minute") or unit in ("H", "S"):
        other = shift_days(day, sign * int(count / 24)) if unit == "H" else day
    elif unit in ("D", "N", "W", "F"):
        other = shift_days(day, int(sign * count * {"D": 1, "N": 1, "W": 7, "F": 14}[unit]))
    elif unit in ("M", "Q", "Y", "DE", "CE"):
        months = int(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
        moved = shift_months(day, sign * months)
        other = moved and _same_day(day, moved)
    else:
        return None
    return None if other is None else (min(day, other), max(day, other))


def _same_day(day: date, month: tuple[int, int]) -> date:
    last = (day.replace(year=month[0], month=month[1], day=28) + timedelta(days=4)).replace(
        day=1
    ) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _count(m: Match) -> float | str:
    if m.has("count"):
        return m.number("count")
    if m.has("vague"):
        return 2 if "couple" in m.words("vague") else "X"
    return "X" if m.words("unit")[-1] in PLURALS else 1


def _length(m: Match) -> Reading | None:
    words = m.words("unit")
    fraction = words[-1] in ("quarter", "quarters") and m.after() == "of"
    if words[-1] == "second" or fraction or (m.capital(m.place("unit")[0]) and m.start > 0):
        return None
    count = _count(m)
    if m.has("count") and count == 0:
        return None
    return Reading("DURATION", period(count, words[-1]), _from_now(m, count, words[-1]))


def _from_now(m: Match, count: float | str, word: str) -> Days | None:
    """Give the days of "within 48 hours", and the day, week, month or year in which "in two weeks" ends."""
    if not m.published or isinstance(count, str) or m.before() not in ("in", "within"):
        return None
    if m.tense() != "future":
        return None
    unit = unit_letter(word)
    exact = float(count).is_integer() and unit in ("D", "W", "M", "Y") and not word.startswith("minute")
    if m.before() == "in" and exact and (value := period_value(m.published, unit, int(count))):
        return days_of(value)
    return _ahead(m.published, count, word, 1)


def _single(m: Match) -> Reading | None:
    """Read "a week" as a length, unless it is a rate ("twice a week")."""
    word = m.word("unit")
    if word == "second" and m.after()[:1].isalpha() and m.after() not in ("later", "before", "after"):
        return None
    if word == "quarter" or m.capital(m.place("unit")[0]):
        return None
    if word in ("second", "minute", "weekend", "night", "day") and m.before() not in _BEFORE_ONE:
        return None
    if m.word("a") == "a" and _follows_an_amount(m):
        return Reading("SET", period(1, word)) if _is_money(m) else NOTHING  # "40 flights a week"
    return Reading("DURATION", period(1, word), _from_now(m, 1, word))


def _is_money(m: Match) -> bool:
    """Say whether the words before are a sum: "$3 million a year"."""
    return any(m.before(i)[:1] in tuple("$€£¥") for i in (1, 2) if m.before(i))


def _follows_an_amount(m: Match) -> bool:
    return m.before() in _RATE or any(m.before(i).lstrip("$€£¥ ")[:1].isdigit() for i in (1, 2))


def _bounded(m: Match) -> Reading | None:
    """Read "the past three days", "the next few weeks", which end or begin on the day of publication."""
    which, word = m.words("which")[-1], m.words("unit")[-1]
    count = _count(m)
    days = None
    if m.published and not isinstance(count, str) and which in _FORWARD | _BACKWARD:
        days = _ahead(m.published, count, word, 1 if which in _FORWARD else -1)
    return Reading("DURATION", period(count, word), days)


def _recent(m: Match) -> Reading | None:
    return Reading("DATE", "FUTURE_REF" if m.word("which") in ("coming", "future") else "PAST_REF")


def _bare(m: Match) -> Reading | None:
    """Read a bare plural ("for weeks") as a length of unknown count."""
    word = m.words("unit")[0]
    if word in ("seconds", "quarters", "nights", "weekends") or (m.before(), m.before(2)) == ("of", "matter"):
        return None
    if word == "hours" and m.before() in ("early", "late", "small", "wee"):
        return None
    if m.before() not in _BEFORE_BARE and m.after() not in _BEHIND_BARE:
        return None
    return Reading("DURATION", period("X", word))


def _hyphened(m: Match) -> Reading | None:
    if m.word("unit") == "quarter" and m.after() == "of":
        return None
    if m.capital(m.place("unit")[0]) and m.capital(m.end):
        return NOTHING  # "the Six-Day War"
    return Reading("DURATION", period(_count(m), m.word("unit")))


def _long(m: Match) -> Reading | None:
    return Reading("DURATION", period(1, m.word("long").removesuffix("long")))


def _age(_: Match) -> Reading | None:
    """Take the words of an age ("a 44-year-old"), which is no time expression, from the other rules."""
    return NOTHING


def _mixed(m: Match) -> Reading | None:
    """Read "5 1/2 hours", "two and a half years", "half an hour"."""
    word = m.words("unit")[-1]
    if m.has("alone"):
        return Reading("DURATION", _HALVES[word])
    count = m.number("count") if m.has("count") else 1
    smaller = {"Y": "6M", "H": "30M", "M": "30S", "DE": "5Y", "CE": "50Y"}.get(unit_letter(word))
    whole = period(count, word)
    exact = whole + smaller if smaller and word[:5] != "month" else period(count + 0.5, word)
    return Reading("DURATION", exact)


_BEFORE_ONE = frozenset({"for", "within", "in", "than", "about", "over"})
_BEHIND_BARE = frozenset("of before after later earlier ahead since that following".split())
_BEFORE_BARE = frozenset("for in over of within after took take takes lasted last by these".split())
_ABOUT = (
    "(ABOUT|more than|less than|fewer than|at least|at most|up to|as (little|much|many|long) as"
    "|no (more|less) than|an estimated)?"
)
_WHOLE = "the (first|final|entire|full|whole)?|another|an additional|those|these|its (first)?"
_COUNTED = "(count=NUMBER|vague=(VAGUE|a (few|couple (of)?|number of|dozen)|dozens of|hundreds of))"
_MORE = (
    "(more|additional|consecutive|straight|full|long|whole|short|extra|further|trading|working|business"
    "|calendar|successive|solid|other)?"
)
_ONE = "a|an|another|an additional|an entire|a full|a whole|one|the whole"
_OR_SO = "(or (so|more))?"

RULES = (
    Rule(f"{_ABOUT} ({_WHOLE})? {_COUNTED} (to|or|-) NUMBER? {_MORE} unit=UNITS {_OR_SO}", _length),
    Rule(f"{_ABOUT} ({_WHOLE}|each of)? {_COUNTED} {_MORE} unit=(UNITS|UNIT) {_OR_SO}", _length),
    Rule(f"{_ABOUT} count=NUMBER (or (NUMBER|so|more)) unit=UNITS", _length),
    Rule(f"{_ABOUT} (count=NUMBER (and a half|D12 / D12|½)) unit=(UNITS|UNIT)", _mixed),
    Rule(f"{_ABOUT} (a|an|one) unit=UNIT half=(and a half)", _mixed),
    Rule("alone=(half (an|a)|a half) -? unit=(hour|year|decade|century)", _mixed),
    Rule(f"{_ABOUT} a=({_ONE}) unit=UNIT (or (so|more|two))?", _single),
    Rule(
        "(at least|about|much of|most of)?"
        f" the? which=(LAST|NEXT) {_COUNTED} {_MORE} unit=(UNITS|UNIT) (or so)?",
        _bounded,
    ),
    Rule("the which=(LAST|NEXT) unit=UNITS", _bounded),
    Rule("which=(recent|coming|past|future) UNITS (and|or) unit=UNITS", _recent),
    Rule("which=(recent|coming|future) unit=UNITS", _recent),
    Rule("unit=UNITS ((and|or|to) UNITS)?", _bare),
    Rule("(count=NUMBER|vague=(several|multi|many)) - unit=UNIT", _hyphened),
    Rule("(count=NUMBER|vague=(several|multi|many)) - unit=(UNIT|UNITS) - long", _hyphened),
    Rule("unit=(UNIT|UNITS) - (long|old)", _hyphened),
    Rule("long=(daylong|nightlong|weeklong|monthlong|yearlong|decadelong)", _long),
    Rule("NUMBER -? (UNIT|UNITS) -? old", _age),
    Rule("DIGITS hours a day", _age),
)
