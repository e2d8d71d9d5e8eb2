"""The project's own corpus: every line in its form, no sentence twice."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from communique.record import EventType, Status

CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))
RELATION = {"text", "source", "target", "trigger", "type", "status"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faults(line: dict[str, Any]) -> list[str]:
    """What is wrong with a line."""
    text = line["text"]
    found = [
        f"{side} does not stand once"
        for side in ("source", "target")
        if text.count(line.get(side, text)) != 1
    ]
    if "kind" in line:
        return found + ["kind"] * (line["kind"] not in ("no-event", "no-relation"))
    return [
        *found,
        *(["keys"] * (set(line) != RELATION)),
        *(["trigger"] * (line["trigger"] not in text)),
        *(["type"] * (line["type"] not in get_args(EventType))),
        *(["status"] * (line["status"] not in get_args(Status))),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_in_form(path: Path) -> None:
    assert [(n, faults(line)) for n, line in enumerate(lines(path), 1) if faults(line)] == []


def test_no_sentence_stands_twice() -> None:
    texts = Counter(line["text"] for path in FILES for line in lines(path))
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_type_has_sentences() -> None:
    types = Counter(line["type"] for path in FILES for line in lines(path) if "type" in line)
    assert min(types[kind] for kind in get_args(EventType)) >= 100
