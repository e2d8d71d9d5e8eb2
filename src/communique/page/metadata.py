"""What a web page declares about its article: JSON-LD first, then `<meta>` and other marked-up elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.page.authors import read_authors
from communique.page.headline import read_headline
from communique.page.jsonld import first_text, read_articles, types
from communique.page.published import read_day

if TYPE_CHECKING:
    from datetime import date

    from lxml.html import HtmlElement

_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; None or empty where it declares nothing. `url` is the canonical one.

    `is_article` says whether the page declares itself to be one article.
    """

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    day: date | None
    url: str | None
    is_article: bool


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read what `tree` declares about its article."""
    metas = _metas(tree)
    articles = read_articles(tree)
    outlet = first_text(articles, "publisher") or metas.get("og:site_name") or metas.get("application-name")
    declared = (first_text(articles, "headline"), metas.get("og:title"), metas.get("twitter:title"))
    title = read_headline(tree, [title for title in declared if title], outlet)
    url = _url(tree, metas)
    return Metadata(
        title=title,
        outlet=outlet,
        authors=read_authors(tree, articles, metas, outlet),
        day=read_day(tree, articles, metas, title, url),
        url=url,
        is_article=metas.get("og:type", "").lower() == "article"
        or any(types(a) != {"WebPage"} for a in articles),
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


def _url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    addresses = [(address or "").strip() for address in (*links, metas.get("og:url"))]
    return next((address for address in addresses if address.startswith(_WEB)), None)
