"""Drive the pages of a ledger in Chromium, from the home page on, and tell what is wrong with any.

    python -m benchmarks.server.browse LEDGER [--pages N] [--each N]

Links are followed within the server, at most `--each` addresses of one kind of page, so that an event is
seen as well as the home page. Each page is opened at 1280 pixels with scripts and in the dark at 360 without,
and held to AA of WCAG by axe-core. Told is every error of the console, every request to another machine,
every answer that is no page, every page wider than its screen and every breach. Asked are none.
Ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections import Counter, deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from benchmarks.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1280, 360
LINKS = "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
"""Gives where links lead to, those of pictures too."""
_NAMES = re.compile(r"E-[\w-]+|sha256:\w+|Q-[\w-]+|/\d+(?=/|$)")
_FILES = re.compile(r"\.(ics|csv|atom|bib|json|parquet|xml|graphml|md|css|js|svg)$|^/api/")


def kind_of(address: str) -> str:
    """Give the kind of a page: its path without names, and which parameters it has.

    >>> kind_of("http://127.0.0.1:8000/events/E-abc?all=true")
    '/events/… all'
    """
    parts = urlsplit(address)
    asked = sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair})
    return " ".join([_NAMES.sub("…", parts.path), *asked])


class Seen:
    """What was opened, and what was wrong with it: kind -> fault -> the first address that has it."""

    def __init__(self, site: str, each: int) -> None:
        self.site = site
        self.pages: Counter[str] = Counter()
        self.faults: dict[tuple[str, str], str] = {}
        self._each = each
        self._met = {f"{site}/"}
        self._next = deque(self._met)

    def addresses(self, most: int) -> Iterator[str]:
        """Give the next address to open until there are none, or so many were opened."""
        while self._next and sum(self.pages.values()) < most:
            address = self._next.popleft()
            if self.pages[kind_of(address)] < self._each:
                self.pages[kind_of(address)] += 1
                yield address

    def links(self, addresses: list[str]) -> None:
        for one in addresses:
            plain = one.partition("#")[0]
            is_page = plain.startswith(f"{self.site}/") and not _FILES.search(urlsplit(plain).path)
            if is_page and plain not in self._met:
                self._met.add(plain)
                self._next.append(plain)

    def fault(self, page: str, words: str) -> None:
        self.faults.setdefault((kind_of(page), words), page)


@contextmanager
def watched(browser: Browser, seen: Seen, *, scripts: bool, width: int, scheme: Any) -> Iterator[Page]:
    """Open a window whose errors and requests to elsewhere are noted."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    )
    page = context.new_page()
    page.on("console", lambda message: seen.fault(page.url, f"console: {message.text[:200]}"))
    page.on("pageerror", lambda error: seen.fault(page.url, f"error: {str(error)[:200]}"))
    page.on("request", lambda one: None if one.url.startswith(seen.site) else seen.fault(page.url, one.url))
    yield page
    context.close()


def opened(page: Page, address: str, seen: Seen, note: str = "") -> bool:
    """Open a page, and tell whether it is one that fits its screen."""
    answer = page.goto(address, wait_until="networkidle")
    status = answer.status if answer else 0
    if status != 200:
        seen.fault(address, f"answers {status}{note}")
        return False
    size = page.viewport_size or {"width": 0}
    wide = page.locator("html").evaluate("element => element.scrollWidth")
    if wide > size["width"]:
        seen.fault(address, f"is wider than {size['width']} pixels{note}")
    return True


def browse(browser: Browser, seen: Seen, most: int) -> None:
    """Open pages until `most` were, each in three ways."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    pages = (
        watched(browser, seen, scripts=True, width=WIDE, scheme="light"),
        watched(browser, seen, scripts=False, width=NARROW, scheme="dark"),
    )
    held = browser.new_context(
        viewport={"width": NARROW, "height": 900}, color_scheme="dark", bypass_csp=True
    )
    checked = held.new_page()
    with pages[0] as whole, pages[1] as plain:
        for address in seen.addresses(most):
            if not opened(whole, address, seen):
                continue
            seen.links(whole.locator("a[href]").evaluate_all(LINKS))
            opened(plain, address, seen, " without scripts")
            opened(checked, address, seen)
            for breach in axe.run(checked).response["violations"]:
                seen.fault(address, f"axe: {breach['id']}: {breach['nodes'][0]['html'][:120]}")
    held.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--each", type=int, default=6)
    options = parser.parse_args()
    with serving(options.ledger) as site, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        seen = Seen(site, options.each)
        browse(browser, seen, options.pages)
        browser.close()
    for kind, count in sorted(seen.pages.items()):
        print(f"{count:4}  {kind}")
    opened_in_all = sum(seen.pages.values())
    print(f"{opened_in_all} pages of {len(seen.pages)} kinds; {len(seen.faults)} faults (asked: none)")
    for (_, words), address in seen.faults.items():
        print(f"{address}\n    {words}")
    sys.exit(1 if seen.faults else 0)


if __name__ == "__main__":
    main()
