"""What cannot be an article is refused here, with a plain sentence, before any work is spent on it."""

from __future__ import annotations

import re
from typing import Final

from communique.errors import EmptyInput, InputTooLarge, NotAnArticle, Paywalled, UnsupportedInput

LARGEST: Final = 10_000_000
"""Bytes or characters of one article's page. Pages of the press stay under 3 MB with all their scripts."""

LONGEST: Final = 500_000
"""Characters of text. A hearing of a whole day has about 400,000."""

MOST_TAGS: Final = 150_000
"""Real pages have some thousands, live blogs with their comments some ten thousands."""

DEEPEST: Final = 400
"""Levels of nested tags. Real pages stay under 100."""

_KINDS: Final = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich-text document"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive"),
)
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
_TAG: Final = re.compile(
    r"<(/?)(?:div|section|article|main|aside|span|ul|ol|dl|table|blockquote|b|i|em|strong|font|form"
    r"|center|object"
    r"|figure|details|fieldset|a)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
_REMEDY: Final = "give the page of one article, or its text"
_CONSENT: Final = re.compile(
    r"\b(?:(?:accept|manage|reject|allow|use of|uses?|about) (?:all )?(?:our )?cookies"
    r"|cookies? (?:settings|policy"
    r"|preferences|consent)|your (?:privacy|consent|choices)|we (?:and|value|care)|our \d+ partners"
    r"|consent\b)",
    re.IGNORECASE,
)
_FAULT: Final = re.compile(
    r"\b(?:404|page (?:not found|(?:could|can)(?:not| not|n['’]t) be found)|not found on this server"
    r"|access denied"
    r"|403 forbidden|forbidden|internal server error|50[0234] (?:bad gateway|service|gateway"
    r"|internal)|bad gateway"
    r"|service (?:temporarily )?unavailable|too many requests|are you (?:a )?(?:human|robot)|not a robot"
    r"|checking your browser|enable javascript|unusual traffic|page you (?:requested|are looking for"
    r"|were looking for))",
    re.IGNORECASE,
)
_PAYWALL: Final = re.compile(
    r"\b(?:subscribe (?:now )?to (?:continue|keep|read|unlock|get full)|(?:to|and) (?:continue|keep) reading"
    r"|already a (?:subscriber|member)|(?:exclusive|only available|reserved) (?:to"
    r"|for) (?:our )?(?:subscribers|members)"
    r"|subscribers? only|(?:register|sign in|log in) to (?:continue|read|keep)|this (?:article"
    r"|content|story) is for"
    r" (?:subscribers|members)|you have reached your (?:limit|article limit)|unlock this (?:article|story))",
    re.IGNORECASE,
)
_CONSENT_LINE: Final = re.compile(
    r"(?:we (?:value|care about|respect) your privacy\b.{0,400}"
    r"|(?:we(?: and our (?:\d+ )?partners)?|this (?:web)?site|our (?:web)?site) uses? cookies\b.{0,400}"
    r"|(?:accept|reject|allow|manage)(?: all)?(?: (?:our )?cookies| preferences| choices)?"
    r"|cookies? (?:settings|policy|preferences|consent|notice)"
    r"|(?:your )?(?:privacy|consent)(?: choices)?)[.!]?",
    re.IGNORECASE,
)
_FAULT_LINE: Final = re.compile(
    r"(?:(?:http )?(?:error )?(?:40[034]|429|50[0234])?[\s:|–—-]{0,3}(?:error|(?:page |file )?not found"
    r"|access denied|forbidden|bad gateway|gateway time-?out|internal server error|too many requests"
    r"|service (?:temporarily )?unavailable)(?: 40[34]| 50[0234])?|40[34]|error 50[0234]"
    r"|are you (?:a )?(?:human|robot)\?|i['’]m not a robot|checking your browser\b.{0,100}"
    r"|(?:please )?enable javascript\b.{0,60}|.{0,40}\bunusual traffic from your\b.{0,60}"
    r"|(?:sorry, )?the page (?:(?:that )?you (?:requested|are looking for|were looking for)\b.{0,80}"
    r"|(?:could|can)(?:not| not|n['’]t) be found))[.!]?",
    re.IGNORECASE,
)
_PAYWALL_LINE: Final = re.compile(
    r"(?:(?:please )?(?:subscribe|register|sign in|sign up|log in)(?: now)? to"
    r" (?:continue|keep reading|read|unlock|get full)\b.{0,60}"
    r"|to (?:continue|keep) reading(?:(?:,| this| the (?:article|story)\b).{0,60})?"
    r"|already a (?:subscriber|member)\b.{0,40}|subscribers? only"
    r"|(?:this (?:article|content|story) is )?(?:exclusive|only available|reserved|for)"
    r" (?:to |for )?(?:our )?(?:subscribers|members)(?: only)?"
    r"|you have reached your (?:article )?limit|unlock this (?:article|story)\b.{0,60})[.!]?",
    re.IGNORECASE,
)
"""What a whole line of a wall says: within a sentence of a text the same words may be news."""

_FEWEST: Final = 10
"""Words of a page's text. There are no shorter articles."""

_A_LIST: Final = 5
"""So many lines that are links, being a third of all, make a list."""

_TEASER: Final = 35
"""Words. A page whose paragraphs are all shorter, under headings that are links, is a list of teasers."""

_STUB: Final = 120
"""Words. A page with less text than this is looked at for what stands in the article's stead."""

_SHORTEST: Final = 40
"""Words. The page of a fault has fewer."""


def refuse_binary(data: bytes, source: str | None) -> None:
    """Raise `EmptyInput`, `UnsupportedInput` or `InputTooLarge` for bytes that are no page and no text."""
    refuse_size(len(data), source)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(source, "it is empty", _REMEDY)
    for start, kind in _KINDS:
        if data.startswith(start):
            raise UnsupportedInput(source, f"it is {kind}, not a web page or a text", _REMEDY)
    if data[4:8] == b"ftyp":
        raise UnsupportedInput(source, "it is a video or an image, not a web page or a text", _REMEDY)
    if _is_binary(data[:4096]):
        raise UnsupportedInput(source, "it is binary data, not a web page or a text", _REMEDY)


def _is_binary(sample: bytes) -> bool:
    """Say whether control characters show these bytes to be no text; of UTF-16, every other byte is zero."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    wide = max(even, odd) > 0.2 * len(sample) and min(even, odd) < 0.01 * len(sample)
    return controls > 0.02 * len(sample) and not wide


def refuse_size(size: int, source: str | None) -> None:
    """Raise `InputTooLarge` for more bytes or characters than one page can have."""
    if size > LARGEST:
        problem = f"it has {size / 1e6:.0f} MB or more; one article can have {LARGEST / 1e6:.0f} MB"
        raise InputTooLarge(source, problem, _REMEDY)


def refuse_length(text: str, source: str | None) -> None:
    """Raise `InputTooLarge` for a text longer than an article, a speech or a hearing."""
    if len(text) > LONGEST:
        problem = f"its text has {len(text):,} characters; one article can have {LONGEST:,}"
        raise InputTooLarge(source, problem, _REMEDY)


def refuse_markup(html: str, source: str | None) -> None:
    """Raise `InputTooLarge` for tags so many or nested so deep that a parser would choke on them."""
    if html.count("<") > MOST_TAGS:
        raise InputTooLarge(source, f"it has more than {MOST_TAGS:,} tags", _REMEDY)
    depth = 0
    for match in _TAG.finditer(html):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise InputTooLarge(source, f"its tags are nested more than {DEEPEST} deep", _REMEDY)


def refuse_wall(body: str, page: str, source: str | None) -> None:
    """Raise `NotAnArticle` where little `body` is left of the text of a web `page` and that says why."""
    words = len(body.split())
    if words >= _STUB:
        return
    page = page[:20_000]
    if _PAYWALL.search(page):
        raise _paywall(source)
    if len(_CONSENT.findall(body)) * 12 > words:
        raise _consent(source)
    if words < _SHORTEST and _FAULT.search(page[:2000]):
        raise _fault(source)


def refuse_stub(body: str, source: str | None, *, is_free: bool | None, has_wall: bool) -> None:
    """Raise `Paywalled` for little text of a page that says it is not free, or that shows a wall."""
    words = len(body.split())
    is_cut = body.rstrip(" ]").endswith(("…", "..."))
    if (is_free is False or has_wall) and words < (2 * _STUB if is_cut else _STUB):
        raise _paywall(source)


def refuse_wall_of_text(text: str, source: str | None) -> None:
    """Raise `NotAnArticle` for a short text of which whole lines are those of a wall.

    Within a line the same words may be news: inspectors are forbidden to enter, parliaments give consent.
    """
    words = len(text.split())
    if words >= _STUB:
        return
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if any(_PAYWALL_LINE.fullmatch(line) for line in lines):
        raise _paywall(source)
    if 2 * sum(len(line.split()) for line in lines if _CONSENT_LINE.fullmatch(line)) >= words:
        raise _consent(source)
    if words < _SHORTEST and any(_FAULT_LINE.fullmatch(line) for line in lines):
        raise _fault(source)


def _paywall(source: str | None) -> Paywalled:
    return Paywalled(source, "it shows only the beginning and asks for a subscription", _REMEDY)


def _consent(source: str | None) -> NotAnArticle:
    return NotAnArticle(
        source, "it is a notice about cookies or consent", "open it in a browser, save the article"
    )


def _fault(source: str | None) -> NotAnArticle:
    return NotAnArticle(source, "it is the error page of a web server", "try the address again later")


def refuse_list(body: str, links: set[str], headings: int, source: str | None) -> None:
    """Raise `NotAnArticle` for a page of links, with or without teasers.

    `links` are the texts of all links on the page, `headings` the number of headings that are links.
    """
    lines = [line.lstrip("-•* ") for line in body.split("\n") if line.strip()]
    linked = sum(line in links for line in lines)
    teasers = headings >= 2 * _A_LIST and all(len(line.split()) < _TEASER for line in lines)
    listed = linked >= _A_LIST and linked * 3 >= len(lines)
    if listed or teasers:
        raise NotAnArticle(source, "it is a list of links, not an article", "give the page of one article")


def refuse_nothing(body: str, source: str | None) -> None:
    """Raise `NotAnArticle` where extraction left next to nothing of a page."""
    if len(body.split()) < _FEWEST:
        raise NotAnArticle(source, "it holds no article", "give the page of one article")
