"""What scripts add to the drawn pages, in Chromium: zooming by drag and keys, and the graph of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.chromium import needs_chromium, watched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Position

    from tests.server.served import Site

pytestmark = needs_chromium
PAIR = "/pair?one=NOR&other=KEN"
PLOT = "svg.plot"


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """Give a page on which nothing may be said and nothing asked of elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    said = watched(opened, site.address)
    yield opened
    context.close()
    assert said == []


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def names(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator(".events a").all()]


def until(page: Page, holds: str, about: object = None) -> None:
    """Wait until something holds on a page: Playwright's own way asks pages to let words be run."""
    for _ in range(400):
        if page.evaluate(holds, about):
            return
        page.wait_for_timeout(20)
    raise AssertionError(holds)


WHOLE = "() => !location.search.includes('since') && !document.querySelector('[aria-busy]')"


def drag(page: Page, selector: str, start: float, end: float) -> None:
    """Drag over a picture from one part of its width to another, near its foot."""
    box = page.locator(selector).first.bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.8
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=3)
    page.mouse.move(box["x"] + box["width"] * end, y, steps=3)
    page.mouse.up()


def test_a_drag_over_the_strip_zooms_the_whole_page_and_back_returns(site: Site, page: Page) -> None:
    page.goto(site.at(PAIR))
    page.wait_for_selector(PLOT)
    before, loaded = names(page), page.evaluate("performance.timeOrigin")
    drag(page, PLOT, 0.6, 0.95)
    page.wait_for_url("**since=*")
    page.wait_for_selector(f"main:not([aria-busy]) {PLOT}")
    (since,), (last,) = asked(page)["since"], asked(page)["until"]
    assert "2023-06-30" < since < last <= "2024-02-01"
    zoomed = names(page)
    assert zoomed
    assert set(zoomed) < set(before)
    assert page.locator("#f-since").input_value() == since
    assert page.title().startswith("What passed between NOR and KEN, ")
    assert f"since={since}" in (page.locator(".data a").first.get_attribute("href") or "")
    page.go_back()
    until(page, WHOLE)
    assert names(page) == before
    page.go_forward()
    page.wait_for_url("**since=*")
    until(page, "size => document.querySelectorAll('.events a').length === size", len(zoomed))
    page.get_by_role("link", name="All days").click()
    until(page, WHOLE)
    assert names(page) == before
    assert page.evaluate("performance.timeOrigin") == loaded


@pytest.mark.parametrize(
    ("key", "move"),
    [("ArrowLeft", "earlier"), ("ArrowRight", "later"), ("+", "closer"), ("-", "wider"), ("0", "whole")],
)
def test_keys_do_what_the_links_do(site: Site, page: Page, key: str, move: str) -> None:
    page.goto(site.at(f"{PAIR}&since=2023-06-01&until=2023-09-30"))
    page.wait_for_selector(PLOT)
    address = page.locator(f"[data-move={move}]").get_attribute("href")
    page.locator("#zoom > .wide").focus()
    page.keyboard.press(key)
    until(page, "address => location.pathname + location.search === address", address)
    page.wait_for_function(
        "document.activeElement.matches('#zoom > .wide')"
    )  # and again, without looking for it


def test_keys_elsewhere_are_left_alone(site: Site, page: Page) -> None:
    page.goto(site.at(PAIR))
    page.wait_for_selector(PLOT)
    page.focus("#f-one")
    page.keyboard.press("End")
    page.keyboard.type("-0")
    assert page.locator("#f-one").input_value() == "NOR-0"
    assert page.url == site.at(PAIR)


def test_the_pointer_shows_the_numbers(site: Site, page: Page) -> None:
    page.goto(site.at(PAIR))
    page.wait_for_selector(PLOT)
    box = page.locator(PLOT).bounding_box()
    assert box
    page.mouse.move(box["x"] + 70, box["y"] + box["height"] / 2)
    tip = page.locator(f"{PLOT} [aria-label=tip]")
    tip.get_by_text("articles read").wait_for()
    words = tip.text_content() or ""
    assert "2023-W" in words
    assert "verbal cooperation" in words or "no acts" in words


def numbers(page: Page) -> list[list[float]]:
    """Give the counts and the articles of the periods of which articles were read."""
    rows = [row.locator("td").all_text_contents() for row in page.locator(".numbers tbody tr").all()]
    return [[float(words) for words in row[:5]] for row in rows if row[4] != "0"]


def test_rates_are_drawn_and_told_with_their_denominator(site: Site, page: Page) -> None:
    page.goto(site.at(PAIR))
    page.wait_for_selector(PLOT)
    raw = numbers(page)
    page.get_by_role("link", name="per 1,000 articles").click()
    page.wait_for_url("**per=articles")
    page.get_by_text("↑ acts per 1,000 articles").wait_for()
    assert any(any(row[:4]) for row in raw)
    assert numbers(page) == [
        [*(round(1000 * count / articles, 1) for count in counts), articles] for *counts, articles in raw
    ]


def test_a_drag_over_lanes_zooms_all_of_them(site: Site, page: Page) -> None:
    page.goto(site.at("/lanes?pair=NOR,KEN&pair=NOR,SDN"))
    page.wait_for_selector("svg.strip .brush")
    drag(page, "svg.strip", 0.4, 0.6)
    page.wait_for_url("**since=*")
    assert asked(page)["pair"] == ["NOR,KEN", "NOR,SDN"]
    until(
        page,
        "() => [...document.querySelectorAll('svg.strip')].every((one) => one.dataset.first > '2023-06')",
    )


def test_events_in_a_picture_can_still_be_clicked(site: Site, page: Page) -> None:
    page.goto(site.at(PAIR))
    page.wait_for_selector("svg.strip .brush")
    mark = page.locator("svg.strip a").first
    address = mark.get_attribute("href") or "nowhere"
    mark.click()
    page.wait_for_url(f"**{address}")


def places(page: Page) -> dict[str, Position]:
    page.wait_for_selector("#graph .canvas canvas")
    page.locator("#graph").scroll_into_view_if_needed()
    found: dict[str, Position] = page.evaluate("document.getElementById('graph').places()")
    return found


def test_a_name_in_the_graph_leads_to_its_page(site: Site, page: Page) -> None:
    page.goto(site.at("/actor?name=Ada+Olsen&since=2023-01-01"))
    there = places(page)
    assert set(there) == {"Ada Olsen", "Grace Otieno"}
    canvas = page.locator("#graph .canvas")
    canvas.hover(position=there["Grace Otieno"])
    page.get_by_text("Grace Otieno: 2 events, 2 cooperation, 0 conflict").wait_for()
    canvas.click(position=there["Grace Otieno"])
    page.wait_for_url("**/actor?name=Grace+Otieno&since=2023-01-01")


def test_a_line_in_the_graph_leads_to_its_events(site: Site, page: Page) -> None:
    page.goto(site.at("/actor?name=Ada+Olsen"))
    there = places(page)
    one, other = there["Ada Olsen"], there["Grace Otieno"]
    middle: Position = {"x": (one["x"] + other["x"]) / 2, "y": (one["y"] + other["y"]) / 2}
    page.locator("#graph .canvas").click(position=middle)
    page.wait_for_url("**/pair?one=Ada+Olsen&other=Grace+Otieno")


def test_hostile_names_are_words_in_the_graph(site: Site, page: Page) -> None:
    page.goto(site.at("/actor?name=Evil"))
    assert len(places(page)) > 1
    assert page.locator("main script, main img").count() == 0


@pytest.mark.parametrize(
    "path", [PAIR, f"{PAIR}&per=articles", "/lanes?pair=NOR%2CKEN&pair=NOR%2CSDN", "/actor?name=Ada+Olsen"]
)
def test_pages_are_whole_without_scripts(site: Site, browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.at(path))
    tables = page.locator(".numbers, .stars, .lanes table")
    assert tables.count() >= 1
    if path.startswith(("/pair", "/lanes")):
        assert page.locator("svg.bars a").count() > 0
        before = page.url
        page.get_by_role("link", name="Closer").click()
        assert page.url != before
        page.get_by_role("link", name="All days").click()
        assert page.url == before
    else:
        assert not page.locator("#graph").is_visible()
        page.locator(".stars a").first.click()
        page.wait_for_url("**/actor?name=Grace+Otieno")
    context.close()


@pytest.mark.parametrize(
    ("path", "libraries"),
    [
        ("/", set()),
        ("/events", set()),
        (PAIR, {"d3.min.js", "plot.umd.min.js"}),
        ("/lanes?pair=NOR,KEN", {"d3.min.js"}),
        ("/lanes", set()),
        ("/actor?name=Ada+Olsen", {"cytoscape.esm.min.mjs"}),
        ("/actor?name=Ada+Olsen&since=2030-01-01", set()),
    ],
)
def test_libraries_come_only_where_they_are_used(
    site: Site, page: Page, path: str, libraries: set[str]
) -> None:
    fetched: list[str] = []
    page.on("request", lambda one: fetched.append(urlsplit(one.url).path))
    page.goto(site.at(path), wait_until="networkidle")
    assert {name.rpartition("/")[2] for name in fetched if "/vendor/" in name} == libraries
