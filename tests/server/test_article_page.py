"""An article in layers, with cards and keys in Chromium; why it was read so; articles that were not read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.seen import Sighting
from communique.record import Actor, Article, ReaderInfo, Statement
from communique.server.app import create_app
from communique.server.views import rereading
from communique.server.views.beside import days_in, places_in
from communique.server.views.layers import marks_of, pieces
from tests.chromium import needs_chromium, watched
from tests.ledger.made import NAIROBI, record
from tests.server import hostile
from tests.server.served import Site, served
from tests.server.test_pages import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from communique.record import Record

TEXT = "“We met Grace Otieno in Nairobi on Sunday”, said Ada Olsen."
ALL = "&".join(f"layers={layer}" for layer in ("acts", "speech", "people", "times", "places"))
FRENCH = "La ministre Olsen a rencontré le président Otieno à Nairobi, où ils ont parlé de la pêche."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def nested() -> Record:
    """Give an article in which all layers overlap: a quotation tells of a meeting there and then."""
    made = record(TEXT, "2023-06-19", start="2023-06-18", place=replace(NAIROBI, span=span("Nairobi")))
    (event,) = made.events
    otieno, olsen = made.actors[1], made.actors[0]
    actors = (
        replace(olsen, mentions=(span("Ada Olsen"),)),
        replace(otieno, mentions=(span("Grace Otieno"),)),
    )
    act = replace(event, when=span("on Sunday"), evidence=(span("We met Grace Otieno in Nairobi on Sunday"),))
    said = Statement(
        "S1", "A1", span("Ada Olsen"), "direct", span("said"),
        (span("“We met Grace Otieno in Nairobi on Sunday”"),), (), ("A2",), None,
    )  # fmt: skip
    return replace(made, actors=actors, events=(act,), statements=(said,))


def unread(language: str = "fr") -> Article:
    made = record(FRENCH.replace("rencontré", "met"), "2023-06-12", outlet="Le Soir").article
    return replace(made, language=language, text=FRENCH, title=f"Pêche {hostile.SCRIPT}")


@pytest.fixture(scope="module")
def ledger_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = str(tmp_path_factory.mktemp("articles") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add(nested())
        ledger.keep([unread()])
        reason = f"It is in French {hostile.SCRIPT}."
        sighting = Sighting("https://soir.example/1", "not English", reason, article=unread())
        ledger.note([sighting], ReaderInfo("0.1.0", None))
        ledger.keep([replace(unread(), id="sha256:" + "b" * 64)])
    yield path


@pytest.fixture(scope="module")
def client(ledger_of: str) -> Iterator[TestClient]:
    with TestClient(create_app(ledger_of)) as opened:
        yield opened


@pytest.fixture
def address(client: TestClient) -> str:
    (event,) = client.get("/api/v1/events").json()["items"]
    report = client.get(f"/api/v1/events/{event['name']}").json()["reports"][0]
    return f"/articles/{report['article']}"


def test_all_that_holds_of_words_is_named_shortest_first() -> None:
    made = nested()
    found = pieces(TEXT, marks_of(made, {"E1": "E-1"}))
    assert "".join(piece.words for piece in found) == TEXT
    of = {piece.words: piece.of for piece in found}
    assert of["Grace Otieno"] == ("A2", "E1", "S1")
    assert of["Nairobi"] == (f"place-{span('Nairobi')[0]}", "E1", "S1")
    assert of["on Sunday"] == (f"day-{span('on Sunday')[0]}", "E1", "S1")
    assert of["met"] == ("E1", "S1")
    assert of["Ada Olsen"] == ("A1",)
    assert of[", said "] == ()


def test_days_and_places_are_told_as_they_were_understood() -> None:
    made = nested()
    assert [(day.words, day.days) for day in days_in(made)] == [("on Sunday", "2023-06-18")]
    assert [(spot.words, spot.place.country) for spot in places_in(made)] == [("Nairobi", "KEN")]


def test_each_card_stands_beside_the_text_without_script(client: TestClient, address: str) -> None:
    page = look(client, address)
    named = {name for _, given in page.tags for name in (given.get("data-of") or "").split()}
    assert named == {"A1", "A2", "E1", "S1", f"day-{span('on Sunday')[0]}", f"place-{span('Nairobi')[0]}"}
    assert named <= set(page.ids)
    words = " ".join(page.words.split())
    for part in (
        "Foreign Minister",
        "2023-06-18",
        "Nairobi, KEN",
        "“on Sunday”",
        "GeoNames 184745",
        "“said”",
    ):
        assert part in words, part


@pytest.mark.parametrize(
    ("query", "on"),
    [
        ("", {"acts", "speech"}), ("?layers=people&layers=none", {"people"}), ("?layers=none", set()),
        (f"?{ALL}", {"acts", "speech", "people", "times", "places"}),
    ],
)  # fmt: skip
def test_layers_stand_in_the_address(client: TestClient, address: str, query: str, on: set[str]) -> None:
    page = look(client, address + query)
    boxes = [given for tag, given in page.tags if tag == "input" and given.get("name") == "layers"]
    assert {given["value"] for given in boxes if "checked" in given} == on


def test_layers_that_there_are_not_are_refused(client: TestClient, address: str) -> None:
    assert client.get(f"{address}?layers=everything").status_code == 400


@pytest.mark.parametrize(
    ("digest", "told"),
    [
        ("", ("not English", f"It is in French {hostile.SCRIPT}.", "It is in French, and this reader reads")),
        ("sha256:" + "b" * 64, ("It was not read. It is in French", "does not mean that nothing happened")),
    ],
)
def test_an_article_that_was_not_read_says_why(
    client: TestClient, digest: str, told: tuple[str, ...]
) -> None:
    page = look(client, f"/articles/{digest or unread().id}")
    words = " ".join(page.words.split())
    for part in (*told, FRENCH, "Le Soir"):
        assert part in words, part
    assert [given for tag, given in page.tags if given.get("lang") == "fr"]


def test_an_article_that_there_is_not_is_not_found(client: TestClient) -> None:
    for path in ("", "/trace", "/trace.json"):
        assert client.get(f"/articles/sha256:{'0' * 64}{path}").status_code == 404


def test_a_trace_says_of_each_sentence_what_was_found_or_why_nothing(
    client: TestClient, address: str
) -> None:
    page = look(client, f"{address}/trace")
    words = " ".join(page.words.split())
    assert "read again just now by Communique" in words
    lines = client.get(f"{address}/trace.json").json()["trace"]
    assert lines
    for line in lines:
        assert line["reason"] in words or line["found"]


def test_what_is_too_long_is_not_read_while_somebody_waits(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "LONGEST", 10)
    answer = client.get(f"{address}/trace?long")
    assert answer.status_code == 400
    assert "communique read --trace" in answer.text


def test_only_one_article_is_read_at_a_time(client: TestClient, address: str) -> None:
    with rereading._reading:
        told = client.get(f"{address}/trace?busy")
    assert (told.status_code, told.headers["retry-after"]) == (503, "5")  # and nobody was kept waiting


def test_a_page_does_not_load_the_model(client: TestClient, address: str) -> None:
    rereading._reader.cache_clear()
    look(client, f"{address}?layers=acts")
    assert rereading._reader.cache_info().currsize == 0


@pytest.fixture
def page(client: TestClient, address: str, ledger_of: str, browser: Browser) -> Iterator[Page]:
    with served(ledger_of) as base:
        opened = browser.new_page(viewport={"width": 1000, "height": 700})
        said = watched(opened, base)
        opened.goto(f"{base}{address}?{ALL}")
        yield opened
        assert said == []
        opened.close()


@needs_chromium
def test_keys_lead_from_mark_to_mark_with_cards(page: Page) -> None:
    card, seen = page.locator("#card"), []
    for _ in range(7):
        page.keyboard.press("j")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen == ["“", "We ", "Grace Otieno", "Nairobi", "on Sunday", "Ada Olsen", "Ada Olsen"]
    assert "Foreign Minister" in card.inner_text()
    page.keyboard.press("k")
    assert "2023-06-18" in card.inner_text()
    page.keyboard.press("ArrowLeft")
    assert "Nairobi, KEN" in card.inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"


@needs_chromium
def test_a_card_is_shown_on_focus_and_hover_stays_and_is_closed_by_escape(page: Page) -> None:
    card = page.locator("#card")
    page.locator(".text [data-of^=A2]").hover()
    assert "Grace Otieno" in card.inner_text()
    assert "said by" in card.inner_text() or "direct" in card.inner_text()
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    assert page.evaluate("document.activeElement.textContent") == "Grace Otieno"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Grace Otieno"


@needs_chromium
def test_number_keys_switch_layers_and_the_address_follows(page: Page) -> None:
    for key in "1245":
        page.keyboard.press(key)
    page.wait_for_url(lambda url: url.endswith("?layers=people"))
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Grace Otieno"
    card = page.locator("#card").inner_text()
    assert "President" in card
    assert "CONSULT" not in card
    page.keyboard.press("3")
    page.wait_for_url(lambda url: url.endswith("?layers=none"))
    assert page.locator("#card").is_hidden()


@needs_chromium
def test_keys_can_be_turned_off(page: Page) -> None:
    page.get_by_label("Keys: 1 to 5").uncheck()
    page.keyboard.press("3")
    assert page.locator("#show-people").is_checked()
    page.locator("#q").focus()
    page.keyboard.type("j3")
    assert page.locator("#q").input_value() == "j3"


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_under_words_differ_in_place_and_contrast(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    style = "e => { const s = getComputedStyle(e); return [s.backgroundImage, s.backgroundPosition]; }"
    images, places = page.locator(".text [data-of^=A2]").evaluate(style)
    assert images.count("gradient") == 3
    assert len(set(places.split(", "))) == len(places.split(", "))
    for layer in ("acts", "speech", "people", "times", "places"):
        contrast = page.locator(f".always.{layer}").evaluate(_CONTRAST)
        assert contrast >= 3, (layer, contrast)


_CONTRAST = """element => {
  const drawn = getComputedStyle(element).backgroundImage.match(/rgb\\([^)]*\\)/)[0];
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
      .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const [low, high] = [light(drawn), light(paper)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


@needs_chromium
def test_hostile_names_in_cards_are_text(site: Site, browser: Browser) -> None:
    opened = browser.new_page()
    said = watched(opened, site.address)
    opened.goto(site.at("/events/{evil}"))
    opened.locator(".report a[href^='/articles/']").first.click()
    opened.wait_for_url("**/articles/sha256:*")
    opened.locator("#show-people").check()
    opened.keyboard.press("j")
    opened.keyboard.press("j")
    assert opened.locator("#card").is_visible()
    assert opened.locator("#card script").count() == 0
    assert said == []
    opened.close()


def test_an_actor_without_mentions_marks_nothing() -> None:
    made = replace(
        nested(), actors=(Actor("A1", "Nobody", "group", None, None, None, None, ()),), statements=()
    )
    assert {name for piece in pieces(TEXT, marks_of(made, {})) for name in piece.of} == {
        "E1", f"day-{span('on Sunday')[0]}", f"place-{span('Nairobi')[0]}",
    }  # fmt: skip
