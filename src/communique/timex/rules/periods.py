"""Seasons, quarters, fiscal years, halves, decades and centuries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.timex.resolve import portion, quarter_by_tense, season_year
from communique.timex.rule import Match, Reading, Rule, dated, limited
from communique.timex.rules.calendar_dates import part_of
from communique.timex.values import days_of, quarter_of, shift_months
from communique.timex.vocabulary import DECADES, ORDINALS, SEASONS, SHIFTS

if TYPE_CHECKING:
    from datetime import date

    from communique.timex.tense import Tense


def _relative_year(m: Match) -> int | None:
    """Give the year stated, or meant by "last year", "this year's"; None where neither stands there."""
    if m.has("year"):
        return m.year()
    if m.has("rel") and m.published:
        word = m.words("rel")[0]
        return m.published.year + SHIFTS.get(word, 0)
    return None


def _season(m: Match) -> Reading | None:
    season = SEASONS[m.word("season")]
    which = m.words("which")[-1] if m.has("which") else ""
    year = _relative_year(m)
    bare = not which and year is None and not part_of(m)
    if which == "the" and year is None and m.word("season") in ("fall", "spring") and m.before() not in _IN:
        return None
    if bare and (m.word("season") in ("fall", "spring") or m.before() != "in") and m.before(2) != "in":
        return None
    if year is None and m.published:
        year = _season_year(m, m.published, season, which)
    value = f"{year:04}-{season}" if year else f"XXXX-{season}"
    return Reading("DATE", value, portion(days_of(value), part_of(m)))


def _season_year(m: Match, day: date, season: str, which: str) -> int:
    tense: Tense = (
        "past" if which in ("last", "past") else "future" if which in ("next", "coming") else m.tense()
    )
    year = season_year(day, season, tense)
    if which == "this":
        return day.year - (season == "WI" and day.month < 3)
    running = days_of(f"{year:04}-{season}")
    if which in ("last", "next") and running and running[0] <= day <= running[1]:
        year += 1 if which == "next" else -1
    return year


def _quarter(m: Match) -> Reading | None:
    """Read "the third quarter", "this year's fourth quarter", "the 1988 second quarter", "Q3 2021"."""
    number = ORDINALS.get(m.word("nth")) if m.has("nth") else None
    if number is None or number > 4:
        return None
    year = _relative_year(m)
    if year is None and m.has("ago") and m.context.quarter:
        year = int(m.context.quarter[:4]) - 1
    if year is None and m.published:
        year = quarter_by_tense(m.published, number, m.tense())
        year -= 1 if m.has("ago") else 0
    reading = dated(f"{year:04}-Q{number}" if year else f"XXXX-Q{number}")
    if not m.has("ago") and reading.days:
        m.context.quarter = reading.value
    return reading


def _short_quarter(m: Match) -> Reading | None:
    number = int(m.word("q")[1])
    year = m.year() or (quarter_by_tense(m.published, number, m.tense()) if m.published else None)
    return dated(f"{year:04}-Q{number}" if year else f"XXXX-Q{number}")


def _quarter_of_year(m: Match) -> Reading | None:
    """Read "the 1988 period": that year's part of the kind last spoken of."""
    quarter = m.context.quarter[4:] if m.context.quarter else ""
    return dated(f"{m.year():04}{quarter}")


def _half(m: Match) -> Reading | None:
    year = _relative_year(m) or (m.published.year if m.published else None)
    number = 1 if m.word("nth") == "first" else 2
    return dated(f"{year:04}-H{number}" if year else f"XXXX-H{number}")


def _short_half(m: Match) -> Reading | None:
    return dated(f"{m.year():04}-{m.word('h').upper()}")


def _the_quarter(m: Match) -> Reading | None:
    """Read "the quarter", "last quarter": the one last spoken of, else the last full one."""
    which = m.words("which")[-1]
    if which in ("this", "current", "next") and m.published:
        moved = shift_months(m.published, 3 if which == "next" else 0)
    elif m.context.quarter and which in ("the", "that", "latest"):
        return dated(m.context.quarter)
    else:
        moved = shift_months(m.published, -3) if m.published else None
    return dated(f"{moved[0]:04}-Q{(moved[1] + 2) // 3}" if moved else "XXXX-QX")


def _year_ago_period(m: Match) -> Reading | None:
    """Read "the year-earlier quarter", "a year-ago period": a year before the quarter last spoken of."""
    if m.context.quarter:
        return dated(f"{int(m.context.quarter[:4]) - 1:04}{m.context.quarter[4:]}")
    if not m.published:
        return Reading("DATE", "XXXX")
    quarter = m.word("unit") == "quarter"
    value = f"{m.published.year - 1:04}" + (f"-Q{quarter_of(m.published)}" if quarter else "")
    return dated(value)


def _fiscal_year(m: Match) -> Reading | None:
    """Read "fiscal 2022", "the fiscal year 2021"; its days depend on whose year it is, and stay open."""
    if m.before() == "a" and not m.has("year"):
        return None
    year = m.year()
    if year is None:
        shift = SHIFTS.get(m.words("which")[-1], 0) if m.has("which") else 0
        year = m.published.year + shift if m.published else None
    return Reading("DATE", f"{year:04}" if year else "XXXX")


def _decade(m: Match) -> Reading | None:
    word = m.word("decade")
    before = m.before()
    if word in DECADES:
        century, tens = 19, DECADES[word]
        if before in (
            "his",
            "her",
            "their",
            "my",
            "your",
            "our",
            "upper",
            "low",
            "high",
            "the",
        ) and not m.has("the"):
            return None
    else:
        digits = "".join(ch for ch in word if ch.isdigit())
        if len(digits) == 2 and (not m.has("the") and "'" not in word and "’" not in word):
            return None
        century = int(digits[:-2]) if len(digits) == 4 else 19
        tens = int(digits[-2])
    return limited(dated(f"{century}{tens}"), portion(days_of(f"{century}{tens}"), part_of(m)))


def _century(m: Match) -> Reading | None:
    number = m.ordinal("nth")
    if not 1 <= number <= 30:
        return None
    return limited(dated(f"{number - 1:02}"), portion(days_of(f"{number - 1:02}"), part_of(m)))


def _winter_of_two_years(m: Match) -> Reading | None:
    return dated(f"{m.year():04}-{SEASONS[m.word('season')]}")


_IN = frozenset("in by during since until this of last before after through".split())
_YEAR_WORDS = "rel=((last|this|next) year 's)"
_KIND = "(fiscal|comparable|corresponding)"
_WHICH_YEAR = "current|last|next|previous|past|coming|latest|this"

_SPLIT = "(-|/|--) (D12|D31|D99)"
_OF_YEAR = "(of|,|in)? (fiscal)? (the? year=YEAR|rel=((last|this|next) year))"

RULES = (
    Rule(
        "PART? (which=(this (past|coming)?|last|next|the|each)|year=YEAR)? season=SEASON"
        " (of? (year=YEAR|rel=((last|this|next) year)))?",
        _season,
    ),
    Rule("season=SEASON year=YEAR (/|-|--) (YEAR|D31|D99|D12)", _winter_of_two_years),
    Rule(f"{_YEAR_WORDS} fiscal? nth=NTH -? quarter", _quarter),
    Rule(f"the ({_KIND})? year=YEAR ({_KIND})? nth=NTH -? quarter", _quarter),
    Rule(
        f"(the ({_KIND} -?)?|fiscal) (ago=(year -? (ago|earlier)))? nth=NTH quarter ({_OF_YEAR})?", _quarter
    ),
    Rule(f"({_KIND} -?)? nth=NTH -? quarter ({_OF_YEAR})?", _quarter),
    Rule("q=(q1|q2|q3|q4) (of|,)? (year=YEAR)?", _short_quarter),
    Rule("h=(h1|h2) (of|,)? year=YEAR", _short_half),
    Rule(
        "the? nth=(first|second|last|latter) half"
        " (of (the? (fiscal)? year=YEAR|rel=((this|last|next|the) year)))",
        _half,
    ),
    Rule("which=(the (latest|previous|current)?|this|last|next|that|latest) quarter", _the_quarter),
    Rule("which=(the latest) period", _the_quarter),
    Rule("the year=YEAR (quarter|period)", _quarter_of_year),
    Rule(
        "(the|a)? (comparable|corresponding|same)? year -? (ago|earlier) unit=(quarter|period)?",
        _year_ago_period,
    ),
    Rule(f"the? (which=({_WHICH_YEAR}))? fiscal year=YEAR ({_SPLIT})?", _fiscal_year),
    Rule(f"the? (which=({_WHICH_YEAR}))? (fiscal|financial) year (year=YEAR ({_SPLIT})?)?", _fiscal_year),
    Rule(f"the? year=YEAR ({_SPLIT})? (fiscal|financial) year", _fiscal_year),
    Rule("PART? the? (part=EARLYLATE -?)? decade=(DECADEDIGITS|DECADENAME)", _decade),
    Rule("PART? the? (part=EARLYLATE -?)? nth=ORDINAL -? century", _century),
)
