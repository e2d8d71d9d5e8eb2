"""The share of each stage from a web archive into a ledger, on a few pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.speed.sources import added, archived
from tests.cli.newsroom import story

if TYPE_CHECKING:
    from pathlib import Path


def test_each_stage_is_measured_and_each_page_accounted_for(tmp_path: Path) -> None:
    pages = {f"https://pages.example/{number}": story(number) for number in range(3)}
    pages |= {"https://pages.example/again": story(0), "https://pages.example/empty": b"<html></html>"}
    total, spent, became = added(archived(pages, tmp_path), tmp_path)
    assert set(spent) == {"discovery", "loading", "reading", "adding"}
    assert 0 < sum(spent.values()) < total
    assert became == {"added": 3, "duplicate": 1, "not an article": 1}
