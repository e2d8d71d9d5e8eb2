"""The lines of `tables/holders.tsv`, and the keys under which each is found.

An index is one line of `tables/holder_keys.tsv`: its name, all keys, and for each key the numbers of the
lines that it means. So it loads with two splits, and nothing is looked at key by key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.gazetteer.person_names import FAMILY_FIRST, fold, keys, loose, surnames
from communique.gazetteer.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.gazetteer.build.office_sectors import Term

INDICES = ("offices", "exact", "soft", "loose", "family")


@dataclass(slots=True)
class Person:
    """One person: every spelling of the name, every term."""

    names: dict[str, None] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    terms: dict[Term, None] = field(default_factory=dict)


def line_of(person: Person) -> str:
    """Give the name and the terms in order of their first days."""
    terms = sorted(person.terms, key=lambda t: (t.start, t.end or "9", t.office))
    packed = "|".join(";".join((t.country, t.sector, t.office, t.start, t.end, t.title)) for t in terms)
    return f"{next(iter(person.names))}\t{packed}"


def index_lines(people: Sequence[Person]) -> list[str]:
    """Give a line for each index over the people, numbered as they stand."""
    indices: dict[str, dict[str, list[str]]] = {name: {} for name in INDICES}
    for number, person in enumerate(people):
        for index, found in _keys_of(person).items():
            for key in found:
                indices[index].setdefault(key, []).append(str(number))
    return [
        "\t".join((name, ";".join(sorted(index)), ";".join(",".join(index[key]) for key in sorted(index))))
        for name, index in indices.items()
    ]


def _keys_of(person: Person) -> dict[str, dict[str, None]]:
    """Give the keys of a person by index.

    `exact`: full names as written; `soft`: without titles, initials and middle names, or with the family name
    at the other end; `loose`: other spellings; `family`: surnames; `offices`: country and kind or title.
    """
    found: dict[str, dict[str, None]] = {name: {} for name in INDICES}
    family_first = bool(person.countries & FAMILY_FIRST)
    for spelling in person.names:
        words = fold(spelling)
        whole, shortened = keys(words)
        found["exact"].update(dict.fromkeys(whole[:1]))
        found["soft"].update(dict.fromkeys(whole[1:]))
        if family_first and len(words) > 1:
            found["soft"][" ".join((*words[1:], words[0]))] = None
            found["soft"][" ".join((words[-1], *words[:-1]))] = None
        elif "-" not in spelling:  # "Kim Jong" is no short form of "Kim Jong-yang"
            found["soft"].update(dict.fromkeys(shortened))
        for country in person.countries:
            found["family"].update(dict.fromkeys(surnames(words, country)))
    found["loose"] = dict.fromkeys(map(loose, found["exact"]))
    for term in person.terms:
        for key in (term.office, f":{title_key(term.title)}"):
            found["offices"][f"{term.country}/{key}"] = None
    return found
