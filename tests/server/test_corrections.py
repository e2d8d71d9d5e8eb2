"""Correcting by the event's page and by the API, on SQLite and PostgreSQL; several people at once."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from communique.ledger.editing import FIELDS, MODES
from communique.server.app import create_app
from communique.server.correcting import orders
from tests.ledger.conftest import address, ledger, postgres_server  # noqa: F401 - fixtures
from tests.server.conftest import records
from tests.server.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger

API = "/api/v1/corrections"


@pytest.fixture
def ann(ledger: Ledger) -> Iterator[Writer]:  # noqa: F811
    ledger.add_many(records())
    with TestClient(create_app(ledger.address)) as client:
        yield Writer(client, ledger)


@pytest.fixture
def ledger_of(ann: Writer) -> Ledger:
    found: Ledger = ann.client.app.state.ledger  # type: ignore[attr-defined]
    return found


def named(opened: Ledger, **conditions: Any) -> str:
    return str(opened.events(**conditions).to_dicts()[0]["name"])


@pytest.fixture
def event(ledger_of: Ledger) -> str:
    """The meeting in Nairobi, which three articles report."""
    return named(ledger_of, place="Nairobi")


@pytest.fixture
def other(ledger_of: Ledger) -> str:
    return named(ledger_of, type="SANCTION", status="possible")


def post(ann: Writer, **order: object) -> Any:
    return ann.client.post(API, json={"reason": "I was there."} | order, headers=ann.bearer())


def test_orders_can_say_what_the_ledger_takes() -> None:
    assert tuple(orders.Said.model_fields) == FIELDS
    assert orders.CHOICES["mode"] == tuple(MODES)


def test_the_api_writes_what_a_person_decides(ann: Writer, ledger_of: Ledger, event: str, other: str) -> None:
    claim = ledger_of.event(event).reports[-1].claim
    for order in (
        {"action": "accept", "event": event}, {"action": "reject", "event": event},
        {"action": "edit", "event": event, "fields": {"status": "planned", "place": "", "targets": ["SDN"]}},
        {"action": "split", "event": event, "claims": [claim]}, {"action": "undo", "correction": 4},
        {"action": "merge", "event": event, "other": other},
    ):  # fmt: skip
        told = post(ann, **order)
        assert told.status_code == 201, told.text
        assert told.headers["location"] == f"/api/v1/events/{event}"
        assert (told.json()["author"], told.json()["action"]) == ("Ann Lee", order["action"])
    entry = ledger_of.event(event).entry
    assert (entry.review, entry.status, entry.place, entry.targets) == (
        "rejected",
        "planned",
        None,
        ("Sudan",),
    )
    made = ann.client.get(API).json()
    assert [one["action"] for one in made["items"]] == ["merge", "undo", "split", "edit", "reject", "accept"]
    assert [one["is_undone"] for one in made["items"]] == [False, False, True, False, False, False]
    first = ann.client.get(f"{API}?limit=2").json()
    second = ann.client.get(first["next"]).json()
    assert [one["number"] for one in (*first["items"], *second["items"])] == [6, 5, 4, 3]
    about = ann.client.get(f"{API}?event={other}").json()["items"]
    assert {one["number"] for one in about} == {6, 5, 4, 3, 2, 1}


@pytest.mark.parametrize(
    ("order", "status", "says"),
    [
        ({"action": "approve", "event": "E-1"}, 400, "does not match any of the expected tags"),
        ({"action": "accept"}, 400, "accept.event does not fit: Field required"),
        ({"action": "accept", "event": "E-f0"}, 404, "The ledger has no event 'E-f0'."),
        ({"action": "accept", "event": "{event}", "reason": "  "}, 400, "reason does not fit"),
        ({"action": "accept", "event": "{event}", "reason": "x" * 1001}, 400, "reason does not fit"),
        ({"action": "accept", "event": "{event}", "by": "Bo Ek"}, 400, "There is no parameter"),
        ({"action": "edit", "event": "{event}", "fields": {}}, 400, "An edit says what to change"),
        ({"action": "edit", "event": "{event}", "fields": {"status": "soon"}}, 400, "status does not fit"),
        ({"action": "edit", "event": "{event}", "fields": {"type": None}}, 400, "None is no type"),
        ({"action": "edit", "event": "{event}", "fields": {"score": 1}}, 400, "There is no parameter"),
        ({"action": "edit", "event": "{event}", "fields": {"sources": ["Nobody"]}}, 400, "no actor 'Nobody'"),
        ({"action": "merge", "event": "{event}", "other": "{event}"}, 400, "are one event already"),
        ({"action": "split", "event": "{event}", "claims": []}, 400, "claims does not fit"),
        ({"action": "split", "event": "{event}", "claims": [999999]}, 404, "no claim of"),
        ({"action": "undo", "correction": 7}, 404, "The ledger has no correction '7'."),
        ({"action": "undo", "correction": 2**40}, 400, "correction does not fit"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_and_not_written(
    ann: Writer, ledger_of: Ledger, event: str, order: dict[str, Any], status: int, says: str
) -> None:
    filled = {
        name: value.format(event=event) if isinstance(value, str) else value for name, value in order.items()
    }
    told = post(ann, **filled)
    assert (told.status_code, says in told.json()["detail"]) == (status, True), told.text
    assert told.headers["content-type"] == "application/problem+json"
    assert ledger_of.corrections() == []


def said(page: str, role: str) -> str:
    found = re.search(rf'role="{role}">(.*?)</p>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])) if found else ""


def test_the_page_offers_to_correct_to_who_is_signed_in(ann: Writer, event: str) -> None:
    mine = ann.client.get(f"/events/{event}").text
    stranger = TestClient(ann.client.app).get(f"/events/{event}").text
    assert 'action="/corrections"' in mine
    assert 'action="/corrections"' not in stranger
    assert f'<a href="/sign-in?next=/events/{event}%23correct">Sign in to correct it</a>' in stranger


def test_a_form_is_written_and_leads_back_to_the_event(ann: Writer, ledger_of: Ledger, event: str) -> None:
    told = ann.send("accept", event=event)
    assert (told.status_code, told.headers["location"]) == (303, f"/events/{event}?done=1#correct")
    page = ann.client.get(told.headers["location"]).text
    assert re.fullmatch(rf"Done: 1 .* UTC Ann Lee: accept {event} — I was there\.", said(page, "status"))
    assert "Undo correction 1" in page
    assert '<a href="#correct">1 correction</a>' in page
    undone = ann.send("undo", event=event, correction=1)
    assert undone.headers["location"] == f"/events/{event}?done=2#correct"
    page = ann.client.get(undone.headers["location"]).text
    assert "Undo correction 2" in page
    assert "Undo correction 1" not in page
    assert '<a href="#correct">' not in page
    assert ledger_of.event(event).entry.review is None


def test_only_what_was_changed_is_edited(ann: Writer, ledger_of: Ledger, event: str) -> None:
    """What somebody left as it was may be another's by now: it must not be set back."""
    entry = ledger_of.event(event).entry
    form = {
        "status": entry.status, "was_status": entry.status, "mode": "", "was_mode": entry.mode,
        "place": "Oslo", "was_place": entry.place, "first_day": "2023-06-18", "was_first_day": "2023-06-18",
        "sources": "Norway\r\n\r\nAda Olsen\r\n", "was_sources": "Ada Olsen",
        "targets": "Grace Otieno\r\n", "was_targets": "Grace Otieno",
    }  # fmt: skip
    ledger_of.edit(event, by="Bo Ek", reason="It was put off.", status="postponed")
    assert ann.send("edit", event=event, **form).status_code == 303
    edit = ledger_of.corrections()[-1]
    assert set(edit.fields) == {"mode", "place", "sources"}
    now = ledger_of.event(event).entry
    assert (now.status, now.mode, now.place, now.sources) == (
        "postponed",
        None,
        "Oslo",
        ("Norway", "Ada Olsen"),
    )


@pytest.mark.parametrize("form", ["{other}", "https://ledger.example/events/{other}?all=true", " {other} "])
def test_events_are_merged_by_name_or_address(
    ann: Writer, ledger_of: Ledger, event: str, other: str, form: str
) -> None:
    assert ann.send("merge", event=event, other=form.format(other=other)).status_code == 303
    assert ledger_of.event(other).entry.name == event


def test_reports_are_split_off(ann: Writer, ledger_of: Ledger, event: str) -> None:
    reports = ledger_of.event(event).reports
    page = ann.client.get(f"/events/{event}").text
    assert [f'name="claims" value="{one.claim}"' in page for one in reports] == [True] * 3
    told = ann.send("split", event=event, claims=[reports[1].claim, reports[2].claim])
    page = ann.client.get(told.headers["location"]).text
    new = ledger_of.corrections()[-1].other
    assert f'<a href="/events/{new}">To the event that was split off</a>' in page
    assert len(ledger_of.event(str(new)).reports) == 2


@pytest.mark.parametrize(
    ("action", "fields", "status", "says"),
    [
        ("split", {}, 400, "Choose the reports that tell of another event."),
        ("merge", {"other": "the other one"}, 400, "Give the name of the other event"),
        ("edit", {"status": "occurred", "was_status": "occurred"}, 400, "An edit says what to change"),
        ("edit", {"first_day": "soon"}, 400, "The first day does not fit"),
        ("edit", {"sources": "<script>alert(1)</script>"}, 400, "no actor '<script>alert(1)</script>'"),
        ("undo", {"correction": "first"}, 400, "The correction does not fit"),
        ("undo", {"correction": "9"}, 404, "The ledger has no correction '9'."),
        ("destroy", {}, 400, "The form does not fit"),
        ("accept", {"reason": " \n "}, 400, "A correction needs a reason."),
    ],
)
def test_a_form_that_does_not_fit_comes_back_with_what_was_written(
    ann: Writer, ledger_of: Ledger, event: str, action: str, fields: dict[str, str], status: int, says: str
) -> None:
    told = ann.send(action, **({"event": event, "reason": "Kept words."} | fields))
    assert told.status_code == status
    assert says in said(told.text, "alert")
    assert ledger_of.corrections() == []
    assert "<script>alert" not in told.text
    if action in ("edit", "merge", "split") and "reason" not in fields:
        assert 'value="Kept words."' in told.text


@pytest.mark.parametrize("name", ["E-f0", "", "//evil.example", "E-1/../../x"])
def test_an_event_that_there_is_not_leads_nowhere(ann: Writer, name: str) -> None:
    assert ann.send("accept", event=name).status_code == 404


def test_who_decides_on_an_event_that_was_merged_meanwhile_is_led_to_its_present_name(
    ann: Writer, ledger_of: Ledger, event: str, other: str
) -> None:
    ledger_of.merge(event, other, by="Bo Ek", reason="One and the same.")
    told = ann.send("reject", event=other)
    assert (told.status_code, told.headers["location"]) == (303, f"/events/{event}?was={other}#correct")
    page = ann.client.get(told.headers["location"]).text
    assert said(page, "alert").startswith(
        f"{other} has become part of this event meanwhile, so nothing was done."
    )
    assert said(ann.client.get(f"/events/{event}?was=E-f0").text, "alert") == ""
    api = post(ann, action="reject", event=other)
    assert api.status_code == 409
    assert api.json()["detail"].startswith(
        f"{other} has become part of {event} meanwhile, so nothing was done"
    )
    assert [one.author for one in ledger_of.corrections()] == ["Bo Ek"]


def test_what_several_decide_at_once_is_all_kept(ann: Writer, ledger_of: Ledger, event: str) -> None:
    """Each in a thread of its own, half of them through another server of the same ledger."""
    people = [f"Person {number}" for number in range(8)]
    with TestClient(create_app(ledger_of.address)) as second:
        servers = (ann.client, second)
        bearers = [{"authorization": f"Bearer {ledger_of.make_token(person)[1]}"} for person in people]

        def decide(number: int) -> int:
            action = "accept" if number % 2 else "reject"
            order = {"action": action, "event": event, "reason": f"Reason {number}."}
            return servers[number % 2].post(API, json=order, headers=bearers[number]).status_code

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(decide, range(8))) == [201] * 8
    made = ledger_of.corrections()
    assert {(one.author, one.reason) for one in made} == {(p, f"Reason {n}.") for n, p in enumerate(people)}
    holds = "accepted" if made[-1].action == "accept" else "rejected"
    assert ledger_of.event(event).entry.review == holds


def test_a_split_while_another_merges_loses_nothing(
    ann: Writer, ledger_of: Ledger, event: str, other: str
) -> None:
    claim = ledger_of.event(event).reports[-1].claim
    merging = {"action": "merge", "event": other, "other": event}
    splitting = {"action": "split", "event": event, "claims": [claim]}
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda order: post(ann, **order).status_code, (merging, splitting)))
    assert told in ([201, 201], [201, 409])
    assert len(ledger_of.corrections()) == told.count(201)
    assert sum(one["reports"] for one in ledger_of.events().to_dicts()) == len(records())


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("\x00", None), ("I was\x00there", None), ("I \x1b[31mwas there", None), ("I was\ufffe there", None),
        (" I was\r\nthere\t. ", "I was there ."), ("שלום, I was there", "שלום, I was there"),
    ],
)  # fmt: skip
def test_a_reason_is_a_line_of_text(
    ann: Writer, ledger_of: Ledger, event: str, reason: str, kept: str | None
) -> None:
    told = post(ann, action="accept", event=event, reason=reason)
    by_form = ann.send("accept", event=event, reason=reason)
    assert (told.status_code, by_form.status_code) == ((400, 400) if kept is None else (201, 303))
    assert [one.reason for one in ledger_of.corrections()] == ([] if kept is None else [kept, kept])
