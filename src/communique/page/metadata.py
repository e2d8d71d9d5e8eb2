"""What a web page declares about its article: JSON-LD first, then `<meta>` and other marked-up elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.page.authors import read_authors
from communique.page.canonical import read_canonical, read_next
from communique.page.headline import read_headline
from communique.page.jsonld import Node, first_text, read_articles, types
from communique.page.posts import is_live
from communique.page.published import read_day

if TYPE_CHECKING:
    from datetime import date

    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; None or empty where it declares nothing. `url` is the canonical one.

    `next_page` is where an article in parts goes on. `is_article` says whether the page declares itself to be
    one article, `is_free` whether anybody may read all of it (None where it does not say), `is_live` whether
    it is a live blog.
    """

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    day: date | None
    url: str | None
    is_article: bool
    next_page: str | None = None
    is_free: bool | None = None
    is_live: bool = False


def read_metadata(tree: HtmlElement, url: str | None = None) -> Metadata:
    """Read what `tree`, which came from `url`, declares about its article."""
    metas = _metas(tree)
    articles = read_articles(tree)
    url = url if url and url.startswith(("http://", "https://")) else None
    outlet = first_text(articles, "publisher") or metas.get("og:site_name") or metas.get("application-name")
    declared = (first_text(articles, "headline"), metas.get("og:title"), metas.get("twitter:title"))
    title = read_headline(tree, [title for title in declared if title], outlet)
    canonical = read_canonical(tree, articles, metas, url)
    return Metadata(
        title=title,
        outlet=outlet,
        authors=read_authors(tree, articles, metas, outlet),
        day=read_day(tree, articles, metas, title, canonical),
        url=canonical,
        is_article=metas.get("og:type", "").lower() == "article"
        or any(types(a) != {"WebPage"} for a in articles),
        next_page=read_next(tree, url or canonical),
        is_free=_is_free(articles),
        is_live=is_live(tree, articles),
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


def _is_free(articles: list[Node]) -> bool | None:
    stated = [
        str(a["isAccessibleForFree"]).lower() for a in articles if a.get("isAccessibleForFree") is not None
    ]
    if not stated:
        return None
    return not any(value in ("false", "no", "0") for value in stated)
