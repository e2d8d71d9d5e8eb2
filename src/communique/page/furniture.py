"""What is not the article: navigation, prompts, lists of other articles, notices.

It is marked only where the form leaves no doubt: a share button that is read does little harm, a dropped
fact does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from communique.page.notices import is_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.page.layout import Block

_NAVIGATION: Final = frozenset(
    (
        "a a a|about us|accessibility|accessibility help|accessibility links|advertise|advertisement|"
        "all sections|archive|back to top|breaking|breaking news|close|comment|comments|contact|contact us|"
        "cookie policy|cookies|copy link|donate|e-mail|edition|email|enlarge|expand|facebook|follow us|"
        "get the app|gift article|help|hide|home|home page|homepage|image|images|in focus|instagram|jobs|"
        "just in|latest|latest headlines|latest news|latest stories|leave a comment|link copied|linkedin|"
        "listen|listen live|live|live tv|loading|log in|login|main menu|main navigation|menu|more|more news|"
        "most popular|most read|mute|my account|navigation|news|newsletter|newsletters|newswire|next|"
        "next article|open menu|pause|photos|play|podcasts|previous|previous article|print|print this page|"
        "privacy|privacy policy|radio|read more|register|rss|save|search|search form|sections|share|"
        "share article|share on facebook|share on social media|share on twitter|share this|"
        "share this article|share this page|share this story|show|sign in|sign out|sign up|site index|"
        "skip links|skip navigation|skip to content|skip to main content|skip to navigation|skip to search|"
        "sponsored|subscribe|subscribe now|telegram|terms of use|text size|tiktok|today's paper|top stories|"
        "trending|tv|twitter|unsubscribe|video|videos|watch|watch live|weather|whatsapp|x|youtube"
    ).split("|")
)
"""What menus and buttons say, as whole lines or items of a line."""

SECTIONS: Final = frozenset(
    "africa|americas|analysis|arts|asia|asia-pacific|business|culture|economy|europe|features"
    "|international|latin "
    "america|local|middle east|national|opinion|politics|science|society|sport|sports|technology"
    "|u.k.|u.s.|uk|us|usa"
    "|us news|uk news|world|world news|national news|diplomacy|security|defense|defence|health"
    "|environment".split("|")
)
"""Names of sections: furniture before the headline, and in a row of items."""

_PROMPT: Final = re.compile(
    r"(?:[>»•*→▶-]\s*)?(?:"
    r"(?:read|see|watch|listen|hear)(?: more| also| next| now)?\s*(?::|[—–>»])|(?:read|see) (?:more"
    r"|also|next)\b"
    r"|also (?:read|see|watch)\b|related(?: (?:stories|articles?|news|links?|content|topics|coverage))?\s*:"
    r"|(?:more|recommended|must[ -]read|editor['’]s picks?|don['’]t miss)\s*:|more (?:on|from) (?:this|our)\b"
    r"|share (?:this (?:article|story|post|page|news)|on|via)\b|(?:follow|find|like|join) us\b"
    r"|sign up (?:for|to)\b|subscribe (?:to|now|for|today)\b"
    r"|click here\b|advertisement\b|(?:story|article) continues\b|download (?:our|the)\b.{0,30}\bapp\b"
    r"|(?:get|receive) (?:our|the) .{0,40}\b(?:newsletter|inbox|alerts)\b|support (?:our"
    r"|independent) journalism"
    r"|have an opinion on this story|(?:tags?|topics?|filed under|categories|keywords)\s*:"
    r"|listen to this article"
    r"|(?:©|(?:copyright|\(c\))(?=\s*(?:©|\(c\)|(?:19|20)\d\d)))|this (?:article|text|page|work"
    r"|story) (?:is (?:licensed|available"
    r"|released)|was (?:first"
    r" |originally )?published (?:on|in|by)|has been republished|appeared (?:first )?in)\b"
    r"|all rights reserved"
    r"|reprinted (?:with|by) permission|reuse this|our standards\s*:|you may also like"
    r"|we use cookies|this site uses"
    r" cookies|view (?:comments|all)\b|leave a (?:comment|reply)|loading comments|\d+ comments?$"
    r"|post a comment"
    r"|for (?:any|more|further|additional) (?:questions|information|inquiries"
    r"|enquiries)[^.\n]{0,60}\b(?:contact|visit"
    r"|call|e-?mail)\b|(?:media|press) (?:contacts?|enquiries|inquiries)\s*:"
    r"|page \d{1,3} of \d{1,3}\b|(?:next|previous|single) page\b\W*$"
    r"|view (?:as|on) (?:a )?(?:single|one) page\b"
    r"|continued? (?:on|to) (?:the )?(?:next )?page\b"
    r"|(?:this (?:article|page|story) (?:was|is) )?printed (?:from|on)\b[^\n]{0,40}(?:https?:|www\.|\d{4})"
    r"|(?:(?:source|page|article|original)? ?url|permalink|link to (?:this )?article)\s?:? https?://\S+$)",
    re.IGNORECASE,
)
_LIST_HEADING: Final = re.compile(
    r"(?:related(?: (?:stories|articles?|news|links?|content|topics|coverage|reading))?|sources?"
    r"|external links"
    r"|sister (?:links|projects)|further reading|most (?:read|popular|viewed)|more (?:stories|news"
    r"|from [\w' ]{2,30}|on"
    r" this(?: story)?|like this)|read (?:more|next|also)|see also|also (?:read|on)"
    r"|recommended(?: (?:stories|for you))?"
    r"|you (?:may|might) also like|top stories|trending(?: now)?|latest(?: news| stories)?|editor['’]s picks?"
    r"|around the web|from our partners|references)\s*:?",
    re.IGNORECASE,
)
_END_MARK: Final = re.compile(
    r"(?:#\s*#\s*#|-\s*30\s*-|[-–—\s]*(?:ends|end)[-–—\s]*|[*\s]{3,}|[-_=–—\s]{3,})", re.IGNORECASE
)
_ITEM_PARTS: Final = re.compile(r"\s*[|•·›»]\s*|\s{2,}|\t|\s/\s")
_LONGEST_PROMPT: Final = 220
_LONGEST_ITEM: Final = 160


def is_furniture(line: str) -> bool:
    """Say whether a line is navigation, a prompt, a notice or a mark, wherever it stands."""
    if is_notice(line):
        return True
    if len(line) > _LONGEST_PROMPT:
        return False
    return is_navigation(line) or bool(_PROMPT.match(line)) or bool(_END_MARK.fullmatch(line))


def is_navigation(line: str) -> bool:
    """Say whether a line is made of what menus and buttons say, or is a row of short items."""
    if line.strip(" :>»|").lower() in _NAVIGATION:
        return True
    items = [item for item in _ITEM_PARTS.split(line) if item]
    known = sum(item.lower() in _NAVIGATION or item.lower() in SECTIONS for item in items)
    if len(items) > 1 and known == len(items):
        return True
    bars = line.count("|") + line.count("•") + line.count("·")
    short = all(len(item.split()) <= 3 and not item.endswith(".") for item in items)
    return len(items) > 2 and bars >= len(items) - 1 and short and known > 0


def furniture_tail(blocks: Sequence[Block]) -> int:
    """Give the index where a closing list begins ("Related articles", "Sources"), or the number of blocks.

    The list reaches to the end and holds titles only; a heading with prose under it is part of the article.
    """
    for index in range(max(1, len(blocks) - 40), len(blocks)):
        if _LIST_HEADING.fullmatch(blocks[index].text) and all(_is_item(b.text) for b in blocks[index + 1 :]):
            return index
    return len(blocks)


def _is_item(line: str) -> bool:
    sentence = line.endswith((".", ".”", '."')) and len(line.split()) > 12
    return is_furniture(line) or (len(line) <= _LONGEST_ITEM and not sentence)
