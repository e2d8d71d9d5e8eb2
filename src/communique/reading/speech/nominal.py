"""Attributions without a cue verb: "according to X", "in X's view", "X's claim that …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech import phrases
from communique.reading.speech.contents import content_before
from communique.reading.speech.cues import CONTENT_NOUNS, STANCE_NOUNS, VIEW_NOUNS

if TYPE_CHECKING:
    from communique.reading.speech.indirect import SentenceReader
    from communique.reading.speech.phrases import Range

_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "whose"})
_FINITE = re.compile(r"[AVCd]")


def according_to(reader: SentenceReader) -> None:
    """Read "according to X", "per X", "in X's view" and "by X's estimate", before or after the content."""
    for i in range(len(reader.words) - 1):
        found = _source_of_view(reader, i)
        if found is None:
            continue
        source, cue, end = found
        follows = reader.codes[end : end + 1]
        before = content_before(reader, i)
        is_clause = before is not None and bool(_FINITE.search(reader.codes, *before))
        if follows in {",", ":"} and not is_clause:
            parts: list[Range] = [(end + 1, len(reader.words))]
        else:
            parts = [before] if before else []
        reader.add(source, cue, parts)


def _source_of_view(reader: SentenceReader, i: int) -> tuple[Range, Range, int] | None:
    """Give source, cue and the end of both, where a phrase that names whose view it is begins at word `i`."""
    words, codes = reader.words, reader.codes
    if words[i].low == "according" and words[i + 1].low == "to":
        source = phrases.phrase_after(codes, i + 2)
        return (source, (i, i + 2), source[1]) if source else None
    if words[i].low == "per" and words[i + 1].code in "NDn":
        source = phrases.phrase_after(codes, i + 1)
        is_named = source is not None and "N" in codes[slice(*source)]
        is_apart = i == 0 or codes[i - 1] == ","
        return (source, (i, i + 1), source[1]) if source and is_named and is_apart else None
    if words[i].low in {"in", "by"}:
        for at in range(i + 2, min(i + 9, len(words))):
            if words[at].low in VIEW_NOUNS and (owner := _owner(reader, at)) and owner[0] == i + 1:
                return owner, (at, at + 1), at + 1
            if codes[at] in ",.;:AV":
                break
    return None


def nouns_of_speech(reader: SentenceReader) -> None:
    """Read "X's claim that …", "her warning that …" and "their demands for …"."""
    for at in range(1, len(reader.words) - 2):
        follows = reader.codes[at + 1]
        noun = reader.words[at].low
        if noun not in CONTENT_NOUNS | STANCE_NOUNS or follows not in {"H", "F", "P"}:
            continue
        if follows == "P" and reader.words[at + 1].low not in {"for", "about", "against", "on"}:
            continue
        source = _owner(reader, at)
        if source is None or any(_inside(reader, at, a.content) for a in reader.found):
            continue
        if follows == "H":
            comma = reader.codes.find(",", at + 2)
            part: Range | None = (at + 2, comma if comma > 0 else len(reader.words))
        else:
            part = phrases.phrase_after(reader.codes, at + 2)
        if part:
            reader.add(source, (at, at + 2 if follows != "H" else at + 1), [part], lemma=noun)


def _owner(reader: SentenceReader, at: int) -> Range | None:
    """Give whose the noun at `at` is: "Ann Lee's" or "her"; adjectives may stand between."""
    start = at
    while start and reader.codes[start - 1] in "ndJ#":
        start -= 1
    if start and reader.words[start - 1].low in _OWNERS:
        return start - 1, start
    if not start or reader.codes[start - 1] != "G":
        return None
    source = phrases.phrase_before(reader.codes, start - 1)
    if source is None:
        return None
    verb = reader.codes.rfind("d", source[0] + 1, start)  # "voters ignored Lee's claim"
    return max(source[0], verb + 1), start


def _inside(reader: SentenceReader, at: int, content: tuple[tuple[int, int], ...]) -> bool:
    word = reader.words[at]
    return any(start <= word.start and word.end <= end for start, end in content)
