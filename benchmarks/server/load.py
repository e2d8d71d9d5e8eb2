"""How long answers take while 200 clients ask at once, with wrk on loopback.

    python -m benchmarks.server.load --ledger ADDRESS [--seconds 15] [--clients 200] [--workers 1]

Four runs: the same few pages, which are kept; the same while the ledger changes once a second, so that all
is forgotten and made anew; as the second, by a server of which some also ask for what nobody asked before;
and addresses of which each is another, of which none can be kept, so that the processor sets the pace. The
ledger is marked as changed, and stays as it is. wrk is Debian's package of that name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.server.asked import Client, Held, kinds, look
from benchmarks.server.serving import serving
from communique.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEPT_MS, OTHER_MS = 200, 500
"""What is asked of the 99th percentile."""
_EACH = 2
_SETTLED_S = 90
_PAGES = (
    "/", "/events", "/pair", "/actor", "/quotes", "/upcoming", "/about", "/events/{name}",
    "/articles/{digest}", "/api/v1/events/{name}", "/events.atom", "/api/v1/timeline",
)  # fmt: skip
_SCRIPT = """
local paths, at = {}, 0
for path in io.lines("PATHS") do paths[#paths + 1] = path end
local thread_count = 0
function setup(thread) thread:set("first", thread_count * 7919); thread_count = thread_count + 1 end
function request()
  at = at + 1
  return wrk.format("GET", paths[(first + at) % #paths + 1], {["Accept-Encoding"] = "gzip"})
end
function done(summary, latency, requests)
  io.stderr:write(string.format(
    '{"p50": %f, "p99": %f, "most": %f, "requests": %d, "us": %d, "refused": %d, "lost": %d}',
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, summary.requests,
    summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what is asked for, whether the ledger changes meanwhile, and the bound on the slowest."""

    name: str
    addresses: list[str]
    is_changing: bool
    most_ms: float


def runs(held: Held) -> list[Run]:
    """Give the runs on a ledger that holds some things."""
    asked = kinds(held)
    pages = [address for kind in _PAGES for address in asked[kind][:_EACH]]
    others = [f"/api/v1/events?limit={size}&until={day}" for size in range(1, 51) for day in held.days]
    pages_of_others = [f"/events?limit={size}&until={day}" for size in range(1, 51) for day in held.days]
    mixed = [address for other in others[:200] for address in (*pages, other)]
    return [
        Run("kept", pages, is_changing=False, most_ms=KEPT_MS),
        Run("made anew each second", pages, is_changing=True, most_ms=OTHER_MS),
        Run("the same, 4 % asked once", mixed, is_changing=True, most_ms=OTHER_MS),
        Run("each another page", pages_of_others, is_changing=True, most_ms=OTHER_MS),
    ]


def measure(ledger: str, seconds: int, clients: int, workers: int) -> int:
    """Print a table; gives how many runs are slower than asked, or have answers that failed."""
    slow = 0
    print(f"{clients} clients at once, {seconds} s each, {workers} workers")
    print(f"{'p50':>31}{'p99':>8}{'most':>8}{'a second':>10}{'refused':>9}   ms; asked of p99")
    with serving(ledger, "--workers", str(workers)) as base:
        for run in runs(look(base)):
            for client in [Client(base) for _ in range(1 if workers == 1 else 4 * workers)]:
                for address in run.addresses[: 2 * len(_PAGES)]:
                    client.get(address)
            with _changing(ledger, run.is_changing):
                found = _wrk(base, run.addresses, seconds, clients)
            _settle(base, workers)
            share = found["refused"] / max(found["requests"], 1)
            rate = found["requests"] * 1e6 / found["us"]
            told = "OVER" if found["p99"] > run.most_ms else ""
            told += f"  {found['lost']:.0f} connections lost" if found["lost"] else ""
            slow += bool(told) or bool(share)
            print(
                f"{run.name:25}{found['p50']:6.0f}{found['p99']:8.0f}{found['most']:8.0f}{rate:10,.0f}"
                f"{share:9.1%}   {run.most_ms:.0f} {told}".rstrip(),
                flush=True,
            )
    return slow


@contextmanager
def _changing(address: str, is_changing: bool) -> Iterator[None]:
    """Let the ledger be another one each second, as while articles are added; what it holds stays."""
    done = threading.Event()

    def change() -> None:
        with Ledger(address) as ledger:
            while not done.wait(1):
                with ledger._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    if connection.dialect.name == "sqlite":
                        version = connection.exec_driver_sql("pragma user_version").scalar_one()
                        connection.exec_driver_sql(f"pragma user_version = {(version + 1) % 1000}")
                    else:
                        connection.exec_driver_sql("select pg_current_xact_id()")

    thread = threading.Thread(target=change)
    if is_changing:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if is_changing:
            thread.join()


def _settle(base: str, workers: int) -> None:
    """Wait until the server has answered what wrk no longer waits for; each look may meet another worker."""

    def is_idle() -> bool:
        told = gzip.decompress(Client(base).get("/metrics")[1]).decode()
        return "in_flight 1.0" in told

    waited = 0.0
    while waited < _SETTLED_S and not all(is_idle() for _ in range(1 if workers == 1 else 6 * workers)):
        time.sleep(0.2)
        waited += 0.2


def _wrk(base: str, addresses: list[str], seconds: int, clients: int) -> dict[str, float]:
    """Run wrk; gives what its script tells."""
    with tempfile.TemporaryDirectory() as folder:
        paths, script = Path(folder) / "paths", Path(folder) / "script.lua"
        paths.write_text("\n".join(addresses) + "\n", encoding="utf-8")
        script.write_text(_SCRIPT.replace("PATHS", str(paths)), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script)]
        done = subprocess.run(  # noqa: S603
            [*command, base], capture_output=True, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stderr.strip().splitlines()[-1])
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args(arguments)
    if shutil.which("wrk") is None:
        parser.exit(2, "wrk is not there; it is Debian's package of that name.\n")
    return 1 if measure(given.ledger, given.seconds, given.clients, given.workers) else 0


if __name__ == "__main__":
    sys.exit(main())
