"""Officials of one state in a list that names it once: "Kenyan President A, Speaker B and Adviser C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft

_BETWEEN = re.compile(r",?\s(?:and\s|as well as\s)?(?:(?:his|her|the|senior)\s)?")
_OF_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
_MINISTER = re.compile(r"\bminister\b", re.IGNORECASE)


def countries_of_lists(
    text: str, mentions: Sequence[ActorMention], people: Sequence[Draft]
) -> dict[int, str]:
    """Give the country, by id of the draft, of people with a post who follow one whose country is named."""
    owner = {i: draft for draft in people for i in draft.at}
    found: dict[int, str] = {}
    named, end = None, -1
    for i, mention in enumerate(mentions):
        draft = owner.get(i)
        if draft is None:
            continue
        follows = end >= 0 and _BETWEEN.fullmatch(text, end, mention.span[0]) is not None
        own = _named_first(mentions, i)
        if own is not None or not follows:
            named = own
        elif named is not None and mention.country in (None, named) and _may_be_of(named, mention):
            found.setdefault(id(draft), named)
        else:
            named = None
        end = mention.span[1]
    return found


def _named_first(mentions: Sequence[ActorMention], at: int) -> str | None:
    """Give the country whose name opens the words before a name: "Kenyan President Ann Lee"."""
    person = mentions[at]
    for other in mentions[max(0, at - 3) : at + 4]:
        is_state = other.kind in ("NORP", "GPE") and other.country not in (None, "IGO")
        if is_state and other.span[0] == person.span[0] and other.country == person.country:
            return other.country
    return None


def _may_be_of(country: str, mention: ActorMention) -> bool:
    """Tell whether somebody listed may be an official of that state; the United States has no ministers."""
    return (
        mention.role is not None
        and mention.sector in _OF_STATE
        and not (country == "USA" and _MINISTER.search(mention.role))
    )
