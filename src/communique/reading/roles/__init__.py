"""What a person is: the words before a name ("U.S. Secretary of State") and behind it (", a fellow at …").

Country and sector come from the words of the article themselves, by `resolve_actor`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.reading.document import ActorMention
from communique.reading.roles.after import role_after
from communique.reading.roles.before import role_before
from communique.reading.roles.proposed import role_proposed
from communique.reading.roles.role import Role, affiliation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.reading.document import Sentence
    from communique.reading.mentions.names import Name
    from communique.reading.mentions.units import Unit

__all__ = ["with_roles"]

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
        shared = _shared(units, at, sentence, done, shared, on)
        role = _joined(before, after, shared)
        start = before.start if before else name.span[0]
        found.append(
            ActorMention((start, name.span[1]), name.span, "PER", text, role.text, role.country, role.sector)
        )
        done = name.span[1]
    return found


def _around(sentence: Sentence, name: Name, limit: int) -> tuple[str, str]:
    """Give the words of the sentence before and behind a name, up to the next person's."""
    start, end = name.span[0] - sentence.start, name.span[1] - sentence.start
    return sentence.text[:start], sentence.text[end : limit - sentence.start]


def _next_person(names: Sequence[Name], at: int, end: int) -> int:
    following = names[at + 1] if at + 1 < len(names) else None
    return following.span[0] if following is not None and following.kind == "PER" else end


def _shared(
    units: list[Unit], at: int, sentence: Sentence, done: int, shared: Role | None, on: date | None
) -> Role | None:
    """Give the role of a plural office for each person that it is said of: "Senators A, B and C"."""
    office = units[at - 1].office if at else None
    if office is not None and office.is_plural and office.is_person:
        words = sentence.text[: units[at].start - sentence.start].split()[-4:]
        role = " ".join([*words[:-1], office.office]) if words else office.office
        return Role(units[at].start, office.office, *affiliation(role, on))
    between = sentence.text[done - sentence.start : units[at].start - sentence.start]
    return shared if shared is not None and _LISTED.fullmatch(between) else None


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
