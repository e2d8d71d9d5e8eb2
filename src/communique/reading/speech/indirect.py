"""Attributions of one sentence by the shape of its clauses around each cue.

Four shapes: the source before the cue and the content after it; the content first, then "…, X said" or "…,
said X"; "according to X"; and "X: …". Verbs that share a subject, infinitives and participles take the
subject of their sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech import phrases
from communique.reading.speech.attribution import Attribution
from communique.reading.speech.contents import (
    content_after,
    content_before,
    content_end,
    content_spans,
    kind_of,
)
from communique.reading.speech.verbs import CueVerb, cue_verbs

if TYPE_CHECKING:
    from communique.reading.speech.phrases import Range
    from communique.reading.speech.words import Word

_SHARED = re.compile(r"(?:[&B],?|,&?)$")
_ADJUNCT_ONLY = re.compile(r"(?:J|[PT]?(?:[Dt#]|t,|#,)*t[#t,]*|[PTi][DJdNn#GFtPT&i]*)*[.,?;)]*$")


class SentenceReader:
    """Reads the attributions of one sentence; `words` must not be empty."""

    def __init__(self, text: str, words: list[Word], sentence: int) -> None:
        self.text = text
        self.words = words[: phrases.LONGEST]
        self.sentence = sentence
        self.codes = "".join(word.code for word in self.words)
        self.verbs = cue_verbs(self.words, self.codes)
        self._hide_false_cues()
        self.found: list[Attribution] = []
        self.last_source: Range | None = None
        self.done = 0
        """Words before this one belong to the content of an earlier cue."""

    def _hide_false_cues(self) -> None:
        real = {verb.at for verb in self.verbs}
        self.codes = "".join(
            self._plain_code(i) if code == "C" and i not in real else code
            for i, code in enumerate(self.codes)
        )

    def _plain_code(self, i: int) -> str:
        low = self.words[i].low
        if self.text[self.words[i].start].isupper():
            return "N"
        return "d" if low.endswith("ed") else "i" if low.endswith("ing") else "n"

    def read(self) -> list[Attribution]:
        self._according_to()
        for verb in self.verbs:
            self._read_verb(verb)
        if not self.found:
            self._label()
        return self.found

    def _read_verb(self, verb: CueVerb) -> None:
        if verb.voice == "passive":
            self._passive(verb)
            return
        if verb.cue.is_plain and verb.voice == "finite" and self._inverted(verb):
            return
        source = self._source(verb)
        if source is None:
            return
        self.last_source = source
        left_is_open = source[1] <= verb.start and self._content_may_end_at(source[0])
        if left_is_open and self._nothing_follows(verb):
            before = content_before(self, source[0])
            if before:
                self._add(source, (verb.start, verb.end), [before])
                return
        if left_is_open and self.codes[verb.end : verb.end + 1] == ",":
            parts = [content_before(self, source[0]), self._resumed(verb, source[0])]
        elif left_is_open and self._quote_before(source[0]):
            parts = [content_before(self, source[0]), content_after(self, verb)]
        else:
            parts = [content_after(self, verb)]
        self._add(source, (verb.start, verb.end), [part for part in parts if part])

    def _resumed(self, verb: CueVerb, source: int) -> Range | None:
        """Give the content that goes on after "…, X said, …"."""
        start = verb.end + 1
        follows = self.codes[start : start + 1]
        if follows in {"Q", "q"}:
            return start, start + 1
        if self._quote_before(source) or follows in {"", "i", "S", "C", "W"}:
            return None
        return start, content_end(self, verb, start)

    def _quote_before(self, i: int) -> bool:
        return self.codes[max(0, i - 2) : i].rstrip(",").endswith(("Q", "q"))

    def _content_may_end_at(self, i: int) -> bool:
        """Whether what stands before word `i` may be content: a comma or a quotation ends there."""
        return i > 0 and self.codes[i - 1] in ",Qq-)?"

    def _nothing_follows(self, verb: CueVerb) -> bool:
        return bool(_ADJUNCT_ONLY.match(self.codes, verb.end))

    def _inverted(self, verb: CueVerb) -> bool:
        """Read "…, said the minister"."""
        if verb.start != verb.at or not self._content_may_end_at(verb.start):
            return False
        source = phrases.phrase_after(self.codes, verb.end, is_last=True)
        if source is None or self.codes[source[1] : source[1] + 1] in {"A", "V", "d", "C", "G", "H"}:
            return False
        before = content_before(self, verb.start)
        if before is None:
            return False
        self.last_source = source
        rest = self.codes[source[1] :]
        parts = [before]
        if rest.startswith(",") and (quote := rest.upper().find("Q")) in {1, 2}:
            parts.append((source[1] + quote, source[1] + quote + 1))
        self._add(source, (verb.start, verb.end), parts)
        return True

    def _source(self, verb: CueVerb) -> Range | None:
        start = verb.start
        if verb.voice == "infinitive":
            return self.last_source or self._main_subject(verb)
        if verb.voice == "ing" and self.codes[start - 1 : start] in {
            "",
            ",",
            "P",
            "S",
            "&",
            "-",
            "Q",
            "B",
            "t",
            ")",
        }:
            return self.last_source or self._main_subject(verb)
        if verb.voice == "finite" and _SHARED.search(self.codes, max(0, start - 2), start):
            shared = self.last_source or self._main_subject(verb)
            if self.codes[start - 1] != ",":
                return shared
            return phrases.phrase_before(self.codes, start) or shared
        if self.words[start - 1].low == "as" and self.words[start - 2].low in {"quoted", "cited", "reported"}:
            start -= 2
            while start and self.codes[start - 1] in "AJ":
                start -= 1
        return phrases.phrase_before(self.codes, start)

    def _main_subject(self, verb: CueVerb) -> Range | None:
        subject = phrases.main_subject(self.codes)
        return subject if subject and subject[1] <= verb.start else None

    def _passive(self, verb: CueVerb) -> None:
        """Read "was condemned by Paris": the source follows, the content is the subject."""
        if verb.end < len(self.words) and self.words[verb.end].low == "by":
            source = phrases.phrase_after(self.codes, verb.end + 1)
            subject = phrases.phrase_before(self.codes, verb.start)
            if source and subject:
                self._add(source, (verb.start, verb.end), [subject])

    def _according_to(self) -> None:
        for i in range(len(self.words) - 2):
            if self.words[i].low != "according" or self.words[i + 1].low != "to":
                continue
            source = phrases.phrase_after(self.codes, i + 2)
            if source is None:
                continue
            follows = self.codes[source[1] : source[1] + 1]
            if i < 3 and follows == ",":
                part: Range | None = (source[1] + 1, len(self.words))
            else:
                part = content_before(self, i)
            self._add(source, (i, i + 2), [part] if part else [])

    def _label(self) -> None:
        """Read "Minister: talks will go on" and "X: “…”"."""
        match = re.match(r"((?:[DNnG#]|\([^)]*\)|F){1,8}):(?=.)", self.codes)
        if match and self.codes[match.end()] in "Qq" and "N" in match.group(1):
            self._add(match.span(1), (match.end() - 1, match.end()), [(match.end(), match.end() + 1)])

    def _add(self, source: Range | None, cue: Range, parts: list[Range]) -> None:
        spans = content_spans(self, parts)
        if spans:
            self.done = max(self.done, *(end for _, end in parts))
            self.found.append(
                Attribution(self._span(source), self._span(cue), spans, kind_of(self, parts), self.sentence)
            )

    def _span(self, part: Range | None) -> tuple[int, int] | None:
        if part is None:
            return None
        start, end = part
        while end > start + 1 and self.codes[end - 1] in ",.;":
            end -= 1
        return self.words[start].start, self.words[end - 1].end
