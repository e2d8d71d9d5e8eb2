"""What a web page declares about its article: JSON-LD first, then `<meta>` and other marked-up elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.page.authors import read_authors
from communique.page.days import full_day
from communique.page.headline import read_headline
from communique.page.jsonld import Node, first_text, read_articles

if TYPE_CHECKING:
    from datetime import date

    from lxml.html import HtmlElement

_DAY_NAMES: Final = (
    "article:published_time", "article:published", "og:article:published_time", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published_date", "parsely-pub-date",
    "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.created",
    "dcterms.issued", "citation_publication_date", "originalpublicationdate", "article_date_original",
    "article.published", "publication_date", "release_date", "ptime", "pdate", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.created", "og:pubdate", "datecreated",
    "displaydate",
)  # fmt: skip
"""Names of `<meta>` that hold the day of publication, lower case, the surest first."""

_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; None or empty where it declares nothing. `url` is the canonical one."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    day: date | None
    url: str | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read what `tree` declares about its article."""
    metas = _metas(tree)
    articles = read_articles(tree)
    outlet = first_text(articles, "publisher") or metas.get("og:site_name") or metas.get("application-name")
    declared = (first_text(articles, "headline"), metas.get("og:title"), metas.get("twitter:title"))
    return Metadata(
        title=read_headline(tree, [title for title in declared if title], outlet),
        outlet=outlet,
        authors=read_authors(tree, articles, metas, outlet),
        day=_day(tree, articles, metas),
        url=_url(tree, metas),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give `<meta>` by name, property or itemprop in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content and name:
            found.setdefault(name.strip().lower(), content)
    return found


def _day(tree: HtmlElement, articles: list[Node], metas: dict[str, str]) -> date | None:
    keys = ("datePublished", "dateCreated")
    stated = [str(article[key]) for key in keys for article in articles if article.get(key)]
    stated += [metas[name] for name in _DAY_NAMES if name in metas]
    for element in tree.xpath(".//*[@itemprop='datePublished' or @pubdate] | .//time[@datetime]")[:20]:
        marked = element.get("itemprop") or element.get("class") or ""
        if element.tag != "time" or element.get("pubdate") is not None or "publish" in marked.lower():
            stated.append(element.get("datetime") or element.get("content") or element.text_content())
    return next((day for text in stated if (day := _as_day(text[:100]))), None)


def _as_day(text: str) -> date | None:
    """Read a day, as the outlet dates it: in its own time zone where that is stated."""
    compact = re.match(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)", text)
    return full_day("-".join(compact.groups()) if compact else text)


def _url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    addresses = [(address or "").strip() for address in (*links, metas.get("og:url"))]
    return next((address for address in addresses if address.startswith(_WEB)), None)
