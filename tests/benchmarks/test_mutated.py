"""The benchmark of broken inputs finds what it looks for, and nothing in a few hundred of them."""

from __future__ import annotations

import pytest

from benchmarks.robustness import mutated


def test_broken_inputs_are_refused_in_a_sentence() -> None:
    outcome = mutated.run(300, seed=7)
    assert outcome.faults == []
    assert outcome.counts.total() == 300
    assert min(outcome.counts[kind] for kind in ("articles", "addresses", "refused")) > 10


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError()])
def test_an_error_of_ours_is_counted(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(_: object) -> None:
        raise error

    monkeypatch.setattr(mutated, "load", broken)
    outcome = mutated.run(30, seed=7)
    assert outcome.counts["faults"] == len(outcome.faults) > 0
