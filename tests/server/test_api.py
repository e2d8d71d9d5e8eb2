from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from communique.ledger import Ledger

API = "/api/v1"


def items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get(f"{API}/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_events_are_those_of_the_ledger(client: TestClient, ledger: Ledger) -> None:
    assert items(client, "events", newest_first="false") == ledger.events().to_dicts()
    assert items(client, "events") == ledger.events(newest_first=True).to_dicts()


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({"actors": ["NOR", "KEN"]}, ["CONSULT", "CONSULT"]),
        ({"type": "SANCTION", "status": "possible"}, ["SANCTION"]),
        ({"since": "2024-01-01"}, ["CONSULT"]),
        ({"text": "sanctions", "until": "2023-06-30"}, ["SANCTION"]),
        ({"place": "Nairobi", "since": "", "actors": ""}, ["CONSULT"]),
        ({"source": "Norway", "target": "Sudan", "mode": "none"}, []),
        ({"min_score": "0.99"}, []),
    ],
)
def test_all_conditions_hold(client: TestClient, asked: dict[str, Any], types: list[str]) -> None:
    assert [event["type"] for event in items(client, "events", **asked)] == types


def test_pages_follow_each_other_to_the_end(client: TestClient, ledger: Ledger) -> None:
    address, names = f"{API}/events?limit=1&newest_first=false", []
    while address:
        page = client.get(address).json()
        names += [event["name"] for event in page["items"]]
        address = page["next"]
    assert names == [event.name for event in ledger.events()]


def test_an_event_has_everything(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    assert client.get(f"{API}/events/{event.name}").json() == ledger.event(event.name).to_dict()


def test_lists_of_every_kind(client: TestClient, ledger: Ledger) -> None:
    assert items(client, "timeline", one="NOR", other="SDN") == ledger.timeline("NOR", "SDN").to_dicts()
    assert items(client, "upcoming", on="2023-07-01") == ledger.upcoming("2023-07-01").to_dicts()
    assert items(client, "visits", who="NOR") == ledger.visits("NOR").to_dicts()
    assert items(client, "quotes", speaker="Ada Olsen") == ledger.quotes("Ada Olsen").to_dicts()
    assert items(client, "search", words="sanctions") == ledger.search("sanctions").to_dicts()
    assert items(client, "series", actors="NOR", by="year") == ledger.series("NOR", by="year").to_dicts()
    assert items(client, "who", name="Olsen") == ledger.who("Olsen").to_dicts()
    assert client.get(f"{API}/stats").json() == ledger.stats().to_dict()
    assert items(client, "log") == []


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("events?colour=red", 400, "There is no parameter 'colour'."),
        ("events?limit=1000", 400, "limit"),
        ("events?since=June", 400, "since"),
        ("events?since=2023-02-01&until=2023-01-01", 400, "is before"),
        ("events?status=unsure", 400, "status"),
        ("events?min_score=2", 400, "min_score"),
        ("events?place=" + "x" * 301, 400, "place"),
        ("events?" + "&".join(["actors=NOR"] * 9), 400, "actors"),
        ("events?text=%00", 400, "text"),
        ("events?after=E-123", 404, "no event 'E-123'"),
        ("events?after=' or 1=1", 400, "after"),
        ("events/E-123", 404, "no event 'E-123'"),
        ("events/one", 400, "name"),
        ("timeline?other=KEN", 400, "one"),
        ("timeline?one=Nobody%20At%20All", 404, "no actor 'Nobody At All'"),
        ("quotes?after=99999999999999999999999", 400, "after"),
        ("quotes?kind=loud", 400, "kind"),
        ("search?words=!!", 400, "no word"),
        ("search", 400, "words"),
        ("series?by=day&since=0001-01-01&until=9000-01-01", 400, "6,000 periods"),
        ("series?until=9999-12-31", 400, "too late"),
        ("who?name=%F4%8F%BF%BF", 400, "no text"),
        ("log?outcome=unsure", 400, "unsure"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert words in problem["detail"]
    assert problem["detail"].endswith(".")
    assert "\n" not in problem["detail"]


def test_names_are_data_and_never_syntax(client: TestClient) -> None:
    for name in ("' OR '1'='1", "%", "_", "\u202eNorway", '"', "*", "NEAR("):
        for path in (
            f"events?actors={quote(name)}",
            f"search?words={quote(name)}",
            f"who?name={quote(name)}",
        ):
            assert client.get(f"{API}/{path}").status_code in (200, 400, 404)


def test_the_api_describes_itself(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    paths = described["paths"]
    for path in "events timeline upcoming visits quotes search series who stats log".split():
        assert paths[f"{API}/{path}"]["get"]["summary"]
    names = {p["name"] for p in paths[f"{API}/events"]["get"]["parameters"]}
    assert {"actors", "source", "target", "type", "since", "after", "min_score"} <= names


def test_long_answers_are_packed(client: TestClient) -> None:
    answer = client.get(f"{API}/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
