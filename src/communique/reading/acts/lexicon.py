"""The words that name acts: `triggers.tsv`, with every form of every word.

The table is this package's dictionary in the sense of PETRARCH's verb dictionaries: a word, its PLOVER type, its
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

    @property
    def lemma(self) -> str:
        return " ".join(self.words)


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
        found.sort(key=lambda surface: -len(surface.words))
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
            tuple(slot for slot in slots if slot not in ("self", "-")),
            frame.startswith("!"),
            "self" in slots,
            tuple(word.split()),
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
