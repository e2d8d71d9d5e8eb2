"""The dateline: the place, and often the day and the agency, that a report opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.gazetteer.countries import country_named
from communique.gazetteer.divisions import ABBREVIATED, POSTAL
from communique.page.days import MONTH_AND_DAY, WEEKDAY, full_day

if TYPE_CHECKING:
    from datetime import date

_WORD: Final = r"[^\W\d_]['’.\w-]{0,30}"
_CAPITALS: Final = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|['’.-]){1,30}(?![a-zß-öø-ÿ])"
_REST: Final = (
    rf"(?P<region>,\s{{1,2}}(?!(?i:{WEEKDAY}|{MONTH_AND_DAY})){_WORD}(?:\s{_WORD}){{0,2}})?"
    r"(?P<first>\s{0,2}\([^()\n]{2,50}\))?"
    rf"(?P<day>,?\s{{1,2}}(?i:(?:{WEEKDAY}(?:,?\s{{1,2}}{MONTH_AND_DAY})?|{MONTH_AND_DAY})(?:,?\s{{1,2}}\d{{4}})?))?"
    r"(?P<second>[.,]?\s{0,2}(?:\([^()\n]{2,50}\)|/[^/\n]{2,50}/))?"
    r"(?P<mark>\s{0,2}(?:--|[—–|:.-])\.?)?(?=\s|$)"
)
_DATELINES: Final = tuple(
    re.compile(rf"(?P<place>{word}(?:[ /]{word}){{0,4}}){_REST}") for word in (_CAPITALS, _WORD)
)
"""In capitals first: of "SOFIA. Bulgaria" only the first word is the place."""

_DAY_ALONE: Final = re.compile(rf"(?i:{WEEKDAY}|{MONTH_AND_DAY}|\d{{4}}|[\s,.]){{1,8}}")
_NOT_PLACES: Final = frozenset(
    "ADVISORY ALERT ANALYSIS BACKGROUND BREAKING BRIEF BRIEFING COLUMN COMMENT CORRECTED CORRECTION "
    "EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE FILE FLASH INSIGHT INTERVIEW LIVE NEWS NOTE OPINION "
    "PHOTO PHOTOS PICTURE PREVIEW PROFILE QUESTION ANSWER REFILE RELATED REPORT REVIEW STATEMENT "
    "SUMMARY TIMELINE UPDATE URGENT VIDEO WATCH WRAPUP READ IMAGE CAPTION".split()
)
_WEB_NAME: Final = re.compile(r"[a-z]\.[A-Za-z]{2,}$")
_MARKS_THAT_PART: Final = ("--", "—", "–", "-", "|")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as written, the agency that it credits, and the day where the year is stated too."""

    place: str
    agency: str | None
    day: date | None


def read_dateline(block: str, *, first: bool) -> Dateline | None:
    """Read the dateline that `block` opens with: "SUVA, Fiji, June 15 (Island Report) - Australia ...".

    The place is given without the region behind it. One in small letters is read only where the report
    begins (`first`), for elsewhere a name before a dash is a name before a dash.
    """
    match = next((m for p in _DATELINES if (m := p.match(block[:200]))), None)
    if match is None or not _is_place(match["place"]):
        return None
    capitals = match["place"].isupper()
    place = match["place"].rstrip(".")
    if not (capitals or (first and _names(place))):
        return None
    if not _is_parted(match, block, first=first):
        return None
    day = full_day(match["day"] or "") or full_day(match["first"] or "")
    return Dateline(place, _agency(match["first"], match["second"]), day)


def place_line(block: str) -> str | None:
    """Read a line that is nothing but a city and its country or state: "Kuwait City, Kuwait"."""
    city, comma, region = block.partition(", ")
    if not comma or len(block) > 60 or not _names(city) or any(c.isdigit() for c in block):
        return None
    country = country_named(region)
    known = country and region in country.names
    return block if known or region in ABBREVIATED or region in POSTAL.values() else None


def _is_place(place: str) -> bool:
    words = re.split(r"[ /]", place.rstrip("."))
    named = not any(word.upper().strip(".'") in _NOT_PLACES for word in words)
    return named and len(place) > 2 and not _WEB_NAME.search(place)


def _names(place: str) -> bool:
    words = re.split(r"[ /]", place)
    return len(words) <= 3 and all(word[:1].isupper() for word in words)


def _is_parted(match: re.Match[str], block: str, *, first: bool) -> bool:
    """Say whether the mark behind the dateline, or what stands in it, makes it one."""
    mark = (match["mark"] or "").strip()
    dated = bool(match["day"] or _is_day(match["first"]))
    credited = _agency(match["first"], match["second"]) is not None
    rest = block[match.end() :].strip()
    if not rest:
        return dated and match["place"].isupper()
    if mark.startswith(_MARKS_THAT_PART):
        return match["place"].isupper() or dated or credited or rest[0].isupper() or rest[0] in "\"“'‘"
    stopped = mark == "." or match.group().endswith(".")
    if stopped or mark == ":":
        parted = dated or (credited and not stopped) or (first and stopped and _is_city(match["place"]))
        return parted and rest[0].isupper()
    return dated and credited


def _is_city(place: str) -> bool:
    """Say whether "SOFIA." before a sentence may be a place: capitals, and too long for an abbreviation."""
    return place.isupper() and len(place) > 4 and place.count(".") < 2


def _is_day(part: str | None) -> bool:
    return part is not None and _DAY_ALONE.fullmatch(part.strip(" ().,")) is not None


def _agency(*parts: str | None) -> str | None:
    for part in parts:
        if part and not _is_day(part):
            name = part.strip(" ().,/")
            return name if name[:1].isupper() else None
    return None
