"""How long each kind of page, feed and API address takes, and a browser's first paint, on a large ledger.

    python -m benchmarks.server.million [--ledger ADDRESS] [--events 1000000] [--runs 20]

Without a ledger one of made-up events is made first (benchmarks/ledger/million.py), which takes some minutes.
The server runs as `communique serve` does. Each kind is asked so many times about different things, each time
made anew, over a connection that stays: what is told is the time from the request to the last byte, and the
mean of the processor time that the server took.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.ledger.million import make
from benchmarks.server.asked import Client, kinds, look
from benchmarks.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEDIAN_MS, PAINT_MS = 100, 1000
"""What is asked."""
_PAINTED = ("/", "/events", "/pair", "/actor", "/events/{name}", "/articles/{digest}", "/quotes", "/upcoming")
_PAINT = "() => performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0]"


def measure(ledger: str, runs: int) -> int:
    """Print a table; gives how many kinds take longer than asked, or fail."""
    with serving(ledger) as base:
        asked = kinds(look(base))
        client = Client(base, is_made_anew=True)
        print(f"{'median':>33}{'p90':>9}{'processor':>11}{'bytes':>10}   ms; asked: a median of {MEDIAN_MS}")
        slow = 0
        for kind, addresses in asked.items():
            client.get(addresses[-1])
            begun = _processor_ms(client)
            found = [client.get(addresses[number % len(addresses)]) for number in range(runs)]
            spent = (_processor_ms(client) - begun) / runs
            times = sorted(ms for _, _, ms in found)
            faults = sorted({status for status, _, _ in found if status >= 400})
            median, p90 = statistics.median(times), times[int(0.9 * len(times))]
            told = "OVER" if median > MEDIAN_MS else ""
            told += f"  answered with {faults}" if faults else ""
            slow += bool(told)
            size = statistics.median(len(body) for _, body, _ in found)
            print(f"{kind:26}{median:7.1f}{p90:9.1f}{spent:11.1f}{size:10,.0f}   {told}".rstrip(), flush=True)
        print(f"\nfirst paint in Chromium, ms; asked: {PAINT_MS}")
        for kind, ms in _paints(base, asked):
            slow += ms > PAINT_MS
            print(f"{kind:26}{ms:7.0f}   {'OVER' if ms > PAINT_MS else ''}".rstrip(), flush=True)
    return slow


def _processor_ms(client: Client) -> float:
    """Give the processor time that the server has taken; other programs add nothing to this."""
    lines = gzip.decompress(client.get("/metrics")[1]).decode().splitlines()
    return 1000 * next(float(one.split()[1]) for one in lines if one.startswith("process_cpu_seconds_total "))


def _paints(base: str, asked: dict[str, list[str]]) -> Iterator[tuple[str, float]]:
    """Give when the first words of a page are drawn, in a browser that has nothing of it yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for kind in _PAINTED:
            took = []
            for address in asked[kind][:3]:
                context = browser.new_context(extra_http_headers={"cookie": "measured=1"})
                page = context.new_page()
                page.goto(f"{base}{address}", wait_until="load")
                while (painted := page.evaluate(_PAINT)) is None:
                    page.wait_for_timeout(20)
                took.append(float(painted))
                context.close()
            yield kind, statistics.median(took)
        browser.close()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ledger")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=20)
    given = parser.parse_args(arguments)
    if given.ledger:
        return 1 if measure(given.ledger, given.runs) else 0
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "million.db")
        make(path, given.events)
        return 1 if measure(path, given.runs) else 0


if __name__ == "__main__":
    sys.exit(main())
