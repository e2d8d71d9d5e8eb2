"""Who says "we" outside quotation marks: the one who issues a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.document import Cast
    from communique.record import Article

_ISSUED = re.compile(
    r"\b(?:(?:Press|Media|Joint) (?:Statement|Release)|Statement|Remarks|Address|Message|Letter|Communiqu[eé]"
    r"|Declaration)"
    r"(?: (?:by|from|of|to)\b)?"
)
_HEAD = 500
_NEAR = 160


def issuer(article: Article, cast: Cast) -> str | None:
    """Give the actor that a statement's own head names first: "Statement by President Ada Olsen"."""
    match = _ISSUED.search(article.text[:_HEAD])
    if match is None:
        return None
    named = cast.within((match.end(), match.end() + _NEAR))
    people = [actor for mention, actor in named if actor and mention.kind == "PER"]
    others = [actor for mention, actor in named if actor and mention.kind in ("GPE", "ORG", "NOM")]
    return next(iter([*people, *others]), None)
