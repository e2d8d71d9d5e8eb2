from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.who import Office
from communique.record import Actor
from communique.server.app import create_app
from communique.server.drawing.offices import MOST as MOST_OFFICES
from communique.server.drawing.offices import draw_offices
from communique.server.drawing.strip import WIDTH
from communique.server.views.counterparts import MOST, load_neighbourhood
from tests.ledger.made import KENYA, NORWAY, SUDAN, record
from tests.server import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

XML = "{http://graphml.graphdrawing.org/xmlns}"
SURNAMES = "Abe Bosch Cruz Diaz Evans Ford Gupta Haas Ito Jung Khan Lee Moss Ngo Ortiz Park Quist Rao".split()
EVIL = Actor("", f"{hostile.SCRIPT} & Sons", "organization", None, None, None, None, ())


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Norway meets Kenya twice and accuses Sudan, which Kenya meets; somebody hostile meets Norway."""
    path = str(tmp_path_factory.mktemp("neighbours") / "ledger.db")
    made = [
        record("Norway met Kenya.", "2023-01-01", source=NORWAY, target=KENYA),
        record("Norway met Kenya again.", "2023-03-01", source=NORWAY, target=KENYA),
        record("Norway accused Sudan.", "2023-05-01", source=NORWAY, target=SUDAN, kind="ACCUSE", mode=None,
               trigger="accused"),
        record("Kenya met Sudan.", "2023-06-01", source=KENYA, target=SUDAN),
        record("Norway met the Sons.", "2023-07-01", source=NORWAY, target=EVIL),
    ]  # fmt: skip
    with Ledger(path) as ledger:
        ledger.add_many(made)
    with TestClient(create_app(path)) as client:
        yield client


def asked(client: TestClient, **how: str) -> dict[str, Any]:
    answer = client.get("/api/v1/neighbours", params=how)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_neighbourhood_is_who_stands_on_the_other_side(meeting: TestClient) -> None:
    found = asked(meeting, name="NOR")
    assert (found["name"], found["events"], found["is_cut"]) == ("NOR", 4, False)
    kenya, *others = found["neighbours"]
    assert kenya == {
        "name": "Kenya", "kind": "state", "country": "KEN", "events": 2, "cooperation": 2, "conflict": 0,
        "latest": "2023-03-01",
    }  # fmt: skip
    assert {one["name"]: (one["cooperation"], one["conflict"]) for one in others} == {
        "Sudan": (0, 1), EVIL.name: (1, 0),
    }  # fmt: skip
    assert found["links"] == [
        {"one": "Kenya", "other": "Sudan", "events": 1, "cooperation": 1, "conflict": 0}
    ]


@pytest.mark.parametrize(
    ("days", "names", "links"),
    [
        ({"until": "2023-02-01"}, ["Kenya"], 0),
        ({"since": "2023-05-01", "until": "2023-06-30"}, ["Sudan"], 0),
        ({"since": "2023-03-01", "until": "2023-06-30"}, ["Kenya", "Sudan"], 1),
        ({"since": "2030-01-01"}, [], 0),
    ],
)
def test_only_the_days_asked_for_count(
    meeting: TestClient, days: dict[str, str], names: list[str], links: int
) -> None:
    found = asked(meeting, name="Norway", **days)
    assert [one["name"] for one in found["neighbours"]] == names
    assert len(found["links"]) == links


@pytest.mark.parametrize(
    ("how", "status"), [("name=Nobody+At+All", 404), ("name=", 400), ("name=NOR&colour=red", 400), ("", 400)]
)
def test_what_cannot_be_asked(meeting: TestClient, how: str, status: int) -> None:
    for path in ("/api/v1/neighbours", "/neighbours.graphml", "/actor"):
        assert meeting.get(f"{path}?{how}").status_code == status, path


def test_graphml_has_the_same(meeting: TestClient) -> None:
    answer = meeting.get("/neighbours.graphml?name=NOR")
    assert answer.headers["content-type"].startswith("application/xml")
    graph = ElementTree.fromstring(answer.content)
    names = [
        data.text for node in graph.iter(f"{XML}node") for data in node if data.get("key") == "node_name"
    ]
    edges = [(edge.get("source"), edge.get("target")) for edge in graph.iter(f"{XML}edge")]
    assert names == ["NOR", "Kenya", *sorted(names[2:], key=str)]
    assert EVIL.name in names
    assert len(edges) == 4
    assert {end for edge in edges for end in edge} == {"n0", "n1", "n2", "n3"}


def test_the_page_tells_all_that_the_graph_shows(meeting: TestClient) -> None:
    page = meeting.get("/actor?name=NOR&since=2023-01-15").text
    assert "On the other side in 3 events of these days whose day is known." in page
    assert 'data-one="Kenya" data-other="Sudan"' in page
    assert 'href="/pair?one=NOR&amp;other=Kenya&amp;since=2023-01-15"' in page
    assert "/actor?name=Sudan&amp;since=2023-01-15" in page
    assert 'href="/api/v1/neighbours?name=NOR&amp;since=2023-01-15"' in page
    assert hostile.SCRIPT not in page


def test_several_actors_of_one_name_are_one_neighbour(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        for number, kind in enumerate(("organization", "group", "person"), 1):
            other = Actor("", "The Seven", kind, None, None, None, None, ())  # type: ignore[arg-type]
            words = f"Norway met the Seven at {number}."
            ledger.add(record(words, f"2023-0{number}-01", source=NORWAY, target=other))
        with ledger.reading() as connection:
            found = load_neighbourhood(connection, "NOR")
    assert [(one.name, one.events) for one in found.neighbours] == [("The Seven", 3)]


def test_no_more_than_fit_into_a_picture(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        for number, name in enumerate(SURNAMES):
            other = Actor("", f"Jan {name}", "person", None, None, None, None, ())
            day = str(date(2023, 1, 1) + timedelta(days=20 * number))
            ledger.add(record(f"Norway met {name}.", day, source=NORWAY, target=other))
        with ledger.reading() as connection:
            assert len(SURNAMES) > MOST == len(load_neighbourhood(connection, "NOR").neighbours)


def office(role: str, first: str | None, last: str | None, country: str | None = "NOR") -> Office:
    first_day, last_day = (date.fromisoformat(day) if day else None for day in (first, last))
    return Office(role, country, "GOV", first_day, last_day)


def test_offices_are_drawn_from_the_first_article_to_the_last() -> None:
    drawn = draw_offices([
        office("Foreign Minister", "2020-01-01", "2021-12-31"),
        office("foreign minister", "2022-01-01", "2022-12-31"),
        office("Foreign Minister", "2022-01-01", "2022-06-30", "SWE"),
        office("Envoy", "2023-12-31", None),
        office("Member", None, None),
    ])  # fmt: skip
    assert drawn
    assert [row.said for row in drawn.rows] == [
        "Foreign Minister, NOR, 2020-01-01 to 2022-12-31",
        "Foreign Minister, SWE, 2022-01-01 to 2022-06-30",
        "Envoy, NOR, 2023-12-31",
    ]
    longest, _, envoy = drawn.rows
    assert longest.x == 0
    assert longest.width == round(1096 / 1461 * WIDTH, 1)
    assert (envoy.is_before, envoy.x + envoy.width <= WIDTH, envoy.words_at < envoy.x) == (True, True, True)
    assert all(row.y < drawn.height for row in drawn.rows)


def test_of_many_offices_those_seen_longest_are_drawn() -> None:
    many = [office(f"Office {n:02}", "2020-01-01", f"2020-02-{n:02}") for n in range(1, MOST_OFFICES + 4)]
    drawn = draw_offices(many)
    assert drawn
    assert (len(drawn.rows), drawn.left_out) == (MOST_OFFICES, 3)
    assert "Office 01, NOR" not in [row.words for row in drawn.rows]


def test_without_any_day_nothing_is_drawn() -> None:
    assert draw_offices([office("Member", None, None)]) is None
    assert draw_offices([]) is None


def test_offices_stand_on_the_page_of_one_actor_only(client: TestClient) -> None:
    assert 'class="offices"' in client.get("/actor?name=Ada+Olsen").text
    assert 'class="offices"' not in client.get("/actor?name=NOR").text
