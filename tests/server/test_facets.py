"""What may be chosen beside a list of events, how many each has, and where it leads."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.filters import Filters
from communique.server.app import create_app
from communique.server.asking.questions import EventQuestion
from communique.server.pages.events import EventPage
from communique.server.programs import columnar
from communique.server.views import tally
from communique.server.views.facets import Facets, period
from communique.server.views.tally import load_tally
from tests.ledger.conftest import postgres_server  # noqa: F401 - a fixture
from tests.ledger.made import record
from tests.server import hostile
from tests.server.conftest import records
from tests.server.test_pages import look
from tests.server.test_postgres import on_postgres  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("papers") / "ledger.db")
    told = record("Ada Olsen met Grace Otieno in May.", "2022-05-02", outlet="Xinhua", start="2022-05-01")
    with Ledger(path) as ledger:
        ledger.add_many([*hostile.records(), *records(), told])
    with TestClient(create_app(path)) as client:
        yield client


def chosen(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link).query)


@pytest.mark.parametrize(
    ("facet", "words"),
    [
        ("actor", ("Ada Olsen", "Grace Otieno")),
        ("sector", ("GOV",)),
        ("town", ("Nairobi",)),
        ("outlet", ("Daily Paper", "Evening Post")),
    ],
)
def test_a_facet_is_counted_when_it_is_opened(client: TestClient, facet: str, words: tuple[str, ...]) -> None:
    shut = look(client, "/events")
    (opens,) = {link for link in shut.links if chosen(link).get("facet") == [facet]}
    assert opens.endswith(f"#facet-{facet}")
    page = look(client, opens.partition("#")[0])
    field = {"actor": "actors", "town": "place"}.get(facet, facet)
    offered = {chosen(link)[field][0] for link in page.links if field in chosen(link)}
    assert set(words) <= offered
    assert not [link for link in shut.links if set(words) & set(chosen(link).get(field, ()))]


def test_what_is_offered_finds_as_many_as_it_says(papers: TestClient) -> None:
    asked = EventPage()
    ledger: Ledger = papers.app.state.ledger  # type: ignore[attr-defined]
    facets = Facets(asked, lambda **changes: f"/events?{asked.query(**changes)}")
    with ledger.reading() as connection:
        counted = load_tally(connection, asked.filters())
        found = facets.counted(counted)
        for name in ("actor", "sector", "town", "outlet"):
            found += facets.opened(connection, name, counted.numbers)
    lines = [(facet.name, line) for facet in found for line in facet.lines]
    assert len(lines) > 25
    for name, line in lines:
        query = urlsplit(line.address).query
        items = papers.get(f"/api/v1/events?{query}&limit=500").json()["items"]
        assert len(items) == line.size, (name, line)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("", "", ["2024", "2023", "2022"]),
        ("2023-01-01", "2023-12-31", ["2023-09", "2023-07", "2023-06", "2023-05"]),
    ],
)
def test_days_are_years_or_months_with_a_bar_and_a_link(
    papers: TestClient, since: str, until: str, words: list[str]
) -> None:
    page = look(papers, f"/events?since={since}&until={until}")
    periods = [tuple(str(day) for day in period(word)) for word in words]
    days = [(c["since"][0], c["until"][0]) for c in map(chosen, page.links) if "since" in c]
    assert [pair for pair in days if pair in periods][: len(periods)] == periods
    assert [g for tag, g in page.tags if tag == "svg" and g.get("class") == "share"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("status=planned", "status"), ("type=CONSULT", "type"), ("mode=meeting", "mode"),
        ("place=KEN", "place"), ("facet=outlet&outlet=Xinhua", "outlet"),
        ("facet=outlet&outlet_country=CHN", "outlet_country"),
        ("facet=outlet&outlet_control=state", "outlet_control"), ("facet=sector&sector=GOV", "sector"),
        ("since=2023-01-01&until=2023-12-31&actors=SDN", "actors"),
    ],
)  # fmt: skip
def test_a_choice_can_be_taken_back(papers: TestClient, query: str, field: str) -> None:
    lines = papers.get(f"/events?{query}").text.split("<li")
    marked = [line for line in lines if line.startswith(' class="chosen"')]
    (line,) = [one for one in marked if field not in chosen(html.unescape(one.split('"')[3]))]
    assert "chosen; take it out" in line


def test_feeds_and_the_api_are_not_asked_for_facets(client: TestClient) -> None:
    page = look(client, "/events?actors=NOR&facet=actor")
    for form in ("/api/v1/events", "/events.csv", "/events.ics", "/events.atom", "/events.parquet"):
        assert f"{form}?actors=NOR" in page.links
    assert "webcal://testserver/events.ics?actors=NOR" in page.links
    assert client.get("/api/v1/events?facet=actor").status_code == 400


def test_the_question_is_said_with_what_it_finds(client: TestClient) -> None:
    words = " ".join(look(client, "/events?actors=NOR&actors=KEN&mode=meeting").words.split())
    assert "Meetings, NOR - KEN: 2 events from 4 reports" in words
    assert "Modify" in words


def test_a_list_can_be_turned(client: TestClient) -> None:
    page = look(client, "/events?actors=NOR")
    (turned,) = {link for link in page.links if "newest_first=false" in link}
    assert [line for line in look(client, turned).links if line.startswith("/events/E-")] == [
        line for line in page.links if line.startswith("/events/E-")
    ][::-1]


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"actors": ("NOR",)}, {"actors": ("NOR", "KEN")}, {"actors": ("Ada Olsen",)}, {"source": "NOR"},
        {"statuses": ("planned",)}, {"types": ("CONSULT",)}, {"text": "sanctions"}, {"outlet": "Xinhua"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("full", [0, 1, 5_000])
def test_counts_are_right_however_they_are_made(
    papers: TestClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], full: int
) -> None:
    monkeypatch.setattr(tally, "FULL", full)
    monkeypatch.setattr(tally, "SOME", 2)
    ledger: Ledger = papers.app.state.ledger  # type: ignore[attr-defined]
    names = {"types": "type", "statuses": "status"}
    events = list(ledger.events(**{names.get(name, name): value for name, value in asked.items()}))
    with ledger.reading() as connection:
        found = load_tally(connection, Filters(**asked))
    if found.is_more:
        assert found.events == full < len(events)
    else:
        assert found.events == len(events)
        assert found.reports in (None, sum(event.reports for event in events))
    kinds = sum(size for _, size in found.statuses)
    assert kinds == (min(2, len(events)) if found.is_part else len(events))


def test_large_lists_say_what_is_counted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "FULL", 1)
    monkeypatch.setattr(tally, "SOME", 1)
    page = look(client, "/events?min_score=0.1")
    assert "counts beside the list are of the" in page.words
    assert "since=2023-01-01&until=2023-12-31" in " ".join(page.links)


def test_parquet_is_given_where_it_can_be_written(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    answer = client.get("/events.parquet?actors=NOR&limit=50")
    assert answer.headers["content-type"] == columnar.MEDIA
    wanted = [event["name"] for event in client.get("/api/v1/events?actors=NOR").json()["items"]]
    assert sorted(parquet.read_table(io.BytesIO(answer.content))["event"].to_pylist()) == sorted(wanted)


def test_where_parquet_cannot_be_written_the_page_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.server.programs.columnar.find_spec", lambda _: None)
    page = look(client, "/events?actors=SDN&min_score=0.2")
    assert "gives no Parquet" in page.words
    assert not [link for link in page.links if link.startswith("/events.parquet")]
    assert "communique[tables]" in client.get("/events.parquet?actors=SDN").text


def test_facets_are_the_same_on_postgresql(on_postgres: TestClient, client: TestClient) -> None:  # noqa: F811
    for path in (
        "/events?facet=actor&facet=sector&facet=town&facet=outlet", "/events?sector=GOV&actors=NOR",
        "/events?outlet=Evening+Post", "/events?outlet_control=state", "/events?source=NOR&facet=outlet",
    ):  # fmt: skip
        assert on_postgres.get(path).text == client.get(path).text, path


def test_facets_of_strangers_are_text(papers: TestClient) -> None:
    page = look(papers, "/events?facet=actor&facet=sector&facet=town&facet=outlet")
    assert not [given for tag, given in page.tags if tag == "script" and "src" not in given]
    assert hostile.SCRIPT in page.words
    assert EventQuestion(outlet=f"Out'let {hostile.SCRIPT}").query() in " ".join(page.links)


def test_a_list_can_be_cited_with_its_question_and_address(client: TestClient) -> None:
    page = " ".join(look(client, "/events?actors=NOR&status=occurred&limit=1").words.split())
    cited = page[page.index("Cite this list") :]
    assert "“Events of NOR, reported as occurred”, the latest first:" in cited
    assert "http://testserver/events?actors=NOR&status=occurred" in cited
