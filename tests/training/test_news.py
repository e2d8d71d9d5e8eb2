"""The project's own news articles: every reading in the form of the gold readings, its words in the text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from communique.record import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWS = Path(__file__).resolve().parents[2] / "training" / "corpus" / "news"
READINGS = sorted(NEWS.glob("*.json"))
MODES = (None, "visit", "meeting", "phone", "negotiation", "multilateral", "third-party")
"""Of CONSULT; those of other types are free."""


def reading(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def quoted(gold: dict[str, Any]) -> Iterator[str]:
    """All that a reading quotes from its text."""
    for person in gold["people"]:
        yield from person["mentions"]
    for event in gold["events"]:
        yield from event["evidence"]
    for statement in gold["statements"]:
        yield from statement["content"]
    for conflict in gold["conflicts"]:
        yield from conflict["evidence"]


def faults(event: dict[str, Any]) -> list[str]:
    """What is wrong with the fields of an event."""
    return [
        name
        for name, is_right in {
            "type": event["type"] in get_args(EventType),
            "status": event["status"] in get_args(Status),
            "mode": event["type"] != "CONSULT" or event["mode"] in MODES,
            "source": len(event["source"]) == len(event["source_country"]),
            "target": len(event["target"]) == len(event["target_country"]),
            "sides": bool(event["source"] or event["target"]),
            "trigger": any(event["trigger"] in words for words in event["evidence"]),
        }.items()
        if not is_right
    ]


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_every_reading_is_in_form(path: Path) -> None:
    gold, text = reading(path), path.with_suffix(".txt").read_text(encoding="utf-8")
    assert [words for words in quoted(gold) if words not in text] == []
    assert [(e["id"], faults(e)) for e in gold["events"] if faults(e)] == []


def test_every_type_has_events() -> None:
    types = Counter(event["type"] for path in READINGS for event in reading(path)["events"])
    assert min(types[kind] for kind in get_args(EventType)) >= 20


def test_no_article_stands_twice() -> None:
    heads = Counter(path.read_text(encoding="utf-8")[:60] for path in NEWS.glob("*.txt"))
    assert max(heads.values()) == 1
