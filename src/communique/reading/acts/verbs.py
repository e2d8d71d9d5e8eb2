"""Verb groups: where each begins and ends, its voice, and what its auxiliaries say of how real the act is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.speech.words import Word

Voice = Literal["active", "passive"]
Shape = Literal["finite", "infinitive", "ing", "participle"]
"""`participle`: one that belongs to the noun before it ("sanctions imposed by Paris")."""

BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't 'm".split())
HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
WILL = frozenset("will 'll shall won't would wouldn't 'd".split())
MAY = frozenset("may might could".split())
OUGHT = frozenset("should must ought shouldn't mustn't can can't cannot couldn't".split())
CANNOT = frozenset("cannot can't can could couldn't".split())
NEGATIVE = frozenset(
    "not never n't no cannot can't won't wouldn't don't doesn't didn't isn't aren't wasn't weren't hasn't"
    " haven't"
    " hadn't couldn't mustn't shouldn't without neither nor hardly".split()
)
MODAL = WILL | MAY | OUGHT
DO = frozenset("do does did don't doesn't didn't".split())
_JOINT = 7
_BEFORE_NOUN = frozenset("DGPF#")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that may be a verb: it stands at `at`, its own words (with particle) end at `end`.

    `forms` says which forms it may be; `takes_object`, that without an object right behind it a form in
    -ed is
    a participle.
    """

    at: int
    end: int
    forms: frozenset[str]
    takes_object: bool = True


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words `start` to `end` with the verb at `at`; `to` is the index of the "to" of an infinitive."""

    start: int
    at: int
    end: int
    shape: Shape
    voice: Voice
    helpers: frozenset[str]
    to: int | None = None

    @property
    def is_negated(self) -> bool:
        return bool(self.helpers & NEGATIVE)


def verb_group(words: Sequence[Word], codes: str, verb: Verb) -> VerbGroup | None:
    """Read the group around a verb, or give None where the word is no verb here."""
    start = _group_start(words, codes, verb.at)
    helpers = frozenset(word.low for word in words[start : verb.at])
    shaped = _shape(words, codes, verb, start, helpers)
    if shaped is None:
        return None
    shape, voice = shaped
    to = start - 1 if shape == "infinitive" else None
    return VerbGroup(start, verb.at, verb.end, shape, voice, helpers, to)


def _group_start(words: Sequence[Word], codes: str, at: int) -> int:
    """Give the start of "has also repeatedly been": auxiliaries, adverbs and negations before the verb."""
    start = at
    while start and (codes[start - 1] in "AJ" or words[start - 1].low in NEGATIVE):
        start -= 1
    has_helper = "A" in codes[start:at]
    while start < at and codes[start] == "J" and has_helper:
        start += 1
    return start


def _shape(
    words: Sequence[Word], codes: str, verb: Verb, start: int, helpers: frozenset[str]
) -> tuple[Shape, Voice] | None:
    before = codes[start - 1] if start else ""
    forms = verb.forms
    if "ing" in forms:
        if helpers & BE:
            return "finite", "active"
        after = codes[verb.end] if verb.end < len(codes) else "."
        is_adjective = before in {*"DG#"} or (before in {*"Jn"} and after == "n")
        return None if is_adjective else ("ing", "active")
    is_passive = helpers & BE and "part" in forms and not (helpers & HAVE and not helpers & {"been", "being"})
    if before == "T" and (is_passive or "base" in forms):
        return "infinitive", "passive" if is_passive else "active"
    if is_passive:
        return "finite", "passive"
    if helpers & MODAL and helpers & HAVE and "part" in forms:  # "might have bombed"
        return "finite", "active"
    if forms & {"past", "part"} and not helpers & (MODAL | DO):
        return _past(words, codes, verb, start, helpers)
    return _present(words, codes, verb, start, helpers)


def _past(
    words: Sequence[Word], codes: str, verb: Verb, start: int, helpers: frozenset[str]
) -> tuple[Shape, Voice] | None:
    before = codes[start - 1] if start else ""
    after = codes[verb.end] if verb.end < len(codes) else "."
    if helpers & HAVE:
        return "finite", "active"
    if not before or (before in _BEFORE_NOUN and after in "nNdi"):
        return None
    is_by = verb.end < len(words) and words[verb.end].low == "by"
    if "part" in verb.forms and (is_by or (verb.takes_object and after in "P.,;)" and before in "nN#),")):
        return "participle", "passive"
    return None if before in _BEFORE_NOUN or "past" not in verb.forms else ("finite", "active")


def _present(
    words: Sequence[Word], codes: str, verb: Verb, start: int, helpers: frozenset[str]
) -> tuple[Shape, Voice] | None:
    before = codes[start - 1] if start else ""
    after = codes[verb.end] if verb.end < len(codes) else "."
    if helpers & (MODAL | DO):
        return ("finite", "active") if "base" in verb.forms else None
    if not before or before in "DGPF#JdiVAC":
        return None
    subject = words[start - 1].low
    is_joint = before in "nN" and "&" in codes[max(0, start - _JOINT) : start]  # "France and Germany condemn"
    is_plural = is_joint or before in "RW&,H" or subject.endswith("s") or subject in {"people", "police"}
    is_noun = after in "PF.,;A" and before == "n"
    return None if is_noun or not ("s" in verb.forms or is_plural) else ("finite", "active")
