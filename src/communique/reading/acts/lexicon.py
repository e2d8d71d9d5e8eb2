"""The words that name acts: `triggers.tsv`, with every form of every word.

The table is this package's dictionary in the sense of PETRARCH's verb dictionaries: a word, its PLOVER
type, its
CAMEO code when it occurred, and where the target stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from communique.reading.acts.inflection import plural, verb_forms

if TYPE_CHECKING:
    from communique.record import EventType

Form = Literal["verb", "noun", "phrase"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table. `slots` say where the target stands, in the order in which they are tried."""

    form: Form
    type: EventType
    mode: str | None
    cameo: str
    slots: tuple[str, ...]
    needs_target: bool
    is_domestic: bool
    words: tuple[str, ...]

    agents: tuple[str, ...] = ()
    """Prepositions behind which a noun has its source ("<of": "the resignation of the minister")."""
    thing: str | None = None
    """A class of `OBJECTS` of which the object must be, as in "send ~FORCE"."""

    @property
    def lemma(self) -> str:
        """The entry as the table writes it."""
        return " ".join([*self.words, *filter(None, [self.thing])])


OBJECTS: dict[str, frozenset[str]] = {
    "~FORCE": frozenset(
        "troops soldiers troop forces paratroopers tanks warships warship jets warplanes planes fighters"
        " marines"
        " police guards ships ship vessels battalion brigade company division carrier missiles artillery"
        " bombers"
        " reinforcements commandos reservists armour armor frigate destroyer submarine units unit helicopters"
        " howitzers launchers gunboats convoy fleet squadron army navy".split()
    ),
    "~GOODS": frozenset(
        "aid food medicine medicines weapons vaccines doses supplies tents doctors nurses equipment"
        " ammunition"
        " blankets generators wheat grain fuel relief rescuers peacekeepers assistance funds money"
        " million billion"
        " tonnes tons arms munitions drones rifles vehicles observers monitors trainers instructors experts"
        " advisers hospital masks ventilators loan grant credit package engineers firefighters".split()
    ),
    "~BORDER": frozenset(
        "border borders crossing crossings airspace embassy consulate ports port frontier mission"
        " bridge".split()
    ),
    "~ENVOY": frozenset(
        "ambassador ambassadors envoy envoys diplomats diplomat attache attaché consul representative"
        " chargé mission delegation staff officials".split()
    ),
    "~TIES": frozenset(
        "ties relations cooperation contacts exports imports trade aid deliveries flights talks"
        " negotiations funding"
        " payments shipments agreement treaty pact visas dialogue partnership membership participation"
        " assistance"
        " links gas oil sales".split()
    ),
    "~LIMITS": frozenset(
        "sanctions tariffs restrictions bans ban embargo embargoes duties costs curbs penalties".split()
    ),
    "~OFFICE": frozenset(
        "office power parliament congress palace building studio station headquarters".split()
    ),
    "~PROMISE": frozenset(
        "support commitment backing solidarity partnership alliance friendship condolences gratitude"
        " appreciation"
        " thanks congratulations relationship ties relations respect admiration bonds sympathy sympathies"
        " importance"
        " role leadership dedication readiness openness".split()
    ),
    "~CONCERN": frozenset(
        "concern concerns alarm disappointment regret outrage dismay anger frustration unease"
        " displeasure".split()
    ),
    "~NEWS": frozenset("intelligence evidence information data files records findings".split()),
    "~NEED": frozenset("need importance necessity urgency".split()),
}
"""Classes of objects, by which "sent troops" is told from "sent aid"."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One way in which an entry may be written: its words, and which forms of the verb the first may be."""

    entry: Entry
    words: tuple[str, ...]
    forms: frozenset[str]


@cache
def surfaces() -> dict[str, list[Surface]]:
    """Give all surfaces by their first word, the longest first."""
    table: dict[str, list[Surface]] = {}
    for entry in entries():
        for surface in _surfaces_of(entry):
            table.setdefault(surface.words[0], []).append(surface)
    for found in table.values():
        found.sort(key=lambda surface: (-len(surface.words), surface.entry.thing is None))
    return table


@cache
def entries() -> tuple[Entry, ...]:
    """Give every entry of the table, one a word."""
    text = files("communique.reading.acts").joinpath("triggers.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(entry for line in lines[1:] for entry in _entries_of(line))


def _entries_of(line: str) -> list[Entry]:
    form, kind, mode, cameo, frame, words = line.split("\t")
    slots = frame.lstrip("!").split()
    return [
        Entry(
            cast("Form", form),
            cast("EventType", kind),
            mode or None,
            cameo,
            tuple(slot for slot in slots if slot not in ("self", "-") and slot[0] != "<"),
            frame.startswith("!"),
            "self" in slots,
            tuple(part for part in word.split() if part not in OBJECTS),
            tuple(slot[1:] for slot in slots if slot[0] == "<"),
            next((part for part in word.split() if part in OBJECTS), None),
        )
        for word in words.split(";")
    ]


def _surfaces_of(entry: Entry) -> list[Surface]:
    if entry.form == "verb":
        first, *rest = entry.words
        return [Surface(entry, (form, *rest), frozenset(names)) for form, names in verb_forms(first).items()]
    many = (*entry.words[:-1], plural(entry.words[-1]))
    own = Surface(entry, entry.words, frozenset({"noun"}))
    return [own, Surface(entry, many, frozenset({"noun"}))] if entry.form == "noun" else [own]
