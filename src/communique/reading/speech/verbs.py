"""Verb groups of speaking and thinking, told apart from the same words as nouns and adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.reading.speech.cues import Cue, Form, cue_forms, present_forms

if TYPE_CHECKING:
    from communique.reading.speech.attribution import Form as Standing
    from communique.reading.speech.words import Word

Voice = Literal["finite", "infinitive", "ing", "passive"]

_BE = frozenset("is are was were be been being am 's 're".split())
_HAVE = frozenset("has have had having 've".split())
_BEFORE_NOUN = frozenset("DGPF#")
_NO_SUBJECT = frozenset("DGPF#CVTi")
_AFTER_FINITE = frozenset("HDRNTQq:OPSiJ,-.#G(")


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A cue: words `start` to `end`, auxiliaries and particle included, with the verb itself at `at`."""

    start: int
    at: int
    end: int
    cue: Cue
    voice: Voice


def cue_verbs(words: list[Word], codes: str) -> tuple[list[CueVerb], str]:
    """Give the cue verbs of a sentence in order, and its codes with every other word given its plain code."""
    found = []
    for at, word in enumerate(words):
        if codes[at] != "C":
            continue
        verb = _cue_verb(words, codes, at)
        if verb and _has_frame(verb, codes):
            found.append(verb)
        else:
            codes = codes[:at] + _plain_code(word) + codes[at + 1 :]
    return found, codes


def _plain_code(word: Word) -> str:
    if word.is_capital:
        return "N"
    if word.low.endswith(("ed", "ing")):
        return "d" if word.low.endswith("ed") else "i"
    return "V" if all(form == "past" for _, form in cue_forms()[word.low]) else "n"


def _has_frame(verb: CueVerb, codes: str) -> bool:
    """Whether a verb that only quotations follow ("he went on: “…”") has one."""
    return verb.cue.frames != "q" or "Q" in codes


def _cue_verb(words: list[Word], codes: str, at: int) -> CueVerb | None:
    readings = cue_forms()[words[at].low]
    for cue, _ in readings:
        end = _particle_end(words, codes, at, cue)
        if end is None:
            continue
        forms = {form for other, form in readings if other is cue or other == cue}
        start = _group_start(codes, at)
        voice = _voice(words, codes, start, at, end, cue, forms)
        if voice:
            return CueVerb(start, at, end, cue, voice)
    return None


def _particle_end(words: list[Word], codes: str, at: int, cue: Cue) -> int | None:
    """Give the end of the verb with its particle, or None where the particle is missing."""
    end = at + 1
    for particle in cue.after:
        while end < len(words) and codes[end] == "J":
            end += 1
        if end >= len(words) or words[end].low != particle:
            return None
        end += 1
    return end


def _group_start(codes: str, at: int) -> int:
    """Give the start of the verb group: "has also repeatedly said"."""
    start = at
    while start and codes[start - 1] in "AJ":
        start -= 1
    while start < at and codes[start] == "J" and "A" in codes[start:at]:
        start += 1
    return start


def _voice(
    words: list[Word], codes: str, start: int, at: int, end: int, cue: Cue, forms: set[Form]
) -> Voice | None:
    before = codes[start - 1] if start else ""
    after = codes[end] if end < len(codes) else "."
    helpers = {words[i].low for i in range(start, at) if codes[i] == "A"}
    if "ing" in forms:
        return _voice_of_ing(before, helpers)
    if forms & {"past", "part"} and (before not in _NO_SUBJECT or helpers):
        if helpers & _BE and not (helpers & _HAVE and not helpers & {"been", "being"}):
            return "passive"
        if helpers and not helpers & _HAVE and "base" not in forms:
            return None
        if "past" in forms or helpers:
            return None if _is_participle(words, codes, start, end, cue) and not helpers else "finite"
    if forms & {"base", "s"}:
        subject = words[start - 1].low if start else ""
        return _voice_of_present(before, subject, after, helpers, cue, forms)
    return None


def _voice_of_ing(before: str, helpers: set[str]) -> Voice | None:
    if helpers:
        return "finite" if helpers & _BE else None
    return "ing" if before in {"", ",", "n", "N", "&", "-", "Q", "q", "S", "P", "O", "B", "t", ")"} else None


def _is_participle(words: list[Word], codes: str, start: int, end: int, cue: Cue) -> bool:
    """Whether a form in -ed modifies the noun before it: "the plan announced by Paris"."""
    if end < len(codes) and words[end].low == "by" and codes[start - 1 : start] in {"n", "N", ","}:
        return True
    if codes[end : end + 2] == "Pt":
        return False
    if end < len(codes) and codes[end] == "P" and not set(cue.frames) & {"n", "o", "p"} and not cue.is_plain:
        return True
    return words[end - 1].low in {"seen", "known", "written", "shown", "spoken"}


def _voice_of_present(
    before: str, subject: str, after: str, helpers: set[str], cue: Cue, forms: set[Form]
) -> Voice | None:
    if "base" in forms and before == "T":
        return None if cue.is_noun_too and after in "nA,.&" else "infinitive"
    if helpers:
        return "finite" if "base" in forms and not helpers & (_BE | _HAVE) else None
    if before in _BEFORE_NOUN or before in {"", "d", "i"}:
        return None
    if cue.is_noun_too and (after not in _AFTER_FINITE or (before == "n" and after in "PN,.#")):
        return None
    if (
        cue.is_noun_too
        and "s" not in forms
        and before == "n"
        and not subject.endswith(("s", "people", "police"))
    ):
        return None
    subject_is_plural = before in {"R", "W", "&", ",", "n", "N", "H"}
    return "finite" if subject_is_plural or "s" in forms else None


def form_of(verb: CueVerb, words: list[Word], codes: str) -> Standing:
    """Tell how a cue stands in its sentence: said, says, will say, to say, was said."""
    if verb.voice in {"infinitive", "passive"}:
        return "infinitive" if verb.voice == "infinitive" else "passive"
    helpers = {words[i].low for i in range(verb.start, verb.at) if codes[i] == "A"}
    if helpers & {"will", "shall", "'ll", "won't"}:
        return "future"
    is_present = not helpers and verb.voice == "finite" and words[verb.at].low in present_forms()
    return "present" if is_present else "plain"
