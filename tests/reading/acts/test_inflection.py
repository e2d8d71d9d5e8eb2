"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from communique.reading.acts.inflection import IRREGULAR, plural, verb_forms

from .cases import rows

VERBS = rows("""
condemn | condemns | condemned | condemned | condemning
free | frees | freed | freed | freeing
agree | agrees | agreed | agreed | agreeing
release | releases | released | released | releasing
deny | denies | denied | denied | denying
deploy | deploys | deployed | deployed | deploying
ban | bans | banned | banned | banning
stop | stops | stopped | stopped | stopping
expel | expels | expelled | expelled | expelling
visit | visits | visited | visited | visiting
target | targets | targeted | targeted | targeting
outlaw | outlaws | outlawed | outlawed | outlawing
clash | clashes | clashed | clashed | clashing
press | presses | pressed | pressed | pressing
veto | vetoes | vetoed | vetoed | vetoing
meet | meets | met | met | meeting
withdraw | withdraws | withdrew | withdrawn | withdrawing
overthrow | overthrows | overthrew | overthrown | overthrowing
strike | strikes | struck | struck | striking
quit | quits | quit | quit | quitting
go | goes | went | gone | going
""")


@pytest.mark.parametrize(("base", "s", "past", "part", "ing"), VERBS, ids=[row[0] for row in VERBS])
def test_forms_of_a_verb(base: str, s: str, past: str, part: str, ing: str) -> None:
    expected: dict[str, set[str]] = {}
    for form, name in ((base, "base"), (s, "s"), (past, "past"), (part, "part"), (ing, "ing")):
        expected.setdefault(form, set()).add(name)
    assert verb_forms(base) == expected


@pytest.mark.parametrize("verb", sorted(IRREGULAR))
def test_an_irregular_verb_has_its_own_past(verb: str) -> None:
    past, part = IRREGULAR[verb]
    forms = verb_forms(verb)
    assert "past" in forms[past]
    assert "part" in forms[part]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("visit", "visits"),
        ("treaty", "treaties"),
        ("inquiry", "inquiries"),
        ("clash", "clashes"),
        ("launch", "launches"),
        ("tax", "taxes"),
        ("convoy", "convoys"),
        ("phone call", "phone calls"),
        ("peace treaty", "peace treaties"),
    ],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
