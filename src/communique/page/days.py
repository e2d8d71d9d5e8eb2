"""The day of publication as pages state it by form: on a line of its own, in a byline or in the dateline."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = (
    r"\b(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?"
)
MONTH_AND_DAY: Final = (
    rf"(?:{_MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,2}}{_MONTH})"
)
"""A day of the year without its year, in either order. For use without regard to case."""

_DAY: Final = re.compile(
    rf"\b(?P<month1>{_MONTH})\s{{1,2}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year1>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?(?P<month2>{_MONTH}),?\s{{1,2}}(?P<year2>\d{{4}})\b"
    r"|\b(?P<year3>(?:19|20)\d{2})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
    r"|\b(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year4>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^\W*(?P<label>(?:first |originally )?(?:published|posted|issued|released|date of (?:issue|publication)"
    r"|publication date|release date|date|created|for immediate release)|(?:last |first )?(?:updated"
    r"|modified))\b"
    r"(?:\s+(?:on|at))?\s*[:\-–—|]?\s*",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2})?(?::\d{2})?\s*(?:[ap]\.?m\b\.?|hrs\b|hours\b)|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b(?:noon|midnight)\b"
    r"|\b(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T|AES?T|AKDT|IST|JST|KST|MSK|SGT|HKT|WIB|EAT|WAT|SAST)\b"
    r"(?:\s*[+-]\d{1,2}(?::?\d{2})?)?",
)
_WEEKDAY: Final = re.compile(WEEKDAY, re.IGNORECASE)
_EARLIEST: Final = 1800
_LONGEST_LINE: Final = 140
_SMALL_WORDS: Final = frozenset(
    "of for the from in and by at on to de la no release bulletin statement".split()
)


def full_day(text: str) -> date | None:
    """Give the first day that is written in full, with its year; None where there is none.

    Of days in figures only those are read that cannot mean two days (2020-06-03, 23/6/2020, not 3/6/2020).
    """
    for match in _DAY.finditer(text):
        if day := _make_day(match):
            return day
    return None


def day_line(text: str) -> tuple[str, date] | None:
    """Read a line that states a day of publication: "Published: 3 May 2021", "Friday, January 4, 2019".

    Gives the label in lower case ("" for none) and the day. A line that says anything else gives None.
    """
    if len(text) > _LONGEST_LINE:
        return None
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    match = next((m for m in _DAY.finditer(rest) if _make_day(m)), None)
    day = _make_day(match) if match else None
    if match is None or day is None:
        return None
    around = _WEEKDAY.sub(" ", _CLOCK.sub(" ", rest[: match.start()] + " | " + rest[match.end() :]))
    # A label tells what the line is; without one, only names may stand beside the day. A day in parentheses
    # is the day of what was said, which transcripts are published after.
    if label is None and (text.startswith("(") or not _only_names(around)):
        return None
    if len(around.split()) > 14:
        return None
    return (label["label"].lower() if label else "", day)


def _only_names(around: str) -> bool:
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", around)
    if len(words) > 9 or around.rstrip(" |").endswith((".", "?", "!", ":")):
        return False
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL_WORDS for w in words)


def _make_day(match: re.Match[str]) -> date | None:
    if match["one"]:
        return _from_figures(int(match["one"]), int(match["two"]), int(match["year4"]))
    for i in "123":
        if match[f"year{i}"]:
            month = match[f"month{i}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return _valid(int(match[f"year{i}"]), number, int(match[f"day{i}"]))
    return None


def _from_figures(one: int, two: int, year: int) -> date | None:
    """Read 23/6/2020 and 6/23/2020; 3/6/2020 means one day in Britain and another in America."""
    if one == two or one > 12:
        return _valid(year, two, one)
    return _valid(year, one, two) if two > 12 else None


def _valid(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
