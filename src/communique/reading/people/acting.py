"""Tell the people who act or speak from those only named: photographers, namesakes, people of the past."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft

_CREDIT = re.compile(
    r"(?:\b(?:images?|photos?|photographs?|pictures?|videos?|credits?|illustration|file|courtesy|copyright|source"
    r"|reporting|editing|written|edited|reported|compiled)\b(?:\s(?:by|of|from))?:?\s*$)|[©/]\s*$",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_VERB = re.compile(
    r",\s(?:said|says|told|also|voted)\b|(?:\s(?:of|from)\s[^,.;:]{1,60}|\s\([^()]{1,30}\))?(?:,[^,.;:]{1,80},)?(?:[’']s\s|,\s(?:who|whose)\s|\s(?:who|also|then|later|now|has|had|have|is|was|were|are|will|would|may|might|can"
    r"|could|did|does|said|told|took|won|met|led|held|left|made|gave|went|came|spoke|wrote|began|became|ran|got|saw"
    r"|put|set|cut|paid|sent|sought|fought|fled|quit|rose|fell|kept|lost|won|stood|chose|drew|flew|grew|knew|read"
    r"|swore|bought|brought|thought|taught|found|heard|felt|dealt|built|\w+ed|\w+es|[a-z]\w+s)\b)"
)
_SAID = re.compile(
    r"\b(?:resignation|arrest|death|killing|murder|detention|release|election|appointment|impeachment|sentencing"
    r"|prosecution|indictment|extradition|trial)\sof\s$"
    r"|\b(?:identified|named)(?:\s[^,.;]{1,40})?\sas\s$|\bpseudonym\s$"
    r"|\b(?:said|says|told|added|according to|by|with|arrested|killed|accused|sanctioned|detained"
    r"|jailed|fired|sacked|dismissed|appointed|nominated|elected|against|[a-z]{3,}(?:ed|ing)),?\s*$"
)


_LISTED = re.compile(r",?(?:\s(?:of|from)\s(?:the\s)?[A-Z]\w+,?)?(?:\sand\s|\sas\swell\sas\s|(?<=,)\s)")


def with_listed(
    acting: set[int], people: Sequence[Draft], mentions: Sequence[ActorMention], text: str
) -> set[int]:
    """Add the people whom "and" or a comma joins to one who acts: "Ada Olsen, Mark Hill and John Ferris"."""
    owner = {i: id(draft) for draft in people for i in draft.at}
    order = sorted(owner)
    pairs = list(pairwise(order))
    found = set(acting)
    for one, other in [*pairs, *reversed(pairs)]:
        a, b = owner[one], owner[other]
        if (a in found) != (b in found) and _LISTED.fullmatch(
            text, mentions[one].span[1], mentions[other].span[0]
        ):
            found |= {a, b}
    return found


_BETWEEN_COMMAS = re.compile(
    r",\s(?:was|is|has|had|said|says|told|also|will|would|[a-z]{3,}(?:ed|ies|es)|led|won|left|went|came|met)\b"
)


def acts(draft: Draft, mentions: Sequence[ActorMention], text: str) -> bool:
    """Tell whether the article has the person act or speak, be acted upon, or gives his or her role."""
    own = [mentions[i] for i in draft.at]
    if draft.role is None and all(
        _CREDIT.search(text[max(0, m.span[0] - _LOOK_BACK) : m.span[0]]) for m in own
    ):
        return False
    if draft.role is not None or draft.sector is not None or len(own) > 2:
        return True
    return any(
        (text[max(0, m.span[0] - 2) : m.span[0]] == ", " and _BETWEEN_COMMAS.match(text, m.span[1]))
        or _VERB.match(text, m.span[1])
        or _SAID.search(text[max(0, m.span[0] - _LOOK_BACK) : m.span[0]])
        for m in own
    )
