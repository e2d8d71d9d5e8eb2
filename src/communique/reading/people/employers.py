"""Which body or state of the cast a person belongs to, where the words beside the name tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft

_NEAR = 160
"""Characters from a name within which a body that the role names stands."""


def affiliate(
    text: str, mentions: Sequence[ActorMention], people: Sequence[Draft], bodies: Sequence[Draft]
) -> None:
    """Give each person the body that his or her role names, else the state named beside the name."""
    owner = {i: body for body in bodies for i in body.at}
    starts = [mention.span[0] for mention in mentions]
    states = {body.country: body for body in bodies if body.kind == "state"}
    for person in people:
        for kinds in ({"ORG", "NOM"}, {"GPE", "NORP"}):
            found = (
                owner[j]
                for i in person.at
                for j in _beside(mentions[i], starts)
                if j in owner
                and mentions[j].kind in kinds
                and _belongs(text, mentions[i], mentions[j], person)
            )
            person.affiliation = next(found, None)
            if person.affiliation is not None:
                break
        else:
            person.affiliation = next((states[c] for c in _countries(mentions, person) if c in states), None)


def _countries(mentions: Sequence[ActorMention], person: Draft) -> list[str | None]:
    """Give the countries stated with the person's name: "Kenyan Foreign Minister Ann Lee"."""
    return [mentions[i].country for i in person.at if mentions[i].role and mentions[i].country]


def _beside(person: ActorMention, starts: Sequence[int]) -> range:
    """Give the indices of the mentions that begin in a person's mention or soon after it."""
    return range(bisect_left(starts, person.span[0]), bisect_right(starts, person.span[1] + _NEAR))


def _belongs(text: str, person: ActorMention, other: ActorMention, draft: Draft) -> bool:
    is_inside = person.span[0] <= other.span[0] and other.span[1] <= person.head[0]
    if is_inside or draft.role is None:
        return is_inside
    is_near = 0 <= other.span[0] - person.span[1] <= _NEAR
    return is_near and text[slice(*other.head)] in draft.role
