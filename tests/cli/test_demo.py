"""The end of `communique demo`: its pages, on a terminal and elsewhere."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import ProxyHandler, build_opener

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytest.importorskip("fastapi")
ANSWERED = re.compile(r"The pages answered at http://127\.0\.0\.1:\d+/ with ([\d,]+) bytes\.")
PAGES = re.compile(r"The pages are at (http://127\.0\.0\.1:(\d+)/) until Ctrl-C\.")


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self._master, self.process, self.said = master, process, ""

    def until(self, found: Callable[[str], object], seconds: float = 60) -> None:
        """Read what is said until something is found in it, or the command has ended."""
        end = time.monotonic() + seconds
        while not found(self.said) and time.monotonic() < end:
            if not select.select([self._master], [], [], 0.2)[0]:
                continue
            try:
                more = os.read(self._master, 65_536)
            except OSError:  # nobody holds the other end any more
                return
            self.said += more.decode(errors="replace")

    def press_ctrl_c(self) -> None:
        os.write(self._master, b"\x03")


@contextmanager
def terminal(ledger: Path, *options: str, **environment: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")}
    with subprocess.Popen(
        [sys.executable, "-m", "communique", "demo", "--ledger", str(ledger), *options],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=env | environment,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # the terminal is the session's
    ) as process:  # fmt: skip
        os.close(slave)
        try:
            yield Terminal(master, process)
        finally:
            if process.poll() is None:
                process.kill()
            os.close(master)


def get(address: str) -> str:
    with build_opener(ProxyHandler({})).open(address, timeout=30) as answer:
        page: str = answer.read().decode()
    return page


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """Give a program that writes down what it is to open."""
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def test_on_a_terminal_the_pages_stay_until_ctrl_c(tmp_path: Path, browser: Path) -> None:
    with terminal(tmp_path / "demo.db", BROWSER=str(browser)) as shown:
        shown.until(PAGES.search)
        found = PAGES.search(shown.said)
        assert found, shown.said
        assert "Communique" in get(found[1])
        assert "Japan" in get(f"{found[1]}events")
        shown.until(lambda _: (tmp_path / "opened").exists(), 20)
        shown.press_ctrl_c()
        shown.until(lambda _: shown.process.poll() is not None, 30)
        assert shown.process.wait(30) == 0
    assert (tmp_path / "opened").read_text(encoding="utf-8") == f"{found[1]}\n"
    assert "Traceback" not in shown.said


def test_without_a_browser_and_with_the_port_taken(tmp_path: Path, browser: Path) -> None:
    try:
        taken = socket.create_server(("127.0.0.1", 8000))
    except OSError:
        taken = socket.socket()  # somebody else has taken it for us
    with taken, terminal(tmp_path / "demo.db", "--no-browser", BROWSER=str(browser)) as shown:
        shown.until(PAGES.search)
        found = PAGES.search(shown.said)
        assert found, shown.said
        assert found[2] != "8000"
        assert "Something else listens at port 8000; another is taken." in shown.said
        assert "Communique" in get(found[1])
        shown.press_ctrl_c()
        shown.until(lambda _: shown.process.poll() is not None, 30)
    assert not (tmp_path / "opened").exists()


def test_on_a_terminal_no_pages_where_none_are_wanted(tmp_path: Path) -> None:
    with terminal(tmp_path / "demo.db", "--no-serve") as shown:
        shown.until(lambda _: False)
        assert shown.process.wait(30) == 0
    assert "$ communique search" in shown.said
    assert "http://" not in shown.said


def test_elsewhere_the_pages_are_tried_once(tmp_path: Path) -> None:
    ledger = tmp_path / "a demo.db"
    done = CliRunner().invoke(main, ["demo", "--ledger", str(ledger)])
    assert done.exit_code == 0
    answered = ANSWERED.search(done.stderr)
    assert answered, done.stderr
    assert int(answered[1].replace(",", "")) > 2_000
    assert done.stderr.endswith(f"communique serve --ledger '{ledger}'\n")
    assert "http://" not in done.stdout


def test_elsewhere_they_can_be_asked_for(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "communique", "demo", "--serve", "--ledger", str(tmp_path / "demo.db")]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            found = next(one for line in process.stderr if (one := PAGES.search(line)))
            assert "Communique" in get(found[1])
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        ([], 0, "The pages need uvicorn: pip install 'communique[serve]'. Then: communique serve --ledger "),
        (["--serve"], 1, "Error: The pages need uvicorn: pip install 'communique[serve]'."),
    ],
)
def test_where_the_pages_are_not_installed(
    options: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = CliRunner().invoke(main, ["demo", "--ledger", str(tmp_path / "demo.db"), *options])
    assert done.exit_code == status
    assert said in done.stderr
    with Ledger(str(tmp_path / "demo.db")) as ledger:
        assert ledger.stats().articles >= 12
