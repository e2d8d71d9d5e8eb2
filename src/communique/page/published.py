"""The day of publication of a web page: as declared, and as the page shows it.

Sites store the moment in UTC and show the day of their own time zone. News counts by the day that is shown
("on Tuesday" is said of it), so that a declared moment in UTC yields to a shown day next to it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from communique.page.days import day_line, full_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from communique.page.jsonld import Node

_NAMES: Final = (
    "article:published_time", "article:published", "og:article:published_time", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published_date", "parsely-pub-date",
    "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.created",
    "dcterms.issued", "citation_publication_date", "originalpublicationdate", "article_date_original",
    "article.published", "publication_date", "release_date", "ptime", "pdate", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.created", "og:pubdate", "datecreated",
    "displaydate",
)  # fmt: skip
"""Names of `<meta>` that hold the day of publication, lower case, the surest first."""

_LOCAL: Final = re.compile(r"[+-](?!00:?00)\d{2}:?\d{2}\s*$")
"""A moment with the outlet's own distance from UTC."""

_IN_PATH: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_UNSEEN: Final = frozenset(("script", "style", "noscript", "template", "option", "a"))
_LONGEST_LINE: Final = 100
_MOST_LINES: Final = 400
"""So many pieces of text behind the headline are looked at; the day stands among the first."""

_DAY: Final = timedelta(days=1)


def read_day(
    tree: HtmlElement, articles: list[Node], metas: dict[str, str], title: str | None, url: str | None
) -> date | None:
    """Give the day of publication, or None.

    `articles` are the page's JSON-LD, `metas` its `<meta>` by name, `title` its headline, `url` its address.
    """
    stated = next(((day, text) for text in _declared(tree, articles, metas) if (day := _as_day(text))), None)
    shown = _shown_day(tree, title)
    in_path = _day_in_path(url)
    if stated is None:
        return shown or in_path or _by_trafilatura(tree)
    day, text = stated
    if not _LOCAL.search(text):
        near = (d for d in (shown, in_path) if d and abs(d - day) <= _DAY)
        return next(near, day)
    return day


def _declared(tree: HtmlElement, articles: list[Node], metas: dict[str, str]) -> Iterator[str]:
    for key in ("datePublished", "dateCreated"):
        yield from (str(article[key]) for article in articles if article.get(key))
    yield from (metas[name] for name in _NAMES if name in metas)
    for element in tree.xpath(".//*[@itemprop='datePublished' or @pubdate] | .//time[@datetime]")[:20]:
        marked = element.get("itemprop") or element.get("class") or ""
        if element.tag != "time" or element.get("pubdate") is not None or "publish" in marked.lower():
            yield element.get("datetime") or element.get("content") or element.text_content()


def _as_day(text: str) -> date | None:
    compact = re.match(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)", text)
    return full_day("-".join(compact.groups()) if compact else text[:100])


def _shown_day(tree: HtmlElement, title: str | None) -> date | None:
    """Give the day in the first line behind the headline that states one; a day of update counts last."""
    updated = None
    for line in _lines_behind(tree, title):
        stated = day_line(line)
        if stated and not ("updated" in stated[0] or "modified" in stated[0]):
            return stated[1]
        updated = updated or (stated[1] if stated else None)
    return updated


def _lines_behind(tree: HtmlElement, title: str | None) -> Iterator[str]:
    heading = next(
        (h for h in tree.iter("h1", "h2") if title and " ".join(h.text_content().split()) == title), None
    )
    behind = heading is None
    seen = 0
    for element in tree.iter():
        behind = behind or element is heading
        if not behind or not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        for piece in (element.text, *(child.tail for child in element)):
            line = " ".join((piece or "").split())
            if line:
                seen += 1
                yield line[: _LONGEST_LINE + 50]
        if seen > _MOST_LINES:
            return


def _day_in_path(url: str | None) -> date | None:
    match = _IN_PATH.search(url or "")
    return full_day("-".join(match.groups())) if match else None


def _by_trafilatura(tree: HtmlElement) -> date | None:
    """Ask htmldate through trafilatura, which looks in places that few pages use."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, extensive=False).date
    return full_day(found) if found else None
