"""Build `tables/outlets.tsv` from `facts/outlets.tsv`, and refuse rows that cannot be right.

    python -m communique.gazetteer.build.outlets

The facts are written for this project, from common knowledge; docs/sources.md says by which rules.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_by_code
from communique.gazetteer.outlets import CONTROLS, KINDS, SHARED, folded_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAZETTEER = Path(__file__).resolve().parents[1]
FACTS, TABLE = GAZETTEER / "facts" / "outlets.tsv", GAZETTEER / "tables" / "outlets.tsv"
COLUMNS = ("name", "kind", "country", "control", "aliases", "domains", "credits")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def main() -> None:
    lines = [line for line in FACTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    if problems := list(faults(rows)):
        sys.exit("\n".join(problems))
    table = sorted(rows, key=lambda row: (folded_name(row[0]), row[0]))
    TABLE.write_text("\n".join("\t".join(row) for row in [list(COLUMNS), *table]) + "\n", encoding="utf-8")
    print(f"{TABLE}: {len(table)} outlets", file=sys.stderr)


def faults(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say what is wrong with rows of facts, a sentence each."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if len(row) != len(COLUMNS):
            yield f"{row[0]}: it has {len(row)} columns, not {len(COLUMNS)}."
            continue
        yield from _faults_of(row)
        name, aliases, domains, credits_ = row[0], *(field.split(";") for field in row[4:])
        for alias in filter(None, aliases):
            if not alias.startswith(SHARED):
                owners[f"the name {folded_name(alias)}"].add(name)
        owners[f"the name {folded_name(name)}"].add(name)
        for domain in filter(None, domains):
            owners[f"the domain {domain}"].add(name)
        for words in filter(None, credits_):
            owners[f"the credit {words}"].add(name)
    for what, names in owners.items():
        if len(names) > 1:
            yield f"{', '.join(sorted(names))}: all have {what}."


def _faults_of(row: Sequence[str]) -> Iterator[str]:
    name, kind, country, control, _, domains, _ = row
    if not name or any(field != field.strip() for field in row):
        yield f"{name!r}: a field has spaces at its ends, or the name is missing."
    if kind not in KINDS:
        yield f"{name}: {kind!r} is no kind; there are {', '.join(KINDS)}."
    if country != "IGO" and country_by_code(country) is None:
        yield f"{name}: {country!r} is no country."
    if control not in ("", *CONTROLS) or (control and kind == "government"):
        yield f"{name}: {control!r} cannot be who controls it."
    for domain in domains.split(";"):
        if not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
            yield f"{name}: {domain!r} is no domain."


if __name__ == "__main__":
    main()
