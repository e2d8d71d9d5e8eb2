"""The clauses of a sentence: every verb group, and the noun phrase that is its subject.

There is no parser behind it. A subject is found by going left from the verb over what may belong to its noun
phrase, past asides and relative clauses; a verb that shares its subject, or an infinitive, takes that of the
verb before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.reading.acts.governors import OBJECT_CONTROL, PUT_OFF, lemmas
from communique.reading.acts.lexicon import surfaces
from communique.reading.acts.verbs import BE, HAVE, Verb, VerbGroup, verb_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.view import Named, SentenceView

_PHRASE = frozenset("DNn#GFtqJPT")
_ASIDE = 45
_LONGEST_PHRASE = 80
_OF_OBJECT = frozenset({"of", "for", "from", "against", "into"})
"""Behind these a gerund is what the object does: "accused Oslo of shelling", "thanked Oslo for sending"."""
_LINKS = frozenset({",", "&", "D", "J", "(", ")"})


@dataclass(slots=True)
class Clause:
    """A verb group with its subject: words `left` to `group.start`, and the actors that it names.

    `governor` is the clause that an infinitive or a shared subject hangs on.
    """

    group: VerbGroup
    lemma: str
    left: int
    subject: tuple[Named, ...] = ()
    governor: Clause | None = None


def clauses_of(view: SentenceView) -> list[Clause]:
    """Give the clauses of a sentence in the order of their verbs."""
    found: list[Clause] = []
    waiting: list[Clause] = []
    for group, lemma in _groups(view):
        clause = Clause(group, lemma, group.start)
        previous = _before(found, group)
        if group.shape == "infinitive":
            _infinitive(view, clause, previous)
        elif group.shape == "ing":
            _gerund(view, clause, previous)
        else:
            _finite(view, clause, previous)
        if group.shape == "ing" and not clause.subject and previous is None:
            waiting.append(clause)
        elif waiting and group.shape == "finite" and clause.subject:
            for early in waiting:  # "Speaking in Oslo, the minister said"
                early.subject, early.governor = clause.subject, clause
            waiting.clear()
        found.append(clause)
    return found


def _groups(view: SentenceView) -> list[tuple[VerbGroup, str]]:
    groups: list[tuple[VerbGroup, str]] = []
    known = _verb_forms()
    for i, word in enumerate(view.words):
        if word.low not in known and view.codes[i] not in "VCdi":
            continue
        for verb, lemma in _readings(view, i):
            group = verb_group(view.words, view.codes, verb)
            if group is not None:
                groups.append((group, lemma))
                break
    return groups


@cache
def _verb_forms() -> frozenset[str]:
    """Give the words that may be verbs whatever their code."""
    triggers = {low for low, found in surfaces().items() if any(s.entry.form == "verb" for s in found)}
    return frozenset(triggers | lemmas().keys() | BE | HAVE)


def _readings(view: SentenceView, i: int) -> list[tuple[Verb, str]]:
    """Give the verbs that word `i` may be: triggers, longest first, governing verbs, any other verb."""
    low, code = view.low(i), view.code(i)
    if code == "t":  # a month, as "March"
        return []
    if (named := view.named_at(i)) and named.kind != "NOM":
        return []
    found = []
    for surface in surfaces().get(low, ()):
        if surface.entry.form == "verb" and view.has_words(i, surface.words):
            takes_object = surface.entry.slots[:1] == ("obj",)
            end = i + len(surface.words)
            found.append((Verb(i, end, surface.forms, takes_object), surface.entry.words[0]))
    if low in lemmas() and not (code == "A" and _is_helper(view, i)):
        lemma, forms = lemmas()[low]
        with_particle = f"{lemma} {view.low(i + 1)}"
        if with_particle in PUT_OFF:
            found.append((Verb(i, i + 2, forms, takes_object=False), with_particle))
        found.append((Verb(i, i + 1, forms), lemma))
    if not found and code in "VCdi":
        forms = frozenset({"ing"}) if low.endswith("ing") else frozenset({"past", "part", "s", "base"})
        if low.endswith("ed"):
            forms = frozenset({"past", "part"})
        found.append((Verb(i, i + 1, forms, takes_object=False), low))
    if not found and low in BE | HAVE and not _is_helper(view, i):
        found.append((Verb(i, i + 1, frozenset({"past", "base", "s"}), takes_object=False), "be"))
    return found


def _is_helper(view: SentenceView, i: int) -> bool:
    """Whether an auxiliary helps a verb that follows it, rather than being the verb."""
    after = i + 1
    while view.code(after) in "AJ" and after < len(view.words):
        after += 1
    return view.code(after) in "VCdi" or (after > i + 1 and view.code(after - 1) == "A")


def _before(found: list[Clause], group: VerbGroup) -> Clause | None:
    is_before = (c for c in reversed(found) if c.group.end <= group.start or c.group.at < group.at)
    return next(is_before, None)


def _finite(view: SentenceView, clause: Clause, previous: Clause | None) -> None:
    end = clause.group.start
    clause.left = subject_start(view, end)
    clause.subject = subject_in(view, clause.left, end)
    if clause.left >= end and view.code(end - 1) in "&B,-" and previous is not None:
        clause.subject, clause.governor = previous.subject, previous
    elif previous is not None and (clause.group.shape == "participle" or view.code(clause.left - 1) == "H"):
        clause.governor = previous


def _infinitive(view: SentenceView, clause: Clause, previous: Clause | None) -> None:
    to = clause.group.to if clause.group.to is not None else clause.group.start
    clause.left = to
    if previous is None:
        clause.left = subject_start(view, to)
        clause.subject = subject_in(view, clause.left, to)
        return
    clause.governor = previous
    between = view.within(previous.group.end, to)
    if previous.lemma in OBJECT_CONTROL and previous.group.voice == "active" and between:
        clause.subject = with_coordinated(between, 0, view)
    else:
        clause.subject = previous.subject


def _gerund(view: SentenceView, clause: Clause, previous: Clause | None) -> None:
    end = clause.group.start
    if view.code(end - 1) in "nN)" or view.named_at(end - 1):
        clause.left = subject_start(view, end)
        clause.subject = subject_in(view, clause.left, end)
    if previous is None or clause.subject:
        return
    clause.subject, clause.governor = previous.subject, previous
    objects = view.within(previous.group.end, end)
    if view.low(end - 1) in _OF_OBJECT and objects and previous.group.voice == "active":
        clause.subject = with_coordinated(objects, 0, view)


def subject_start(view: SentenceView, end: int) -> int:
    """Give the start of the noun phrase that ends before word `end`; `end` itself where there is none."""
    j = end
    while j > max(0, end - _LONGEST_PHRASE):
        step = _step_left(view, j, end)
        if step is None:
            break
        j = step
    return j


def _step_left(view: SentenceView, j: int, end: int) -> int | None:
    """Give where the phrase goes on to the left of word `j`, or None where it begins there."""
    code = view.code(j - 1)
    if named := view.named_at(j - 1):
        return named.start
    if code == ")":
        opening = view.codes.rfind("(", 0, j - 1)
        return opening if opening >= 0 else None
    if code in _PHRASE:
        return j - 1
    if code == "i":
        return j - 1
    if code == "d":
        is_adjective = view.code(j - 2) in "DJPFG#" or (view.code(j) in "nN" and view.code(j - 2) in "&.,")
        return j - 1 if is_adjective or view.code(j) in "PFT" else None
    if code == "&":
        goes_on = j > 1 and view.code(j - 2) in "NnGt#)," and j < end
        return j - 1 if goes_on and not _opens_clause(view, j - 1) else None
    if code == ",":
        return _over_comma(view, j, end)
    if code in "VCA":
        return _over_relative(view, j - 1)
    if code in "WH" and j == end:
        return j - 2 if view.code(j - 2) in {",", "P"} else j - 1
    return None


def _opens_clause(view: SentenceView, joint: int) -> bool:
    """Whether ", and" begins a new clause, as no list stands before it: "condemned Sudan, and Peru …"."""
    before = view.named_at(joint - 2) if view.code(joint - 1) == "," else None
    return before is not None and before.start > 0 and view.code(before.start - 1) not in ",&"


def _over_comma(view: SentenceView, j: int, end: int) -> int | None:
    """Go over an aside ("Ann Lee, the minister, said") or along a list ("Oslo, Paris and Rome said")."""
    if view.low(j).rstrip(".") in {"jr", "sr"}:
        return j - 1
    if j < end:
        is_list = "&" in view.codes[j:end] and view.code(j - 2) in "Nn)G"
        return j - 1 if is_list else None
    comma = view.codes.rfind(",", max(0, j - _ASIDE), j - 1)
    if comma < 0:
        return None
    aside = view.codes[comma + 1 : j - 1]
    is_aside = aside[:1] in {*"WDnNiPd#JFS"} and not any(c in ";:" for c in aside)
    has_own_clause = any(c in "AVC" for c in aside) and aside[:1] not in {*"WidSP"}
    return comma if is_aside and not has_own_clause else None


def _over_relative(view: SentenceView, verb: int) -> int | None:
    """Go over "who met the king" in front of the main verb; any other verb ends the phrase."""
    start = verb
    while start and view.code(start - 1) in "AJ":
        start -= 1
    if view.code(start - 1) == "W" and start:
        return start - 1 if view.code(start - 2) != "," else start - 2
    return None


def subject_in(view: SentenceView, start: int, end: int) -> tuple[Named, ...]:
    """Give the actors that head the noun phrase at words `start` to `end`: not those behind a preposition."""
    inside = view.within(start, end)
    for i, named in enumerate(inside):
        if not _is_behind_preposition(view, named, start):
            return with_coordinated(inside, i, view)
    return ()


def _is_behind_preposition(view: SentenceView, named: Named, start: int) -> bool:
    i = named.start - 1
    while i >= start and view.code(i) in "DJ#":
        i -= 1
    return i >= start and view.code(i) in "PT"


def with_coordinated(inside: Sequence[Named], first: int, view: SentenceView) -> tuple[Named, ...]:
    """Give a mention and those that "and" or commas join to it."""
    joined = [inside[first]]
    for named in inside[first + 1 :]:
        between = view.codes[joined[-1].end : named.start]
        if not between or not set(between) <= _LINKS or not set(between) & {",", "&"}:
            break
        if named.kind == "PRON":  # "between A and B, and he said": a new clause
            break
        if not any(set(named.actors) <= set(n.actors) for n in joined):
            joined.append(named)
    is_list = len(joined) < 2 or "&" in view.codes[joined[0].end : joined[-1].start]
    return tuple(joined) if is_list else (joined[0],)
