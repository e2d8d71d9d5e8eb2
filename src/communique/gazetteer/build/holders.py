"""Build `tables/holders.tsv` from `facts/holders/*.csv`: one line a person, with every office held.

    python -m communique.gazetteer.build.holders [--check]

`--check` only says which rows are wrong. The columns of the facts stand in docs/office-holders.md.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from communique.gazetteer.build.office_sectors import terms_of
from communique.gazetteer.build.rows_check import Row, faults_of
from communique.gazetteer.person_names import FAMILY_FIRST, fold, keys, loose, surnames
from communique.gazetteer.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.gazetteer.build.office_sectors import Term

GAZETTEER = Path(__file__).resolve().parents[1]
FACTS = GAZETTEER / "facts" / "holders"
TARGET = GAZETTEER / "tables" / "holders.tsv"
COLUMNS = ("name", "offices", "keys", "soft", "loose", "surnames", "terms")


@dataclass(slots=True)
class Person:
    """One person: every spelling of the name, every term."""

    names: dict[str, None] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    terms: dict[Term, None] = field(default_factory=dict)


def main(facts: Path = FACTS, target: Path = TARGET, *, check: bool = False) -> int:
    """Write the table; rows that are wrong stay out, are named on stderr, and make the status 1."""
    rows, faults = read(sorted(facts.glob("*.csv")))
    for fault in faults:
        print(fault, file=sys.stderr)
    if check:
        return 1 if faults else 0
    horizon = max((row.start for row in rows), default="")
    lines = sorted({_line(person) for person in persons([_opened(row, horizon) for row in rows])})
    target.write_text("\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    print(f"{target}: {len(lines)} people from {len(rows)} rows", file=sys.stderr)
    return 1 if faults else 0


def read(files: Iterable[Path]) -> tuple[list[Row], list[str]]:
    """Give all rows of the files, and a sentence for each one that cannot be used."""
    rows: list[Row] = []
    faults: list[str] = []
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for fields in reader:
                where = f"{path.name}, line {reader.line_num}"
                wrong = faults_of(fields)
                faults += [f"{where}: {fault}" for fault in wrong]
                if not wrong:
                    rows.append(Row.of(fields))
    return rows, faults


def _opened(row: Row, horizon: str) -> Row:
    """Leave open a term that is to end after the last day that the facts know of."""
    return replace(row, end="") if row.end > horizon else row


def persons(rows: Sequence[Row]) -> list[Person]:
    """Join the rows of one person: those that share a full name and a country, or a state and IGO."""
    known: dict[tuple[str, str], Person] = {}
    found: list[Person] = []
    for row in sorted(rows, key=lambda row: row.country == "IGO"):
        full = [key for key in map(_plain, row.names) if " " in key] or [_plain(row.name)]
        person = _known(known, full, row.country)
        if person is None:
            person = Person()
            found.append(person)
        person.names.update(dict.fromkeys(row.names))
        person.countries.add(row.country)
        person.terms.update(dict.fromkeys(terms_of(row)))
        for key in full:
            known.setdefault((row.country, key), person)
    return found


def _known(known: dict[tuple[str, str], Person], full: list[str], country: str) -> Person | None:
    for key in full:
        if (country, key) in known:
            return known[country, key]
    if country != "IGO":
        return None
    same = {id(p): p for (_, key), p in known.items() if key in full}
    return next(iter(same.values())) if len(same) == 1 else None


def _plain(name: str) -> str:
    return " ".join(fold(name))


def _line(person: Person) -> str:
    name = next(iter(person.names))
    family_first = bool(person.countries & FAMILY_FIRST)
    exact: dict[str, None] = {}
    soft: dict[str, None] = {}
    family: dict[str, None] = {}
    for spelling in person.names:
        words = fold(spelling)
        whole, shortened = keys(words)
        exact.update(dict.fromkeys(whole[:1]))
        soft.update(dict.fromkeys(whole[1:]))
        if not family_first and "-" not in spelling:  # "Kim Jong" is no short form of "Kim Jong-yang"
            soft.update(dict.fromkeys(shortened))
        elif len(words) > 1:
            soft[" ".join((*words[1:], words[0]))] = None
            soft[" ".join((words[-1], *words[:-1]))] = None
        for country in person.countries:
            family.update(dict.fromkeys(surnames(words, country)))
    terms = sorted(person.terms, key=lambda t: (t.start, t.end or "9", t.office))
    offices = {f"{t.country}/{key}" for t in terms for key in (t.office, f":{title_key(t.title)}")}
    return "\t".join((
        name, ";".join(sorted(offices)), ";".join(exact), ";".join(k for k in soft if k not in exact),
        ";".join(dict.fromkeys(map(loose, exact))), ";".join(family),
        "|".join(";".join((t.country, t.sector, t.office, t.start, t.end, t.title)) for t in terms),
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
