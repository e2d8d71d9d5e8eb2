"""What a row of `facts/holders/*.csv` must be, and what is said of one that is not."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import get_args

from communique.gazetteer.build.office_sectors import SECTOR_OF
from communique.gazetteer.countries import country_by_code
from communique.record import Sector

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FORBIDDEN = re.compile(r"[;\t\n]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be used: ISO days, empty where open."""

    country: str
    office: str
    sector: str
    name: str
    aliases: tuple[str, ...]
    start: str
    end: str
    title: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @classmethod
    def of(cls, fields: dict[str, str]) -> Row:
        """Make a row of fields in which nothing is wrong."""
        aliases = tuple(alias.strip() for alias in fields["aliases"].split("|") if alias.strip())
        start, end = first_day(fields["start"]), last_day(fields["end"])
        return cls(
            fields["country"],
            fields.get("office") or "figure",
            fields.get("sector") or "",
            fields["name"].strip(),
            aliases,
            start,
            end,
            fields["title"].strip(),
        )


def first_day(text: str) -> str:
    """Give the first day of a year, month or day.

    >>> first_day("2019-02")
    '2019-02-01'
    """
    return text and (text + "-01-01")[:10]


def last_day(text: str) -> str:
    """Give the last day of a year, month or day.

    >>> last_day("2020-02")
    '2020-02-29'
    """
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text


def faults_of(fields: dict[str, str]) -> list[str]:
    """Give a plain sentence for each thing that is wrong with a row."""
    if None in fields or None in fields.values():
        return ["the row has not as many fields as the heading."]
    missing = [c for c in ("country", "name", "start", "end", "aliases", "title") if c not in fields]
    if missing:
        return [f"the heading lacks {', '.join(missing)}."]
    name = fields["name"]
    faults = [f"{c} {fields[c]!r} holds a ';' or a tab." for c in fields if _FORBIDDEN.search(fields[c])]
    faults += [f"{c} {fields[c]!r} holds a '|'." for c in fields if c != "aliases" and "|" in fields[c]]
    if not name.strip():
        faults.append("the name is empty.")
    if fields["country"] != "IGO" and country_by_code(fields["country"]) is None:
        faults.append(f"{fields['country']!r} of {name} is neither an ISO alpha-3 code nor IGO.")
    if "office" in fields and fields["office"] not in SECTOR_OF:
        faults.append(f"{fields['office']!r} of {name} is no office; docs/office-holders.md lists them.")
    if "office" not in fields and fields.get("sector") not in get_args(Sector):
        faults.append(f"{fields.get('sector')!r} of {name} is no sector.")
    return faults + _faults_of_days(name, fields["start"], fields["end"])


def _faults_of_days(name: str, start: str, end: str) -> list[str]:
    faults = [
        f"{day!r} of {name} is no day, month or year." for day in (start, end) if day and not _is_day(day)
    ]
    if not faults and start and end and first_day(start) > last_day(end):
        faults.append(f"{name} leaves on {end} before taking office on {start}.")
    return faults


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        return False
    return True
