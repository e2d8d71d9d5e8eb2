"""What stands where in a text: headline, authors, day, dateline, captions, and what is not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from communique.page.bylines import read_byline
from communique.page.captions import is_caption
from communique.page.dateline import place_line, read_dateline
from communique.page.days import day_line, full_day
from communique.page.furniture import SECTIONS, furniture_tail, is_furniture
from communique.page.layout import Block, split_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.record import Span

_LONGEST_TITLE: Final = 250
_HEAD: Final = 14
"""So many blocks may stand before the report itself begins."""


@dataclass(slots=True)
class TextParts:
    """What a text says about itself. `day` is the day of publication that it states."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    day: date | None = None
    dateline: str | None = None
    captions: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    _days: dict[str, date] = field(default_factory=dict)


def read_parts(text: str, *, title: str | None = None, language: str = "en") -> TextParts:
    """Find the parts of `text` by their form. A `title` that is known already is not looked for."""
    is_foreign = language != "en"
    blocks = split_blocks(text)
    parts = TextParts(title=title)
    tail = furniture_tail(blocks)
    marked = [b for i, b in enumerate(blocks) if i >= tail or is_furniture(b.text)]
    captions = [b for b in blocks[:tail] if b not in marked and is_caption(b.text)]
    taken = {*marked, *captions}
    rest = [b for b in blocks if b not in taken]
    if title is None:
        rest, sections = _take_title(rest, parts, is_foreign=is_foreign)
        marked += sections
    else:
        rest = [b for b in rest if b.text != title]
    marked += _read_head(rest, parts, is_foreign=is_foreign)
    marked += _read_labelled_days([b for b in rest if b not in marked], parts)
    parts.captions = tuple(b.span for b in captions)
    parts.furniture = tuple(sorted(b.span for b in marked))
    parts.day = next(
        (parts._days[k] for k in ("published", "line", "dateline", "updated") if k in parts._days), None
    )
    return parts


def _take_title(
    blocks: list[Block], parts: TextParts, *, is_foreign: bool
) -> tuple[list[Block], list[Block]]:
    """Set the title; give the blocks behind it, and the names of sections before it."""
    sections: list[Block] = []
    for index, block in enumerate(blocks[:_HEAD]):
        if block.text.lower() in SECTIONS and index + 1 < len(blocks) and _is_title(blocks[index + 1].text):
            sections.append(block)
        elif not _is_about_the_article(block.text, is_foreign=is_foreign):
            if not _is_title(block.text) or len(blocks) == 1:
                return blocks[len(sections) :], sections
            parts.title = " ".join(block.text.split())
            return [b for b in blocks[: index + 1] if b not in sections and b != block] + blocks[
                index + 1 :
            ], sections
    return [b for b in blocks if b not in sections], sections


def _is_about_the_article(line: str, *, is_foreign: bool) -> bool:
    """Say whether a line is a byline or a day; "Press Briefing, June 21, 2021" is a headline."""
    stated = day_line(line)
    return read_byline(line, is_foreign=is_foreign) is not None or (
        stated is not None and _is_day_alone(line, stated[0])
    )


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or read_dateline(line, first=False):
        return False
    stopped = line.endswith((".", '."', ".”")) and not line.endswith(
        ("U.S.", "U.K.", "U.N.", "Jr.", "Sr.", "D.C.")
    )
    return not (stopped and len(line) > 60)


def _read_head(blocks: Sequence[Block], parts: TextParts, *, is_foreign: bool) -> list[Block]:
    """Read the lines between the headline and the report, and the dateline; give those that are furniture."""
    furniture: list[Block] = []
    first = True
    for block in blocks[:_HEAD]:
        authors = read_byline(block.text, is_foreign=is_foreign)
        stated = day_line(block.text)
        if authors is not None:
            parts.authors = parts.authors or authors
            if day := full_day(block.text):
                parts._days.setdefault("line", day)
            furniture.append(block)
        elif stated:
            parts._days.setdefault(_kind(stated[0]), stated[1])
            if _is_day_alone(block.text, stated[0]):
                furniture.append(block)
        elif place := place_line(block.text):
            parts.dateline = parts.dateline or place
        elif _read_dateline(block, parts, first=first) or len(block.text) > 200:
            if not first or parts.dateline:
                break
            first = False
        elif block.text.endswith((".", ".”", '."')):
            first = False
    return furniture


def _read_dateline(block: Block, parts: TextParts, *, first: bool) -> bool:
    dateline = read_dateline(block.text, first=first)
    if dateline is None or parts.dateline:
        return False
    parts.dateline = dateline.place
    parts.outlet = dateline.agency
    if dateline.day:
        parts._days.setdefault("dateline", dateline.day)
    return True


def _read_labelled_days(blocks: Sequence[Block], parts: TextParts) -> list[Block]:
    """Read "Published: 3 May 2021" wherever it stands; many pages put it under the article."""
    found = []
    for block in blocks:
        stated = day_line(block.text) if len(block.text) < 140 else None
        if stated and stated[0]:
            parts._days.setdefault(_kind(stated[0]), stated[1])
            found.append(block)
    return found


def _kind(label: str) -> str:
    if not label:
        return "line"
    return "updated" if "updated" in label or "modified" in label else "published"


def _is_day_alone(line: str, label: str) -> bool:
    """Say whether a line holds nothing but the day: "Helsinki, 7 May 1996" names a place too and is read."""
    words = re.findall(r"[^\W\d_]{4,}", line)
    return bool(label) or all(_CALENDAR_WORD.fullmatch(word) for word in words)


_CALENDAR_WORD: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues|thur|thurs|sept|january|february|march|april"
    r"|june|july|august"
    r"|september|october|november|december|noon|midnight",
    re.IGNORECASE,
)
