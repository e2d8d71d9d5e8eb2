"""Toponyms found and resolved, on the Local-Global Lexicon and GeoVirus.

    python -m benchmarks.accuracy.places [DATA] [--check] [--misses]

LGL gives GeoNames ids, GeoVirus coordinates. End to end: a toponym counts where its span overlaps a gold
one's and its id is the same (LGL) or it lies within 161 km (both). Gold toponyms without an id, and what is
found there, do not count. Mordecai 3 (Halterman 2023) reports .650 end to end by exact id on LGL; CamCoder
.76 and population alone .70 within 161 km with spans given (Gritta et al. 2019).
"""

from __future__ import annotations

import math
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.reading import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique import Place

NEAR_KM = 161


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of the gold standard; `geonames` is None where it gives coordinates only."""

    start: int
    end: int
    phrase: str
    geonames: int | None
    lat: float | None
    lon: float | None


def lgl(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for article in ElementTree.parse(path).getroot():
        yield article.findtext("text") or "", [_lgl_toponym(t) for t in article.iter("toponym")]


def _lgl_toponym(element: ElementTree.Element) -> Gold:
    tag = element.find("gaztag")
    span = (int(element.findtext("start") or 0), int(element.findtext("end") or 0))
    phrase = element.findtext("phrase") or ""
    if tag is None:
        return Gold(*span, phrase, None, None, None)
    where = (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))
    return Gold(*span, phrase, int(tag.get("geonameid") or 0), *where)


def geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for article in ElementTree.parse(path).getroot():
        yield article.findtext("text") or "", [_geovirus_toponym(e) for e in article.iter("location")]


def _geovirus_toponym(element: ElementTree.Element) -> Gold:
    # Offsets count from 1 there.
    start, end = int(element.findtext("start") or 0) - 1, int(element.findtext("end") or 0) - 1
    where = (float(element.findtext("lat") or 0), float(element.findtext("lon") or 0))
    return Gold(start, end, element.findtext("name") or "", None, *where)


@dataclass(slots=True)
class Tally:
    """Counts over all articles."""

    gold: int = 0
    found: int = 0
    named: int = 0
    same_id: int = 0
    near: int = 0

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, p)) for p in (one, other))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, h)))


def score(found: list[Place], golds: list[Gold], tally: Tally, misses: list[str]) -> None:
    left = [p for p in found if p.span is not None]
    for gold in golds:
        hit = next((p for p in left if p.span and p.span[0] < gold.end and gold.start < p.span[1]), None)
        if hit is not None:
            left.remove(hit)
        if gold.lat is None or gold.lon is None:
            continue
        tally.gold += 1
        if hit is None:
            misses.append(f"missed   {gold.phrase}")
            continue
        tally.found += 1
        tally.named += 1
        tally.same_id += hit.geonames == gold.geonames
        near = kilometres((hit.lat or 0.0, hit.lon or 0.0), (gold.lat, gold.lon)) <= NEAR_KM
        tally.near += near
        if not (hit.geonames == gold.geonames if gold.geonames else near):
            misses.append(
                f"resolved {gold.phrase}: {hit.name}, {hit.country} {hit.geonames} for {gold.geonames}"
            )
    tally.found += len(left)
    misses += [f"false    {p.name}, {p.country}" for p in left]


def measure(articles: Iterator[tuple[str, list[Gold]]], misses: list[str]) -> Tally:
    tally = Tally()
    for text, golds in articles:
        score(places.find(text), golds, tally, misses)
    return tally


def main() -> None:
    options = arguments(__doc__ or "", SHARED / "data" / "score" / "geoparsing")
    misses: list[str] = []
    on_lgl = measure(lgl(options.data / "lgl.xml"), misses)
    on_geovirus = measure(geovirus(options.data / "GeoVirus.xml"), misses)
    if options.misses:
        print("\n".join(misses), file=sys.stderr)
    figures = [
        Figure("LGL found F1", on_lgl.f1(on_lgl.named)),
        Figure("LGL exact id F1", on_lgl.f1(on_lgl.same_id), "Mordecai 3: .650"),
        Figure("LGL within 161 km F1", on_lgl.f1(on_lgl.near)),
        Figure("LGL within 161 km of those found", on_lgl.near / on_lgl.named, "CamCoder: .76, spans given"),
        Figure("GeoVirus found F1", on_geovirus.f1(on_geovirus.named)),
        Figure("GeoVirus within 161 km F1", on_geovirus.f1(on_geovirus.near)),
        Figure(
            "GeoVirus within 161 km of those found",
            on_geovirus.near / on_geovirus.named,
            "CamCoder: .82, spans given",
        ),
    ]
    report("places", figures, check=options.check)


if __name__ == "__main__":
    main()
