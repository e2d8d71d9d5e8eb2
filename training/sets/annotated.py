"""Real articles read for this project: `training/readings/SET.jsonl`, one reading a line.

The texts stay where they are (`data/articles`, public domain or CC BY 2.5): a reading names its article by
address and digest, and what it quotes by offsets into the article's text. Otherwise it is as the gold
readings are (annotation/GUIDELINES.md).
"""

from __future__ import annotations

import gzip
import json
import logging
from typing import TYPE_CHECKING, Any

from training.sets.readings import Gold, digest, example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.examples import Example
    from training.sets.attributions import Marked

log = logging.getLogger(__name__)
HELD_OUT = 5
"""One reading in so many is not trained on: thresholds and calibration are measured on those."""
_QUOTED = {
    "people": ("mentions",), "events": ("trigger", "evidence"), "statements": ("cue", "content"),
    "conflicts": ("evidence",),
}  # fmt: skip
"""The fields that hold words of the text."""


def examples(
    readings: Path, articles: Path, attributions: dict[str, list[Marked]], *, held_out: bool
) -> Iterator[Example]:
    """Give an example a reading, of those held out or of the rest."""
    name = "held-out" if held_out else "annotated"
    for text, reading in read(readings, articles, held_out=held_out):
        yield example(text, reading, attributions.get(digest(text)), name=name)


def read(readings: Path, articles: Path, *, held_out: bool) -> Iterator[tuple[str, Gold]]:
    """Give the text of each article and its reading, as gold readings are.

    An article that is missing or was changed is left out, and logged.
    """
    for path in sorted(readings.glob("*.jsonl")):
        texts = dict(_texts(articles / f"{path.stem}.jsonl.gz"))
        for line in path.read_text(encoding="utf-8").splitlines():
            reading = json.loads(line)
            if is_held_out(reading["sha256"]) != held_out:
                continue
            text = texts.get(reading["url"])
            if text is None or digest(text) != reading["sha256"]:
                log.warning("%s: the article read is not in %s", reading["url"], articles)
            else:
                yield text, unpacked(reading, text)


def is_held_out(sha256: str) -> bool:
    return int(sha256[:8], 16) % HELD_OUT == 0


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield article["url"], article_text(article)


def article_text(article: dict[str, Any]) -> str:
    """Give an article's title and text as they were read."""
    title, text = article.get("title") or "", str(article["text"])
    return text if text.startswith(title) else f"{title}\n\n{text}"


def unpacked(reading: dict[str, Any], text: str) -> dict[str, Any]:
    """Give a reading with words for offsets."""
    return _mapped(reading, lambda span: text[slice(*span)])


def packed(reading: dict[str, Any], text: str) -> dict[str, Any]:
    """Give a reading with offsets for words: those of their first occurrence. Raises ValueError."""

    def offsets(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    return _mapped(reading, offsets)


def _mapped(reading: dict[str, Any], change: Any) -> dict[str, Any]:
    result = dict(reading)
    for part, fields in _QUOTED.items():
        result[part] = [dict(row) for row in reading[part]]
        for row in result[part]:
            for name in fields:
                value = row.get(name)
                if name in ("trigger", "cue"):
                    row[name] = change(value) if value else None
                else:
                    row[name] = [change(one) for one in value]
    return result
