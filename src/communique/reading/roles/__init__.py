"""What a person is: the words before a name ("U.S. Secretary of State") and behind it (", a fellow at …").

Country and sector come from the words of the article themselves, by `resolve_actor`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.gazetteer.cities import is_city
from communique.gazetteer.offices import find_offices
from communique.reading.document import ActorMention
from communique.reading.mentions.units import Unit, is_capitalised
from communique.reading.roles.after import role_after
from communique.reading.roles.before import role_before
from communique.reading.roles.proposed import role_proposed
from communique.reading.roles.role import Role, affiliation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.reading.document import Sentence
    from communique.reading.mentions.names import Name

__all__ = ["with_roles"]

_FORMERLY = ("then-", "Then-", "ex-", "Ex-")
_NEAR = 300
"""Characters before and behind a name that are read for what it is proposed for."""
_OPENERS = frozenset({",", ":", "including", "namely", "—", "–"})
_LISTED = re.compile(
    r"(?:\s(?:of|from)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?|\s\([^()]{1,12}\))?,?(?:\s?and)?\s?,?"
)
"""What may stand between two people who share a plural office: "Senators A of Utah, B and C"."""


def with_roles(
    sentence: Sentence, units: list[Unit], names: Sequence[Name], on: date | None
) -> list[ActorMention]:
    """Give the names of a sentence as mentions; people with their title and role."""
    found: list[ActorMention] = []
    done, shared = sentence.start, None
    units = [_former(unit) if unit.text.startswith(_FORMERLY) else unit for unit in units]
    starts = {unit.start: i for i, unit in enumerate(units)}
    for i, name in enumerate(names):
        text = " ".join(sentence.text[name.span[0] - sentence.start : name.span[1] - sentence.start].split())
        if name.kind != "PER":
            found.append(_other(name, text, on))
            continue
        at = starts[name.span[0]]
        before = role_before(units, at, done, sentence, on)
        limit = _next_person(names, i, sentence.end)
        proposed = role_proposed(*_around(sentence, name, limit), name.span[1], on)
        after = proposed or role_after(sentence, name.span[1], limit, on)
        shared = _shared(units, at, sentence, done, before, shared, on)
        role = _joined(before, after, shared)
        start = before.start if before else name.span[0]
        found.append(
            ActorMention((start, name.span[1]), name.span, "PER", text, role.text, role.country, role.sector)
        )
        done = name.span[1]
    return found


def _former(unit: Unit) -> Unit:
    """Read an office behind a hyphen: "then-President", "ex-minister"."""
    offices = find_offices(unit.text.partition("-")[2].replace("-", " "))
    if not offices or unit.office is not None:
        return unit
    return Unit(unit.start, unit.end, unit.text, unit.kind, unit.opens, unit.name, offices[0])


def _around(sentence: Sentence, name: Name, limit: int) -> tuple[str, str]:
    """Give the words of the sentence before and behind a name, up to the next person's."""
    start, end = name.span[0] - sentence.start, name.span[1] - sentence.start
    stop = min(limit - sentence.start, end + _NEAR)
    return sentence.text[max(0, start - _NEAR) : start], sentence.text[end:stop]


def _next_person(names: Sequence[Name], at: int, end: int) -> int:
    following = names[at + 1] if at + 1 < len(names) else None
    if following is None or following.kind != "PER" or is_city(" ".join(following.words)):
        return end
    return following.span[0]


def _shared(
    units: list[Unit],
    at: int,
    sentence: Sentence,
    done: int,
    before: Role | None,
    shared: Role | None,
    on: date | None,
) -> Role | None:
    """Give the role of a plural office for each person that it is said of: "Senators A, B and C"."""
    office = units[at - 1].office if at else None
    if office is not None and office.is_plural and office.is_person:
        words = sentence.text[: units[at].start - sentence.start].split()[-4:]
        role = " ".join([*words[:-1], office.office]) if words else office.office
        return Role(units[at].start, office.office, *affiliation(role, on))
    if before is not None and before.text and any(_is_plural(u) for u in _units_of(units, at, before)):
        return before
    if (opened := _list_opened(units, at)) is not None and units[opened].start >= done:
        office = units[opened].office
        words = [u.text for u in units[max(0, opened - 3) : opened]]
        name = office.office if office is not None else ""
        return Role(units[at].start, name, *affiliation(" ".join([*words, name]), on))
    between = sentence.text[done - sentence.start : units[at].start - sentence.start]
    return shared if shared is not None and _LISTED.fullmatch(between) else None


def _is_plural(unit: Unit) -> bool:
    return unit.office is not None and unit.office.is_person and unit.office.is_plural


def _units_of(units: list[Unit], at: int, role: Role) -> list[Unit]:
    """Give the units of the words before the name at `at` that hold its role."""
    return [unit for unit in units[max(0, at - 12) : at] if unit.start >= role.start]


def _list_opened(units: list[Unit], at: int) -> int | None:
    """Give where the plural office is whose list the name at `at` opens: "two ministers, A and B"."""
    i = at - 1
    while i >= 0 and units[i].text in _OPENERS and at - i <= 2:
        i -= 1
    return i if 0 <= i < at - 1 and _is_plural(units[i]) and _goes_on(units, at) else None


def _goes_on(units: list[Unit], at: int) -> bool:
    """Tell whether another name follows the one at `at` in a list."""
    i = at
    while i < len(units) and is_capitalised(units[i]):
        i += 1
    following = [u.text for u in units[i : i + 2]]
    return i + 2 < len(units) and (
        (following[0] == "and" and is_capitalised(units[i + 1]))
        or (following[0] == "," and (is_capitalised(units[i + 1]) or following[1] == "and"))
    )


def _other(name: Name, text: str, on: date | None) -> ActorMention:
    entry = name.entry
    if entry is not None:
        return ActorMention(name.span, name.span, name.kind, entry.name, None, entry.country, entry.sector)
    known = resolve_actor(text, on) if name.kind == "ORG" else None
    country, sector = (known.country, known.sector) if known else (None, None)
    return ActorMention(name.span, name.span, name.kind, text, None, country, sector)


def _joined(before: Role | None, after: Role | None, shared: Role | None) -> Role:
    """Put all together: what stands before the name wins, what it leaves open comes from behind it."""
    if shared is not None and (before is None or before.text is None or before.start <= shared.start):
        before = shared
    first, second = (before, after) if before is not None and before.text else (after, before)
    if first is None:
        return second or Role(0, None, None, None)
    if second is None:
        return first
    text, country, sector = first.text or second.text, first.country, first.sector
    if second.text and first.text:
        text = f"{first.text}, {second.text}" if first is before and first.sector is None else first.text
    return Role(first.start, text, country or second.country, sector or second.sector)
