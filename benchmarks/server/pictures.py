"""Take the pictures of docs/img: the pages over the sample articles, which were written for this project.

    python -m benchmarks.server.pictures [FOLDER]

So that pictures can be made again whenever pages change; nothing in them comes from elsewhere.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.server.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "img"
HEIGHT = 900


class Picture(NamedTuple):
    """What is shown; `{event}` and `{article}` stand for the event of most reports and its first article."""

    name: str
    address: str
    width: int = 1280
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("home", "/"),
    Picture("events", "/events?type=CONSULT"),
    Picture("event", "{event}"),
    Picture("event-phone-dark", "{event}", 360, "dark"),
    Picture("pair", "/pair?one=KEN&other=NOR&since=2024-09-01&until=2024-12-31"),
    Picture("actor-dark", "/actor?name=Norway", 1280, "dark"),
    Picture("article", "{article}"),
    Picture("quotes", "/quotes?kind=direct"),
    Picture("upcoming", "/upcoming?on=2024-11-20"),
    Picture("review", "/review"),
    Picture("about", "/about"),
)


def sample_ledger(path: str) -> tuple[str, str]:
    """Read the samples into a ledger; gives the addresses of the event of most reports and of its article."""
    from communique.cli.demo import load_sample, sample_articles, story_articles
    from communique.ledger import Ledger
    from communique.reading.reader import Reader

    with Ledger(path) as ledger:
        articles = [*(load_sample(str(path)) for path in sample_articles()), *story_articles()]
        ledger.add_many(list(Reader().read_many(articles)))
        shown = max(ledger.events(), key=lambda event: event.reports)
        article = ledger.event(shown.name).reports[0].article
    return f"/events/{shown.name}", f"/articles/{article}"


def taken(browser: Browser, site: str, picture: Picture, folder: Path, **named: str) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": HEIGHT}, color_scheme=picture.scheme
    )
    page = context.new_page()
    page.goto(site + picture.address.format(**named), wait_until="networkidle")
    page.screenshot(path=folder / f"{picture.name}.png")
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=IMAGES)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        path = str(Path(name) / "samples.db")
        event, article = sample_ledger(path)
        with serving(path) as site, sync_playwright() as run:
            browser = run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for picture in PICTURES:
                taken(browser, site, picture, folder, event=event, article=article)
                print(folder / f"{picture.name}.png")
            browser.close()


if __name__ == "__main__":
    main()
