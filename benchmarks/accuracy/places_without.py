"""What each part of the choice of places is worth: the figures with that part left out.

    python -m benchmarks.accuracy.places_without [DATA]

LGL by GeoNames id and GeoVirus within 161 km, end to end, as in `places`.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.accuracy.places import Gold, Tally, geovirus, lgl, score
from benchmarks.report import SHARED, arguments
from communique.reading.places import disambiguation
from communique.reading.places.candidates import Candidate, find_candidates, nations_named

if TYPE_CHECKING:
    from collections.abc import Iterable

Document = tuple[list[Candidate], list[str], list[Gold]]

WITHOUT: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "what stands behind the comma": ("QUALIFIED",),
    "other names in the same division": ("NEIGHBOURS",),
    "the share of the country": ("COUNTRY_SHARE",),
    "all of the text's other places": ("NEIGHBOURS", "COUNTRY_SHARE", "DIVISION_NAMED"),
}
"""Weights that are set to nothing."""


def read(articles: Iterable[tuple[str, list[Gold]]]) -> list[Document]:
    return [(find_candidates(text), nations_named(text), golds) for text, golds in articles]


def measure(documents: list[Document]) -> Tally:
    tally = Tally()
    for candidates, nations, golds in documents:
        score(disambiguation.choose(candidates, nations), golds, tally, [])
    return tally


def show(name: str, local: list[Document], world: list[Document]) -> None:
    on_local, on_world = measure(local), measure(world)
    print(f"{name:34} {on_local.f1(on_local.same_id):.3f} {on_world.f1(on_world.near):.3f}")


def unmarked(documents: list[Document]) -> list[Document]:
    """Take off what the mentions say of the candidates."""
    return [([replace(c, standing="clear") for c in cs], nations, golds) for cs, nations, golds in documents]


def main() -> None:
    options = arguments(__doc__ or "", SHARED / "data" / "score" / "geoparsing")
    local, world = read(lgl(options.data / "lgl.xml")), read(geovirus(options.data / "GeoVirus.xml"))
    print(f"{'without':34} LGL   GeoVirus")
    for name, weights in WITHOUT.items():
        with ExitStack() as stack:
            for weight in weights:
                stack.enter_context(patch.object(disambiguation, weight, 0.0))
            show(name, local, world)
    show("what the mentions say", unmarked(local), unmarked(world))
    for remainder in (0, 1):
        show(f"every second article, from {remainder}", local[remainder::2], world[remainder::2])


if __name__ == "__main__":
    main()
