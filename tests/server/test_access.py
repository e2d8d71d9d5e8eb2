"""Who may write: only who has a token, only from our own pages, and never by what a browser sends unasked."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.server.app import create_app
from communique.server.around import writing
from communique.server.correcting import guesses, signed
from communique.server.correcting.guesses import Guesses
from tests.server.conftest import records
from tests.server.writer import FORM, HERE, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = "/api/v1/corrections"


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(records()[:3])
    return path


@pytest.fixture
def ledger(path: str) -> Iterator[Ledger]:
    with Ledger(path) as opened:
        yield opened


@pytest.fixture
def client(path: str) -> Iterator[TestClient]:
    with TestClient(create_app(path)) as opened:
        yield opened


@pytest.fixture
def event(ledger: Ledger) -> str:
    return str(ledger.events().to_dicts()[0]["name"])


@pytest.fixture
def ann(client: TestClient, ledger: Ledger) -> Writer:
    return Writer(client, ledger)


def test_a_browser_keeps_the_token_where_no_script_reads_it(client: TestClient, ledger: Ledger) -> None:
    ann = Writer(client, ledger)
    cookie = ann.sign_in().headers["set-cookie"]
    assert cookie.startswith(f"{signed.COOKIE}={ann.token}; ")
    assert {"HttpOnly", "Path=/", "SameSite=strict", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    secure = TestClient(client.app, base_url="https://testserver")
    told = secure.post(
        "/sign-in",
        data={"token": ann.token},
        headers={"origin": "https://testserver"},
        follow_redirects=False,
    )
    assert "Secure" in told.headers["set-cookie"].split("; ")


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/events?actors=NOR#correct", "/events?actors=NOR#correct"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("/\n/elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_back_and_nowhere_else(ann: Writer, asked: str, leads: str) -> None:
    form = {"token": ann.token, "next": asked}
    told = ann.client.post("/sign-in", data=form, headers=HERE, follow_redirects=False)
    assert (told.status_code, told.headers["location"]) == (303, leads)


def test_signing_out_forgets_the_token(ann: Writer) -> None:
    assert "You are signed in as" in ann.client.get("/sign-in").text
    told = ann.client.post("/sign-out", data={"seal": ann.seal()}, headers=HERE)
    assert "You are signed in as" not in told.text
    assert signed.COOKIE not in ann.client.cookies


ATTACKS = {
    "a form of another site": ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
    "a form of another port": ({"sec-fetch-site": "same-site", "origin": "http://testserver:9999"}, 403),
    "another site, in an old browser": ({"origin": "https://evil.example"}, 403),
    "another scheme": ({"origin": "https://testserver"}, 403),
    "a page that hides its origin": ({"origin": "null"}, 403),
    "an address typed": ({"sec-fetch-site": "none"}, 403),
    "nothing says where it is from": ({}, 403),
    "an origin that is no address": ({"origin": "http://[::1"}, 403),
    "JSON": (HERE | {"content-type": "application/json"}, 415),
    "plain text": (HERE | {"content-type": "text/plain"}, 415),
    "a file": (HERE | {"content-type": "multipart/form-data; boundary=x"}, 415),
    "no type": (HERE | {"content-type": ""}, 415),
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["/corrections", "/sign-in", "/sign-out"])
def test_forms_of_others_are_refused(form: str, attack: str, ann: Writer, ledger: Ledger, event: str) -> None:
    headers, status = ATTACKS[attack]
    body = f"seal={ann.seal()}&action=reject&event={event}&reason=x&token={ann.token}"
    before = ann.client.cookies.get(signed.COOKIE)
    told = ann.client.post(form, content=body, headers=FORM | headers, follow_redirects=False)
    assert told.status_code == status
    assert ledger.corrections() == []
    assert ann.client.cookies.get(signed.COOKIE) == before
    assert "access-control-allow-origin" not in told.headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [(HERE, 303), ({"origin": "http://testserver"}, 303), ({"sec-fetch-site": "same-origin"}, 303),
     ({"sec-fetch-site": "same-origin", "origin": "null"}, 303)],
)  # fmt: skip
def test_forms_of_our_own_pages_are_taken(
    ann: Writer, event: str, headers: dict[str, str], status: int
) -> None:
    form = {"seal": ann.seal(), "action": "accept", "event": event, "reason": "x"}
    told = ann.client.post("/corrections", data=form, headers=headers, follow_redirects=False)
    assert told.status_code == status


def seal_of(token: str) -> str:
    return hmac.new(token.encode(), b"a form of Communique", hashlib.sha256).hexdigest()


@pytest.mark.parametrize("seal", [None, "", "0" * 64, seal_of("cq_guessed"), "é", "A" * 5000])
def test_a_form_without_its_seal_is_refused(
    ann: Writer, ledger: Ledger, event: str, seal: str | None
) -> None:
    form = {"action": "reject", "event": event, "reason": "x"} | ({} if seal is None else {"seal": seal})
    told = ann.client.post("/corrections", data=form, headers=HERE)
    assert (told.status_code, "This form was made for somebody else" in told.text) == (403, True)
    assert ledger.corrections() == []


def test_a_form_of_one_person_is_not_taken_from_another(ann: Writer, ledger: Ledger, event: str) -> None:
    others, token = ledger.make_token("Bo Ek")
    form = {"seal": seal_of(token), "action": "reject", "event": event, "reason": "x"}
    assert ann.client.post("/corrections", data=form, headers=HERE).status_code == 403
    assert others.person == "Bo Ek"


def test_nobody_writes_without_signing_in(client: TestClient, ledger: Ledger, event: str) -> None:
    form = {"seal": "0" * 64, "action": "reject", "event": event, "reason": "x"}
    told = client.post("/corrections", data=form, headers=HERE)
    assert (told.status_code, "Sign in first: correcting needs a token." in told.text) == (401, True)
    assert ledger.corrections() == []


def order(event: str) -> dict[str, str]:
    return {"action": "reject", "event": event, "reason": "Nobody met."}


def test_the_api_takes_no_cookie(ann: Writer, ledger: Ledger, event: str) -> None:
    told = ann.client.post(API, json=order(event), headers=HERE)
    assert (told.status_code, told.headers["www-authenticate"]) == (401, "Bearer")
    assert told.json()["detail"].startswith("Writing needs a token")
    assert ann.client.post(API, json=order(event), headers=ann.bearer()).status_code == 201
    assert [one.author for one in ledger.corrections()] == ["Ann Lee"]


@pytest.mark.parametrize("kind", ["text/plain", FORM["content-type"], "multipart/form-data; boundary=x", ""])
def test_the_api_takes_only_json(ann: Writer, event: str, kind: str) -> None:
    body = f'{{"action": "accept", "event": "{event}", "reason": "x"}}'
    told = ann.client.post(API, content=body, headers=ann.bearer() | {"content-type": kind})
    assert (told.status_code, told.json()["detail"]) == (415, "A correction is sent as application/json.")


def test_the_api_says_nothing_to_pages_of_others(ann: Writer) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST",
             "access-control-request-headers": "authorization"}  # fmt: skip
    told = ann.client.options(API, headers=asked)
    assert told.status_code == 405
    assert not [name for name in told.headers if name.startswith("access-control")]


@pytest.mark.parametrize("word", ["cq_guessed", "", "é", "cq_" + "A" * 1000])
def test_wrong_tokens_are_refused_in_a_sentence(client: TestClient, event: str, word: str) -> None:
    headers = {"authorization": f"Bearer {word}".encode()}
    told = client.post(API, json=order(event), headers=headers)
    assert told.status_code == 401
    assert told.headers["content-type"] == "application/problem+json"
    page = client.post("/sign-in", data={"token": word}, headers=HERE)
    assert (page.status_code, "This is no token of this ledger" in page.text) == (401, True)


def test_a_revoked_token_lets_nobody_in_from_then_on(ann: Writer, ledger: Ledger, event: str) -> None:
    seal = ann.seal()
    ledger.revoke_token(1)
    told = ann.client.post(API, json=order(event), headers=ann.bearer())
    assert (told.status_code, told.json()["detail"][:27]) == (401, "The token was revoked at 20")
    form = {"seal": seal, "action": "accept", "event": event, "reason": "x"}
    page = ann.client.post("/corrections", data=form, headers=HERE)
    assert (page.status_code, "The token was revoked at 20" in page.text) == (401, True)
    assert "Sign in to correct it" in ann.client.get(f"/events/{event}").text
    assert ledger.corrections() == []


def test_an_expired_token_is_refused(
    ann: Writer, ledger: Ledger, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from communique.ledger import clock

    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    _, ann.token = ledger.make_token("Ann Lee", days=1)
    monkeypatch.undo()
    told = ann.client.post(API, json=order(event), headers=ann.bearer())
    assert (told.status_code, told.json()["detail"]) == (
        401, "The token expired at 2020-01-02 00:00 UTC; ask for another one.",
    )  # fmt: skip
    assert "The token expired" in ann.sign_in().text


def test_who_guesses_has_to_wait_and_others_do_not(ann: Writer, path: str, event: str) -> None:
    for number in range(guesses.MOST_WRONG):
        told = ann.client.post(API, json=order(event), headers={"authorization": f"Bearer cq_{number}"})
        assert told.status_code == 401
    with Ledger(path) as ledger:
        _, fresh = ledger.make_token("Bo Ek")
    told = ann.client.post(API, json=order(event), headers={"authorization": f"Bearer {fresh}"})
    assert told.status_code == 429
    assert 0 < int(told.headers["retry-after"]) <= guesses.WAIT_S
    assert ann.client.post("/sign-in", data={"token": fresh}, headers=HERE).status_code == 429
    assert ann.client.post(API, json=order(event), headers=ann.bearer()).status_code == 201
    elsewhere = TestClient(ann.client.app, client=("192.0.2.9", 1234))
    assert (
        elsewhere.post(API, json=order(event), headers={"authorization": f"Bearer {fresh}"}).status_code
        == 201
    )


def test_who_reads_with_a_token_that_lets_nobody_in_any_more_guesses_nothing(
    ann: Writer, ledger: Ledger, event: str
) -> None:
    ledger.revoke_token(ledger.tokens()[-1].number)
    pages = guesses.MOST_WRONG + 1
    assert [ann.client.get(f"/events/{event}").status_code for _ in range(pages)] == [200] * pages
    elsewhere = TestClient(ann.client.app, client=("192.0.2.9", 1234), cookies={signed.COOKIE: "cq_strange"})
    assert [elsewhere.get(f"/events/{event}").status_code for _ in range(pages)] == [200] * pages
    ann.token = ledger.make_token("Ann Lee")[1]
    assert ann.sign_in().status_code == 303
    elsewhere.headers |= HERE
    assert elsewhere.post("/sign-in", data={"token": ann.token}, follow_redirects=False).status_code == 303


def test_waiting_ends_and_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(guesses.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(guesses, "_PLACES", 3)
    found = Guesses()
    for number in range(guesses.MOST_WRONG):
        found.note(f"2001:db8::{number}", f"cq_wrong_{number}", is_right=False)
    assert found.wait("2001:db8::ffff:1", "cq_right") == guesses.WAIT_S + 1
    assert found.wait("2001:db8:0:1::1", "cq_right") == 0
    now[0] += guesses.WAIT_S
    assert found.wait("2001:db8::1", "cq_right") == 0
    for number in range(9):
        found.note(f"192.0.2.{number}", "cq_wrong", is_right=False)
    assert len(found._wrong) == 3


def test_what_is_sent_is_bounded(ann: Writer, event: str) -> None:
    long = "x" * (writing.MOST_BYTES + 1)
    told = ann.client.post(API, json=order(event) | {"reason": long}, headers=ann.bearer())
    assert (told.status_code, told.json()["detail"]) == (413, "A request may have 64 kB at most.")

    def pieces() -> Iterator[bytes]:  # sent without saying how long it is
        for _ in range(20):
            yield b"x" * 8_192

    headers = ann.bearer() | {"content-type": "application/json"}
    assert ann.client.post(API, content=pieces(), headers=headers).status_code == 413
    form = {"seal": ann.seal(), "action": "accept", "event": event, "reason": long}
    assert ann.client.post("/corrections", data=form, headers=HERE).status_code == 413
    many = f"seal={ann.seal()}&" + "&".join(f"claims={n}" for n in range(5_000))
    assert ann.client.post("/corrections", content=many, headers=HERE | FORM).status_code == 400


@pytest.mark.parametrize("page", ["/", "/events", "/events/{event}", "/review", "/sign-in", "/api/v1/stats"])
def test_what_is_said_to_who_is_signed_in_is_kept_nowhere(ann: Writer, event: str, page: str) -> None:
    address = page.format(event=event)
    stranger = TestClient(ann.client.app)
    public = stranger.get(address)
    personal = ann.client.get(address)
    assert personal.headers["cache-control"] == "no-store"
    assert public.headers["cache-control"] == "no-cache"
    again = stranger.get(address)
    assert (again.text, again.headers["cache-control"]) == (public.text, "no-cache")
    assert "Ann Lee" not in again.text
    tag = {"if-none-match": public.headers["etag"]}
    assert stranger.get(address, headers=tag).status_code == 304


def test_a_bearer_reads_what_nobody_keeps(ann: Writer) -> None:
    told = TestClient(ann.client.app).get("/api/v1/stats", headers=ann.bearer())
    assert told.headers["cache-control"] == "no-store"
