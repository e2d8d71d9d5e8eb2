"""The words of a sentence as one-letter codes, on which the grammar of attribution is written.

    N name   n other word   D determiner   G 's   # number   t word of time   J adverb
    R subject pronoun   O object pronoun   P preposition   F of   T to   A auxiliary
    C cue verb   V other verb   d word in -ed   i word in -ing   S subordinator   H that
    W who, which   & and, or   B but   Q quotation   q a few words quoted   , ; : - ( ) . ? marks

There is no tagger behind it: closed classes, endings and capitals tell enough.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.speech.cues import cue_forms
from communique.reading.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.quotations import Quotation
    from communique.record import Span

CLASSES: dict[str, str] = {
    "D": "the a an this these those my your his her its our their some any no every each another both "
    "many several most all few other such two three four five six seven eight nine ten one",
    "R": "i he she they we you it who's he's she's they're we're i'm it's there",
    "O": "me him them us himself herself themselves itself",
    "P": "in on at by for from with without about against between among amid under over during through "
    "throughout within into onto upon across toward towards around near behind beyond outside inside "
    "despite per via alongside regarding concerning including like along ahead out up down off since "
    "until till unlike amongst",
    "F": "of",
    "T": "to",
    "J": "not never also again further later earlier already still then now once too just even only "
    "ever however meanwhile instead moreover therefore thus furthermore nevertheless previously "
    "recently repeatedly reportedly yet soon often n't separately additionally jointly simultaneously "
    "ago long far both away back today yesterday tomorrow tonight here elsewhere apparently almost "
    "quickly rather perhaps",
    "A": "is are was were be been being am has have had having do does did will would can could may "
    "might must shall should cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
    "didn't won't wouldn't can't couldn't mustn't shouldn't ain't 've 'd 'll 're 'm",
    "S": "because although though while whereas if unless after before when where as whether than so "
    "what how why whenever wherever once lest nor",
    "H": "that",
    "W": "who which whom whose",
    "&": "and or &",
    "B": "but",
    "t": "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. "
    "nov. dec. week month year weekend morning afternoon evening night noon midnight a.m. p.m. late "
    "early last next",
    "V": "met went came took made gave got held left led kept began became brought built bought chose "
    "cut drew drove fell fought flew forgot froze grew heard hid hit hurt knew laid lay let lost meant "
    "paid put ran rose sent set shook shot sank sat slept spent stood stole struck taught threw wore "
    "won wrote makes takes goes comes gives gets keeps remains seems appears stays needs goes continues "
    "includes works helps leads runs means",
}
"""Closed classes and common verbs; `CLASSES["t"]` are the words of time."""

_NOT_ED = frozenset(
    "united need indeed red bed wed speed seed deed feed bleed hundred sacred breed greed weed".split()
)
_NOT_ING = frozenset(
    "king thing nothing something anything everything spring string ring wing morning evening beijing "
    "meeting hearing briefing building sterling ceiling ping".split()
)
NOT_LY = frozenset("rally ally family supply reply assembly monopoly bully anomaly fly belly july".split())
_FEW = 4
_DASHES = frozenset({"-", "--", "---", "–", "—", "―"})


class Word(NamedTuple):
    """A word, mark or whole quotation, with its code; `low` is the word in small letters."""

    start: int
    end: int
    low: str
    code: str
    quotation: Quotation | None = None
    is_capital: bool = False

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@cache
def _codes() -> dict[str, str]:
    return {word: code for code, words in CLASSES.items() for word in words.split()}


def words_of(sentence: Sentence, quotations: Sequence[Quotation]) -> list[Word]:
    """Give the words of a sentence, each quotation that it shares characters with as one word."""
    pending = [q for q in quotations if q.outer[0] < sentence.end and sentence.start < q.outer[1]]
    if not pending:
        return list(_unquoted(sentence.text, sentence.start))
    found: list[Word] = []
    at = 0
    for token in sentence.tokens:
        while at < len(pending) and pending[at].outer[1] <= token.start:
            at += 1
        if at < len(pending) and pending[at].outer[0] < token.end:
            quotation = pending[at]
            if not found or found[-1].quotation is not quotation:
                start, end = quotation.outer
                code = "q" if _only_marks(quotation, sentence) else "Q"
                found.append(Word(max(start, sentence.start), min(end, sentence.end), "", code, quotation))
        else:
            is_first = not found or found[-1].code in {"Q", ":"}
            low, code, is_capital = _read_word(token.text, is_first)
            found.append(Word(token.start, token.end, low, code, None, is_capital))
    return found


@lru_cache(maxsize=512)
def _unquoted(text: str, start: int) -> tuple[Word, ...]:
    """Give the words of a sentence without quotations; speech and acts are read from the same ones."""
    found: list[Word] = []
    is_first = True
    for token in tokenize(text, start):
        low, code, is_capital = _read_word(token.text, is_first)
        found.append(Word(token.start, token.end, low, code, None, is_capital))
        is_first = code == ":"
    return tuple(found)


def _only_marks(quotation: Quotation, sentence: Sentence) -> bool:
    """Whether a quotation is a few words inside a sentence rather than a sentence of its own."""
    start, end = (offset - sentence.start for offset in quotation.inner)
    inner = sentence.text[max(0, start) : end]
    after = sentence.text[end : end + 1]
    return start > 1 and len(inner.split()) <= _FEW and inner[-1:] not in set(".!?…") and after != ","


@lru_cache(maxsize=8192)
def _read_word(text: str, is_first: bool) -> tuple[str, str, bool]:
    """Give a word in small letters, its code, and whether it has a capital."""
    low = text.lower().replace("’", "'")
    return low, _code(text, low, is_first=is_first), text[0].isupper()


def _code(text: str, low: str, *, is_first: bool) -> str:
    first = text[0]
    if not first.isalnum():
        return _mark_code(text, low)
    if first.isdigit():
        return "#"
    if text == "US":
        return "N"
    known = _codes().get(low)
    if low in {"march", "may"}:  # a month, or a word that looks like one
        known = "t" if first.isupper() and not is_first else "A" if low == "may" else None
    if known and not (known == "V" and low in cue_forms()):
        return known
    if first.isupper() and not is_first:
        return "N"
    return _open_class(low) if first.islower() or (is_first and low in cue_forms()) else "N"


def _mark_code(text: str, low: str) -> str:
    if low == "'s":
        return "G"
    if low.startswith("'") and len(low) > 1 and low != "''":
        return "A"
    if text in _DASHES:
        return "-"
    if text in {",", ";", ":", "(", ")", "?", "&"}:
        return text
    if text == "/":  # Reuters/Ipsos
        return "n"
    if text in {".", "!", "…"} or text.startswith(".."):
        return "."
    if text in {"[", "]"}:
        return "(" if text == "[" else ")"
    return "N" if first_is_name(text) else "G" if text in {"'", "’"} else "."


def first_is_name(text: str) -> bool:
    """Whether a token is a handle or hashtag, or counts money."""
    return text[0] in "@#$€£" or text == "%"


def _open_class(low: str) -> str:
    if low in cue_forms():
        return "C"
    if low.endswith("ly") and len(low) > 4 and low not in NOT_LY:
        return "J"
    if low.endswith("ed") and low not in _NOT_ED:
        return "d"
    if low.endswith("ing") and low not in _NOT_ING:
        return "i"
    return "n"
