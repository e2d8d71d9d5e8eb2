"""A web page -> the text of its article, and what the page declares about it."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.errors import NotAnArticle
from communique.page.checks import refuse_list, refuse_markup, refuse_nothing, refuse_wall
from communique.page.language import not_english, other_language
from communique.page.languages import UNSPACED
from communique.page.metadata import Metadata, read_metadata

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
_ELSEWHERE: Final = frozenset("nav aside footer header a button form li".split())
_LONGEST_CELL: Final = 600
"""Characters. A cell of a table of figures or names holds less."""

_SHORT: Final = 600
_MUCH_MORE: Final = 3
"""Characters, and times: a shorter body is looked for again, and replaced by one so many times as long."""

_MOST_CAPTIONS: Final = 12
_FEWEST_WORDS: Final = 5


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
        text = f"{text}\n\n" if text else ""
        spans += [(len(text) + at, len(text) + at + len(caption)) for caption, at in found if at >= 0]
        return text + self.body, tuple(spans)


def looks_like_html(text: str) -> bool:
    """Say whether a text is a web page rather than plain text."""
    return _LOOKS_LIKE_HTML.search(text[:20_000]) is not None


def looks_like_feed(text: str) -> bool:
    """Say whether a text is a feed or a sitemap: XML about many pages."""
    return _LOOKS_LIKE_FEED.match(text[:2000]) is not None


def read_page(html: str, source: str | None) -> Page:
    """Extract the article, in whatever language.

    Raises `NotAnArticle`, `InputTooLarge` for hostile markup, `NotEnglish` for nothing in another language.
    """
    refuse_markup(html, source)
    tree = parse(html)
    if tree is None:
        raise NotAnArticle(source, "it holds no article", "give the page of one article")
    metadata = read_metadata(tree)
    captions = _captions(tree)
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    shown = _shown_text(tree)
    # Extraction empties the tree: what is counted in it is counted before.
    links = {" ".join(a.text_content().split()) for a in tree.iter("a")}
    headings = len(tree.xpath(".//h2//a | .//h3//a | .//h4//a | .//a//h2 | .//a//h3 | .//a//h4"))
    body = extract_body(tree)
    language = other_language(body or shown, declared=declared)
    if language is None:
        refuse_wall(body, shown, source)
    if not metadata.is_article:
        refuse_list(body, links, headings, source)
    if language and not body:
        raise not_english(language, source)
    if language is None or language.code not in UNSPACED:
        refuse_nothing(body, source)
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


def extract_body(tree: HtmlElement) -> str:
    """Give the paragraphs of the article in `tree`, parted by blank lines; "" where there is none.

    Trafilatura in its precise mode, for readers' comments and teasers are no part of an article. Where that
    leaves little, its balanced mode is asked too, and believed if it finds several times as much.
    """
    _open_layout_tables(tree)
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
        text = " ".join(element.text_content().split())
        around = list(element.iterancestors())
        elsewhere = any(ancestor.tag in _ELSEWHERE or ancestor in found for ancestor in around)
        if not elsewhere and _FEWEST_WORDS <= len(text.split()) < 150:
            found[element] = text
    return tuple(dict.fromkeys(found.values()))[:_MOST_CAPTIONS]
