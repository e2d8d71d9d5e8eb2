"""The benchmark of a large ledger asks every question of a small one without fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.ledger.million import Made, questions
from communique.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path


def test_every_question_is_answered(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "made.db")) as ledger:
        Made(300).fill(ledger)
        assert ledger.events().count() == 300
        for ask in questions(ledger, 300).values():
            ask()
