"""Times that recur: "daily", "every Monday", "each July", "twice a week"."""

from __future__ import annotations

from communique.timex.numbers import amount
from communique.timex.rule import Match, Reading, Rule
from communique.timex.rules.calendar_dates import MONTH_NUMBERS
from communique.timex.rules.durations import period
from communique.timex.vocabulary import DAY_PARTS, SEASONS, WEEKDAYS

_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W", "biannually": "P6M",
}  # fmt: skip


def _adverb(m: Match) -> Reading | None:
    names = m.capital(m.end) if m.before()[:1].isalpha() else m.capital(m.start) and m.capital(m.end)
    return (
        None
        if names or (m.capital(m.start) and m.capital(m.start - 1))
        else Reading("SET", _ADVERBS[m.word("often")])
    )


def _every_unit(m: Match) -> Reading | None:
    count = m.number("count") if m.has("count") else 2 if m.has("other") else 1
    value = period(count, m.word("unit"))
    return Reading("SET", value if value[1] != "T" or count else f"P{amount(count)}D")


def _every_weekday(m: Match) -> Reading | None:
    part = f"T{DAY_PARTS[m.word('daypart').rstrip('s')]}" if m.has("daypart") else ""
    return Reading("SET", f"XXXX-WXX-{WEEKDAYS[m.word('day').rstrip('s')]}{part}")


def _every_month(m: Match) -> Reading | None:
    return Reading("SET", f"XXXX-{MONTH_NUMBERS[m.word('month')]:02}")


def _every_season(m: Match) -> Reading | None:
    return Reading("SET", f"XXXX-{SEASONS[m.word('season')]}")


def _every_day_part(m: Match) -> Reading | None:
    return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[m.word('daypart').rstrip('s')]}")


def _weekends(_: Match) -> Reading | None:
    return Reading("SET", "XXXX-WXX-WE")


_EVERY = "(every|each)"

RULES = (
    Rule(
        "often=(daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly|fortnightly|biannually)",
        _adverb,
    ),
    Rule(f"(nearly|almost)? {_EVERY} other=(other|second)? unit=(UNIT|UNITS)", _every_unit),
    Rule("every count=NUMBER unit=(UNITS|UNIT)", _every_unit),
    Rule(
        f"(once|twice|NUMBER times) (a|an|per|{_EVERY}) other=(other)? (count=(NUMBER))? unit=UNIT",
        _every_unit,
    ),
    Rule("per other=(other)? (count=(NUMBER))? unit=(day|week|month|year|hour)", _every_unit),
    Rule(f"{_EVERY} day=WEEKDAY daypart=DAYPART?", _every_weekday),
    Rule("day=WEEKDAYPLURAL daypart=DAYPARTPLURAL?", _every_weekday),
    Rule("day=WEEKDAY daypart=DAYPARTPLURAL", _every_weekday),
    Rule(f"{_EVERY} month=MONTHNAME", _every_month),
    Rule(f"{_EVERY} season=SEASON", _every_season),
    Rule(f"{_EVERY} daypart=DAYPART", _every_day_part),
    Rule("weekends", _weekends),
)
