"""What a run of capitalised words names, by its own form and by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.regions import REGIONS
from communique.gazetteer.toponyms import toponyms_named
from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.units import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.mentions.units import Unit
    from communique.record import MentionKind

_ACRONYM = re.compile(r"[A-Z][A-Z&/.-]{1,7}$|[A-Z][a-z][A-Z]{1,3}$")
_INITIAL = re.compile(r"[A-Z]\.(?:[A-Z]\.)?$")
_NAME_WORD = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’.-]*$|[a-zà-þ]{1,3}['’-][A-Z][\w'’-]*$")
_AGE = re.compile(r"\d{2}$")
_COMMON_ENDING = re.compile(
    r"(?:tions?|ments?|ity|ities|ness|isms?|ances?|ences?|ships?|ology|ologies|ings|[^aeiou]ing|ical|ional|ary|ories"
    r"|ative|ators?|ysts?|ives|ships|work|works|ware|ics|ists?|ment|ures|ages|less|able|ible|ful|ous)$"
)
_SPEECH = lex.words(
    "said says told tells added adds asked asks replied replies wrote writes tweeted warned warns insisted"
    " argued argues noted notes explained explains claimed claims announced announces stated states believes"
    " thinks recalled recalls admitted admits confirmed confirms stressed stresses urged urges declared"
    " commented observed concluded continued suggested denied denies called vowed pledged who"
)
_IN = lex.words("in at near from to outside around through across via")
_NUMERALS = lex.words("One Two Three Four Five Six Seven Eight Nine Ten")
_SURELY_IN = lex.words("in near from outside around across")
"""What nothing but a place mostly follows, where a lone unknown name does."""
_FRENCH_AND_SPANISH = frozenset({"La", "Le", "Les", "Los", "Las"})
_NO_PERSON_AFTER = frozenset({"the", "The", "a", "A", "an", "“", "«"})
_HEADS_OF = lex.words(
    "member members founder founders co-founder chairman chairwoman chair president director directors head"
    " ceo spokesperson spokesman spokeswoman manager secretary-general leader leaders owner owners employees"
)
"""Whose "of" joins the body that they belong to."""
_COMPOUND_SURNAME = re.compile(r"(?:[Aa]l|[Ee]l|[A-Z][^\W\d_]{2,})-[A-Z][^\W\d_]{2,}$")
_ADHERENT = re.compile(r"[A-Z][\w’'-]{2,}ists?$")
_PLACE_POPULATION = 1
_NO_LONE_PLACES = (
    lex.NOT_NAMES
    | lex.TITLES
    | heads.ORG_HEADS
    | heads.OTHER_HEADS
    | heads.FAC_HEADS
    | heads.LOC_HEADS
    | lex.PORTFOLIO
)
_BIG_PLACE = 200_000


def kind_of_words(
    core: Sequence[Unit], *, titled: bool, before: Sequence[Unit], after: Sequence[Unit]
) -> MentionKind | None:
    """Say what these words name, or None; a lone word may need the article.

    `before` and `after` are the units around them, in order of the text.
    """
    words = [unit.text for unit in core]
    if (
        titled
        and words[-1] not in heads.ORG_HEADS
        and (words[-1] not in heads.OTHER_HEADS or words[0] in lex.given_names())
    ):
        return "PER" if _can_be_person(words) and not all(map(_is_common, words)) else None
    if " ".join(words) in REGIONS:
        return "LOC"
    if _names_neither(words):
        return None
    if by_head := _kind_by_head(words):
        return by_head
    if len(words) == 1:
        return _kind_of_word(words[0], before, after)
    if _is_big_place(" ".join(words), _BIG_PLACE) and not _is_person_in_context(after):
        return "GPE"
    if words[0] in lex.given_names() or any(_INITIAL.match(w) for w in words[:-1]):
        return "PER" if _can_be_person(words) else None
    if _is_person_in_context(after) and _can_be_person(words):
        return "PER"
    if _is_place(words, before):
        return "GPE"
    if words[0] in _FRENCH_AND_SPANISH and len(words) == 2:
        return "GPE" if is_placed(before, after) else "ORG"
    if words[-1] == words[-1].upper() or words[0] in lex.STARTERS:
        return "ORG" if _ACRONYM.match(words[-1]) else None
    return None if any(map(_is_common, words)) else _kind_of_unknown(words, before, after)


def _kind_of_unknown(words: list[str], before: Sequence[Unit], after: Sequence[Unit]) -> MentionKind | None:
    """Say what several words name of which none is known: a person, unless what stands around tells."""
    if is_placed(before, after) or words[0] in heads.GPE_OPENERS:
        return "GPE"
    if is_body(before, after):
        return "ORG"
    if before and (before[-1].text in _NO_PERSON_AFTER or (after and after[0].text == "project")):
        return None
    if len(before) == 2 and before[1].text == "of" and before[0].text.split()[-1].lower() in _HEADS_OF:
        return "ORG"
    return "PER" if len(words) <= 4 and _can_be_person(words) else None


def kind_in_context(word: str, before: Sequence[Unit], after: Sequence[Unit]) -> MentionKind | None:
    """Say what a lone word names that nothing else in the article tells."""
    if word in lex.given_names() or _COMPOUND_SURNAME.match(word):
        return "PER" if _is_person_in_context(after) else None
    if _is_common(word) or word in _NO_LONE_PLACES or len(word) < 3 or not word[0].isupper():
        return None
    if is_body(before, after):
        return "ORG"
    return "GPE" if is_placed(before, after) else None


def is_body(before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Tell whether what stands around a name is said of bodies: "the airline X", "X shareholders"."""
    if before and before[-1].text in heads.BODY_NOUNS:
        return True
    return bool(after) and after[0].text in heads.STAFF_NOUNS


def is_placed(before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Tell whether what stands around a name is said of places: "in X", "X district", "the town of X"."""
    if after and after[0].text in heads.PLACE_NOUNS:
        return True
    words = [unit.text.lower() for unit in before[-2:]]
    if words and words[-1] in _SURELY_IN:
        return True
    return len(words) == 2 and words[1] == "of" and words[0] in heads.PLACE_NOUNS | heads.PLACE_NOUNS_OF


def _kind_by_head(words: list[str]) -> MentionKind | None:
    """Tell by the head noun."""
    last, first = words[-1], words[0]
    if len(words) == 1:
        return None
    if last in heads.ORG_HEADS or first in heads.ORG_OPENERS:
        return "ORG"
    if last in heads.FAC_HEADS:
        return "FAC"
    if last in heads.LOC_HEADS and (first not in lex.given_names() or last in heads.SURE_LOC_HEADS):
        return "LOC"
    if last in heads.GPE_HEADS:
        return "GPE"
    is_part = first in lex.DIRECTIONS and len(words) == 2 and _is_place(words[1:], ())
    return "LOC" if first in heads.LOC_OPENERS or is_part else None


def _names_neither(words: list[str]) -> bool:
    """Tell whether the words name something that neither acts nor is a place."""
    last, first = words[-1], words[0]
    if len(words) > 1 and last in heads.ORG_HEADS | heads.FAC_HEADS:
        return False
    opens_person = len(words) > 1 and first in lex.given_names()
    return last in heads.OTHER_HEADS or last in lex.NOT_NAMES or (first in lex.NOT_NAMES and not opens_person)


def _kind_of_word(word: str, before: Sequence[Unit], after: Sequence[Unit]) -> MentionKind | None:
    if word in lex.PEOPLES:
        return "NORP"
    if word in lex.PLANETS:
        return "LOC"
    if _ACRONYM.match(word) and word not in lex.NOT_NAMES:
        if _is_measure(word, before, after):
            return None
        return "GPE" if len(word) > 4 and _is_big_place(word, _PLACE_POPULATION) else "ORG"
    if word in heads.INSTITUTIONS:
        return "ORG"
    if _ADHERENT.match(word):
        return "NORP"
    small = bool(before) and before[-1].text.lower() in _IN
    if word not in lex.STARTERS and _is_big_place(word, _PLACE_POPULATION if small else _BIG_PLACE):
        return "GPE" if small or not _is_person_in_context(after) else "PER"
    return None


def _is_measure(word: str, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Tell whether an acronym is a currency or a unit beside a number: "RM 7,500", "40 MW"."""
    if after and word in lex.CURRENCIES and (after[0].text == "$" or after[0].text[0].isdigit()):
        return True
    return len(word) == 2 and bool(before) and before[-1].text[0].isdigit()


def _can_be_person(words: list[str]) -> bool:
    names = [w for w in words if w not in lex.PARTICLES and w not in lex.SUFFIXES]
    if not names or names[-1] in _NUMERALS or names[0] in _NUMERALS:
        return False  # "Day One", "Two Systems"
    if names[0] in lex.NOT_NAMES - lex.given_names() and len(names[0]) > 2:
        return False
    return all(_NAME_WORD.match(w) for w in names)


def _is_common(word: str) -> bool:
    """Tell whether a word looks like an English common noun or adjective and not like a name."""
    return bool(_COMMON_ENDING.search(word)) or word in lex.STARTERS or word in lex.COMMON | heads.GPE_HEADS


def _is_person_in_context(after: Sequence[Unit]) -> bool:
    """Tell whether what follows is said of a person: a word of speech, an age, an office."""
    if not after:
        return False
    first = after[0]
    if first.text in _SPEECH:
        return True
    if first.text in (",", "(") and len(after) > 1:
        if _AGE.match(after[1].text):
            return True
        return first.text == "," and any(u.kind is Kind.OFFICE for u in after[1:6])
    return False


def _is_place(words: list[str], before: Sequence[Unit]) -> bool:
    near = bool(before) and before[-1].text.lower() in _IN
    return _is_big_place(" ".join(words), 1 if near else 50_000)


def _is_big_place(name: str, population: int) -> bool:
    return any(
        t.kind in ("division", "region", "country") or (t.kind == "city" and t.population >= population)
        for t in toponyms_named(name)
        if t.kind != "county"
    )
