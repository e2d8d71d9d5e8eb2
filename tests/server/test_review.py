"""The review page: which event comes next, what is asked, what a decision does; on SQLite and PostgreSQL."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import reviewing
from communique.server.app import create_app
from tests.ledger.conftest import address, ledger, postgres_server  # noqa: F401 - fixtures
from tests.ledger.made import KENYA, NORWAY, record
from tests.server.conftest import records
from tests.server.writer import HERE, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from communique.ledger import Ledger

DOUBTED = [
    record("Norway aided Kenya with grain.", "2023-09-01", source=NORWAY, target=KENYA, kind="AID", mode=None,
           start="2023-09-01", trigger="aided", score=0.2),
    record("Norway aided Kenya with grain again.", "2023-09-01", outlet="Evening Post", source=NORWAY,
           target=KENYA, kind="AID", mode=None, start="2023-09-01", trigger="aided", score=0.2),
]  # fmt: skip


@pytest.fixture
def opened(ledger: Ledger) -> Ledger:  # noqa: F811
    ledger.add_many(records() + DOUBTED)
    return ledger


@pytest.fixture
def stranger(opened: Ledger) -> Iterator[TestClient]:
    with TestClient(create_app(opened.address)) as client:
        yield client


@pytest.fixture
def ann(stranger: TestClient, opened: Ledger) -> Writer:
    return Writer(TestClient(stranger.app), opened)


def words(page: Response) -> str:
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", main)).split())


def item(page: Response) -> str | None:
    found = re.search(r'<a href="/events/(E-[0-9a-f]+)">E-', page.text)
    return found[1] if found else None


def question(page: Response) -> str:
    found = re.search(r'<p class="question">(.*?)</p>', page.text)
    return html.unescape(found[1]) if found else ""


def skipped(page: Response) -> str:
    found = re.search(r'href="([^"]*)" data-key="n"', page.text)
    assert found
    return html.unescape(found[1])


def queue(client: TestClient, address: str) -> list[str]:  # noqa: F811
    """Skip through a queue."""
    found: list[str] = []
    while (page := client.get(address)) and (name := item(page)):
        assert page.status_code == 200
        found.append(name)
        address = skipped(page)
        assert len(found) < 20
    return found


def decide(ann: Writer, page: Response, action: str, **fields: object) -> Response:
    """Press a button of the page: send its form as a browser does."""
    form = "undo" if action == "undo" else "decide"
    body = page.text[page.text.index(f'id="{form}"') :]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', body[: body.index("</form>")])
    given = {name: html.unescape(value) for name, value in hidden} | {"action": action, "reason": ""}
    return ann.client.post("/corrections", data=given | fields, headers=HERE)


def test_the_newest_come_first_and_each_once(stranger: TestClient, opened: Ledger) -> None:
    names = [one["name"] for one in opened.events(newest_first=True).to_dicts()]
    assert queue(stranger, "/review?kind=newest") == names


def test_reports_that_disagree_stand_side_by_side(stranger: TestClient, opened: Ledger) -> None:
    (event,) = queue(stranger, "/review")
    assert opened.event(event).entry.place == "Nairobi"
    page = stranger.get("/review")
    assert question(page) == "The reports disagree on its date. Is the event right as it stands?"
    assert "2023-06-18" in words(page)
    assert "Ada Olsen met Grace Otieno in Nairobi on Monday, aides said." in words(page)
    assert "<mark>met</mark>" in page.text
    assert "1 left of the 5 events looked at" in words(page)


def test_unsure_merges_come_the_least_sure_first(
    stranger: TestClient, opened: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "UNSURE", 1.1)
    joined = [
        (report.merge_score, event["name"])
        for event in opened.events().to_dicts()
        for report in opened.event(event["name"]).reports
        if report.merge_score is not None
    ]
    assert len(joined) >= 3
    assert queue(stranger, "/review?kind=unsure") == [
        name for _, name in sorted(joined, key=lambda one: one[0])
    ]
    page = stranger.get("/review?kind=unsure")
    assert question(page) == "Are these one event?"
    assert "The event so far" in words(page)
    assert f"Taken for the same with a probability of {min(joined)[0]:.2f}: " in words(page)


def test_a_low_score_of_several_reports_is_doubted(stranger: TestClient) -> None:
    (event,) = queue(stranger, "/review?kind=doubtful")
    page = stranger.get(f"/review?kind=doubtful&event={event}")
    assert re.fullmatch(
        r"Its score is only 0\.\d\d, though 2 articles report it\. Do they tell of such an event\?",
        question(page),
    )


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ("actors=SDN", ["SANCTION", "SANCTION"]),
        ("type=AID", ["AID"]),
        ("actors=NOR&status=denied", ["CONSULT"]),
        ("actors=", None),
    ],
)
def test_a_queue_can_be_of_some_events(
    stranger: TestClient, opened: Ledger, asked: str, types: list[str] | None
) -> None:
    found = [opened.event(name).entry.type for name in queue(stranger, f"/review?kind=newest&{asked}")]
    assert found == types if types else len(found) == 5


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("kind=urgent", 400, "kind does not fit"),
        ("kinds=newest", 400, "There is no parameter 'kinds'"),
        ("actors=Nobody", 404, "The ledger has no actor 'Nobody'"),
        ("after=E-f0", 404, "The ledger has no event 'E-f0'"),
        ("event=E-f0", 404, "The ledger has no event 'E-f0'"),
        ("event=x", 400, "event does not fit"),
        ("past=0", 400, "past does not fit"),
        ("done=999", 200, "Reports disagree"),
        ("kind=unsure&past=999999", 200, "Unsure merges"),
    ],
)
def test_wrong_addresses_are_told_in_a_sentence(
    stranger: TestClient, asked: str, status: int, says: str
) -> None:
    page = stranger.get(f"/review?{asked}")
    assert (page.status_code, says in words(page)) == (status, True)


def test_reading_needs_no_login_and_deciding_does(stranger: TestClient) -> None:
    page = stranger.get("/review")
    assert 'name="action"' not in page.text
    found = re.search(r'href="(/sign-in\?next=[^"]*)"', page.text)
    assert found
    assert stranger.get(html.unescape(found[1])).status_code == 200
    assert "today" not in words(page)


def test_a_decision_leads_to_the_next_item_and_undo_back(ann: Writer, opened: Ledger) -> None:
    first = ann.client.get("/review?kind=newest")
    event, after = item(first), queue(ann.client, "/review?kind=newest")[1]
    second = decide(ann, first, "accept")
    assert (second.status_code, item(second)) == (200, after)
    assert f"Ann Lee accepted {event} (correction 1)." in words(second)
    assert "1 reviewed by you ( Ann Lee ) today, 4 left" in words(second).replace(
        " (Ann Lee)", " ( Ann Lee )"
    )
    third = decide(ann, second, "reject", reason="They never met.")
    made = opened.corrections()
    assert [(one.action, one.reason) for one in made] == [
        ("accept", "Read with its reports and found right."), ("reject", "They never met."),
    ]  # fmt: skip
    back = decide(ann, third, "undo")
    assert item(back) == after
    assert f"Your last decision: Ann Lee accepted {event} (correction 1)" in words(back)
    again = decide(ann, back, "undo")
    assert item(again) == event
    assert "Your last decision" not in words(again)
    assert "0 reviewed by you" in words(again)
    assert {one["review"] for one in opened.events(include_rejected=True).to_dicts()} == {None}


def test_undo_takes_back_ones_own(ann: Writer, opened: Ledger) -> None:
    decide(ann, ann.client.get("/review?kind=newest"), "accept")
    event = opened.events().to_dicts()[0]["name"]
    opened.reject(event, by="Bo Ek", reason="No.")
    decide(ann, ann.client.get("/review?kind=newest"), "undo")
    assert [(one.author, one.is_undone) for one in opened.corrections()] == [
        ("Ann Lee", True), ("Bo Ek", False), ("Ann Lee", False),
    ]  # fmt: skip


def test_an_unsure_report_is_split_off(ann: Writer, opened: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "UNSURE", 1.1)
    page = ann.client.get("/review?kind=unsure")
    found = re.search(r'name="claims" value="(\d+)" checked', page.text)
    assert found
    then = decide(ann, page, "split", claims=found[1])
    (split,) = opened.corrections()
    assert (split.event, len(split.other_claims)) == (item(page), 1)
    assert f"Ann Lee split {split.other} off {split.event} (correction 1)." in words(then)
    back = decide(ann, then, "undo")
    assert item(back) == split.event
    assert skipped(back) == f"/review?kind=unsure&past={found[1]}"


def test_what_cannot_be_is_said_above_the_same_item(ann: Writer, opened: Ledger) -> None:
    page = ann.client.get("/review")
    told = decide(ann, page, "split")
    assert (told.status_code, item(told)) == (400, item(page))
    assert "Choose the reports that tell of another event." in words(told)
    assert opened.corrections() == []


def test_an_event_that_was_merged_meanwhile_is_shown_as_it_is(ann: Writer, opened: Ledger) -> None:
    page = ann.client.get("/review?kind=newest")
    event, other = queue(ann.client, "/review?kind=newest")[:2]
    opened.merge(other, event, by="Bo Ek", reason="One and the same.")
    told = decide(ann, page, "accept")
    assert item(told) == other
    assert f"{event} has become part of this event meanwhile, so nothing was done." in words(told)
    assert [one.author for one in opened.corrections()] == ["Bo Ek"]


def test_a_queue_is_made_of_so_many_events_and_goes_on_behind_them(
    stranger: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "LOOKED_AT", 2)
    page = stranger.get("/review?kind=newest&type=SANCTION")
    assert "2 left of the first 2 events looked at" in words(page)
    found = re.search(r'<a href="([^"]*)">Look further back', page.text)
    assert found
    further = stranger.get(html.unescape(found[1]))
    assert "Nothing is left to review here." in words(further)
    assert "0 left of the next 0 events looked at" in words(further)


def test_a_forged_queue_leads_nowhere_else(ann: Writer) -> None:
    page = ann.client.get("/review")
    for forged in ("kind=urgent", "next=//evil.example", "kind=newest&after=//evil.example"):
        told = decide(ann, page, "accept", review=forged)
        assert told.status_code == 400


def test_an_event_of_very_many_reports_is_shown_by_some(ann: Writer, opened: Ledger) -> None:
    told = [
        record(f"Ada Olsen met Grace Otieno in Oslo, paper {n} said.", "2024-05-02", outlet=f"Paper {n}",
               start="2024-05-01" if n % 2 else "2024-05-02")
        for n in range(30)
    ]  # fmt: skip
    opened.add_many(told)
    event = opened.events(since="2024-05-01").to_dicts()[0]
    assert event["reports"] == 30
    page = ann.client.get(f"/review?kind=newest&event={event['name']}")
    assert len(re.findall(r'<q class="words">', page.text)) == 12
    assert "and 18 more reports" in words(page)
    page = ann.client.get(f"/review?event={event['name']}")
    assert "and 11 more reports" in words(page)
    boxes = re.findall(r'id="off-(\d+)"', page.text)
    assert len(boxes) == len(set(boxes)) == 8
