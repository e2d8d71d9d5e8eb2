"""The sector of an office: that of its kind, turned by what its title says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.gazetteer.names import dated_entries_named, find_names

if TYPE_CHECKING:
    from communique.gazetteer.build.rows_check import Row
    from communique.gazetteer.names import NameEntry

SECTOR_OF = {
    "head-of-state": "GOV", "head-of-government": "GOV", "deputy-head-of-government": "GOV",
    "leader": "GOV", "foreign-minister": "GOV",
    "defence-minister": "GOV", "interior-minister": "GOV", "finance-minister": "GOV",
    "minister": "GOV", "national-security-adviser": "GOV", "intelligence-chief": "GOV", "central-bank": "GOV",
    "spokesperson": "GOV", "envoy": "GOV", "ambassador-un": "GOV", "monarch-heir": "GOV", "governor": "GOV",
    "army-chief": "MIL", "speaker": "LEG", "legislator": "LEG", "opposition-leader": "OPP",
    "judge": "JUD", "police-chief": "COP", "religious-leader": "REL",
    "head": "IGO", "deputy-head": "IGO", "senior-official": "IGO", "prosecutor": "JUD",
    "commissioner": "IGO", "rapporteur": "IGO", "military-commander": "MIL",
    "figure": "OTH",
}  # fmt: skip
"""The offices that a row may name, each with its sector where the title says nothing else."""

_TURNED = (
    (re.compile(r"\b(?:Chief Justice|Supreme Court|Constitutional Court|Prosecutor)\b"), "JUD"),
    (re.compile(r"\b(?:Pope|Patriarch|Archbishop|Grand Mufti|Grand Imam|Dalai Lama)\b"), "REL"),
    (re.compile(r"\b(?:Police|National Guard Commander|Gendarmerie)\b"), "COP"),
    (re.compile(r"\b(?:Leader of the Opposition|Opposition Leader|Shadow)\b", re.IGNORECASE), "OPP"),
    (
        re.compile(
            r"\b(?:(?:Majority|Minority) (?:Leader|Whip)|Senator|Congress(?:man|woman)|Member of Parliament"
            r"|Speaker|Chair\w* of the \w+ (?:Foreign|Armed|Intelligence) \w+ Committee)\b"
        ),
        "LEG",
    ),
    (
        re.compile(
            r"\b(?:Army|Armed Forces|Military|Defen[cs]e Forces?|Joint Chiefs|General Staff|Navy)\b"
            r".*\b(?:Spokes\w+|Chief)"
        ),
        "MIL",
    ),
    (re.compile(r"\bCommander\b"), "MIL"),
)  # fmt: skip
_MAY_TURN = frozenset(
    {
        "head-of-state",
        "minister",
        "leader",
        "spokesperson",
        "envoy",
        "intelligence-chief",
        "army-chief",
        "opposition-leader",
    }
)
_PARTY_OF = re.compile(r"(Democratic|Republican)\b.*\b(?:candidate|nominee|leader)")
_LED = frozenset({"leader", "spokesperson", "army-chief", "opposition-leader", "minister"})


@dataclass(frozen=True, slots=True)
class Term:
    """One office of one person: ISO days, both inclusive, empty where open."""

    country: str
    sector: str
    office: str
    start: str
    end: str
    title: str


def terms_of(row: Row) -> list[Term]:
    """Give the terms of a row: more than one where the sector of what it leads changed meanwhile."""
    if row.sector:
        return [Term(row.country, row.sector, row.office, row.start, row.end, row.title)]
    country = _territory(row) or row.country
    if row.country == "IGO":
        return [Term(row.country, "IGO", row.office, row.start, row.end, row.title)]
    if row.office in _LED and (entries := _led(row)):
        return _split(row, entries)
    return [Term(country, _sector(row), row.office, row.start, row.end, row.title)]


def _territory(row: Row) -> str | None:
    """Give the code of the territory that a governor governs: Puerto Rico has its own."""
    if row.office != "governor":
        return None
    names = [m.entry for m in find_names(row.title) if m.entry.kind == "state"]
    return names[-1].country if names else None


def _sector(row: Row) -> str:
    if row.office in _MAY_TURN:
        for pattern, sector in _TURNED:
            if pattern.search(row.title):
                return sector
    return SECTOR_OF[row.office]


def _led(row: Row) -> list[NameEntry]:
    """Give the dated entries of the group or party that a title names: "Supreme Leader of the Taliban"."""
    party = _PARTY_OF.match(row.title)
    names = [f"{party[1]} Party"] if party else [row.title[slice(*m.span)] for m in find_names(row.title)]
    entries = [entry for name in names for entry in dated_entries_named(name)]
    return [e for e in entries if e.kind == "armed-group" or (e.kind == "party" and e.country == row.country)]


def _split(row: Row, entries: list[NameEntry]) -> list[Term]:
    """Cut a term where what the table says of the group changes; who governs leads no opposition."""
    found = []
    for entry in {e.valid: e for e in entries}.values():
        first, last = (day.isoformat() if day else "" for day in entry.valid)
        start, end = max(row.start, first), min(row.end or "9", last or "9")
        if start <= end:
            sector = entry.sector or SECTOR_OF[row.office]
            if sector == "GOV" and row.office == "opposition-leader":
                continue
            found.append(Term(row.country, sector, row.office, start, "" if end == "9" else end, row.title))
    return found
