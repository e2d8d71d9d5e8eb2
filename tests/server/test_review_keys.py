"""Correcting and reviewing in Debian's Chromium: by single keys, by keyboard alone, without any script."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from communique.ledger import Ledger
from communique.server.correcting.signed import COOKIE
from tests.chromium import needs_chromium, watched
from tests.server import hostile
from tests.server.conftest import records
from tests.server.served import served
from tests.server.test_review import DOUBTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = needs_chromium


class Desk(NamedTuple):
    """A served ledger, and somebody's token."""

    address: str
    path: str
    token: str

    def made(self) -> list[tuple[str, str, bool]]:
        with Ledger(self.path) as ledger:
            return [(one.action, one.reason, one.is_undone) for one in ledger.corrections()]

    def signed_in(self, browser: Browser, **more: object) -> BrowserContext:
        context = browser.new_context(**more)  # type: ignore[arg-type]
        context.add_cookies(
            [{"name": COOKIE, "value": self.token, "url": self.address, "sameSite": "Strict"}]
        )
        return context


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records() + DOUBTED + hostile.records())
        _, token = ledger.make_token("Ann Lee")
    with served(path) as address:
        yield Desk(address, path, token)


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    context = desk.signed_in(browser)
    opened = context.new_page()
    said = watched(opened, desk.address)
    opened.goto(f"{desk.address}/review?kind=newest")
    yield opened
    context.close()
    assert said == []


def item(page: Page) -> str:
    return page.locator(".item .facts a[href^='/events/']").first.inner_text()


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_keys_decide_skip_and_undo(desk: Desk, page: Page) -> None:
    first = item(page)
    assert page.locator("[data-key=a] kbd").is_visible()
    press(page, "n")
    second = item(page)
    assert second != first
    assert desk.made() == []
    press(page, "a")
    assert page.locator("[role=status]").inner_text() == f"Ann Lee accepted {second} (correction 1)."
    press(page, "r")
    assert [action for action, *_ in desk.made()] == ["accept", "reject"]
    press(page, "u")
    press(page, "u")
    assert item(page) == second
    assert [is_undone for *_, is_undone in desk.made()] == [True, True, False, False]


def test_the_next_item_begins_where_the_last_one_was_left(page: Page) -> None:
    press(page, "n")
    assert page.evaluate("document.activeElement.id") == "item"
    page.locator("[data-key=r]").focus()
    press(page, "Enter")
    assert page.evaluate("document.activeElement.dataset.key") == "r"


@pytest.mark.parametrize("where", ["#reason", "#f-actors", "#f-type", "#q"])
def test_no_key_decides_while_somebody_writes(desk: Desk, page: Page, where: str) -> None:
    page.locator(where).focus()
    before = page.url
    page.keyboard.type("a run su?")
    page.wait_for_timeout(100)
    assert (page.url, desk.made()) == (before, [])
    if where == "#reason":
        assert page.locator(where).input_value() == "a run su?"


@pytest.mark.parametrize("keys", ["Control+a", "Alt+r", "Meta+s", "Shift+A", "x"])
def test_other_keys_stay_the_browsers(desk: Desk, page: Page, keys: str) -> None:
    page.locator("#item").focus()
    before = page.url
    page.keyboard.press(keys)
    page.wait_for_timeout(100)
    assert (page.url, desk.made()) == (before, [])


def test_keys_can_be_switched_off_for_good(desk: Desk, page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    page.locator("#with-keys").focus()
    page.keyboard.press("Space")
    page.reload()
    assert not page.locator("[data-key=a] kbd").is_visible()
    before = page.url
    page.keyboard.press("a")
    page.wait_for_timeout(100)
    assert (page.url, desk.made()) == (before, [])
    page.keyboard.press("?")
    page.locator("#with-keys").check()
    page.locator("#item").focus()
    press(page, "a")
    assert [action for action, *_ in desk.made()] == ["accept"]


def test_everything_works_without_a_script(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}/review")
    name = item(page)
    page.get_by_role("link", name="Sign in to decide").click()
    page.get_by_label("Token").fill(desk.token)
    page.get_by_role("button", name="Sign in").click()
    assert item(page) == name
    assert not page.locator("kbd").first.is_visible()
    page.get_by_label("Reason, if").fill("They met on Sunday.")
    page.get_by_role("button", name="Accept").click()
    page.goto(f"{desk.address}/events/{name}")
    page.get_by_text("Edit what it says").click()
    edit = page.locator("form", has=page.get_by_role("button", name="Edit it"))
    edit.get_by_label("Place").fill("Oslo")
    edit.get_by_label("Reason").fill("The communiqué says so.")
    edit.get_by_role("button", name="Edit it").click()
    assert "place=Oslo — The communiqué says so." in page.locator("[role=status]").inner_text()
    assert parse_qs(urlsplit(page.url).query) == {"done": ["2"]}
    assert [action for action, *_ in desk.made()] == ["accept", "edit"]
    page.goto(f"{desk.address}/sign-in")
    page.get_by_role("button", name="Sign out").click()
    assert [one["name"] for one in context.cookies()] == []
    context.close()


def all_open(page: Page) -> None:
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_forms_are_for_everyone(desk: Desk, browser: Browser, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with Ledger(desk.path) as ledger:
        event = ledger.events(place="Nairobi").to_dicts()[0]["name"]
        evil = ledger.events(status="planned", since="2023-09-01").to_dicts()[0]["name"]
        ledger.accept(event, by="Bo Ek", reason="<script>alert(1)</script>")
    context = desk.signed_in(
        browser, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    said, found = watched(page, desk.address), {}
    for one in (
        "/sign-in", "/review", "/review?kind=unsure", "/review?kind=doubtful", "/review?kind=newest",
        f"/review?event={event}&done=1", f"/events/{event}?done=1", f"/review?event={evil}",
        f"/events/{evil}",
    ):  # fmt: skip
        page.goto(desk.address + one)
        all_open(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{one} is {wide} wide"
        violations = axe.run(page).response["violations"]
        found |= {f"{one} {v['id']}": v["nodes"][0]["html"] for v in violations}
    context.close()
    assert (found, said) == ({}, [])


class _Evil(BaseHTTPRequestHandler):
    """A page of another port of this machine, to which browsers send the cookies of ours."""

    form = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(self.form.encode())

    def log_message(self, *_: object) -> None:
        pass


def test_a_page_of_another_port_cannot_send_our_forms(desk: Desk, browser: Browser) -> None:
    with Ledger(desk.path) as ledger:
        event = ledger.events().to_dicts()[0]["name"]
    _Evil.form = (
        f'<form method="post" action="{desk.address}/corrections">'
        f'<input name="action" value="reject"><input name="event" value="{event}">'
        '<input name="reason" value="x"><button>Win</button></form>'
    )
    evil = HTTPServer(("127.0.0.1", 0), _Evil)
    thread = threading.Thread(target=evil.serve_forever, daemon=True)
    thread.start()
    context = desk.signed_in(browser)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{evil.server_port}/")
    page.get_by_role("button", name="Win").click()
    page.wait_for_url(f"{desk.address}/corrections")
    assert "This form came from a page of another site, so nothing was done." in page.inner_text("main")
    context.close()
    evil.shutdown()
    evil.server_close()
    assert desk.made() == []
