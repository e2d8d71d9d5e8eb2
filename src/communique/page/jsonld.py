"""The articles that a page describes in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from communique.page.characters import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Node = dict[str, object]
"""One JSON-LD object."""

_ARTICLE_TYPES: Final = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "AskPublicNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report TechArticle ScholarlyArticle "
    "SocialMediaPosting WebPage".split()
)
_DEEPEST: Final = 8
_LONGEST_SCRIPT: Final = 1_000_000


def read_articles(tree: HtmlElement) -> list[Node]:
    """Give the JSON-LD objects that are articles, the most telling first."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") < _LONGEST_SCRIPT:
            found += [node for node in _nodes(_parse(script.text or ""), 0) if types(node) & _ARTICLE_TYPES]
    return sorted(found, key=lambda a: (types(a) == {"WebPage"}, "datePublished" not in a))


def _parse(script: str) -> object:
    script = (
        re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", script)
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)


def types(node: Node) -> set[str]:
    kind = node.get("@type")
    return {str(k).rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind])}


def texts(value: object, depth: int = 0) -> list[str]:
    """Give the names in a JSON-LD value: a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return [without_surrogates(" ".join(value.split()))] if value.strip() else []
    if isinstance(value, list) and depth < _DEEPEST:
        return [text for item in value[:50] for text in texts(item, depth + 1)]
    if isinstance(value, dict) and depth < _DEEPEST:
        return texts(value.get("name"), depth + 1)
    return []


def first_text(articles: list[Node], key: str) -> str | None:
    return next((text for article in articles for text in texts(article.get(key))), None)
