from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.seen import Sighting
from communique.record import ReaderInfo
from communique.server.app import create_app
from communique.server.around.guard import SECURITY
from tests.ledger.made import record
from tests.server import hostile
from tests.server.conftest import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = frozenset("meta link input br img hr rect line".split())
STARTS = (
    "/", "/events", "/events?actors=NOR&actors=KEN", "/pair?one=NOR&other=KEN", "/pair?one=SDN", "/quotes",
    "/actor?name=Ada+Olsen", "/actor?name=NOR", "/upcoming?on=2023-06-01", "/search?q=sanctions",
    "/search?q=Olsen", "/about", "/api", "/lanes?pair=NOR,KEN&pair=NOR,SDN",
    "/events?status=possible&text=sanctions&min_score=0.5",
)  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page: its links, elements and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        for name in ("href", "src"):
            if value := given.get(name):
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and tag != "p":
            while self.open and self.open.pop() != tag:
                continue

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def ids(self) -> list[str]:
        return [given["id"] or "" for _, given in self.tags if "id" in given]


def look(client: TestClient, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.text[:500])
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY
    return Page(answer.text)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("evil") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(hostile.records() + records())
    with TestClient(create_app(path)) as client:
        yield client


def crawl(client: TestClient, starts: tuple[str, ...], most: int = 400) -> dict[str, Page]:
    """Follow every link of every page; each leads somewhere."""
    waiting, pages = list(starts), dict[str, Page]()
    while waiting and len(pages) < most:
        address = waiting.pop(0).partition("#")[0]
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        is_page = answer.headers["content-type"].startswith("text/html")
        pages[address] = Page(answer.text if is_page else "")
        for link in pages[address].links:
            there = urljoin(f"http://testserver{address}", link)
            if there.startswith("http://testserver"):
                parts = urlsplit(there)
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return pages


def test_every_link_leads_somewhere(client: TestClient) -> None:
    pages = crawl(client, STARTS)
    assert len(pages) > 100
    for address, page in pages.items():
        for link in page.links:
            path, _, fragment = urljoin(address, link).partition("#")
            if fragment and path in pages:
                assert fragment in pages[path].ids, (address, link)


def test_every_link_of_hostile_pages_leads_somewhere(evil: TestClient) -> None:
    assert len(crawl(evil, ("/", "/events", "/quotes", "/upcoming?on=2023-09-01"), 250)) > 60


@pytest.mark.parametrize("path", STARTS)
def test_pages_are_whole_and_can_be_read_by_everyone(client: TestClient, path: str) -> None:
    page = look(client, path)
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert names.count("main") == 1
    assert all((given["src"] or "").startswith("/static/") for tag, given in page.tags if tag == "script")
    assert "style" not in names
    assert len(page.ids) == len(set(page.ids))
    assert not [given for _, given in page.tags if any(n.startswith("on") or n == "style" for n in given)]
    labelled = {given["for"] for tag, given in page.tags if tag == "label" and "for" in given}
    for tag, given in page.tags:
        if tag in ("input", "select") and given.get("type") not in ("hidden", "checkbox"):
            assert given.get("id") in labelled, given


def test_what_strangers_write_is_text(evil: TestClient) -> None:
    for address, page in crawl(evil, ("/", "/events", "/quotes", "/upcoming?on=2023-09-01"), 250).items():
        for tag, given in page.tags:
            assert tag != "script" or (given.get("src") or "").startswith("/static/"), address
            assert not any(name.startswith("on") for name in given), (address, given)
        assert not any(link.lower().startswith(("javascript:", "data:")) for link in page.links), address


def test_hostile_words_are_shown_as_they_are(evil: TestClient) -> None:
    (event,) = evil.get("/api/v1/events", params={"status": "planned", "since": "2023-09-01"}).json()["items"]
    page = look(evil, f"/events/{event['name']}")
    for words in (hostile.SCRIPT, hostile.ATTRIBUTE, hostile.ENTITY, "javascript:alert"):
        assert words in page.words
    digest = evil.get(f"/api/v1/events/{event['name']}").json()["reports"][0]["article"]
    assert hostile.LONG in look(evil, f"/articles/{digest}").words


def test_writing_direction_of_a_name_ends_with_it(evil: TestClient) -> None:
    for address in ("/events", "/quotes", "/search?q=near"):
        for found in re.finditer(r"\u202e[^<]*(<[^>]*>)", evil.get(address).text.partition("<main")[2]):
            assert found[1] in ("</bdi>", "<mark>", "</mark>"), (address, found[0])


@pytest.mark.parametrize(
    "asked",
    [hostile.SCRIPT, hostile.ATTRIBUTE, hostile.ENTITY, "\u202e", "'; drop table events; --", "%", "E-"],
)
def test_questions_are_said_back_as_text(client: TestClient, asked: str) -> None:
    for path in (
        "/search?q=",
        "/events?text=",
        "/events?actors=",
        "/quotes?speaker=",
        "/actor?name=",
        "/pair?one=",
        "/lanes?pair=NOR,",
    ):
        answer = client.get(path + quote(asked))
        assert answer.status_code in (200, 400, 404)
        assert "<script>" not in answer.text
        assert not [g for _, g in Page(answer.text).tags if any(name.startswith("on") for name in g)]


def test_an_event_tells_its_history_reports_and_disagreements(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    page = look(client, f"/events/{event.name}")
    words = " ".join(page.words.split())
    for part in (
        "CONSULT meeting", "Ada Olsen", "Foreign Minister", "2023-06-10", "○ planned for 2023-06-18",
        "● occurred", "Evening Post", "Morning Star", "What the reports disagree on",
        "Why it is counted here", f"Communique, event {event.name}", "Nairobi, KEN",
    ):  # fmt: skip
        assert part in words
    assert ("mark", {}) in page.tags
    assert any(link.startswith("/articles/sha256:") and "#t" in link for link in page.links)


def test_a_former_name_leads_to_the_present_one(tmp_path: Path) -> None:
    path = str(tmp_path / "merged.db")
    with Ledger(path) as ledger:
        ledger.add_many(records())
        one, other = [event.name for event in ledger.events(type="SANCTION")]
        ledger.merge(one, other, by="Mara", reason="one decision")
    with TestClient(create_app(path), follow_redirects=False) as client:
        moved = client.get(f"/events/{other}")
        assert (moved.status_code, moved.headers["location"]) == (308, f"/events/{one}")
        page = look(client, f"/events/{one}")
    assert "Mara: merge" in page.words
    assert f"it was also {other}" in page.words


def test_what_was_read_and_what_was_not_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records())
        reason = f"it is no article {hostile.SCRIPT}"
        ledger.note([Sighting("https://a.example/1", "not an article", reason)], ReaderInfo("9.9", None))
    with TestClient(create_app(path)) as client:
        words = " ".join(look(client, "/about").words.split())
        assert client.get("/api/v1/log?outcome=not+an+article").json()["items"][0]["reason"] == reason
    assert "6 articles by Communique 0.1.0, model sha256:0" in words
    assert f"https://a.example/1{reason}" in words


def test_who_directs_an_outlet_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add(record("Ada Olsen met Grace Otieno.", "2023-06-10", outlet="Xinhua"))
        (event,) = ledger.events()
        article = ledger.event(event.name).reports[0].article
    with TestClient(create_app(path)) as client:
        for address in (f"/events/{event.name}", f"/articles/{article}"):
            assert "state agency, CHN" in look(client, address).words


def test_a_slip_in_a_name_leaves_the_form(client: TestClient) -> None:
    page = look(client, "/events?actors=Nobody+At+All&status=planned", 404)
    assert "has no actor 'Nobody At All'" in page.words
    assert (
        "input",
        {"id": "actor-1", "name": "actors", "maxlength": "300", "value": "Nobody At All"},
    ) in page.tags


def test_nothing_found_does_not_mean_that_nothing_happened(client: TestClient) -> None:
    words = " ".join(look(client, "/events?type=COERCE").words.split())
    assert "Nothing was found. The ledger holds 6 articles, 2023-06-10 to 2024-02-01" in words


@pytest.mark.parametrize(
    "path", ["/", "/events", "/quotes", "/upcoming", "/search?q=peace", "/about", "/api"]
)
def test_an_empty_ledger_has_all_pages(empty: TestClient, path: str) -> None:
    look(empty, path)


def test_a_search_for_nothing_shows_the_newest(client: TestClient) -> None:
    answer = client.get("/search?q=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")


@pytest.mark.parametrize(
    "path", ["/nothing", "/events/E-123", "/actor?name=Nobody+At+All", "/articles/sha256:0"]
)
def test_errors_are_plain_pages(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"].startswith("text/html")
    assert len(Page(answer.text).links) > 5


def test_the_question_stands_in_the_links(client: TestClient) -> None:
    page = look(client, "/events?actors=NOR&status=possible&since=2023-01-01")
    for form in ("/api/v1/events", "/events.csv", "/events.ics", "/events.atom"):
        assert f"{form}?actors=NOR&status=possible&since=2023-01-01" in page.links


def test_no_more_actors_are_offered_than_can_be_asked_for(client: TestClient) -> None:
    page = look(client, f"/events?{'&'.join(['actors=NOR'] * 7)}")
    (more,) = {link for link in page.links if link.count("actors=") == 8 and "KEN" in link}
    full = look(client, more)
    assert not [link for link in full.links if link.count("actors=") > 8]


def test_lists_go_on_to_the_end(client: TestClient, ledger: Ledger) -> None:
    address, names = "/events?limit=1", list[str]()
    while address:
        page = look(client, address)
        names += [link for link in page.links if link.startswith("/events/E-")]
        following = [given["href"] for tag, given in page.tags if tag == "a" and given.get("rel") == "next"]
        address = following[0] or "" if following else ""
    assert names == [f"/events/{event.name}" for event in ledger.events(newest_first=True)]
