"""Who does an act and to whom: the actors at the places where the frame of its trigger has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.acts.clauses import with_coordinated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.lexicon import Entry
    from communique.reading.acts.view import Named, SentenceView

Side = tuple["Named", ...]

_CLAUSE_END = frozenset("AVCWHS;:.?R")
_PHRASE_END = _CLAUSE_END | frozenset("PTB")
_OF_INFINITIVES = frozenset({"THREATEN", "AGREE", "REJECT"})
"""Acts whose target may stand in what is threatened, promised or refused: "threatened to bomb Oslo"."""
_REACH = 40
_MODIFIERS = 7
"""Words between a possessor and its noun: "Russia's unprovoked and unjustified invasion"."""
_PERSONAL = frozenset({"PER", "PRON", "NOM"})
_THEIR = {
    "its": frozenset({"GPE", "ORG", "NOM"}),
    "his": _PERSONAL,
    "her": _PERSONAL,
    "their": frozenset({"GPE", "ORG", "NOM", "NORP", "PRON"}),
}
"""Possessive pronouns, and the kinds of mentions that they refer to."""


def clause_end(view: SentenceView, start: int) -> int:
    """Give where the clause that goes on at word `start` ends: at the next verb, relative or stop."""
    for i in range(start, min(len(view.words), start + _REACH)):
        if view.named_at(i):
            continue
        code = view.code(i)
        if code in _CLAUSE_END or (code == "," and not _goes_on_after_comma(view, i)):
            return i
        if code == "d" and view.code(i - 1) in "nN" and view.code(i + 1) not in "nN" and i > start:
            return i
    return min(len(view.words), start + _REACH)


def _goes_on_after_comma(view: SentenceView, comma: int) -> bool:
    """Whether a comma only sets a list or an aside of time or place apart."""
    return (
        view.code(comma + 1) in "tP#" or view.named_at(comma + 1) is not None or view.code(comma + 1) == "&"
    )


def targets_after(view: SentenceView, entry: Entry, start: int) -> Side:
    """Give the actors at the first place of the frame that names one, from word `start` on."""
    end = clause_end(view, start)
    for slot in entry.slots:
        found = _in_slot(view, slot, start, end)
        if entry.mode == "visit" and slot != "obj":
            found = tuple(named for named in found if named.kind == "GPE")
        if found:
            return found
    if entry.type in _OF_INFINITIVES and view.code(start) == "T":
        inside = view.within(start, clause_end(view, start + 2))
        return tuple(named for named in inside if named.kind != "NOM")[:1]
    return ()


def _in_slot(view: SentenceView, slot: str, start: int, end: int) -> Side:
    if slot == "obj":
        return phrase_from(view, start, end)
    if slot == "obj+to":
        found = phrase_from(view, start, end)
        return found if found and view.code(found[-1].end) == "T" else ()
    if slot == "that":
        return _subject_of_that(view, start)
    for i in range(start, end):
        is_slot = view.low(i) == slot and not view.named_at(i)
        if slot == "to" and view.code(i + 1) not in "DNG#JF" and not view.named_at(i + 1):
            continue  # an infinitive
        if is_slot and (found := phrase_from(view, i + 1, end)):
            return found
    return ()


def _subject_of_that(view: SentenceView, start: int) -> Side:
    """Give the subject of the clause behind "that": "demanded that Oslo pay"."""
    if view.code(start) != "H":
        return ()
    return phrase_from(view, start + 1, clause_end(view, start + 1))


def phrase_from(view: SentenceView, start: int, end: int) -> Side:
    """Give the actors of the noun phrase at word `start`: the first named, and those joined to it."""
    stop = start
    while stop < end:
        named = view.named_at(stop)
        if named:
            stop = named.end
            continue
        code = view.code(stop)
        if code in _PHRASE_END or (code == "," and not _is_list(view, stop)):
            break
        stop += 1
    inside = view.within(start, stop)
    found = with_coordinated(inside, 0, view) if inside else ()
    # "condemned Sudan, and Peru praised it": the last is the subject of what follows
    is_next = len(found) > 1 and view.codes[found[-2].end : found[-1].start] == ",&"
    return found[:-1] if is_next and view.code(found[-1].end) in "AVCd" else found


def _is_list(view: SentenceView, comma: int) -> bool:
    return view.named_at(comma + 1) is not None and "&" in view.codes[comma : comma + 12]


def between(view: SentenceView, start: int) -> tuple[Side, Side]:
    """Give both sides of "between A and B" right behind word `start`."""
    for i in range(start, min(start + 8, len(view.words))):
        if view.low(i) in ("between", "among", "amongst"):
            sides = phrase_from(view, i + 1, clause_end(view, i + 1))
            return split(sides)
        if view.code(i) in "WHS;:.":  # a verb may stand there: "talks took place between A and B"
            break
    return (), ()


def split(sides: Side) -> tuple[Side, Side]:
    """Make two sides of several actors: the first, and the rest."""
    return (sides[:1], sides[1:]) if len(sides) > 1 else ((), ())


def possessor(view: SentenceView, start: int) -> Side:
    """Give whose the noun at word `start` is: "Russia's invasion", "the Russian invasion"."""
    i = start - 1
    while i >= max(0, start - _MODIFIERS) and view.named_at(i) is None and view.code(i) in "nJdi#&,":
        i -= 1
    if view.low(i) in _THEIR:
        return _owner(view, i)
    has_s = i >= 1 and view.code(i) == "G"
    named = view.named_at(i - has_s) if i >= 0 else None
    is_far = "&" in view.codes[i + 1 : start] or "," in view.codes[i + 1 : start]
    if named is None or (is_far and not has_s):
        return ()
    is_modifier = (
        has_s or named.kind != "GPE" or _is_acronym(view, named) or view.code(named.start - 1) == "D"
    )
    return (named,) if is_modifier else ()


def _owner(view: SentenceView, pronoun: int) -> Side:
    """Give whom "its", "his" or "their" refers to: who was last named before it in the sentence."""
    kinds = _THEIR[view.low(pronoun)]
    before = [n for n in view.named if n.end <= pronoun and n.kind in kinds]
    return (before[-1],) if before else ()


def _is_acronym(view: SentenceView, named: Named) -> bool:
    """Whether a state is named as an adjective may be: "U.S. support", but hardly "China support"."""
    word = view.sentence.text[view.words[named.end - 1].start - view.sentence.start :][
        : len(view.low(named.end - 1))
    ]
    return word.replace(".", "").isupper()


def behind(view: SentenceView, start: int, prepositions: Sequence[str]) -> Side:
    """Give the actors behind the first of these prepositions that follows word `start`."""
    end = clause_end(view, start)
    for preposition in prepositions:
        found = _in_slot(view, preposition, start, end)
        if found:
            return found
    return ()


def has_object(view: SentenceView, clause: Clause, things: frozenset[str]) -> bool:
    """Whether the object of a clause, or its subject where it is passive, is one of these things."""
    if clause.group.voice == "passive":
        return any(view.low(i) in things for i in range(clause.left, clause.group.start))
    end = clause_end(view, clause.group.end)
    for i in range(clause.group.end, end):
        if view.low(i) in things:
            return True
        if view.code(i) in "PT" and i > clause.group.end:
            return False
    return False
