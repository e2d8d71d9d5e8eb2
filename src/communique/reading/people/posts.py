"""Posts and bodies of state without a name: "the President", "Mr. Secretary", "this Administration".

A release of a government means its own by them, where it names nobody else who has the post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.holders import find_holder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft

_POST = re.compile(
    r"(?:(?:first |second )?(?:vice|deputy)[ -])?(?:president|prime minister|premier|chancellor)"
    r"|(?:(?:deputy|assistant|under|foreign|defen[cs]e|press|home) )*secretary"
    r"|(?:(?:deputy|foreign|defen[cs]e|interior|finance|trade) )*minister|ambassador|first lady"
    r"|second gentleman|king|queen|emir|sultan|attorney general|national security advis[eo]r"
    r"|secretary of state|special envoy|vice premier|governor",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:(?:[Tt]he|[Tt]his|[Oo]ur|[Mm]y) )?(?:Administration|Cabinet|Congress|Senate|Department|Government)"
)
_OFFICE = re.compile(r"\b(?:Office|Bureau) of\s(?:[Tt]he\s)?$")
_DETERMINER = re.compile(r"(?:the|this) ", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:Mr\.?|Madam|Madame|Mister|THE)\s$")
_BESIDE_A_POST = re.compile(r"\b[Tt]he\s(?:[A-Z][a-z]+\s){1,3}and\s$")
_GOES_ON = re.compile(
    r"[\s-](?:of|for|to)\b|[-’']\w{3}|\s(?:and|&)\s(?:[A-Z]{2,}\b|Chief\b)|\s(?:Emeritus|[Ee]lect)\b"
)
"""What shows that a post is some body's or firm's: "President and CEO", "Secretary of the club"."""
_LOWER_RANK = frozenset(
    "vice deputy assistant under associate lieutenant shadow prime press co general"
    " parliamentary private".split()
)
_BYLINE = re.compile(r"\A[^\n]{1,300}\n+$")
_AMERICAN = re.compile(
    r"^(?:Office of the Spokesperson|Media Note)$|"
    r"\bauthority vested in me\b|^\s*THE WHITE HOUSE\b|\bExecutive Order (?:No\. )?1\d{4}\b",
    re.MULTILINE,
)
_HEAD = 400
_PRIVATE = frozenset({"CVL", "MED", "BUS", "EDU", "NGO", "REL", "CRM", "OTH", "ELI"})


def is_bare_post(text: str, mention: ActorMention) -> bool:
    """Tell whether a mention is one post of state and no more: "the President", "Mr. Secretary"."""
    start, end = mention.span
    if mention.kind != "NOM" or _GOES_ON.match(text, end):
        return False
    words = " ".join(text[start:end].split())
    bare = _DETERMINER.sub("", words, count=1)
    before = text[max(0, start - _LOOK_BACK) : start]
    if not _POST.fullmatch(bare) or _OFFICE.search(before):
        return False
    return bare != words or bool(_ADDRESS.search(before) or _BESIDE_A_POST.search(before))


_LOOK_BACK = 60


def has_post(role: str | None, post: str) -> bool:
    """Tell whether a role is that post, and none below it: a deputy secretary is not "the Secretary"."""
    held = (role or "").lower().replace("-", " ").split()
    asked = post.lower().replace("-", " ").split()
    if not set(asked) <= set(held):
        return False
    noun = asked[asked.index("of") - 1] if "of" in asked[1:] else asked[-1]
    ranks = [held[i - 1] if i else "" for i, word in enumerate(held) if word.strip(",") == noun]
    return not ranks or any(rank in asked or rank not in _LOWER_RANK for rank in ranks)


def holder_of(post: str, people: Iterable[Draft], country: str | None) -> Draft | None:
    """Give the one person of the article who has a post of state, of `country` where one is given."""
    found = [
        draft
        for draft in people
        if has_post(draft.role, post) and draft.sector not in _PRIVATE and country in (None, draft.country)
    ]
    return found[0] if len(found) == 1 else None


def issuer(
    text: str, voice: str | None, mentions: Sequence[ActorMention], people: Sequence[Draft]
) -> str | None:
    """Give the state whose release this is: that of the official under the title, else `voice`."""
    for draft in people:
        mention = mentions[draft.at[0]]
        if mention.span[0] > _HEAD or not _BYLINE.match(text[: mention.span[0]]):
            continue
        line = text[mention.span[1] : text.find("\n", mention.span[1])]
        if draft.sector == "GOV" and re.fullmatch(r",\s[\w ]{4,60}", line) and draft.country != "IGO":
            return draft.country
    return "USA" if _AMERICAN.search(text) else voice if voice != "IGO" else None


def is_issuers(text: str, mention: ActorMention) -> bool:
    """Tell whether words without a name and a state mean the post or body of whoever issues a release."""
    if mention.country is not None or mention.kind != "NOM":
        return False
    start, end = mention.span
    words = " ".join(text[start:end].split())
    is_body = _BODY.fullmatch(words) or _OFFICE.search(text[max(0, start - _LOOK_BACK) : start])
    return is_bare_post(text, mention) or (is_body is not None and not _GOES_ON.match(text, end))


def held_it_then(draft: Draft, post: str, year: str) -> bool:
    """Tell whether somebody may have had a post in that year, as far as the table knows."""
    known = find_holder(draft.name, None, draft.country)
    terms = known.held(post, None) if known is not None else []
    return not terms or any(t.start[:4] <= year <= (t.end or year)[:4] for t in terms)
