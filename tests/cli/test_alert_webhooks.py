"""Alerts by webhook: signed, one request for each thing told, tried again when they fail."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from communique.alerts import webhook
from communique.alerts.payload import payload
from communique.alerts.run import run_alerts
from communique.errors import InvalidQuery
from communique.ledger.alerting import messages
from communique.ledger.alerting.rules import add_alert, load_alert, new_secret, secret_key
from tests.cli import receivers
from tests.cli.receivers import receiver, says
from tests.cli.sent import BASE, HOSTILE, SECRET, hook, run
from tests.ledger.alerted import ALL, MAY_SANCTION, MET, OTHER_DAY, PLANNED, calls
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from tests.cli.newsroom import Clock


def is_genuine(secret: str, request: receivers.Request) -> bool:
    """Verify as a receiver does, by the scheme alone."""
    name, at = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    said = name.encode() + b"." + at.encode() + b"." + request.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return request.headers["webhook-signature"] == f"v1,{wanted}" and abs(int(at) - time.time()) < 60


def test_a_webhook_gets_each_thing_signed(ledger: Ledger) -> None:
    with receiver(says(200)) as web:
        ledger.add(PLANNED)
        hook(ledger, web.address)
        ledger.add(MET)
        ledger.add(OTHER_DAY)
        ledger.add(MAY_SANCTION)
        assert run(ledger) == [None, None, None]
        assert run(ledger) == []
    assert all(is_genuine(SECRET, one) for one in web.requests)
    assert not any(is_genuine(new_secret(), one) for one in web.requests)
    assert {one.path for one in web.requests} == {"/in?token=1"}
    told = {one.json["type"]: one.json["data"] for one in web.requests}
    assert sorted(told) == ["event.contradiction", "event.new", "event.status"]
    status = told["event.status"]
    assert (status["from"], status["to"], status["report"]["outlet"]) == (
        "planned",
        "occurred",
        "Evening Post",
    )
    assert status["permalink"] == f"{BASE}/events/{status['event']['name']}"
    assert told["event.contradiction"]["field"] == "date"
    assert len({one.headers["webhook-id"] for one in web.requests}) == 3


def test_a_flood_is_one_request(ledger: Ledger) -> None:
    with receiver(says(204)) as web:
        hook(ledger, web.address)
        ledger.add_many(calls(30))
        assert run(ledger) == [None]
    (request,) = web.requests
    data = request.json["data"]
    assert (request.json["type"], data["count"], data["kinds"]) == ("events.many", 30, {"new": 30})
    assert (len(data["first"]), data["permalink"]) == (25, f"{BASE}/events")


FAILING = [
    pytest.param(says(500), "it answered 500 Internal Server Error", False, id="fails"),
    pytest.param(says(404), "it answered 404 Not Found", False, id="has no such page"),
    pytest.param(says(799), "it answered 799", False, id="answers what nobody knows"),
    pytest.param(says(410), "it answered 410 Gone", True, id="is gone"),
    pytest.param(
        says(302, Location="/elsewhere"), "it answered 302 Found; redirects are not followed", False,
        id="sends elsewhere",
    ),
    pytest.param(receivers.slow, "there was no full answer within 0.6 seconds", False, id="is slow"),
    pytest.param(receivers.endless_headers, "", False, id="sends headers without end"),
    pytest.param(receivers.garbage, "its answer breaks off or is not HTTP", False, id="sends no HTTP"),
    pytest.param(receivers.hangs_up, "", False, id="hangs up"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "problem", "is_final"), FAILING)
def test_a_server_that_fails_is_told(ledger: Ledger, answer: Any, problem: str, is_final: bool) -> None:
    with receiver(answer) as web:
        alert = hook(ledger, web.address)
        begun = time.monotonic()
        outcome = webhook.send(alert, "msg_1", {"type": "test"}, seconds=0.6)
        assert time.monotonic() - begun < 5
    assert outcome.problem is not None
    assert outcome.problem.startswith(problem)
    assert "token" not in outcome.problem
    assert outcome.is_final is is_final
    assert len(web.requests) == 1


def test_an_answer_without_end_is_not_read(ledger: Ledger) -> None:
    with receiver(receivers.huge) as web:
        outcome = webhook.send(hook(ledger, web.address), "msg_1", {"type": "test"}, seconds=3)
    assert outcome.problem is None


@pytest.mark.parametrize(
    ("address", "allow_private", "problem", "is_final"),
    [
        ("http://127.0.0.1:8765", False, "127.0.0.1 is a private or local address; --allow-private", True),
        ("http://localhost:8765", False, "localhost is a private or local address; --allow-private", True),
        ("http://[::ffff:10.0.0.1]:8765", False, "", True),
        ("http://127.0.0.1:1024", True, "it cannot be reached", False),
        ("http://no-such-host.invalid", True, "it cannot be reached", False),
    ],
)
def test_an_address_that_cannot_be_asked_is_told(
    ledger: Ledger, address: str, allow_private: bool, problem: str, is_final: bool
) -> None:
    alert = hook(ledger, address, allow_private=allow_private)
    outcome = webhook.send(alert, "msg_1", {"type": "test"}, seconds=3)
    assert outcome.problem is not None
    assert outcome.problem.startswith(problem)
    assert outcome.is_final is is_final


def test_what_failed_is_tried_again_with_the_same_name_and_the_others_wait(
    ledger: Ledger, clock: Clock
) -> None:
    with receiver(says(500), says(503, Retry_After="600"), says(200)) as web:
        hook(ledger, web.address)
        ledger.add_many([MET, MAY_SANCTION])
        assert run(ledger) == ["it answered 500 Internal Server Error"]
        # The second was not tried after the first failed; now it is its turn.
        assert run(ledger) == ["it answered 503 Service Unavailable"]
        assert run(ledger) == []
        clock.pass_by(minutes=1)
        assert run(ledger) == [None]
        clock.pass_by(minutes=10)
        assert run(ledger) == [None]
        assert run(ledger, again=True) == []
    names = [one.headers["webhook-id"] for one in web.requests]
    assert names == [names[0], names[1], names[0], names[1]]
    first, _, third, _ = web.requests
    assert first.body == third.body


def test_what_is_given_up_says_why_and_can_be_tried_again(ledger: Ledger, clock: Clock) -> None:
    with receiver(says(410), says(200)) as web:
        alert = hook(ledger, web.address)
        ledger.add(MET)
        assert run(ledger) == ["it answered 410 Gone"]
        clock.pass_by(hours=100)
        assert run(ledger) == []
        with ledger.reading() as connection:
            (message,) = messages.messages_of(connection, alert, 5)
        assert message.given_up_at is not None
        assert message.problem == "it answered 410 Gone"
        assert run(ledger, again=True) == [None]
        assert len(web.requests) == 2


def test_one_alert_that_fails_does_not_stop_another(ledger: Ledger) -> None:
    with receiver(says(500)) as broken, receiver(says(200)) as web:
        hook(ledger, web.address)
        add_alert(ledger, "broken", {}, ALL, "webhook", broken.address, secret=SECRET, allow_private=True)
        ledger.add(MET)
        assert sorted(map(str, run(ledger))) == ["None", "it answered 500 Internal Server Error"]
        assert (len(broken.requests), len(web.requests)) == (1, 1)


def test_a_message_is_json_whatever_articles_say(ledger: Ledger) -> None:
    alert = hook(ledger, "http://127.0.0.1:8765")
    ledger.add(record(HOSTILE, "2023-06-19", start="2023-06-18"))
    list(run_alerts(ledger))
    with ledger.reading() as connection:
        (message,) = messages.messages_of(connection, load_alert(connection, alert.name), 5)
    assert payload(alert, message)["data"]["report"]["words"] == HOSTILE


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_short", "whsec_" + "A" * 400, "plain words", "whsec_ä"]
)
def test_what_is_no_secret_is_refused(secret: str) -> None:
    with pytest.raises(InvalidQuery, match="24 to 64 bytes in base64"):
        secret_key(secret)


def test_secrets_are_made_anew_and_show_in_no_representation(ledger: Ledger) -> None:
    assert len({new_secret() for _ in range(20)}) == 20
    assert len(secret_key(new_secret())) == 32
    assert SECRET not in repr(hook(ledger, "http://127.0.0.1:8765"))


def test_the_rests_add_up_to_two_days() -> None:
    assert sum(messages.RESTS, timedelta()) < timedelta(days=2)
