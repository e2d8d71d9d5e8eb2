"""The table of triggers: every line is whole, and no word says two things at one place."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest

from communique.cameo import plover_root
from communique.reading.acts.lexicon import OBJECTS, entries, surfaces
from communique.record import EventType

from .cases import rows

HEAD, *LINES = [
    line
    for line in files("communique.reading.acts").joinpath("triggers.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
MODES = {"visit", "phone", "third-party", "multilateral", "negotiation", "meeting"}
PLACES = {"obj", "obj+to", "that", "self", "-"}
PREPOSITIONS = set(
    "about against along at between by for from in into near of on over to toward towards with".split()
)


def ids(line: str) -> str:
    columns = line.split("\t")
    return f"{columns[1]} {columns[-1][:30]}"


def test_the_head_names_the_columns() -> None:
    assert HEAD.split("\t") == ["form", "type", "mode", "cameo", "frame", "words"]


@pytest.mark.parametrize("line", LINES, ids=ids)
def test_a_line_is_whole(line: str) -> None:
    form, kind, mode, cameo, frame, words = line.split("\t")
    assert form in ("verb", "noun", "phrase")
    assert kind in get_args(EventType)
    assert mode in MODES if mode else kind != "CONSULT"
    assert cameo.isdigit()
    assert 3 <= len(cameo) <= 4
    slots = set(frame.removeprefix("!").split())
    sources = {slot[1:] for slot in slots if slot.startswith("<")}
    assert slots - {f"<{source}" for source in sources} <= PLACES | PREPOSITIONS
    assert sources <= PREPOSITIONS if form == "noun" else not sources
    for word in words.split(";"):
        assert word == word.strip().lower() or any(part in OBJECTS for part in word.split())
        assert not word.split()[0].startswith("~")
        assert {part for part in word.split() if part.startswith("~")} <= OBJECTS.keys()


def test_every_type_has_verbs_and_nouns() -> None:
    kinds = set(get_args(EventType))
    assert {entry.type for entry in entries() if entry.form == "verb"} == kinds
    assert {entry.type for entry in entries() if entry.form == "noun"} == kinds


def test_one_word_at_one_place_names_one_type() -> None:
    kinds: dict[tuple[object, ...], set[str]] = {}
    for found in surfaces().values():
        for surface in found:
            entry = surface.entry
            place = (entry.form, surface.words, entry.slots, entry.needs_target, entry.thing)
            kinds.setdefault(place, set()).add(entry.type)
    assert {place: k for place, k in kinds.items() if len(k) > 1} == {}


@pytest.mark.parametrize("kind", sorted({*get_args(EventType)} - {"RETREAT"}))
def test_codes_are_of_the_root_of_the_type(kind: EventType) -> None:
    """A signed agreement (057) is PLOVER's exception."""
    codes = {entry.cameo for entry in entries() if entry.type == kind and entry.cameo != "057"}
    assert {plover_root(kind, "occurred", code) for code in codes} == {kind}


def test_longer_surfaces_come_first() -> None:
    for found in surfaces().values():
        assert [len(s.words) for s in found] == sorted((len(s.words) for s in found), reverse=True)


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    rows("""
met | CONSULT | past
withdrawn | RETREAT | part
denies | REJECT | s
deploying | MOBILIZE | ing
called on | REQUEST | past
stepping down | CONCEDE | ing
ceasefires | RETREAT | noun
air strike | ASSAULT | noun
"""),
)
def test_a_surface_leads_to_its_entry(words: str, kind: str, form: str) -> None:
    first, *_ = words.split()
    found = [s for s in surfaces()[first] if list(s.words) == words.split()]
    assert kind in {s.entry.type for s in found}
    assert any(form in s.forms for s in found)


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_a_class_of_objects_is_used_and_in_small_letters(name: str) -> None:
    assert any(entry.thing == name for entry in entries())
    assert OBJECTS[name]
    assert {word for word in OBJECTS[name] if word != word.lower()} == set()


def test_what_is_sent_tells_the_act() -> None:
    kinds = {e.thing: e.type for e in entries() if e.words == ("send",) and e.thing}
    assert kinds["~FORCE"] == "MOBILIZE"
    assert kinds["~GOODS"] == "AID"
