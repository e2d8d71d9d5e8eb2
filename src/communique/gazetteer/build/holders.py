"""Build `tables/holders.tsv` and `tables/holder_keys.tsv` from `facts/holders/*.csv`.

    python -m communique.gazetteer.build.holders [--check]

`--check` only says which rows are wrong. The columns of the facts stand in docs/office-holders.md.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from communique.gazetteer.build.holder_keys import Person, index_lines, line_of
from communique.gazetteer.build.office_sectors import terms_of
from communique.gazetteer.build.rows_check import Row, faults_of
from communique.gazetteer.person_names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAZETTEER = Path(__file__).resolve().parents[1]
FACTS = GAZETTEER / "facts" / "holders"
TARGET = GAZETTEER / "tables" / "holders.tsv"


def main(facts: Path = FACTS, target: Path = TARGET, *, check: bool = False) -> int:
    """Write the table; rows that are wrong stay out, are named on stderr, and make the status 1."""
    rows, faults = read(sorted(facts.glob("*.csv")))
    for fault in faults:
        print(fault, file=sys.stderr)
    if check:
        return 1 if faults else 0
    horizon = max((row.start for row in rows), default="")
    people = sorted(persons([_opened(row, horizon) for row in rows]), key=line_of)
    lines = ["name\tterms", *map(line_of, people)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["index\tkeys\tlines", *index_lines(people)]
    target.with_name("holder_keys.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(people)} people from {len(rows)} rows", file=sys.stderr)
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
    known: dict[str, dict[str, Person]] = {}
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
            known.setdefault(key, {}).setdefault(row.country, person)
    return [person for person in found if person.terms]


def _known(known: dict[str, dict[str, Person]], full: list[str], country: str) -> Person | None:
    """Give the person of these names in a country; for an organisation, the only one in any."""
    namesakes = [known[key] for key in full if key in known]
    for of_country in namesakes:
        if country in of_country:
            return of_country[country]
    people = {id(person): person for of_country in namesakes for person in of_country.values()}
    return next(iter(people.values())) if country == "IGO" and len(people) == 1 else None


def _plain(name: str) -> str:
    return " ".join(fold(name))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
