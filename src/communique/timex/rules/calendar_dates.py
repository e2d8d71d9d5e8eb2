"""Days, months and years by their calendar names: "June 18-19, 2023", "mid-November", "1998"."""

from __future__ import annotations

from datetime import date

from communique.timex.resolve import portion, year_of_day, year_of_month
from communique.timex.rule import Match, Reading, Rule, dated, limited, on_day
from communique.timex.tokens import NAME
from communique.timex.values import days_of, make_day, nth_weekday
from communique.timex.vocabulary import DAY_PARTS, MONTH_ABBREVIATIONS, MONTHS, ORDINALS, WEEKDAYS

MONTH_NUMBERS = MONTHS | MONTH_ABBREVIATIONS
_NOT_A_YEAR = frozenset(
    "people men women children troops soldiers members votes seats jobs miles kilometers kilometres km meters"
    " metres feet tons tonnes pounds dollars euros barrels points percent % employees workers homes houses"
    " units shares copies cases deaths students officers police refugees migrants victims hours days weeks"
    " months years minutes more or square acres hectares vehicles aircraft delegates passengers civilians"
    " rupees yen yuan rubles roubles degrees mph words pages rpm cars tests pesos francs megawatts".split()
)
_NAMES = frozenset({"april", "june", "may", "august", "jan", "march"})
_OF_A_TIME = frozenset("in since until till before during through early late mid last next this".split())
_DETERMINERS = frozenset({"a", "the", "its", "their", "his", "her"})
_FUNCTION_WORDS = frozenset(
    "in since until till by before after during from through to of and or on for between around about as with"
    " that while when where but both than over".split()
)
_NEAR_A_DATE = frozenset(
    "in since until till by before after during from through to early late mid last next this of and or on"
    " for between around throughout each every , ( -".split()
)


def part_of(m: Match) -> str:
    """Give the part of a period that a match names ("early", "end", "first half"), or ""."""
    if not m.has("part"):
        return ""
    part = m.word("part")
    if part != "half":
        return part
    opening = [token.text for token in m.context.tokens[m.start : m.place("part")[0]]]
    return "second half" if {"second", "latter", "last"} & set(opening) else "first half"


def calendar_day(m: Match, month: int, day: int) -> Reading | None:
    """Read a day of a month, in the year stated or else the one that the tense leaves."""
    if make_day(2000, month, day) is None:
        return None
    year = m.year()
    if year is None and m.published:
        year = year_of_day(m.published, month, day, m.tense())
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    return dated(f"{year:04}-{month:02}-{day:02}") if make_day(year, month, day) else None


def _month_day(m: Match) -> Reading | None:
    return calendar_day(m, MONTH_NUMBERS[m.word("month")], m.ordinal("day"))


def _part_of_day(m: Match) -> Reading | None:
    """Read "the night of March 3"."""
    day = _month_day(m)
    return Reading("TIME", f"{day.value}T{DAY_PARTS[m.word('daypart')]}", day.days) if day else None


def _range(m: Match) -> Reading | None:
    """Read "June 18-19" and "May 31-June 4" as one period of so many days."""
    month = MONTH_NUMBERS[m.word("month")]
    second = MONTH_NUMBERS[m.word("until")] if m.has("until") else month
    first, last = calendar_day(m, month, m.ordinal("day")), calendar_day(m, second, m.ordinal("last"))
    if not first or not last or (second == month and m.ordinal("last") <= m.ordinal("day")):
        return None
    if not first.days or not last.days:
        return (
            Reading("DURATION", f"P{m.ordinal('last') - m.ordinal('day') + 1}D") if second == month else first
        )
    start, end = first.days[0], last.days[1]
    if start > end:
        start = make_day(start.year - 1, start.month, start.day) or start
    return Reading("DURATION", f"P{(end - start).days + 1}D", (start, end)) if start <= end else None


def _iso_day(m: Match) -> Reading | None:
    value = m.word("day")
    return dated(value) if days_of(value) else None


def _figures(m: Match) -> Reading | None:
    """Read 06/16/2023 as month first, unless only the other order gives a day or the text shows it."""
    parts = [int(part) for part in m.word("day").replace(".", "/").split("/")]
    if parts[0] > 999:
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or (m.context.day_first and day <= 12) or "." in m.word("day"):
            month, day = day, month
        year += 0 if year > 999 else 2000 if year < 70 else 1900
    found = make_day(year, month, day)
    return dated(found.isoformat()) if found else None


def month_reading(m: Match, month: int, year: int | None) -> Reading:
    """Read a month, narrowed to the part of it that the match names."""
    value = f"{year:04}-{month:02}" if year else f"XXXX-{month:02}"
    return Reading("DATE", value, portion(days_of(value), part_of(m)))


def _month_year(m: Match) -> Reading | None:
    return month_reading(m, MONTH_NUMBERS[m.word("month")], m.year())


def _is_name(m: Match) -> bool:
    """Say whether "June" or "April" is a person: "April Jones met June Baker", "June said"."""
    if m.before() in _OF_A_TIME:
        return False
    if m.before() in _DETERMINERS:
        return not m.after()[:1].isalpha() or m.capital(m.end)
    return m.before() not in _NEAR_A_DATE or m.capital(m.end)


def _month(m: Match) -> Reading | None:
    word = m.word("month")
    alone = not part_of(m)
    if alone and word in _NAMES and _is_name(m):
        return None
    if alone and word in MONTH_ABBREVIATIONS and (not word.endswith(".") or m.before() not in _NEAR_A_DATE):
        return None
    tense = None if m.before() in _DETERMINERS else m.tense()
    year = year_of_month(m.published, MONTH_NUMBERS[word], tense) if m.published else None
    return month_reading(m, MONTH_NUMBERS[word], year)


def _month_of_relative_year(m: Match) -> Reading | None:
    """Read "June last year", "January of this year", "August next year"."""
    month = MONTH_NUMBERS[m.word("month")]
    if not m.published:
        return month_reading(m, month, None)
    which = m.word("which")
    return month_reading(
        m,
        month,
        m.published.year + (which in ("next", "the following")) - (which in ("last", "the previous")),
    )


def _relative_day(m: Match) -> Reading | None:
    """Read "last Oct. 23", "this March 3", "next June 1"."""
    reading = _relative_month(m)
    day = m.ordinal("day")
    year = int(reading.value[:4]) if reading.value[0] != "X" else 2000
    if make_day(year, MONTH_NUMBERS[m.word("month")], day) is None:
        return None
    return dated(f"{reading.value}-{day:02}")


def _relative_month(m: Match) -> Reading:
    """Read "last June", "next January", "this September", "this coming May"."""
    month, which = MONTH_NUMBERS[m.word("month")], m.words("which")[-1]
    if not m.published:
        return month_reading(m, month, None)
    year = m.published.year
    if which in ("last", "past"):
        year -= month >= m.published.month
    elif which in ("next", "coming"):
        year += month <= m.published.month
    return month_reading(m, month, year)


def _year(m: Match) -> Reading | None:
    year = m.year()
    if year is None or not 1000 <= year < 2200:
        return None
    named = part_of(m) or m.has("the")
    bare = m.words("year")[0].isdigit()
    if bare and not named and _in_a_name(m):
        return None
    if (
        not named
        and bare
        and (m.after() in _NOT_A_YEAR or m.before() in ("$", "#", "no.", "number", "no", "'", "/"))
    ):
        return None
    if (
        not named
        and not (1800 <= year < 2060)
        and m.before() not in ("in", "since", "until", "by", "(", "from")
    ):
        return None
    if not bare and year < 1200:
        return None
    return limited(dated(f"{year:04}"), portion(days_of(f"{year:04}"), part_of(m)))


def _in_a_name(m: Match) -> bool:
    """Say whether figures are part of a name or number: "Agenda 2030", "A-2019", "2019-555-1234"."""
    context, first, last = m.context, m.start, m.end
    if first and m.joined(first - 1, first):
        if m.before() == "-" and first > 1 and m.joined(first - 2, first - 1):
            return m.before(2) not in _BEFORE_HYPHEN and not m.before(2)[:1].isdigit()
        return m.before() in ("/", "_", "'", "#", "$", "@") or m.before()[0].isalpha()
    if last < len(context.tokens) and m.joined(last - 1, last) and m.after() in ("-", "_", "/", "@"):
        return m.after() != "-" or (m.after(2)[:1].isdigit() and len(m.after(2)) not in (2, 4))
    return first > 0 and context.symbols[first - 1] == NAME and m.before() not in _FUNCTION_WORDS


def _second_day(m: Match) -> Reading | None:
    """Read the "19" of "June 18 and 19"."""
    first = m.context.last
    if m.before() not in ("and", "&") or first is None or first.end != m.start - 1:
        return None
    if not first.has("day") or first.place("day")[1] != first.end or not first.has("month"):
        return None
    if m.ordinal("day") <= first.ordinal("day") or (m.after()[:1].isalpha() and m.after() in _NOT_A_YEAR):
        return None
    return calendar_day(m, MONTH_NUMBERS[first.word("month")], m.ordinal("day"))


def _years(m: Match) -> Reading | None:
    """Read "2019-20" as the years from the one to the other."""
    year, last = m.year(), m.ordinal("last")
    if year is None or not 1800 <= year < 2100 or not m.joined(m.start, m.end - 1):
        return None
    # "2019-11" may be a month: up to 12 only the next year is read.
    count = (last - year) % 100
    if count != 1 and not (last > 12 and 1 < count <= 30):
        return None
    return limited(dated(f"{year:04}"), (date(year, 1, 1), date(year + count, 12, 31)))


def _nth_weekday(m: Match) -> Reading | None:
    """Read "the first Sunday of May", "the last Friday in October"."""
    month, weekday = MONTH_NUMBERS[m.word("month")], WEEKDAYS[m.word("day")]
    year = m.year() or (year_of_month(m.published, month, m.tense()) if m.published else None)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}-XX")
    nth = -1 if m.word("nth") == "last" else ORDINALS[m.word("nth")]
    return on_day(nth_weekday(year, month, weekday, nth))


def _day_of_month(m: Match) -> Reading | None:
    """Read "on the 18th" as a day of this, the last or the next month, by tense."""
    day = m.ordinal("day")
    if (
        m.before() not in ("on", "by", "until", "before", "after", "since")
        or m.after()[:1].isalnum()
        or day > 31
    ):
        return None
    if not m.published:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    for month in range(12):
        step = month if m.tense() == "future" else -month
        year, index = divmod(m.published.year * 12 + m.published.month - 1 + step, 12)
        found = make_day(year, index + 1, day)
        if found and (found >= m.published if m.tense() == "future" else found <= m.published):
            return dated(found.isoformat())
    return None


_WEEKDAY = "(((this|last|next) (coming|past)?)? ANYWEEKDAY (,|the)?)?"
_BEFORE_HYPHEN = frozenset("mid early late pre post year".split()) | MONTH_NUMBERS.keys()

RULES = (
    Rule("day=ISODAY", _iso_day),
    Rule("(ANYWEEKDAY ,?)? day=(SLASHDAY|DOTDAY)", _figures),
    Rule(f"{_WEEKDAY} month=MONTH the? day=DAY (,? year=YEAR)?", _month_day),
    Rule(f"{_WEEKDAY} the? day=DAY of? month=MONTH (,? year=YEAR)?", _month_day),
    Rule("month=MONTH day=DAY (-|to|through|thru) last=DAY (,? year=YEAR)?", _range),
    Rule("month=MONTH day=DAY (and|&) last=DAY ,? year=YEAR", _range),
    Rule("day=DAY", _second_day),
    Rule("the? day=DAY (-|to|through|and|&) last=DAY of? month=MONTH (,? year=YEAR)?", _range),
    Rule("month=MONTH day=DAY (-|--) until=MONTH last=DAY (,? year=YEAR)?", _range),
    Rule("day=DAY month=MONTH (-|--) last=DAY until=MONTH (,? year=YEAR)?", _range),
    Rule("PART? month=MONTH (,|of)? year=YEAR", _month_year),
    Rule(
        "PART? month=MONTH (,|of)? which=(last|this|next|the (following|previous)) year",
        _month_of_relative_year,
    ),
    Rule("PART? which=(last|next|this (coming|past)?|this) month=MONTH", _relative_month),
    Rule("which=(last|next|this) month=MONTH day=DAY", _relative_day),
    Rule(f"{_WEEKDAY} month=MONTHNAME the? day=ORDINALWORD (,? year=YEAR)?", _month_day),
    Rule(f"the? daypart=DAYPART of {_WEEKDAY} month=MONTH day=DAY (,? year=YEAR)?", _part_of_day),
    Rule("PART? month=MONTH", _month),
    Rule("PART? (the=(the year))? year=YEAR", _year),
    Rule("year=YEAR4 (-|/|--) last=(D12|D31|D99)", _years),
    Rule("the? nth=(NTH|last) day=WEEKDAY (of|in) month=MONTH (,? year=YEAR)?", _nth_weekday),
    Rule("the day=ORDINALDIGITS", _day_of_month),
)
