"""The forms of English verbs and nouns, regular and not."""

from __future__ import annotations

import re

_IRREGULAR = """
    arise arose arisen, be was been, beat beat beaten, become became become, begin began begun, behead
    beheaded beheaded, bid bid bid, blow blew blown, break broke broken, bring brought brought, build
    built built, burn burned burned, buy bought bought, cast cast cast, choose chose chosen, come came
    come, cut cut cut, deal dealt dealt, do did done, draw drew drawn, drive drove driven, eat ate
    eaten, fall fell fallen, feel felt felt, fight fought fought, find found found, fly flew flown,
    forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone, hang
    hung hung, have had had, hear heard heard, hit hit hit, hold held held, keep kept kept, kneel
    knelt knelt, know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let
    let let, lose lost lost, make made made, mean meant meant, meet met met, overthrow overthrew
    overthrown, pay paid paid, put put put, quit quit quit, ring rang rung, rise rose risen, run ran
    run, say said said, seek sought sought, sell sold sold, send sent sent, set set set, shake shook
    shaken, shed shed shed, shoot shot shot, shut shut shut, sink sank sunk, sit sat sat, slay slew
    slain, speak spoke spoken, spend spent spent, split split split, spread spread spread, stand stood
    stood, steal stole stolen, strike struck struck, swear swore sworn, take took taken, teach taught
    taught, tell told told, think thought thought, throw threw thrown, undertake undertook undertaken,
    win won won, withdraw withdrew withdrawn, write wrote written
"""
IRREGULAR = {verb: (past, part) for verb, past, part in map(str.split, _IRREGULAR.split(","))}
"""Past and past participle of the irregular verbs that triggers begin with."""

_BRITISH = re.compile(r"[^aeiou][aeiou]l$")
"""Verbs that double their l in Britain, as "cancelled"."""
_SHORT = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtz]$")
_STRESSED_AT_END = frozenset(
    "commit admit permit refer defer confer concur compel expel repel abet rebut deter regret prefer"
    " occur forbid demob kidnap embed abhor acquit outbid quit gas".split()
)


def verb_forms(base: str) -> dict[str, set[str]]:
    """Give the forms of a verb, each with its names: base, s, past, part (participle), ing.

    >>> sorted(verb_forms("stop"))
    ['stop', 'stopped', 'stopping', 'stops']
    """
    past, part = IRREGULAR.get(base) or (_past(base), _past(base))
    forms: dict[str, set[str]] = {}
    if _BRITISH.search(base):
        forms = {base + "led": {"past", "part"}, base + "ling": {"ing"}}
    for form, name in ((base, "base"), (_s(base), "s"), (past, "past"), (part, "part"), (_ing(base), "ing")):
        forms.setdefault(form, set()).add(name)
    return forms


def plural(noun: str) -> str:
    """Give the plural of a noun, of the last word where there are several."""
    if noun.endswith("talks"):
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def _stem(base: str) -> str:
    return base + base[-1] if _SHORT.match(base) or base in _STRESSED_AT_END else base


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def _s(base: str) -> str:
    if base.endswith("o") or base == "do":
        return base + "es"
    return plural(base)


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return _stem(base) + "ing"
