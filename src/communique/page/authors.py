"""Who wrote the article, as the page declares it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from communique.page.bylines import read_byline, tidy_name
from communique.page.jsonld import Node, texts, types

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_NAMES: Final = (
    "author", "parsely-author", "sailthru.author", "article:author_name", "byl", "dc.creator",
    "dcterms.creator", "citation_author", "cxenseparse:author", "article.author", "authors",
    "article:author", "creator",
)  # fmt: skip
_BYLINES: Final = (
    ".//*[@itemprop='author']",
    ".//a[@rel='author']",
    ".//*[contains(@class,'byline') or contains(@class,'Byline')]",
    ".//*[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'authorName')]",
    ".//*[contains(@class,'article-author') or contains(@class,'post-author')]",
)
_AND: Final = re.compile(r"\s*(?:[;,|/&•·]|(?<=\w{3})\.\s|\band\b)\s*", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W_][\w'’.-]*){1,5}")
_DESKS: Final = frozenset(
    "staff reporter reporters correspondent correspondents writer writers editor editors desk agencies "
    "agency admin newsroom press news editorial team contributor administrator http https "
    "www com bureau reuters afp ap upi tass xinhua bloomberg agence updated published posted".split()
)
_ORGANIZATIONS: Final = frozenset(("Organization", "NewsMediaOrganization"))
_LONGEST: Final = 150


def read_authors(
    tree: HtmlElement, articles: list[Node], metas: dict[str, str], outlet: str | None
) -> tuple[str, ...]:
    """Give the people that the page names as authors, in its order, from the first source that names any.

    `metas` are the page's `<meta>` by name, `outlet` what is no author.
    """
    sources = chain(
        (_people(article.get("author") or article.get("creator")) for article in articles),
        ([metas[name]] for name in _META_NAMES if name in metas),
        ([" ".join(e.text_content().split()) for e in tree.xpath(path)[:4]] for path in _BYLINES),
    )
    for lines in sources:
        names = [name for line in lines for name in _split_names(line, outlet)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _people(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    people = [i for i in items if not (isinstance(i, dict) and types(i) & _ORGANIZATIONS)]
    return [text for item in people for text in texts(item)]


def _split_names(text: str, outlet: str | None) -> list[str]:
    """Give the names of people in "By Jane Doe and John Roe"; desks, outlets and addresses are none."""
    if len(text) > _LONGEST or "http" in text:
        return []
    if (byline := read_byline(text, is_foreign=True)) is not None:
        return list(byline)
    found = []
    for piece in _AND.split(re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)):
        words = _words(piece)
        ours = outlet is not None and words <= _words(outlet)
        if _NAME.fullmatch(piece) and _capitalised(piece) and not ours and not words & _DESKS:
            found.append(tidy_name(piece))
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _capitalised(name: str) -> bool:
    return name[0].isupper() and not any(c.isdigit() for c in name)
