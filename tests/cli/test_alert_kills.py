"""Alerts whose sender is killed: nothing is lost, and nothing is told under two names."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.ledger import Ledger
from tests.cli.receivers import receiver, says
from tests.cli.sent import hook, run
from tests.ledger.alerted import calls

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_lost_and_nothing_told_twice_after_kills(ledger: Ledger, tmp_path: Path) -> None:
    """The sender is killed while the receiver has a message and has not answered, again and again."""
    running: list[subprocess.Popen[bytes]] = []

    def kills(_: object) -> None:
        running[0].send_signal(signal.SIGKILL)
        running[0].wait()

    with receiver(kills, says(200), kills, kills, says(200)) as web:
        hook(ledger, web.address)
        ledger.add_many(calls(4))
        for _ in range(6):
            program = [sys.executable, "-m", "communique", "alert", "run", "--again"]
            running[:] = [subprocess.Popen([*program, "--ledger", str(tmp_path / "ledger.db")])]
            running[0].wait(timeout=60)
            if running[0].returncode == 0:
                break
        assert running[0].returncode == 0
    by_name = {one.headers["webhook-id"]: one.json["data"]["event"]["name"] for one in web.requests}
    assert len(web.requests) == 7  # four, and three that came twice
    assert sorted(by_name.values()) == sorted(event.name for event in ledger.events())
    with ledger.reading() as connection:
        assert connection.scalar(text("select count(*) from alert_messages where sent_at is null")) == 0


@pytest.mark.parametrize("delay", [0.2, 0.5, 0.8])
def test_a_program_killed_while_it_adds_tells_the_rest_later(tmp_path: Path, delay: float) -> None:
    from communique._text import json_line

    path, articles = str(tmp_path / "ledger.db"), tmp_path / "records.jsonl"
    records = calls(12)
    articles.write_text("\n".join(json_line(one.to_dict()) for one in records), encoding="utf-8")
    with receiver(says(200)) as web, Ledger(path) as ledger:
        hook(ledger, web.address)
        add = [sys.executable, "-m", "communique", "add", str(articles), "--ledger", path]
        with subprocess.Popen(add, stderr=subprocess.DEVNULL) as running:
            time.sleep(delay)
            os.kill(running.pid, signal.SIGKILL)
        assert subprocess.run(add, stderr=subprocess.DEVNULL, timeout=60, check=False).returncode == 0
        run(ledger, again=True)
        told = {one.headers["webhook-id"]: one.json["data"]["event"]["name"] for one in web.requests}
        assert sorted(told.values()) == sorted(event.name for event in ledger.events())
        assert len(told) == 12
