"""A process that is killed while it adds leaves whole batches, and the next run completes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.ledger.kill import trial

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_lost_and_nothing_twice_after_kills(tmp_path: Path) -> None:
    wrong, hits = trial(tmp_path, kills=4)
    assert (wrong, hits) == ([], 4)
