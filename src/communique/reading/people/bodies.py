"""Tell which mentions name one state, organisation or group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.people.draft import Draft
from communique.reading.people.posts import is_issuers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention

_ARTICLE = re.compile(
    r"^(?:the|a|an|some|several|many|these|those|this|that|both|all|any|other)\s+", re.IGNORECASE
)
_PLACE_WORDS = re.compile(
    r"\b(?:in|at|near|outside|around|across|through|throughout|inside|within)\s+(?:\w+\s)?$", re.IGNORECASE
)
_ACRONYM = re.compile(r"\s?\((?:the\s)?[“\"]?([A-Z][A-Za-z.&-]{1,9})[”\"]?\)")
_LOOK_BACK = 24
_OF_ANY = frozenset({"government", "authorities", "administration", "regime", "state", "states", "group"})
"""Nouns of bodies that many bodies' names have: whose is meant is not told by the last one named."""


def collect(
    text: str, mentions: Sequence[ActorMention], owned: set[int], issuer: str | None = None
) -> list[Draft]:
    """Give a draft for each state, organisation and group; `owned` are indices that already name somebody.

    `issuer` is the state whose release the article is: its own are the posts and bodies without a name.
    """
    short = _acronyms(text, mentions)
    drafts: dict[tuple[str, str], Draft] = {}
    for i, mention in enumerate(mentions):
        if i in owned or mention.kind in ("PER", "PRON", "LOC", "FAC"):
            continue
        draft = _draft(text, mention)
        if draft is None:
            continue
        draft.country = draft.country or _possessor(text, i, mentions)
        if issuer is not None and is_issuers(text, mention):
            draft.country = issuer
        name = short.get(mention.name, mention.name) if draft.kind == "organization" else draft.name
        key = _meant(text, mention, draft, drafts) or (draft.kind, _plain(name))
        known = drafts.setdefault(key, draft)
        known.at.append(i)
        known.country, known.sector = known.country or draft.country, known.sector or draft.sector
        if len(draft.name) > len(known.name) and draft.kind == "organization":
            known.name = draft.name
    return list(drafts.values())


def _meant(
    text: str, mention: ActorMention, draft: Draft, before: dict[tuple[str, str], Draft]
) -> tuple[str, str] | None:
    """Give the body named before that a bare noun stands for: "the court" after "the Supreme Court"."""
    words = text[slice(*mention.span)].split()
    noun = words[-1].casefold()
    is_definite = len(words) == 2 and words[0].lower() == "the"
    is_name = len(words) == 1 and words[0].istitle()
    if draft.kind != "organization" or not (is_definite or is_name) or noun in _OF_ANY:
        return None
    named = [(known.at[-1], key) for key, known in before.items() if noun in key[1].split(" of ")[0].split()]
    return max(named)[1] if named else None


def _possessor(text: str, i: int, mentions: Sequence[ActorMention]) -> str | None:
    """Give the country of the state whose body a mention is: "Kenya's Foreign Ministry"."""
    start = mentions[i].span[0]
    owners = (m for m in mentions[max(0, i - 2) : i] if m.kind == "GPE" and m.country)
    return next((m.country for m in owners if text[m.span[1] : start] in ("'s ", "’s ", "' ", "’ ")), None)


def _draft(text: str, mention: ActorMention) -> Draft | None:
    """Give a new draft for what a mention names, or None where it names only a place or an adjective."""
    start, end = mention.span
    if mention.kind == "GPE":
        words = text[start:end]
        stands_for = mention.name != words and mention.sector == "GOV"
        if mention.country is None or mention.sector is None:
            return None
        if (
            stands_for
            and _PLACE_WORDS.search(text[max(0, start - _LOOK_BACK) : start])
            and _is_capital(mention, words)
        ):
            return None
        return Draft("state", mention.name, mention.country, mention.sector)
    if mention.kind == "NORP":
        is_people = text[start:end].endswith("s") or text[max(0, start - 4) : start].lower() == "the "
        if not is_people or re.match(r"[\s-][A-Z]", text[end : end + 2]):
            return None
        return Draft("group", text[start:end], mention.country, mention.sector)
    if mention.kind == "ORG":
        return Draft("organization", mention.name, mention.country, mention.sector)
    return Draft(
        "group" if mention.role else "organization", _bare(text[start:end]), mention.country, mention.sector
    )


def _is_capital(mention: ActorMention, words: str) -> bool:
    from communique.gazetteer.countries import country_by_code

    country = country_by_code(mention.country or "")
    return country is not None and words in country.capitals


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name)


def _plain(name: str) -> str:
    return _bare(" ".join(name.split())).casefold().replace("’", "'")


def _acronyms(text: str, mentions: Sequence[ActorMention]) -> dict[str, str]:
    """Give the names that the article defines an acronym for: "African Union (AU)"."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind in ("ORG", "GPE") and (match := _ACRONYM.match(text, mention.span[1])):
            found[match[1]] = mention.name
    return found
