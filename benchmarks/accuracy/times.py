"""Score time expressions on TimeML documents, by the definitions of the TempEval-3 toolkit.

    python -m benchmarks.accuracy.times [DATA] [--check] [--misses]

DATA holds folders of `.tml` files (default: the TBAQ-cleaned part of tempeval3, AQUAINT and TimeBank). Only
the text of a document is scored, its stated creation time is given. Strict: the same span. Relaxed: the spans
overlap, each counted once. Value: as relaxed, and the TIMEX3 value is the same string; that is the toolkit's
relaxed F1 times the share of right values. All three are F1 over all expressions of a folder.
HeidelTime's figures are those of the TempEval-3 report and of its authors.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.timex import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = SHARED / "data" / "score" / "tempeval3" / "TBAQ-cleaned"
HEIDELTIME = {"AQUAINT value": "HeidelTime .730", "TimeBank value": "HeidelTime .792"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked expression: its span, type and value."""

    span: tuple[int, int]
    type: str
    value: str


def read_document(path: Path) -> tuple[str, date | None, list[Gold]]:
    """Give the text of a TimeML document, its creation day and its expressions."""
    root = ET.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", created.get("value", "") if created is not None else "")
    body = root.find("TEXT")
    text, gold = "", []
    for element, piece in _pieces(body if body is not None else root):
        if element is not None:
            whole = "".join(element.itertext())
            span = (len(text), len(text) + len(whole))
            gold.append(Gold(span, element.get("type", ""), element.get("value", "")))
        text += piece
    return text, date.fromisoformat(day[0]) if day else None, gold


def _pieces(element: ET.Element) -> Iterator[tuple[ET.Element | None, str]]:
    """Give the text of an element in order; the first piece of an expression with its element."""
    yield (element if element.tag == "TIMEX3" else None), element.text or ""
    for child in element:
        yield from _pieces(child)
        yield None, child.tail or ""


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Take white space and closing marks off a span, as tokens do in the toolkit."""
    start, end = span
    while end > start and text[end - 1] in " \n.,":
        end -= 1
    while start < end and text[start] in " \n":
        start += 1
    return start, end


def score_folder(folder: Path, *, misses: bool) -> list[Figure]:
    """Give strict, relaxed and value F1 over the documents of a folder."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tml")):
        text, created, gold = read_document(path)
        found = find_times(text, created)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        free = list(found)
        for expression in gold:
            span = _trimmed(text, expression.span)
            match = next((t for t in free if t.span[0] < span[1] and span[0] < t.span[1]), None)
            if match is None:
                _tell(misses, "missed", path, text, span, expression.value, "")
                continue
            free.remove(match)
            counts["relaxed"] += 1
            counts["strict"] += _trimmed(text, match.span) == span
            counts["value"] += match.value == expression.value
            counts["type"] += match.value == expression.value and match.type == expression.type
            if match.value != expression.value:
                _tell(misses, "value", path, text, span, expression.value, match.value)
            elif _trimmed(text, match.span) != span:
                _tell(misses, "span", path, text, span, expression.value, text[slice(*match.span)])
        for time in free:
            _tell(misses, "spurious", path, text, time.span, "", time.value)
    total = counts["gold"] + counts["found"]
    return [
        Figure(name := f"{folder.name} {what}", 2 * counts[what] / total, HEIDELTIME.get(name, ""))
        for what in ("relaxed", "strict", "value")
    ]


def _tell(misses: bool, kind: str, path: Path, text: str, span: tuple[int, int], gold: str, own: str) -> None:
    if misses:
        before, after = text[max(span[0] - 50, 0) : span[0]], text[span[1] : span[1] + 40]
        around = " ".join(f"{before}[{text[slice(*span)]}]{after}".split())
        print(f"{kind}\t{path.name}\t{gold}\t{own}\t{around}", file=sys.stderr)


def main() -> None:
    options = arguments("Score time expressions on TimeML documents.", DATA)
    folders = sorted(path for path in options.data.iterdir() if path.is_dir()) or [options.data]
    figures = [figure for folder in folders for figure in score_folder(folder, misses=options.misses)]
    report("times", figures, check=options.check)


if __name__ == "__main__":
    main()
