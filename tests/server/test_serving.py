"""The command as it runs: it ends when its answers are sent, writes its log, and refuses nonsense."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from click.testing import CliRunner

from communique.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAM = """
import sys, time
from communique.server.programs import health
@health.router.get("/slow")
def slow() -> str:
    time.sleep(1)
    return "done"
from communique.cli import main
main()
"""


@contextmanager
def served(address: str, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command, with an address that takes its time."""
    started = [sys.executable, "-c", PROGRAM, "serve", "--ledger", address, "--port", "0", *options]
    with subprocess.Popen(started, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
            assert found
            yield server, found[0]
        finally:
            server.kill()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_answers_in_flight_are_sent_before_it_ends(address: str, sent: signal.Signals) -> None:
    with served(address) as (server, base):
        found: list[httpx2.Response] = []
        asking = threading.Thread(target=lambda: found.append(httpx2.get(f"{base}/slow", timeout=30)))
        asking.start()
        while "in_flight 2.0" not in httpx2.get(f"{base}/metrics").text:
            time.sleep(0.02)
        server.send_signal(sent)
        asking.join()
        assert server.wait(20) == 0
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(base)
        assert server.stderr is not None
        assert server.stderr.read() == ""
    assert found[0].json() == "done"


def processes(base: str) -> set[str]:
    """Tell which of the processes answer, by what they give their answers as numbers."""
    found = [httpx2.get(f"{base}/health").headers["x-request-id"].partition("-")[0] for _ in range(40)]
    return set(found)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_several_processes_answer_at_one_address_and_end_together(address: str, sent: signal.Signals) -> None:
    with served(address, "--workers", "2") as (server, base):
        wait_until(lambda: len(processes(base)) == 2)
        found: list[httpx2.Response] = []
        asking = threading.Thread(target=lambda: found.append(httpx2.get(f"{base}/slow", timeout=30)))
        asking.start()
        time.sleep(0.3)
        server.send_signal(sent)
        asking.join()
        assert server.wait(20) == 0
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(base)
    assert found[0].json() == "done"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes as Linux shows them")
@pytest.mark.parametrize("who", ["worker", "first"])
def test_no_process_goes_on_alone(address: str, who: str) -> None:
    with served(address, "--workers", "2") as (server, base):
        wait_until(lambda: len(processes(base)) == 2)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        os.kill(int(children[0]) if who == "worker" else server.pid, signal.SIGKILL)
        assert server.wait(20) == (1 if who == "worker" else -signal.SIGKILL)
        wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
        assert server.stderr is not None
        assert ("A worker ended by itself" in server.stderr.read()) == (who == "worker")


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for at most 20 seconds."""
    ends = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_the_log_goes_to_standard_output_as_it_is_wanted(address: str) -> None:
    with served(address, "--log", "-", "--log-words", "--log-clients") as (server, base):
        httpx2.get(f"{base}/events?limit=1")
        assert server.stdout is not None
        line = json.loads(server.stdout.readline())
    assert (line["route"], line["query"], line["client"]) == ("/events", "limit=1", "127.0.0.1")


def test_only_names_that_are_told_are_answered(address: str) -> None:
    with served(address, "--name", "Ledger.example", "--proxy", "192.0.2.0/24") as (_, base):
        names = ("ledger.example", "localhost", "other.example")
        found = [httpx2.get(f"{base}/health", headers={"host": name}).status_code for name in names]
    assert found == [200, 200, 400]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--proxy", "proxy.example"), "'proxy.example' is no address and no network"),
        (("--rate", "-1"), "-1.0 is not in the range"),
        (("--workers", "0"), "0 is not in the range"),
        (("--workers", "2", "--log", "no/such/folder/log"), "cannot be written to no/such/folder/log"),
        (("--log", "no/such/folder/log"), "The log cannot be written to no/such/folder/log"),
    ],
)
def test_what_makes_no_sense_is_said(address: str, options: tuple[str, ...], problem: str) -> None:
    done = CliRunner().invoke(main, ["serve", "--ledger", address, *options])
    assert done.exit_code in (1, 2)
    assert problem in done.output


def test_a_port_that_is_taken_leaves_no_log_open(address: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(
            main, ["serve", "--ledger", address, "--port", port, "--log", str(tmp_path / "log")]
        )
    assert done.exit_code == 1
    assert f"port {port}" in done.output
