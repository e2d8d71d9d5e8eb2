"""The words of time: what each stands for, and the categories that the rules name.

A word is listed in lower case. Months and weekdays, of which some are also ordinary words ("may",
"march", "sun"), count only when capitalised; `CAPITALISED` lists them.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final[dict[str, int]] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS: Final[dict[str, int]] = {
    "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sept.": 9, "sep.": 9,
    "oct.": 10, "nov.": 11, "dec.": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final[dict[str, int]] = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS: Final[dict[str, int]] = {
    "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thur.": 4, "thurs.": 4, "fri.": 5, "sat.": 6,
    "sun.": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
SEASONS: Final[dict[str, str]] = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
    "winter": "WI", "wintertime": "WI",
}  # fmt: skip
UNITS: Final[dict[str, str]] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "F", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
    "night": "N", "weekend": "WE",
}  # fmt: skip
"""Letter of the unit in a TIMEX3 period; "F" and "N" are written as two weeks and days."""
PLURALS: Final[dict[str, str]] = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week",
    "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year",
    "decades": "decade", "centuries": "century", "nights": "night", "weekends": "weekend",
    "mins": "minute", "hrs": "hour", "yrs": "year",
}  # fmt: skip
DAY_PARTS: Final[dict[str, str]] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT", "midday": "MI",
    "dawn": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI", "overnight": "NI",
}  # fmt: skip
CARDINALS: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    "dozen": 12,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29,
    "thirty-first": 31,
}  # fmt: skip
DECADES: Final[dict[str, int]] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

SHIFTS: Final[dict[str, int]] = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "before": -1, "yesterday": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "tomorrow": 1,
}  # fmt: skip
"""How many units a word moves from the present one; words that are not here mean the present one."""

CAPITALISED: Final = frozenset([*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS])

CATEGORIES: Final[dict[str, tuple[str, ...]]] = {
    "MONTH": (*MONTHS, *MONTH_ABBREVIATIONS),
    "MONTHNAME": tuple(MONTHS),
    "WEEKDAY": tuple(WEEKDAYS),
    "ANYWEEKDAY": (*WEEKDAYS, *WEEKDAY_ABBREVIATIONS),
    "WEEKDAYPLURAL": tuple(day + "s" for day in WEEKDAYS),
    "SEASON": tuple(SEASONS),
    "SEASONPLURAL": ("springs", "summers", "autumns", "falls", "winters"),
    "UNIT": tuple(UNITS),
    "UNITS": tuple(PLURALS),
    "LONGUNIT": ("day", "week", "fortnight", "month", "year", "decade", "century", "weekend"),
    "DAYPART": ("morning", "afternoon", "evening", "night"),
    "DAYPARTPLURAL": ("mornings", "afternoons", "evenings", "nights"),
    "WORDNUMBER": tuple(CARDINALS),
    "ORDINALWORD": tuple(word for word in ORDINALS if "-" not in word),
    "NTH": ("first", "second", "third", "fourth"),
    "DECADENAME": tuple(DECADES),
    "VAGUE": ("several", "few", "couple", "many", "some", "numerous", "multiple", "various", "countless"),
    "LAST": ("last", "past", "previous", "preceding", "prior"),
    "NEXT": ("next", "coming", "following", "upcoming", "subsequent"),
    "THIS": ("this", "current"),
    "POSSESSIVE": ("its", "their", "his", "her", "our", "my", "your"),
    "EARLYLATE": ("early", "late", "mid", "midway"),
    "PARTOF": ("end", "beginning", "start", "middle", "midpoint", "close", "outset", "turn", "half",
               "rest", "remainder", "part", "course"),
    "ABOUT": ("about", "around", "nearly", "almost", "approximately", "roughly", "some", "over", "under",
              "only", "just", "barely", "exactly"),
    "ZONE": ("est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "gmt", "utc", "bst",
             "cet", "cest", "ist", "jst", "msk", "eet", "eest", "kst", "hkt", "aest"),
    "OPENING": ("(",),
    "CLOSING": (")",),
    "MERIDIEM": ("am", "pm", "a.m.", "p.m.", "a.m", "p.m"),
}  # fmt: skip
"""Words by category, as the rules name them."""
