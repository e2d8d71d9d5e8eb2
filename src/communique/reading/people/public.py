"""Office-holders among the people of an article: what the gazetteer knows of them on its day.

A full name is looked up as it stands; a surname with the title beside it; a surname alone only where the
article speaks of the state whose official it is, or of one head of state or government. What the article
states wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.holders import find_holder, find_surname, find_titled, find_variant
from communique.gazetteer.offices import find_offices
from communique.gazetteer.placing import placed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from communique.gazetteer.holders import Holder, Standing
    from communique.reading.people.draft import Draft

_CAPITALS = re.compile(r"(?:[A-Z][\w.-]*\s)+$")
"""What a weak office is of: the "Domestic Policy" of an adviser, who is not the one for national security."""
_PRIVATE = frozenset({"CVL", "MED", "BUS", "EDU", "NGO", "REL", "CRM", "OTH"})
"""Who is stated to be one of these is not taken for an official of the same name."""
_KIN = re.compile(
    r"^(?:\w+ )?(?:wife|husband|widow|son|daughter|brother|sister|mother|father|(?:son|daughter)-in-law"
    r"|(?:brother|sister)-in-law|niece|nephew|cousin)\b",
    re.IGNORECASE,
)
_TOP = 1


def recognise(
    draft: Draft, on: date | None, states: Collection[str], *, country: str | None
) -> Standing | None:
    """Fill in what the article leaves open, and give what the table knows of the person on that day.

    `states` are those that the article names, `country` the person's where the article itself states it.
    """
    title = _title(draft.role)
    holder = _find(draft.name, title, on, states, country)
    if holder is None and title is None and country is not None:
        country = None
        holder = _find(draft.name, title, on, states, country)
    if holder is None:
        return None
    standing = holder.standing(on)
    if draft.sector == "CVL" and _KIN.search(draft.role or ""):
        draft.sector = None  # whose sister somebody is tells of no office
    if draft.sector in _PRIVATE and draft.sector != standing.sector and not _holds(holder, title, on):
        return None
    draft.country, draft.sector = placed(holder, title or "", country, draft.sector, on)
    draft.role = draft.role or standing.title
    return standing


def _title(role: str | None) -> str | None:
    """Give the office in a role: "President" of "longtime President of Zimbabwe"."""
    if role is None:
        return None
    offices = [o for o in find_offices(role) if o.is_person]
    if not offices:
        return role
    start, end = offices[0].span
    if offices[0].entry.weak and role[start].isupper() and (before := _CAPITALS.search(role[:start])):
        start = before.start()
    return role[start:end]


def _holds(holder: Holder, title: str | None, on: date | None) -> bool:
    return title is not None and any(term.is_held(on) for term in holder.held(title, on))


def _find(
    name: str, title: str | None, on: date | None, states: Collection[str], country: str | None
) -> Holder | None:
    if " " in name:
        found = find_holder(name, on, country) or find_variant(name, on, country)
        return found or (find_holder(f"{title} {name}", on, country) if title else None)
    if title:
        return find_titled(title, name, on, country)
    for state in (country,) if country else states:
        if holder := find_surname(name, on, state):
            return holder
    holder = find_surname(name, on)
    return holder if holder is not None and holder.standing(on).rank <= _TOP else None
