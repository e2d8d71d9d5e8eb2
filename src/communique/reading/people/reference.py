"""Resolve role nouns ("the minister") and pronouns to the person that they refer to.

Only where one person fits: the last named whose role, country and number agree. A post of state is also that
of the one person of the article who has it, named later or far before; in a release, first of its issuer's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.reading.people.posts import has_post, held_it_then, holder_of, is_bare_post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention, Sentence
    from communique.reading.people.draft import Draft

_FEMALE, _MALE = frozenset({"she", "her"}), frozenset({"he", "him"})
_SAME_OFFICE = {"premier": "prime minister", "prime minister": "premier", "pm": "prime minister"}
_DATED = re.compile(r"\b(?:[Ii]n|[A-Z][a-z]+\s\d{1,2},)\s((?:19|20)\d\d),?\s[^.;\n]*$")
_CLAUSE = 120
_BESIDE = re.compile(r",\s(?:\d{1,3},\s)?(?:who (?:is|was)\s)?|\s(?:is|was)\s")


def resolve(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[ActorMention],
    people: Sequence[Draft],
    issuer: str | None = None,
) -> dict[int, Draft]:
    """Give the person for each role noun and pronoun that has one, by index of the mention.

    `issuer` is the state whose release the article is.
    """
    owner = {i: draft for draft in people for i in draft.at}
    starts = [s.start for s in sentences]
    found: dict[int, Draft] = {}
    recent: list[tuple[int, int, Draft]] = []
    for i, mention in enumerate(mentions):
        line = bisect_right(starts, mention.span[0]) - 1
        draft = owner.get(i)
        if draft is None and mention.kind == "NOM":
            draft = _by_apposition(text, mention, mentions[:i][-3:], owner, i)
            draft = draft or _by_post(text, mention, people, issuer) if issuer else draft
            draft = draft or _by_role(text, mention, recent, line)
            draft = draft or _by_post(text, mention, people, None)
        elif draft is None and mention.kind == "PRON":
            draft = _by_pronoun(mention.name, recent, line)
        if draft is None:
            continue
        if i not in owner:
            found[i] = draft
        _learn_gender(draft, mention)
        recent.append((line, mention.span[0], draft))
    return found


def _learn_gender(draft: Draft, mention: ActorMention) -> None:
    if mention.kind == "PRON" and not draft.gender:
        draft.gender = "f" if mention.name in _FEMALE else "m" if mention.name in _MALE else ""


def _by_apposition(
    text: str, mention: ActorMention, before: Sequence[ActorMention], owner: dict[int, Draft], at: int
) -> Draft | None:
    """Give the person that a description stands beside: "Ada Olsen, 45, a Kenyan lawmaker"."""
    for back, other in enumerate(reversed(before), 1):
        draft = owner.get(at - back)
        if (
            draft is None
            or other.kind != "PER"
            or not _BESIDE.fullmatch(text[other.span[1] : mention.span[0]])
        ):
            continue
        return draft if mention.role and mention.role.lower() in (draft.role or "").lower() else None
    return None


def _by_post(text: str, mention: ActorMention, people: Sequence[Draft], issuer: str | None) -> Draft | None:
    """Resolve a post of state that one person of the article has, whether named before or after.

    With an `issuer` only its own are meant, and the post has the capital of an issuer's own: "the President".
    """
    if mention.role is None or not is_bare_post(text, mention):
        return None
    if issuer is not None and (mention.country not in (None, issuer) or not text[mention.head[0]].isupper()):
        return None
    holder = holder_of(mention.role, people, issuer or mention.country)
    dated = _DATED.search(text, max(0, mention.span[0] - _CLAUSE), mention.span[0])
    if holder is None or dated is None or held_it_then(holder, mention.role, dated[1]):
        return holder
    return None


def _by_role(
    text: str, mention: ActorMention, recent: Sequence[tuple[int, int, Draft]], line: int
) -> Draft | None:
    """Resolve a definite role noun: "the minister", "the U.S. official"."""
    words = text[slice(*mention.span)].split()
    is_definite = words[0].lower() in ("the", "this") or is_bare_post(text, mention)
    if mention.role is None or not is_definite or mention.role.endswith("s"):
        return None
    head = mention.role.lower()
    for at, _, draft in reversed(recent):
        if line - at > 12:
            return None
        if mention.country and draft.country and mention.country != draft.country:
            continue
        role = (draft.role or "").lower()
        if has_post(role, head) or _SAME_OFFICE.get(head, "-") in role:
            return draft
        if (
            head in ("official", "diplomat", "politician", "leader")
            and draft.sector in ("GOV", "IGO", "LEG", "OPP")
            and line - at <= 2
        ):
            return draft
    return None


def _by_pronoun(word: str, recent: Sequence[tuple[int, int, Draft]], line: int) -> Draft | None:
    """Resolve "he" or "she" to the one person of this or the last two sentences, or to their first person."""
    if word not in _FEMALE and word not in _MALE:
        return None
    gender = "f" if word in _FEMALE else "m"
    near = [(at, start, d) for at, start, d in recent if line - at <= 2 and d.gender in ("", gender)]
    for distance in (0, 1, 2):
        here = [(start, d) for at, start, d in near if line - at == distance]
        if here:
            return min(here, key=lambda item: item[0])[1]
    return None
