"""A web page -> the text of its article, and what the page declares about it."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.errors import NotAnArticle
from communique.page.checks import refuse_list, refuse_markup, refuse_nothing, refuse_stub, refuse_wall
from communique.page.elements import opening_text
from communique.page.language import not_english, other_language
from communique.page.languages import UNSPACED
from communique.page.metadata import Metadata, read_metadata
from communique.page.notices import part_notices
from communique.page.posts import take_posts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from communique.page.languages import Language
    from communique.record import Span

_LOOKS_LIKE_HTML: Final = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div|article|section|h1)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_LOOKS_LIKE_FEED: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]"
)
_CAPTIONS: Final = (
    ".//figcaption | .//*[contains(@itemprop,'caption')]"
    " | .//*[contains(translate(@class,'C','c'),'caption')]"
    "[not(contains(@class,'closed') or .//figcaption)]"
)
"""Pages name the class as they like: caption, photoCaption, wp-caption-text, media__caption."""
_ELSEWHERE: Final = frozenset("nav aside footer header a button form".split())
_LONGEST_CELL: Final = 600
"""Characters. A cell of a table of figures or names holds less."""

_SHORT: Final = 600
_MUCH_MORE: Final = 3
"""Characters, and times: a shorter body is looked for again, and replaced by one so many times as long."""

_MOST_CAPTIONS: Final = 60
_LONGEST_CAPTION: Final = 4_000
_SAME: Final = 80
"""Characters that two forms of one caption share."""
_FEWEST_WORDS: Final = 5
_A_GALLERY: Final = 3
"""So many captions, being half of the text, make a gallery."""
_FEWEST_OF_ANSWER: Final = 8
_WALLS: Final = (
    ".//*[contains(@class,'paywall') or contains(@id,'paywall') or contains(@class,'Paywall')"
    " or contains(@class,'regwall') or contains(@id,'regwall') or contains(@class,'subscription-wall')"
    " or contains(@class,'subscribe-wall') or contains(@class,'premium-wall')"
    " or contains(@class,'piano-offer') or contains(@class,'meter-wall')"
    " or contains(@class,'gated-content') or contains(@class,'tp-modal')]"
)
_WALL_WORDS: Final = re.compile(
    "paywall|Paywall|regwall|(?:subscription|subscribe|premium|meter)-wall|piano-offer|gated-content|tp-modal"
)
"""What the markup of such a page holds: most have none, and need not be searched element by element."""
_MOST_OF_WALL: Final = 150
"""Words. Some pages name the article behind the wall so."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the paragraphs of the article, its photo captions, and what it declares.

    `language` is None for English.
    """

    body: str
    captions: tuple[str, ...]
    metadata: Metadata
    language: Language | None = None

    def text(self) -> tuple[str, tuple[Span, ...]]:
        """Give headline, captions and body as one text, and where in it the captions stand.

        The headline is read too, for it states the fact in short. Captions that extraction left in the body
        stay where they are; one that repeats the headline is left out.
        """
        title = self.metadata.title or ""
        opening = len(title) if self.body.startswith(title) else 0
        found = [(caption, self.body.find(caption, opening)) for caption in self.captions]
        text = "" if opening else title
        spans = []
        for caption, at in found:
            if at < 0 and caption != title:
                text = f"{text}\n\n{caption}" if text else caption
                spans.append((len(text) - len(caption), len(text)))
        text = f"{text}\n\n" if text and self.body else text
        spans += [(len(text) + at, len(text) + at + len(caption)) for caption, at in found if at >= 0]
        return text + self.body, tuple(spans)


def looks_like_html(text: str) -> bool:
    """Say whether a text is a web page rather than plain text."""
    return _LOOKS_LIKE_HTML.search(text[:20_000]) is not None


def looks_like_feed(text: str) -> bool:
    """Say whether a text is a feed or a sitemap: XML about many pages."""
    return _LOOKS_LIKE_FEED.match(text[:2000]) is not None


def read_page(html: str, source: str | None, url: str | None = None) -> Page:
    """Extract the article of a page that came from `url`, in whatever language.

    Raises `NotAnArticle`, `InputTooLarge` for hostile markup, `NotEnglish` for nothing in another language.
    """
    refuse_markup(html, source)
    tree = parse(html)
    if tree is None:
        raise NotAnArticle(source, "it holds no article", "give the page of one article")
    metadata = read_metadata(tree, url)
    captions = _captions(tree)
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    shown = _shown_text(tree)
    # Extraction empties the tree: what is counted in it is counted before.
    links = {" ".join(a.text_content().split()) for a in tree.iter("a")}
    headings = len(tree.xpath(".//h2//a | .//h3//a | .//h4//a | .//a//h2 | .//a//h3 | .//a//h4"))
    has_wall = _WALL_WORDS.search(html) is not None and _has_wall(tree)
    posts = take_posts(tree, is_declared=metadata.is_live)
    body = _with_posts(extract_body(tree), posts, is_live=metadata.is_live)
    body, of_gallery = _without_gallery(body, captions, metadata.title)
    text = body + of_gallery
    language = other_language(text or shown, declared=declared)
    if language is None:
        refuse_wall(text, shown, source)
    refuse_stub(text, source, is_free=metadata.is_free, has_wall=has_wall)
    if not metadata.is_article and not posts:
        refuse_list(body, links, headings, source)
    if language and not text:
        raise not_english(language, source)
    if language is None or language.code not in UNSPACED:
        refuse_nothing(text, source)
    return Page(body, captions, metadata, language)


def parse(html: str) -> HtmlElement | None:
    """Parse a page; None where there is nothing in it."""
    from trafilatura import load_html

    tree: HtmlElement | None = load_html(html)
    return tree


def _open_layout_tables(tree: HtmlElement) -> None:
    """Make blocks of the tables that lay a page out, as pages did before style sheets: they hold prose."""
    for table in list(tree.iter("table")):
        cells = list(table.iter("td"))
        if any(len(cell.text_content()) > _LONGEST_CELL for cell in cells):
            for element in table.iter("table", "tbody", "tr", "td"):
                element.tag = "div"


def _open_interviews(tree: HtmlElement) -> None:
    """Make paragraphs of lists of terms that hold prose: questions and answers."""
    for terms in list(tree.iter("dl")):
        if any(len(opening_text(dd, 200).split()) >= _FEWEST_OF_ANSWER for dd in terms.iter("dd")):
            for element in terms.iter("dl", "dt", "dd"):
                element.tag = "div" if element.tag == "dl" else "p"


def _has_wall(tree: HtmlElement) -> bool:
    """Say whether a page shows a wall: an element named as one, with something to read in it."""
    named = (
        element for element in tree.xpath(_WALLS) if element.tag not in ("script", "style", "html", "body")
    )
    return any(
        _FEWEST_WORDS <= len(opening_text(element, 3_000).split()) <= _MOST_OF_WALL for element in named
    )


def _with_posts(intro: str, posts: list[str], *, is_live: bool) -> str:
    """Give the posts of a live blog behind what its page says first; a few are a box beside an article."""
    if not posts or (not is_live and sum(map(len, posts)) < len(intro)):
        return intro
    known = set(posts)
    lines = (
        line for line in intro.split("\n\n") if len(line.split()) >= _FEWEST_OF_ANSWER and line not in known
    )
    return "\n\n".join((*lines, *posts))


def _without_gallery(body: str, captions: tuple[str, ...], title: str | None) -> tuple[str, str]:
    """Take the captions out of the body of a gallery, which extraction runs together; give both."""
    if len(captions) < _A_GALLERY or 2 * sum(map(len, captions)) < len(body):
        return body, ""
    for caption in captions:
        body = body.replace(caption, "\n\n")
    lines = (line.strip(" -•") for line in body.split("\n"))
    return "\n\n".join(line for line in lines if _is_intro(line, title)), "\n" + "\n".join(captions)


def _is_intro(line: str, title: str | None) -> bool:
    return len(line.split()) >= _FEWEST_WORDS and line != title


def extract_body(tree: HtmlElement) -> str:
    """Give the paragraphs of the article in `tree`, parted by blank lines; "" where there is none.

    Trafilatura in its precise mode, for readers' comments and teasers are no part of an article. Where that
    leaves little, its balanced mode is asked too, and believed if it finds several times as much.
    """
    _open_layout_tables(tree)
    _open_interviews(tree)
    part_notices(tree)
    body = _extract(deepcopy(tree), precise=True)
    if len(body) < _SHORT:
        balanced = _extract(tree, precise=False)
        if len(balanced) > _MUCH_MORE * len(body):
            return balanced
    return body


def _extract(tree: HtmlElement, *, precise: bool) -> str:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, favor_precision=precise)
    text = getattr(document, "text", None) or ""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _shown_text(tree: HtmlElement) -> str:
    pieces = []
    for element in tree.iter():
        if (
            isinstance(element.tag, str)
            and element.tag not in ("script", "style", "noscript", "template")
            and element.text
        ):
            pieces.append(element.text.strip())
        if element.tail:
            pieces.append(element.tail.strip())
    return " ".join(filter(None, pieces))


def _captions(tree: HtmlElement) -> tuple[str, ...]:
    """Give the captions of the article's own photos; those of teasers stand inside links and lists."""
    found: dict[HtmlElement, str] = {}
    for element in tree.xpath(_CAPTIONS):
        text = opening_text(element, _LONGEST_CAPTION)
        if text.count(text[:_SAME]) > 1:  # slides give a caption cut, and in full where one asks for it
            text = (text[:_SAME] + max(text.split(text[:_SAME]), key=len)).strip()
        around = list(element.iterancestors())
        elsewhere = any(_is_elsewhere(ancestor) or ancestor in found for ancestor in around)
        if not elsewhere and _FEWEST_WORDS <= len(text.split()) < 150:
            found[element] = text
    first: dict[str, str] = {}
    for text in found.values():
        first.setdefault(text[:_SAME], text)
    return tuple(first.values())[:_MOST_CAPTIONS]


def _is_elsewhere(element: HtmlElement) -> bool:
    """Say whether what stands in an element is of another article: teasers in a list are links."""
    return element.tag in _ELSEWHERE or (element.tag == "li" and element.find(".//a[@href]") is not None)
