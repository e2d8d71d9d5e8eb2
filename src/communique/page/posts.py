"""Live blogs: many posts on one page, the newest first. They are one article, and each keeps its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from communique.page.elements import opening_text
from communique.page.jsonld import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from communique.page.jsonld import Node

_LIVE: Final = re.compile(
    r"\blive[-_]?(?:blog|post|update|feed|entr|ticker|report|stream|coverage)", re.IGNORECASE
)
"""What live blogs name their parts: live-blog, liveblog__post, live_updates."""
_CLOCK: Final = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b", re.IGNORECASE
)
_MOMENT: Final = re.compile(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)")
_LONGEST_TIME: Final = 60
_FEWEST_POSTS: Final = 3
_FEWEST_WORDS: Final = 6
_NAMES: Final = ".//@class[contains(translate(.,'LIVE','live'),'live')] | .//@id[contains(.,'live')]"
_ELSEWHERE: Final = ("aside", "nav", "footer", "form")
_MOST_CLOCKS: Final = 3_000
_DEEPEST: Final = 100
_HIGHEST: Final = 30
"""Levels from a time up to its post."""

_BLOCKS: Final = frozenset(
    "address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table td th tr ul".split()
)
_UNREAD: Final = frozenset(
    "aside button figure form iframe nav noscript script select style svg template video audio".split()
)


def is_live(tree: HtmlElement, articles: list[Node]) -> bool:
    """Say whether a page declares itself to be a live blog."""
    declared = any("LiveBlogPosting" in types(article) for article in articles)
    return declared or bool(tree.xpath("boolean(.//*[contains(@itemtype,'LiveBlogPosting')])"))


def take_posts(tree: HtmlElement, *, is_declared: bool) -> list[str]:
    """Take the posts of a live blog out of `tree`, and give their lines: the time, the heading, the text.

    A post is the largest part of the page with one time in it, among at least three such parts side by side.
    Where the page does not declare a live blog, what is around them must be named as one.
    """
    if not is_declared and not _LIVE.search(" ".join(tree.xpath(_NAMES))):
        return []
    groups: dict[HtmlElement, list[HtmlElement]] = {}
    for post in dict.fromkeys(_around(_clocks(tree))):
        if _is_prose(post):
            groups.setdefault(post.getparent(), []).append(post)
    posts = max(groups.values(), key=len, default=[])
    if len(posts) < _FEWEST_POSTS or not (is_declared or _is_named(posts[0])):
        return []
    lines = [line for post in posts for line in _lines(post)]
    for post in posts:
        post.drop_tree()
    return lines


def _is_prose(post: HtmlElement) -> bool:
    """Say whether a part of a page has a text of its own, and is no teaser in a list of links."""
    words = len(post.text_content().split())
    linked = sum(len(link.text_content().split()) for link in post.iter("a"))
    return words >= _FEWEST_WORDS and 2 * linked < words


def _is_named(post: HtmlElement) -> bool:
    around = (post, *post.iterancestors())
    return any(_LIVE.search(f"{one.get('class', '')} {one.get('id', '')}") for one in around)


def _clocks(tree: HtmlElement) -> list[HtmlElement]:
    """Give the elements that hold nothing but the time of day of a post."""
    named = ".//time | .//*[contains(@class,'time') or contains(@class,'ts') or contains(@class,'date')]"
    found: list[HtmlElement] = []
    for element in tree.xpath(named)[:_MOST_CLOCKS]:
        around = list(element.iterancestors())
        if any(one.tag in _ELSEWHERE for one in around) or (found and found[-1] in around):
            continue
        if len(opening_text(element, _LONGEST_TIME)) <= _LONGEST_TIME and _CLOCK.search(_time(element)):
            found.append(element)
    return found


def _time(element: HtmlElement) -> str:
    """Give the time as it is shown; where that is "2 hours ago" or nothing, as it is declared."""
    shown = opening_text(element, _LONGEST_TIME)
    declared = _MOMENT.match(element.get("datetime") or "")
    return shown if _CLOCK.search(shown) or declared is None else f"{declared[1]} {declared[2]}"


def _around(clocks: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """Give for each time the largest element around it that has no other."""
    inside: dict[HtmlElement, int] = {}
    for clock in clocks:
        for ancestor, _ in zip(clock.iterancestors(), range(_HIGHEST), strict=False):
            inside[ancestor] = inside.get(ancestor, 0) + 1
    for clock in clocks:
        post = clock
        while (parent := post.getparent()) is not None and inside.get(parent) == 1:
            post = parent
        if post.getparent() is not None:
            yield post


def _lines(post: HtmlElement) -> list[str]:
    """Give the text of a post by its blocks, without what is no text of it."""
    pieces: list[str] = []
    _collect(post, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _collect(element: HtmlElement, pieces: list[str], depth: int) -> None:
    """Add the text of `element`."""
    if depth > _DEEPEST or not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    if element.tag == "time":
        pieces += ("\n", _time(element), "\n")
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    pieces += (edge, _spaced(element.text))
    for child in element:
        _collect(child, pieces, depth + 1)
        pieces.append(_spaced(child.tail))
    pieces.append(edge)


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
