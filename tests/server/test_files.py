"""Our own files: at addresses that change with them, so that a browser asks for each once."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from communique.server.site import static

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_an_address_that_names_its_content_stays_good(client: TestClient) -> None:
    named, plain, old = (
        client.get(a) for a in (static("style.css"), "/static/style.css", "/static/style.css?0")
    )
    assert named.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert {one.headers["cache-control"] for one in (plain, old)} == {"no-cache"}
    assert len({one.content for one in (named, plain, old)}) == 1


def test_files_are_packed_for_who_can_unpack_them(client: TestClient) -> None:
    packed = client.get("/static/style.css", headers={"accept-encoding": "gzip"})
    plain = client.get("/static/style.css", headers={"accept-encoding": "identity"})
    assert (packed.headers["content-encoding"], plain.headers.get("content-encoding")) == ("gzip", None)
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert len(gzip.compress(plain.content, 9, mtime=0)) == int(packed.headers["content-length"])
    assert packed.headers["vary"] == "accept-encoding"


def test_who_has_a_file_does_not_get_it_again(client: TestClient) -> None:
    tag = client.get("/static/style.css").headers["etag"]
    again = client.get("/static/style.css", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize(
    ("name", "media"),
    [("style.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml")],
)
def test_files_say_what_they_are(client: TestClient, name: str, media: str) -> None:
    assert client.get(f"/static/{name}").headers["content-type"] == media


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/", "/static", "/static/no.css"]
)
def test_nothing_else_is_given(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_head_without_its_body_and_nothing_to_write(client: TestClient) -> None:
    head = client.head("/static/style.css")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post("/static/style.css").status_code == 405
