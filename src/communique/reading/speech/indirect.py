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
from communique.reading.speech.colons import label, opening, quoted_after_colon
from communique.reading.speech.contents import (
    content_after,
    content_before,
    content_end,
    content_spans,
    kind_of,
)
from communique.reading.speech.cues import NOT_SPEAKERS
from communique.reading.speech.nominal import according_to, nouns_of_speech
from communique.reading.speech.verbs import CueVerb, cue_verbs, form_of

if TYPE_CHECKING:
    from communique.reading.speech.phrases import Range
    from communique.reading.speech.words import Word
    from communique.record import Span

_SHARED = re.compile(r"(?:[&B],?|,&?)$")
_ADJUNCT = (
    r"(?:J|(?:[Dd][dJ]*+)?t[t#]*+)*+"  # repeatedly; late on Monday
    r"(?:P[DJdNn#Gti]*+(?:[F&][DJdNnG#t]++)*+)*+"  # in a letter to the heads of state
)
_ADJUNCTS_ALONE = re.compile(rf"{_ADJUNCT}(?P<end>,|[.?;)]*$)")
_ADJUNCTS = re.compile(rf"(?:O|D?[dJ]?N*+n*+(?=[P,.;?]|$))?{_ADJUNCTS_ALONE.pattern}")
_FINITE = re.compile(r"[AVCd]")
_SHORTEST = 4
"""Words that a clause before its cue has at least."""


class SentenceReader:
    """Reads the attributions of one sentence; `words` must not be empty."""

    def __init__(self, text: str, words: list[Word], sentence: int, *, is_title: bool = False) -> None:
        self.text = text
        self.is_title = is_title
        self.words = words[: phrases.LONGEST]
        self.sentence = sentence
        self.verbs, self.codes = cue_verbs(self.words, "".join(word.code for word in self.words))
        self.shape = self._without_participles()
        """The codes, with cues in -ing as any word in -ing."""
        self.found: list[Attribution] = []
        self.last_source: Range | None = None
        self.announced: tuple[Span | None, Span | None] | None = None
        """Source and cue of what a final colon announces for the next paragraph."""
        self.limit: int | None = None
        """Where content must end because a cue follows that the whole sentence hangs on."""
        self.done = 0
        """Words before this one belong to the content of an earlier cue."""

    def read(self) -> list[Attribution]:
        according_to(self)
        final = self._final()
        for verb in self.verbs:
            if verb is final:
                self.done, self.limit = max(0, self.codes.rfind(";", 0, self.limit) + 1), None
            self._read_verb(verb)
        nouns_of_speech(self)
        quoted_after_colon(self)
        if not self.found:
            label(self)
        return self.found

    def _without_participles(self) -> str:
        codes = list(self.codes)
        for verb in self.verbs:
            if verb.voice == "ing":
                codes[verb.at] = "i"
        return "".join(codes)

    def _drop_modifiers(self, source: Range) -> None:
        """Forget what a participle inside a source was read as: "lawmakers supporting the law argued"."""
        inside = {
            self.span_of((verb.start, verb.end))
            for verb in self.verbs
            if verb.voice == "ing" and source[0] < verb.at < source[1]
        }
        self.found = [a for a in self.found if a.cue not in inside]

    def _final(self) -> CueVerb | None:
        """Give the cue that a whole sentence hangs on ("…, officials said on Monday"); set the limit."""
        verb = self.verbs[-1] if self.verbs else None
        if verb is None or verb.voice != "finite" or not verb.cue.is_plain or "c" not in verb.cue.frames:
            return None
        source = phrases.phrase_before(self.codes, verb.start)
        follows = self._adjuncts(verb)
        if source is None or follows is None or self.codes[source[0] - 1 : source[0]] != ",":
            return None
        if follows.end() < len(self.codes) or source[0] < _SHORTEST:
            return None
        self.limit = source[0] - 1
        return verb

    def _read_verb(self, verb: CueVerb) -> None:
        if verb.voice == "passive":
            self._passive(verb)
            return
        if verb.cue.is_plain and verb.voice == "finite" and self._inverted(verb):
            return
        source = self._source(verb)
        if source is None or self._cannot_speak(source):
            return
        self.last_source = source
        self._drop_modifiers(source)
        if source[1] <= verb.start and self._content_may_end_at(source[0]):
            parts = self._parts_around(verb, source[0])
        else:
            parts = [self._before_comma(content_after(self, verb), source)]
        self.add(source, (verb.start, verb.end), [part for part in parts if part], verb)
        if not any(parts) and verb.cue.is_plain and self.codes.endswith(":"):
            self.announced = self.span_of(source), self.span_of((verb.start, verb.end))

    def _before_comma(self, part: Range | None, source: Range) -> Range | None:
        """Cut what is said in a subordinate clause ("when he said so, …") where that clause ends."""
        if part is None or self.codes[max(0, source[0] - 1) : source[0]] != "S":
            return part
        comma = self.codes.find(",", part[0] + 1, part[1])
        return part if comma < 0 else (part[0], comma)

    def _parts_around(self, verb: CueVerb, source: int) -> list[Range | None]:
        """Give the content of "…, X said" and "…, X said, …", where X begins at `source`."""
        before = content_before(self, source)
        if before is None or not ("c" in verb.cue.frames or "Q" in self.codes):
            return [content_after(self, verb)]
        is_quoted = self._quote_before(source)
        is_clause = is_quoted or bool(_FINITE.search(self.codes, *before))
        follows = self._adjuncts(verb)
        if follows and follows.group("end") == ",":
            return [before, self._resumed(verb, follows.end(), is_clause=is_clause, is_quoted=is_quoted)]
        if follows and is_clause:
            return [before]
        after = content_after(self, verb)
        return [before, after] if is_quoted else [after]

    def _adjuncts(self, verb: CueVerb) -> re.Match[str] | None:
        """Match what may stand between a cue that ends its content and the next comma or the end."""
        if "o" not in verb.cue.frames:
            return _ADJUNCTS_ALONE.match(self.codes, verb.end)
        return _ADJUNCTS.match(self.codes, verb.end)

    def _resumed(self, verb: CueVerb, start: int, *, is_clause: bool, is_quoted: bool) -> Range | None:
        """Give the content that goes on after "…, X said, …"."""
        if self.codes[start : start + 1] in {"B", "&"}:
            start += 1
        follows = self.codes[start : start + 1]
        if follows in {"Q", "q"}:
            return start, start + 1
        if is_clause and (is_quoted or follows not in {"A", "V"}):
            return None
        return None if follows in {"", "i", "S", "C", "W"} else (start, content_end(self, verb, start))

    def _quote_before(self, i: int) -> bool:
        return self.codes[max(0, i - 2) : i].rstrip(",").endswith(("Q", "q"))

    def _content_may_end_at(self, i: int) -> bool:
        """Whether what stands before word `i` may be content: a comma or a quotation ends there."""
        return i > 0 and self.codes[i - 1] in ",Qq-?"

    def _cannot_speak(self, source: Range) -> bool:
        """Whether the head of a source is a thing such as a visit, which underlines but does not say."""
        head = source[0]
        while head + 1 < source[1] and self.shape[head + 1] not in "PFTW&,":
            if self.shape[head] in "nN" and self.shape[head + 1] == "i":
                break
            head += 1
        return self.words[head].low in NOT_SPEAKERS

    def _inverted(self, verb: CueVerb) -> bool:
        """Read "…, said the minister" and "Said the minister: …"."""
        if verb.at == 0:
            return opening(self, verb)
        if verb.start != verb.at or verb.cue.lemma == "tell" or not self._content_may_end_at(verb.start):
            return False
        source = phrases.phrase_after(self.codes, verb.end, is_last=True)
        if source is None or self.codes[source[1] :].lstrip("J")[:1] in {"A", "V", "d", "C", "G", "H"}:
            return False
        before = content_before(self, verb.start)
        if before is None:
            return False
        self.last_source = source
        rest = self.codes[source[1] :]
        parts = [before]
        if rest.startswith(",") and (quote := rest.upper().find("Q")) in {1, 2}:
            parts.append((source[1] + quote, source[1] + quote + 1))
        self.add(source, (verb.start, verb.end), parts, verb)
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
        if verb.voice == "finite" and (modified := phrases.modified_before(self.shape, start)):
            return modified
        source = phrases.phrase_before(self.codes, start)
        if verb.voice == "ing" and source and self._is_absolute(source):
            return source
        if verb.voice == "ing" and source and self.codes[max(0, source[0] - 1) : source[0]] in {*"PTVAC"}:
            return self.last_source or self._main_subject(verb) or source
        return source

    def _is_absolute(self, source: Range) -> bool:
        """Whether a source stands in ", with X saying …"."""
        start = source[0]
        return start > 1 and self.words[start - 1].low == "with" and self.codes[start - 2] == ","

    def _main_subject(self, verb: CueVerb) -> Range | None:
        subject = phrases.main_subject(self.codes)
        return subject if subject and subject[1] <= verb.start else None

    def _passive(self, verb: CueVerb) -> None:
        """Read "was condemned by Paris" (the content is the subject) and "were told by Paris that …"."""
        if verb.end >= len(self.words) or self.words[verb.end].low != "by":
            return
        source = phrases.phrase_after(self.codes, verb.end + 1)
        if source is None:
            return
        if self.codes[source[1] : source[1] + 1] in {"H", "Q", "q"}:
            start = source[1] + (self.codes[source[1]] == "H")
            part: Range | None = (start, content_end(self, verb, start))
        else:
            part = phrases.phrase_before(self.codes, verb.start)
        if part:
            self.add(source, (verb.start, verb.end), [part], verb)

    def add(
        self,
        source: Range | None,
        cue: Range,
        parts: list[Range],
        verb: CueVerb | None = None,
        lemma: str = "",
    ) -> None:
        spans = content_spans(self, parts)
        antecedent = None
        if source and verb and source[1] < verb.start and self.codes[verb.start - 1] == "W":
            source, antecedent = (verb.start - 1, verb.start), source
        if spans:
            self.done = max(self.done, *(end for _, end in parts))
            self.found.append(
                Attribution(
                    self.span_of(source),
                    self.span_of(cue),
                    spans,
                    kind_of(self, parts),
                    self.sentence,
                    verb.cue.lemma if verb else lemma,
                    form_of(verb, self.words, self.codes) if verb else "plain",
                    self.span_of(antecedent),
                )
            )

    def span_of(self, part: Range | None) -> tuple[int, int] | None:
        if part is None:
            return None
        start, end = part
        while start < end - 1 and self.codes[start] == "J" and not self.words[start].low.endswith("ly"):
            start += 1
        while end > start + 1 and self.codes[end - 1] == "J":
            end -= 1
        while end > start + 1 and self.codes[end - 1] in ",.;":
            end -= 1
        return self.words[start].start, self.words[end - 1].end
