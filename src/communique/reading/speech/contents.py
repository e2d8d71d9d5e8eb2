"""Where the content of an attribution begins and ends, before or after its cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.reading.speech import phrases
from communique.reading.speech.cues import ATTITUDE_NOUNS, FINDERS, SPEECH_NOUNS

if TYPE_CHECKING:
    from communique.reading.speech.indirect import SentenceReader
    from communique.reading.speech.phrases import Range
    from communique.reading.speech.verbs import CueVerb
    from communique.record import Span, StatementKind

_ADDRESSEE = re.compile(
    r"[PT]?(?:O|D?[dJ#]*(?:N[NG&F]*(?:n+N+)?n*|n[nG]*(?:NN+)?)(?:FD?[nN]+)?)(?=[HDRNQq:,PtSTJ-]|$)"
)
_LINK = re.compile(r",?(?:T|F|P)")
_QUOTED = re.compile(r"Q(?:,?&?Q)*(?=[&B,.SPTiJt;-]|$)")
_TIME = re.compile(r"(?:J|P?D?t(?:,?#)*)+(?!n)")
_PLACE_TO_THAT = re.compile(r"(?:[PTFi][DNn#GdJFPT&ti]*?),?(?=[HQq:])")
_JOINED = re.compile(r"(?:,?[&B]|,)J*T?$")
_CLAUSE = re.compile(rf",[B&]J*{phrases.NOUN_PHRASE}J*[AVC]")
_AFTER_PHRASE = re.compile(r",?[&B]J*[AV]")
_AFTER_SEMICOLON = re.compile(rf";[&B]?J*{phrases.NOUN_PHRASE}J*[AVCd]")
_COUNT = re.compile(r"[DNnGdJFP&]{1,12}?PJ*(?:D?[nJ]){0,3}#")
_MAIN_VERB = re.compile(r",J*[AVd]")
_GERUND = re.compile(r"[PTF]i[^,;:AVC]{0,6}$")
_INFINITIVE = re.compile(r"TJ*[nCV]$")
_FINITE = re.compile(r"[AVC]")
_VERB_SOON = re.compile(r"[^:;.]{0,16}?[AVdCi]")
_DATELINE = re.compile(r"N[N,.#t()nF ]{0,14}-")


def content_after(reader: SentenceReader, verb: CueVerb) -> Range | None:
    """Give the words of the content that follows a cue, or None where nothing there fits its frame."""
    codes, frames = reader.codes, verb.cue.frames
    start = verb.end
    if "o" in frames:
        addressee = _ADDRESSEE.match(codes, start)
        if addressee and "c" in frames:
            start = addressee.end()
        elif addressee and (link := _LINK.match(codes, _after_time(codes, addressee.end()))):
            return link.end(), content_end(reader, verb, link.end())
    start = _skip_adjuncts(reader, start)
    is_marked = codes[start : start + 1] in {"H", "Q", "q", ":"}
    if codes[start : start + 1] in {"H", ":", ","}:
        start += 1
        if codes[start : start + 1] == ",":
            start += 1
    is_marked = is_marked or codes[start : start + 1] in {"Q", "q"} or _is_finding(reader, verb)
    end = content_end(reader, verb, start)
    if start >= end or not (is_marked or _fits(reader, verb, start, end)):
        return None
    if codes[start] == "Q" and (quoted := _QUOTED.match(codes, start, end)):
        return start, quoted.end()
    if "s" in frames and not is_marked and reader.words[start].low != "how":
        stance = _stance(reader, start, end)
        return (stance, end) if stance is not None else None
    return start, end


def _is_finding(reader: SentenceReader, verb: CueVerb) -> bool:
    """Whether a study or court finds or shows: what follows it needs no mark."""
    before = (reader.words[i].low for i in range(max(0, verb.start - 12), verb.start))
    return "p" in verb.cue.frames and any(word in FINDERS for word in before)


def _after_time(codes: str, start: int) -> int:
    match = _TIME.match(codes, start)
    return match.end() if match else start


def _skip_adjuncts(reader: SentenceReader, start: int) -> int:
    """Go over when, where and how something was said: "on Monday", "in a statement", "in Paris that"."""
    codes = reader.codes
    for _ in range(4):
        before = start
        if match := _TIME.match(codes, start):
            start = match.end()
        if match := _PLACE_TO_THAT.match(codes, start, start + 25):
            return match.end()
        if codes[start : start + 1] in {"P"}:
            for i in range(start + 1, min(start + 7, len(codes))):
                if reader.words[i].low in SPEECH_NOUNS and codes[i + 1 : i + 2] not in {"n", "G", "F"}:
                    start = i + 1
                    break
                if codes[i] in "AVC,;:.":
                    break
        if start == before:
            break
    return start


def _fits(reader: SentenceReader, verb: CueVerb, start: int, end: int) -> bool:
    """Whether what stands from `start` may be content of a cue with these frames."""
    first, frames = reader.codes[start], verb.cue.frames
    if first in "TP" and "t" not in frames and "o" not in frames and "c" not in frames:
        return False
    if "m" in frames:
        return bool(_COUNT.match(reader.codes, start, end))
    if verb.cue.after == ("to",) and first in "CVd":
        return True
    if "n" in frames and first == "A":
        return reader.words[start].low in {"having", "being"}
    if "n" in frames or "s" in frames or "o" in frames:
        return first in "DNnORi#QqGdJSWTP"
    if first == "T":
        return "t" in frames
    if "c" in frames:
        return first in "DNnRO#SJHPQqi" and bool(_VERB_SOON.match(reader.codes, start, end))
    return False


def _stance(reader: SentenceReader, start: int, end: int) -> int | None:
    """Give where a stance begins among the topics of a talk: "… and the need for a truce"."""
    for i in range(start, end):
        if reader.words[i].low in ATTITUDE_NOUNS:
            while i > start and reader.codes[i - 1] in "DJdinNG":
                i -= 1
            return i
    return None


def content_end(reader: SentenceReader, verb: CueVerb, start: int) -> int:
    """Give where content ends: at the next cue of the same speaker, at a new clause, or with the sentence."""
    codes = reader.codes
    end = reader.limit if reader.limit and start < reader.limit else len(codes)
    for other in reader.verbs:
        if other.at <= verb.at or other.start <= start:
            continue
        if (
            codes[verb.start - 1 : verb.start] == "W"
            and other.voice == "finite"
            and codes[other.start - 1] not in "RNnH"
        ):
            end = other.start
            break
        joint = _JOINED.search(codes, start, other.start)
        if joint and joint.group() and _shares_its_verb(codes, start, joint.start(), other):
            continue
        if (joint and joint.group()) or (other.voice == "ing" and codes[other.start - 1] == ","):
            end = joint.start() if joint else other.start
            break
    if codes[verb.start - 1 : verb.start] == "W" and (main := _MAIN_VERB.search(codes, start, end)):
        end = main.start()
    end = _clause_end(codes, start, end)
    for i in range(start, end - 1):
        if reader.words[i].low == "according":
            end = i
            break
    return end


def _shares_its_verb(codes: str, start: int, end: int, other: CueVerb) -> bool:
    """Whether a cue goes on with a verb of the content: "can and may say"; "of meeting and asking"."""
    if codes[end - 1] == "A":
        return True
    is_gerund = other.voice == "ing" and bool(_GERUND.search(codes, start, end))
    return is_gerund or (other.voice == "finite" and bool(_INFINITIVE.search(codes, start, end)))


def _clause_end(codes: str, start: int, end: int) -> int:
    """Give where a new clause begins after content: ", and the rebels fled"; "; the rebels fled"."""
    clause = _AFTER_PHRASE.search(codes, start, end)
    if clause and not _FINITE.search(codes, start, clause.start()):
        end = clause.start()
    clause = _CLAUSE.search(codes, start, end)
    if clause and not _is_list(codes, start, clause.start()):
        end = clause.start()
    if clause := _AFTER_SEMICOLON.search(codes, start, end):
        end = clause.start()
    return end


def _is_list(codes: str, start: int, end: int) -> bool:
    """Whether what comes before ", and" lists subjects: "farmers, ranchers, and foresters can help"."""
    return (
        codes[end + 1 : end + 2] == "&" and "," in codes[start:end] and not _FINITE.search(codes, start, end)
    )


def content_before(reader: SentenceReader, end: int) -> Range | None:
    """Give the words of the content that ends before word `end`."""
    codes = reader.codes
    start = reader.done
    if match := _DATELINE.match(codes):
        start = max(start, match.end())
    while end > start and codes[end - 1] in ",-":
        end -= 1
    if end > start and codes[end - 1] in "Qq":
        first = end - 1
        while first > start and codes[first - 1] in "Qq,":
            first -= 1
        if first == start or codes[first - 1] in ",:.;?-":
            return first, end
    while start < end and codes[start] in ",&BJ-":
        start += 1
    return (start, end) if end - start >= 2 or codes[start:end] in {"Q", "q"} else None


def content_spans(reader: SentenceReader, parts: list[Range]) -> tuple[Span, ...]:
    """Give the spans of text of some parts, without the outer marks of a quotation or the final stop."""
    spans = []
    for start, end in parts:
        while end > start and reader.codes[end - 1] in ",.;:-" and reader.words[end - 1].quotation is None:
            end -= 1
        while start < end and reader.codes[start] in ",.;:-":
            start += 1
        if start >= end:
            continue
        first, last = reader.words[start], reader.words[end - 1]
        if end - start == 1 and first.quotation:
            spans.append(first.quotation.inner)
            continue
        left = first.quotation.outer[0] if first.quotation else first.start
        right = last.quotation.outer[1] if last.quotation else last.end
        spans.append((left, right))
    return tuple(spans)


def kind_of(reader: SentenceReader, parts: list[Range]) -> StatementKind:
    """Tell whether all of some parts is quoted, or some of it, or none."""
    codes = "".join(reader.codes[start:end] for start, end in parts)
    if not codes.strip("Qq,.;:-?&"):
        return "direct"
    return "mixed" if "q" in codes.lower() else "indirect"
