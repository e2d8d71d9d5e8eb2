"""Attributions by a colon: "X: “…”", "Said the minister: “…”", "X made the announcement: “…”"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech import phrases
from communique.reading.speech.agents import can_speak
from communique.reading.speech.cues import CONTENT_NOUNS, DOCUMENTS, SPEECH_NOUNS
from communique.reading.speech.words import CLASSES

if TYPE_CHECKING:
    from communique.reading.speech.indirect import SentenceReader
    from communique.reading.speech.phrases import Range
    from communique.reading.speech.verbs import CueVerb

_LABEL = re.compile(r"((?:[DNnG#]|\([^)]*\)|F){1,8}):(?=.)")
_FINITE = re.compile(r"[AVCd]")
_WORDS_OF_SPEECH = CONTENT_NOUNS | DOCUMENTS | SPEECH_NOUNS | {"message", "words", "answer", "reply"}
_VERBS = frozenset(CLASSES["V"].split())
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})


def label(reader: SentenceReader) -> None:
    """Read "X: “…”", and in a headline "X: talks will go on"."""
    match = _LABEL.match(reader.codes)
    if match is None or "N" not in match.group(1):
        return
    end = match.end()
    if reader.codes[end] in "Qq":
        reader.add(match.span(1), (end - 1, end), [(end, end + 1)])
    elif reader.is_title and set(match.group(1)) <= {"N", "G"} and _FINITE.search(reader.codes, end):
        reader.add(match.span(1), (end - 1, end), [(end, len(reader.codes))])


def opening(reader: SentenceReader, verb: CueVerb) -> bool:
    """Read "Said the minister: “…”"."""
    source = phrases.phrase_after(reader.codes, verb.end)
    if source is None or reader.codes[source[1] : source[1] + 2] not in {":Q", ",Q"}:
        return False
    reader.add(source, (verb.start, verb.end), [(source[1] + 1, source[1] + 2)], verb)
    return True


def quoted_after_colon(reader: SentenceReader) -> None:
    """Read a quotation after a colon that no cue verb governs: "X made the announcement: “…”".

    The subject of the clause says it, or whoever owns the subject ("His answer was short: “…”"); a noun of
    speech before the colon is the cue, else the verb.
    """
    colon = reader.codes.find(":Q")
    if colon < 2 or any(_covers(reader, colon + 1, a.content) for a in reader.found):
        return
    clause = "".join("V" if w.low in _VERBS else w.code for w in reader.words[:colon])
    subject = phrases.main_subject(clause)
    verb = _FINITE.search(clause, subject[1]) if subject else None
    if subject is None or verb is None:
        return
    source: Range | None = subject
    if reader.words[subject[0]].low in _OWNERS:
        is_speech = any(reader.words[i].low in _WORDS_OF_SPEECH for i in range(*subject))
        source = (subject[0], subject[0] + 1) if is_speech else None
    elif clause[subject[0]] != "R" and not _can_speak(reader, subject):
        source = None
    if source is None or reader.words[source[0]].low in {"it", "there"}:
        return
    nouns = [i for i in range(subject[0], colon) if reader.words[i].low in _WORDS_OF_SPEECH]
    at = nouns[-1] if nouns else verb.start()
    reader.add(source, (at, at + 1), [(colon + 1, colon + 2)], lemma=reader.words[at].low)


def _can_speak(reader: SentenceReader, part: Range) -> bool:
    """Whether a noun phrase can be of somebody who speaks; a capital at its very start tells nothing."""
    start = part[0] + (reader.words[part[0]].code == "D")
    return start < part[1] and can_speak(
        reader.text[reader.words[start].start : reader.words[part[1] - 1].end]
    )


def _covers(reader: SentenceReader, at: int, content: tuple[Range, ...]) -> bool:
    word = reader.words[at]
    return any(start < word.end and word.start < end for start, end in content)
