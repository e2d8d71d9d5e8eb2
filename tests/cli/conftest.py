"""A web of news on this machine, and time that passes as told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.ledger import Ledger
from tests.cli.newsroom import Clock, Desk, Web
from tests.sources.misbehaving import fetcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web that the commands take for the internet, and that is asked without pauses."""
    from communique.cli import watching
    from communique.sources.fetching import robots, waiting
    from communique.sources.fetching import web as fetching

    for module in (fetching, watching):
        monkeypatch.setattr(module, "Fetcher", fetcher)
    monkeypatch.setattr(robots, "DELAY_S", 0.0)
    monkeypatch.setattr(waiting, "FIRST_S", 0.01)
    made = Web()
    yield made
    made.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from communique.ledger import clock as real

    made = Clock()
    monkeypatch.setattr(real, "now", made)
    return made
