"""A record as a page of its own, and as a part of a notebook, looked at in Debian's Chromium too."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import communique as cq
from communique.cli import main
from communique.cli.demo import load_sample, sample_articles
from tests.chromium import needs_chromium
from tests.server import hostile

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SAMPLES = {path.stem: str(path) for path in sample_articles()}


@pytest.fixture(scope="module")
def record() -> cq.Record:
    return cq.Reader().read(load_sample(SAMPLES["truce-talks-called-off"]))


class Seen(HTMLParser):
    """The elements of a page, and the words of each `div` of class text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words, self._depth = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "div":
            self._depth = self._depth + 1 if self._depth or dict(attrs).get("class") == "text" else 0

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(attribute)) is not None]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_has_the_whole_text_and_every_link_leads_into_it(name: str) -> None:
    record = cq.Reader().read(load_sample(SAMPLES[name]))
    seen = Seen(cq.render(record))
    assert seen.words == record.article.text
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    inner = [href for href in seen.values("href") if href.startswith("#")]
    assert [href for href in inner if href[1:] not in ids] == []
    assert len(inner) >= 2 * len(record.events) + len(record.statements)
    tables = "".join(re.findall(r"<table>.*?</table>", cq.render(record), re.DOTALL))
    named = [one.id for one in (*record.events, *record.statements, *record.actors)]
    assert [one for one in named if f">{one}<" not in tables] == []


def test_a_page_loads_nothing_and_runs_nothing(record: cq.Record) -> None:
    seen = Seen(cq.render(record))
    assert {tag for tag, _ in seen.elements}.isdisjoint({"script", "img", "link", "iframe", "object", "base"})
    (policy,) = (value for value in seen.values("content") if "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not {"src", "style", "onclick"} & {name for _, attrs in seen.elements for name in attrs}


@pytest.mark.parametrize("is_page", [True, False])
@pytest.mark.parametrize("record", hostile.records(), ids=["script", "marks"])
def test_what_strangers_write_is_text(record: cq.Record, is_page: bool) -> None:
    record = replace(record, article=replace(record.article, source=hostile.EVIL, authors=(hostile.EVIL,)))
    seen = Seen(cq.render(record, page=is_page))
    assert seen.words == record.article.text
    assert "script" not in {tag for tag, _ in seen.elements}
    assert [name for _, attrs in seen.elements for name in attrs if name.startswith("on")] == []


@pytest.mark.parametrize(
    ("source", "is_link"),
    [("https://fjord.example/a?b&c", True), ("javascript:alert(1)", False), ("/home/ada/a.txt", False)],
)
def test_only_web_addresses_are_links(record: cq.Record, source: str, is_link: bool) -> None:
    seen = Seen(cq.render(replace(record, article=replace(record.article, source=source))))
    assert (source in seen.values("href")) is is_link


def test_letters_that_utf8_has_not_do_not_stop_it(record: cq.Record) -> None:
    odd = replace(record, article=replace(record.article, title="a\ud800b\x00c"))
    assert "a\ufffdb\ufffdc" in cq.render(odd).encode().decode()


def test_an_article_of_nothing_is_shown_too() -> None:
    page = cq.render(cq.Reader().read(cq.Article.from_text("It rained.", published="2023-06-01")))
    assert "0 events" in page
    assert "may have happened all the same" in page


def test_parts_in_one_notebook_do_not_meet(record: cq.Record) -> None:
    parts = [record._repr_html_(), record._repr_html_()]
    ids = [set(Seen(part).values("id")) for part in parts]
    assert ids[0].isdisjoint(ids[1])
    for part in parts:
        (style,) = re.findall(r"<style>(.*?)</style>", part, re.DOTALL)
        scope = Seen(part).values("id")[0]
        selectors = [
            one.strip() for rule in re.findall(r"([^{}]+)\{[^{}]*\}", style) for one in rule.split(",")
        ]
        assert len(selectors) > 30
        assert [one for one in selectors if not one.startswith(f"#{scope}")] == []


def test_read_writes_the_page(tmp_path: Path) -> None:
    path = tmp_path / "un-veto.html"
    article = SAMPLES["un-veto"]
    done = CliRunner().invoke(main, ["read", article, "--html", str(path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"The page is in {path}.\n"
    printed = CliRunner().invoke(main, ["read", article, "--html", "-"])
    assert printed.stdout == path.read_text(encoding="utf-8")
    assert printed.stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["nowhere.txt", "--html", "out.html"], 1, "nowhere.txt: there is no such file; check the path."),
        (
            ["{article}", "--html", "no/such/folder.html"],
            1,
            "it cannot be written: No such file or directory",
        ),
        (["{article}", "{article}", "--html", "out.html"], 2, "--html takes one input"),
        (["{article}", "--json", "--html", "out.html"], 2, "neither --json nor --trace"),
    ],
)
def test_read_says_why_it_wrote_no_page(
    words: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = [word.format(article=SAMPLES["un-veto"]) for word in words]
    done = CliRunner().invoke(main, ["read", *told])
    assert (done.exit_code, done.stdout) == (status, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def lines(page: Any) -> str:
    """Give the colours that the text is underlined with where an act and speech meet."""
    style: str = page.locator(".text .acts").first.evaluate("one => getComputedStyle(one).backgroundImage")
    return style


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_page_in_a_browser(
    record: cq.Record, browser: Browser, tmp_path: Path, width: int, scheme: Any
) -> None:
    path = tmp_path / "page.html"
    path.write_text(cq.render(record), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda one: said.append(one.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    before = lines(page)
    page.locator(".show-acts").focus()
    page.keyboard.press("Space")
    assert lines(page) != before
    page.locator("td a").first.click()
    event = record.events[0]
    start, end = event.evidence[0]
    assert record.article.text[start:end].startswith(page.locator(":target").inner_text())
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert said == [path.as_uri()]
    context.close()
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert [one["id"] for one in axe.run(page).response["violations"]] == []
    context.close()
