"""Tell which names of people name one person.

A surname joins the person of that surname last named. Two full names are one person where their surnames
agree and their first names do, or one is short for the other or its initial. Two people of one family stay
apart.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from communique.gazetteer.person_names import same_given
from communique.reading.mentions import lexicon as lex
from communique.reading.people.draft import Draft, gender_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from communique.reading.document import ActorMention


_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|an|ash)-(?=\w{3})")
_ARTICLES = frozenset({"al", "el"})


def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name folded: no case, diacritics, suffixes or Arabic articles."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o"))
    folded = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    words = [w.strip(",") for w in folded.split() if w.strip(",") not in lex.SUFFIXES]
    plain_words = tuple(_ARTICLE.sub("", w.lower().rstrip(".")) for w in words)
    return plain_words[:1] + tuple(w for w in plain_words[1:] if w not in _ARTICLES)


def cluster(mentions: Sequence[ActorMention], skip: Collection[int] = ()) -> list[Draft]:
    """Give a draft for each person, in order of first mention; `at` are indices into `mentions`.

    Those in `skip` name nobody.
    """
    drafts: list[Draft] = []
    names: dict[int, list[tuple[str, ...]]] = {}
    people = [(i, m, name_words(m.name)) for i, m in enumerate(mentions) if m.kind == "PER" and i not in skip]
    for i, mention, words in sorted(people, key=lambda item: (len(item[2]) == 1, item[0])):
        gender = gender_of((mention.role or "") + " " + mention.name)
        same = [d for d in drafts if _joins(words, names[id(d)]) and _genders_agree(d.gender, gender)]
        draft = _nearest(same, mentions, i, mention) if same else None
        if draft is None:
            draft = Draft("person", mention.name)
            drafts.append(draft)
            names[id(draft)] = []
        names[id(draft)].append(words)
        draft.at.append(i)
        draft.gender = draft.gender or gender
        draft.words |= set(words)
    for draft in drafts:
        draft.at.sort()
    return sorted(drafts, key=lambda d: d.at[0])


def _nearest(
    drafts: list[Draft], mentions: Sequence[ActorMention], at: int, mention: ActorMention
) -> Draft | None:
    """Choose the person last named before, one with the same title first; else the first named after."""

    def rank(draft: Draft) -> tuple[bool, bool, int]:
        titled = bool(mention.role) and any(_shares_title(mention, mentions[i]) for i in draft.at)
        before = [i for i in draft.at if i < at]
        return titled, bool(before), before[-1] if before else -draft.at[0]

    return max(drafts, key=rank)


def _shares_title(one: ActorMention, other: ActorMention) -> bool:
    return bool(other.role) and set((one.role or "").lower().split()) <= set(
        (other.role or "").lower().split()
    )


def _genders_agree(one: str, other: str) -> bool:
    return not (one and other and one != other)


def _joins(words: tuple[str, ...], names: list[tuple[str, ...]]) -> bool:
    return any(_same_person(words, other) for other in names)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        short, long = (one, other) if len(one) == 1 else (other, one)
        return (
            len(long) > 1
            and len(short[0]) > 1
            and (short[0] == long[-1] or short[0] == long[0] or short[0] in long[1:])
        )
    short, long = sorted((one, other), key=len)
    if len(short) == 2 < len(long) and short[0] in _ARTICLES and short[1] == long[-1]:
        return True  # "Al Thani", the surname
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    return one[-1] == other[-1] and same_given(one[0], other[0])
