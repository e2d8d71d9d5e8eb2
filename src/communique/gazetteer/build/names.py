"""Build `tables/names.tsv` and `tables/offices.tsv` from `facts/` and `tables/countries.tsv`.

    python -m communique.gazetteer.build.names

One line a surface form: what a text may write, and the entry that it stands for. The facts are written for
this project; docs/gazetteer.md says from what knowledge and how they were checked.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

GAZETTEER = Path(__file__).resolve().parents[1]

FILES = (
    "bodies", "organizations", "armed_groups", "parties", "civil_society", "media", "companies",
    "religions", "peoples", "regions",
)  # fmt: skip
"""In the order in which an entry is preferred where two share a surface form."""

MENTION_KINDS = {"region": "GPE", "area": "LOC", "people": "NORP"}
MEMBERS = "~"
"""Marks an alias that names the members and not the body: "~Democrats"."""

NAME_COLUMNS = ("surface", "name", "kind", "mention_kind", "country", "sector", "from", "to")
OFFICE_COLUMNS = ("phrase", "office", "sector", "form", "weight", "plural", "country")

IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "wife": "wives",
    "thief": "thieves", "chargé d'affaires": "chargés d'affaires",
}  # fmt: skip


def main() -> None:
    names = sorted(set(_country_lines())) + [line for name in FILES for line in _fact_lines(name)]
    _write("names", NAME_COLUMNS, _sorted_stably(names))
    _write("offices", OFFICE_COLUMNS, office_lines(GAZETTEER / "facts" / "offices.tsv"))


def _sorted_stably(lines: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Order by surface form only: the order of preference within one form stays."""
    return sorted(dict.fromkeys(lines), key=lambda line: line[0])


def _country_lines() -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    for row in _rows(GAZETTEER / "tables" / "countries.tsv"):
        name, code = row["name"], row["alpha3"]
        for column, kind, mention, sector in (
            ("names", "state", "GPE", "GOV"), ("adjectives", "adjective", "NORP", ""),
            ("people", "demonym", "NORP", "CVL"), ("capitals", "capital", "GPE", "GOV"),
        ):  # fmt: skip
            for surface in filter(None, row[column].split(";")):
                if kind == "adjective" and surface in row["names"].split(";"):
                    continue
                surface = surface.removeprefix("the ")
                if SHARED.get(surface, code) != code:
                    continue
                lines.append((surface, name, kind, mention, code, sector, "", ""))
    return lines


def _fact_lines(file: str) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    countries = {row["alpha3"]: row["name"] for row in _rows(GAZETTEER / "tables" / "countries.tsv")}
    for row in _rows(GAZETTEER / "facts" / "names" / f"{file}.tsv"):
        mention = MENTION_KINDS.get(row["kind"], "ORG")
        more = (
            [f"{row['name']} of {countries[row['country']]}"]
            if row["kind"] == "party" and row["country"] in countries
            else []
        )
        for alias in dict.fromkeys([row["name"], *filter(None, row["aliases"].split(";")), *more]):
            surface = alias.removeprefix(MEMBERS).removeprefix("the ").removeprefix("The ")
            of_members = "NORP" if alias.startswith(MEMBERS) else mention
            lines.append((
                surface, row["name"], row["kind"], of_members,
                row["country"], row["sector"], row["from"], row["to"],
            ))  # fmt: skip
    return lines


def office_lines(path: Path) -> list[tuple[str, ...]]:
    """Give every phrase once, with its plural; the first line that has a phrase keeps it."""
    lines: dict[str, tuple[str, ...]] = {}
    for row in _rows(path):
        for phrase in row["offices"].split(";"):
            rest = (phrase, row["sector"], row["form"], row["weight"])
            plural = "1" if row["form"] == "people" else "0"
            lines.setdefault(phrase, (phrase, *rest, plural, row["country"]))
            if row["form"] != "people" and not phrase.endswith("."):
                many = _plural(phrase)
                lines.setdefault(many, (many, *rest, "1", row["country"]))
    return sorted(lines.values())


SHARED = {
    "American": "USA", "Americans": "USA", "Dominican": "DOM", "Dominicans": "DOM", "Dutch": "NLD",
    "French": "FRA", "Norwegian": "NOR", "Norwegians": "NOR", "Virgin Islander": "VIR",
    "Virgin Islanders": "VIR", "Kingston": "JAM", "Oranjestad": "ABW",
}  # fmt: skip
"""Whom the press means by an adjective, people or capital that two countries share."""

HEAD = re.compile(r"(.+?)( (?:of|for|in|to|without|at|on)\b.*)?")


def _plural(phrase: str) -> str:
    """Give the plural of a noun phrase: of its head, which "of", "for" or "without" may follow."""
    head, rest = HEAD.fullmatch(phrase).groups("")  # type: ignore[union-attr]
    first, space, last = head.rpartition(" ")
    if last in ("general", "elect") and first.endswith(("attorney", "prosecutor", "consul", "governor")):
        return f"{first}s {last}{rest}"
    return first + space + _plural_word(last) + rest


def _plural_word(word: str) -> str:
    for singular, plural in IRREGULAR.items():
        if word.endswith(singular) and word != "human":
            return word[: -len(singular)] + plural
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|(?<!ar)ch|sh)$", word) else "s")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _write(table: str, columns: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    target = GAZETTEER / "tables" / f"{table}.tsv"
    text = "\n".join("\t".join(line) for line in [columns, *lines]) + "\n"
    target.write_text(text, encoding="utf-8")
    print(f"{target}: {len(lines)} lines", file=sys.stderr)


if __name__ == "__main__":
    main()
