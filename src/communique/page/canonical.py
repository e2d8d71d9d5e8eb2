"""Under which address a page itself says that it is kept, and where an article in parts goes on.

Two addresses with the same canonical one are one article. A page may declare any address: one is believed if
it is of the same site, or if both name the article alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from communique.page.jsonld import Node

_LONGEST: Final = 2_000
_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|cmpid|ocid|smid|ref_?src|s_cid|at_\w+|amp",
    re.IGNORECASE,
)
"""Names of parameters that say whence a reader came."""
_PORTS: Final = {"http": 80, "https": 443}
_WORD: Final = re.compile(r"[a-z]{3,}|\d{5,}")
_FEWEST_SHARED: Final = 3
_NUMBERED: Final = re.compile(r"[/_-]?(?:page[/_=-]?|p[/_=-]?)?(\d{1,3})(?:\.\w{2,5})?/?$")
_MOST_PAGES: Final = 100


def read_canonical(
    tree: HtmlElement, articles: list[Node], metas: dict[str, str], url: str | None
) -> str | None:
    """Give the canonical address of a page that came from `url`; None where no plausible one is declared."""
    declared = [*_links(tree, "canonical"), metas.get("og:url")]
    declared += [text for article in articles for text in _addresses_of(article)]
    for address in declared:
        made = _absolute(address, url)
        if made and (url is None or _is_plausible(made, url)):
            return made
    return None


def read_next(tree: HtmlElement, url: str | None) -> str | None:
    """Give the address of the next page of an article in parts.

    Many sites call the next article "next" too: the address must be that of this page but for a number.
    """
    for address in (*_links(tree, "next"), *_linked(tree, "next")):
        made = _absolute(address, url)
        if made and url and _is_next_part(urlsplit(made), urlsplit(_absolute(url, None) or url)):
            return made
    return None


def _links(tree: HtmlElement, relation: str) -> list[str]:
    found = (link for link in tree.iter("link") if relation in (link.get("rel") or "").lower().split())
    return [link.get("href") or "" for link in found]


def _linked(tree: HtmlElement, relation: str) -> list[str]:
    return [a.get("href") or "" for a in tree.iter("a") if relation in (a.get("rel") or "").lower().split()]


def _addresses_of(article: Node) -> Iterator[str]:
    page = article.get("mainEntityOfPage")
    for value in (page.get("@id") if isinstance(page, dict) else page, article.get("url")):
        if isinstance(value, str):
            yield value


def _absolute(address: str | None, base: str | None) -> str | None:
    """Give an address in one form: whole, without fragment, without what counts readers."""
    text = "".join((address or "").split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or "." not in host or parts.username:
        return None
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return SplitResult(parts.scheme, place, parts.path or "/", urlencode(kept), "").geturl()


def _is_plausible(canonical: str, url: str) -> bool:
    one, other = urlsplit(canonical), urlsplit(_absolute(url, None) or url)
    if _is_front(one) and not _is_front(other):
        return False  # every page of a site that is set up wrongly names its front page
    if _site(one) == _site(other):
        return True
    if one.netloc in other.path:  # a copy in a cache or an archive has the whole address in its own
        return True
    shared = set(_WORD.findall(one.path.lower())) & set(_WORD.findall(f"{other.path} {other.query}".lower()))
    return len(shared) >= _FEWEST_SHARED


def _is_front(parts: SplitResult) -> bool:
    return (
        re.fullmatch(r"/?(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?/?)?", parts.path, re.I) is not None
        and not parts.query
    )


def _site(parts: SplitResult) -> str:
    """Give the registrable name of a host: "bbc.co.uk" of "news.bbc.co.uk"."""
    from courlan import extract_domain

    url = parts.geturl()
    return extract_domain(url, fast=False) or extract_domain(url, fast=True) or parts.netloc


def _is_next_part(following: SplitResult, this: SplitResult) -> bool:
    """Say whether an address is that of the next part: the same but for a page's number."""
    if following.netloc != this.netloc:
        return False
    ours, theirs = _without_number(this), _without_number(following)
    return ours[0] == theirs[0] and (ours[1] or 1) < (theirs[1] or 1) <= _MOST_PAGES


def _without_number(parts: SplitResult) -> tuple[tuple[str, tuple[tuple[str, str], ...]], int | None]:
    """Part an address into what names the article, and the number of its page."""
    number, rest = None, []
    for name, value in parse_qsl(parts.query):
        if re.fullmatch(r"page|p|pg|pagenum|seite|pagina|paged", name, re.I) and value.isdigit():
            number = int(value)
        else:
            rest.append((name, value))
    path = re.sub(r"\.\w{2,5}$", "", parts.path).rstrip("/")
    match = _NUMBERED.search(path) if number is None else None
    if match and 1 < int(match[1]) <= _MOST_PAGES:
        number, path = int(match[1]), path[: match.start()]
    return (path.rstrip("/"), tuple(rest)), number
