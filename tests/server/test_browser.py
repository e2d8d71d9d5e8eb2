"""Every page in Debian's Chromium: nothing from elsewhere, no error, fit for all screens and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium import needs_chromium, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.server.served import Site

pytestmark = needs_chromium
PAGES = (
    "/", "/events", "/events?actors=NOR&actors=KEN", "{event}", "/pair?one=NOR&other=KEN", "{article}",
    "/actor?name=Ada+Olsen", "/quotes", "/upcoming?on=2023-06-01", "/search?q=Olsen", "/about", "/api",
    "/events/{evil}", "/actor?name=Evil", "/lanes?pair=NOR,KEN&pair=NOR,SDN",
    "/pair?one=NOR&other=KEN&per=articles&since=2023-06-01",
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "dark"), (2560, "light")]
)
def test_pages_fit_every_screen_and_say_no_error(
    site: Site, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    said = watched(page, site.address)
    for one in PAGES:
        page.goto(site.at(one))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{one} is {wide} wide"
    context.close()
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_for_everyone(site: Site, browser: Browser, scheme: str) -> None:
    """Hold pages to WCAG AA as far as axe-core can tell; it has to be let in past the policy of the pages."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    width = 360 if scheme == "dark" else 1280
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = {}
    for one in PAGES:
        page.goto(site.at(one))
        violations = axe.run(page).response["violations"]
        found |= {f"{one} {v['id']}": v["nodes"][0]["html"] for v in violations}
    context.close()
    assert found == {}


def test_everything_can_be_done_by_keyboard(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.focus("#search")
    page.keyboard.type("sanctions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=sanctions")
    assert page.locator("mark").count() > 0
    page.close()


def test_layers_are_switched_without_any_script(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.at("{article}"))
    trigger = page.locator(".text .triggers").first
    weight = "element => getComputedStyle(element).fontWeight"
    assert trigger.evaluate(weight) == "700"
    page.locator("#show-acts").focus()
    page.keyboard.press("Space")
    assert trigger.evaluate(weight) == "400"
    page.close()


def test_from_a_report_to_its_words_in_one_click(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.at("{event}"))
    page.locator(".report a").first.click()
    page.wait_for_url("**/articles/sha256:*")
    assert page.locator(":target").inner_text() == "meet"
    context.close()
