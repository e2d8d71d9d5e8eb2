"""Join what a description states with what the table of office-holders knows of the person.

What the words state wins; the table gives the country that they leave open, the full name, and, where the
title stated is one that the person has given up, the sector ELI.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.gazetteer.affiliation import Reading
from communique.gazetteer.holders import find_holder, find_surname, find_titled, find_variant, holder_of
from communique.record import Affiliation

if TYPE_CHECKING:
    from datetime import date

    from communique.gazetteer.description import Description
    from communique.gazetteer.holders import Holder
    from communique.record import Sector

_ELITE = frozenset({"GOV", "MIL", "LEG", "JUD", "IGO"})
_RANKS = frozenset(
    "leader chief head chair chairman chairwoman official member top senior general gen. lieutenant colonel"
    " col. admiral marshal field major brigadier ayatollah sheikh mullah maulana".split()
)
"""Ranks, and titles that do not tell of what: a general may govern, a leader be one in parliament."""
_POSSESSOR = re.compile(r"((?:[A-Z][\w.-]+ ?){1,3})'s? ")
_LED = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.]+ ?){1,3})(?:-[A-Z]\w+)?"
    r" (?i:administration|government|regime|cabinet|presidency)\b"
)
"""Whom a government is named after, and who stands beside: "the Biden-Harris Administration"."""
_GRACE = timedelta(days=60)
"""How long the table may be behind a text that gives somebody a title."""
_HONORIFICS = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Dame Lord Lady Madam Mme Mme. Señor".split())


def affiliation_of_description(description: Description, on: date | None) -> Affiliation | None:
    """Give the affiliation that a description states, or None where it says nothing that is known."""
    reading = Reading(description, on)
    country, sector, name, role = reading.country(), reading.sector(), reading.name(), reading.role()
    if person := reading.person():
        holder = known_person(person, role or "", on, country)
        if holder is not None:
            country, sector = placed(holder, role or "", country, sector, on)
            name = holder.name
    elif country and role and reading.is_bare_office():
        incumbent = holder_of(reading.text if country == "IGO" else role, country, on)
        name = incumbent.name if incumbent else name
    country = country or reading.usual_country() or _country_of_possessor(description.text, on)
    if country is None and sector is None:
        return None
    if country == "IGO" and sector != "ELI":
        sector = "IGO"
    return Affiliation(name, country, sector, reading.kind(), role)


def _country_of_possessor(text: str, on: date | None) -> str | None:
    """Give the country of the person whose somebody is: "Putin's spokesman", "the Trump administration"."""
    if led := _LED.match(text):
        heads = (find_titled(title, led[1].strip(), on) for title in ("President", "Prime Minister"))
        if head := next(filter(None, heads), None):
            return head.standing(on).country
    possessor = led or _POSSESSOR.match(text)
    known = affiliation_of_variant(possessor[1], on) if possessor else None
    return known.country if known else None


def known_person(name: str, title: str, on: date | None, country: str | None) -> Holder | None:
    """Give the person of a name that a title stands beside; a lone surname needs a title that fits."""
    if " " in name.strip():
        found = find_holder(name, on, country) or find_variant(name, on, country)
        return found or find_holder(f"{title} {name}", on, country)
    return find_titled(title, name, on, country) if title else None


def placed(
    holder: Holder, title: str, country: str | None, sector: Sector | None, on: date | None
) -> tuple[str | None, Sector | None]:
    """Fill in what the text leaves open, and give the sector of the office that the title stated is.

    A title that was given up is a former office-holder's; a rank tells nothing of an office.
    """
    standing = holder.standing(on)
    held = holder.held(title, on) if title and sector != "ELI" else []
    if now := [term for term in held if term.is_held(on)]:
        office = min(now, key=lambda term: term.rank)
        return office.country, office.sector
    if standing.title and sector in (*_ELITE, "REL") and set(title.lower().split()) <= _RANKS:
        sector = standing.sector
    is_past = on is not None and held and max(term.end for term in held) < (on - _GRACE).isoformat()
    if is_past and standing.sector == "ELI" and sector in _ELITE:
        sector = "ELI"
    return country or standing.country, sector or standing.sector


def affiliation_of_name(text: str, on: date | None) -> Affiliation | None:
    """Give the affiliation of a person named in full, without any title."""
    words = text.split()
    if words[:1] and words[0] in _HONORIFICS:
        words = words[1:]
    if not 2 <= len(words) <= 7 or not _is_capital(words[-1]) or not _is_capital(words[0]):
        return None
    holder = find_holder(" ".join(words), on)
    return _of_holder(holder, on) if holder else None


def affiliation_of_variant(text: str, on: date | None) -> Affiliation | None:
    """Give the affiliation of a person named by a surname alone or in another spelling."""
    words = [w for w in text.split() if w not in _HONORIFICS]
    if not words or len(words) > 5 or not _is_capital(words[-1]):
        return None
    name = " ".join(words)
    holder = find_variant(name, on) or find_surname(name, on)
    return _of_holder(holder, on) if holder else None


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word.startswith(("al-", "el-", "d'"))


def _of_holder(holder: Holder, on: date | None) -> Affiliation:
    standing = holder.standing(on)
    return Affiliation(holder.name, standing.country, standing.sector, "person", standing.title)
