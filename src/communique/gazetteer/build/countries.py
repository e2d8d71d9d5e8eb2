"""Build `tables/countries.tsv`: codes, names, adjectives, peoples, capitals, coordinates of every country.

    python -m communique.gazetteer.build.countries /work/shared/data/actors

Sources: mledoze/countries (ODbL; names, demonyms, capitals, coordinates), datasets/country-codes (ODC-PDDL;
GeoNames ids), and `facts/country_names.tsv`, written for this project, where they fall short.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

GAZETTEER = Path(__file__).resolve().parents[1]
COLUMNS = (
    "alpha3", "alpha2", "name", "official", "lat", "lon", "geonames",
    "capitals", "names", "adjectives", "people",
)  # fmt: skip

RENAMED = {"UNK": "XKX"}
"""Kosovo has no ISO code; XKX is what the European Commission and the World Bank use."""

COMMON = {"COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo", "TUR": "Turkey"}

NOT_ENGLISH = re.compile(r"[^\x00-\x7f]|^[A-Z]{2}$|,")
"""Spellings that an English text does not use: other scripts, two-letter codes, "Korea, Republic of"."""


def main(actors: Path) -> None:
    countries = json.loads((actors / "mledoze-countries" / "countries.json").read_text(encoding="utf-8"))
    geonames = _geonames(actors / "country-codes" / "country-codes.csv")
    more = _more(GAZETTEER / "facts" / "country_names.tsv")
    lines = ["\t".join(COLUMNS)]
    for country in sorted(countries, key=lambda c: str(c["cca3"])):
        lines.append("\t".join(_row(country, geonames, more)))
    target = GAZETTEER / "tables" / "countries.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(lines) - 1} countries", file=sys.stderr)


def _row(data: dict[str, Any], geonames: dict[str, str], more: dict[str, list[str]]) -> list[str]:
    code = RENAMED.get(data["cca3"], data["cca3"])
    added = more.get(code, [""] * 4)
    name = COMMON.get(code, data["name"]["common"])
    spellings = [s for s in data["altSpellings"] if not NOT_ENGLISH.search(s) and " " in s]
    names = [name, data["name"]["official"], *added[0].split(";"), *spellings]
    if code in ("COD", "COG"):
        names = [n for n in names if n != "Congo" or code == "COD"]
    demonyms = [d for d in re.split(r", | or ", data["demonyms"]["eng"]["m"]) if d]
    adjectives = added[1].split(";") if added[1] else demonyms
    people = added[2].split(";") if added[1] or added[2] else [_plural(d) for d in demonyms]
    capitals = [*(added[3].split(";") if added[3] else []), *data["capital"]]
    lat, lon = data["latlng"]
    return [
        code, data["cca2"], name, data["name"]["official"], str(lat), str(lon),
        geonames.get(data["cca2"], ""), _joined(c for c in capitals if c not in names),
        _joined(names), _joined(adjectives), _joined(people),
    ]  # fmt: skip


def _plural(demonym: str) -> str:
    return "" if demonym.endswith(("ese", "ish", "ch", "s", "ss")) else demonym + "s"


def _joined(values: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(v for v in values if v))


def _geonames(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ISO3166-1-Alpha-2"]: row["Geoname ID"].split(".")[0] for row in csv.DictReader(file)}


def _more(path: Path) -> dict[str, list[str]]:
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return {row[0]: row[1:] for row in (line.split("\t") for line in lines[1:])}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
