"""Who says "we" outside quotation marks: the one who issues a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.document import Cast
    from communique.record import Article

_RELEASED = re.compile(r"\b[Ss]tatement (?:was |is )?(?:released|issued|made|agreed) (?:by|on behalf of)\b")
_ISSUED = re.compile(
    r"\b(?:(?:Press|Media|Joint) (?:Statement|Release)|Statement|Remarks|Address|Message|Letter|Communiqu[eé]"
    r"|Declaration)(?: (?:by|from|of|to)\b)?"
)
_SIGNATURE = re.compile(r"^[A-Z][^\n,]{3,40}, [A-Z][^\n.!?]{3,60}$", re.MULTILINE)
"""A line such as "Ada Olsen, Minister of Trade" above a text."""
_HEAD = 700
_NEAR = 160


def issuer(article: Article, cast: Cast) -> str | None:
    """Give the actor that a statement's own head names first: "Statement by President Ada Olsen"."""
    head = article.text[:_HEAD]
    match = _RELEASED.search(head) or _ISSUED.search(head)
    if match is None:
        return _signatory(head, cast)
    named = cast.within((match.end(), match.end() + _NEAR))
    if match.re is _RELEASED:
        return next((actor for _, actor in named if actor), None)
    people = [actor for mention, actor in named if actor and mention.kind == "PER"]
    bodies = [
        actor for mention, actor in named if actor and mention.kind in ("GPE", "ORG") and mention.country
    ]
    return next(iter([*people, *bodies]), None)


def _signatory(head: str, cast: Cast) -> str | None:
    for line in _SIGNATURE.finditer(head):
        for mention, actor in cast.within(line.span()):
            if actor and mention.kind == "PER" and mention.span[0] == line.start():
                return actor
    return None
