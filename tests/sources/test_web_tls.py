"""Encrypted pages: a server whose certificate, in secure.example.pem, nobody but these tests should trust."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path

import pytest

from communique.errors import FetchFailed
from communique.sources.fetching import web
from tests.sources.misbehaving import BODY, PUBLIC, answer, fetcher

PEM = Path(__file__).with_name("secure.example.pem")


@pytest.fixture(scope="module")
def port():
    """Give the port of a server that redirects /down to an address that is not encrypted."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(PEM)
    with socket.create_server((PUBLIC, 0)) as listening:
        threading.Thread(target=serve, args=(listening, context), daemon=True).start()
        yield listening.getsockname()[1]


def serve(listening, context):
    while True:
        try:
            conn = listening.accept()[0]
        except OSError:
            return
        try:
            with context.wrap_socket(conn, server_side=True) as secure:
                wanted = secure.recv(10_000).split()[1]
                if wanted == b"/down":
                    secure.sendall(answer(b"", "301 Moved", Location="http://behaves.example/"))
                else:
                    secure.sendall(answer())
        except OSError:
            conn.close()


@pytest.fixture
def trusting(monkeypatch):
    monkeypatch.setattr(web, "_ssl_context", lambda: ssl.create_default_context(cafile=str(PEM)))
    return fetcher(seconds=5)


def test_an_encrypted_page(port, trusting):
    assert trusting.fetch(f"https://secure.example:{port}/").data == BODY


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("other", r"certificate of other\.example is not valid \(Hostname mismatch"),
        ("secure", "certificate"),
    ],
)
def test_a_certificate_that_is_not_valid(port, host, words, request):
    asking = request.getfixturevalue("trusting") if host == "other" else fetcher(seconds=5)
    with pytest.raises(FetchFailed, match=words) as caught:
        asking.fetch(f"https://{host}.example:{port}/")
    assert not caught.value.is_temporary


def test_a_redirect_to_what_is_not_encrypted(port, trusting):
    with pytest.raises(FetchFailed, match=r"redirects to http://behaves\.example/, which is not encrypted"):
        trusting.fetch(f"https://secure.example:{port}/down")


def test_a_server_that_does_not_speak_tls():
    with socket.create_server((PUBLIC, 0)) as listening:
        threading.Thread(target=hang_up, args=(listening,), daemon=True).start()
        with pytest.raises(FetchFailed, match="cannot be reached"):
            fetcher().fetch(f"https://secure.example:{listening.getsockname()[1]}/")


def hang_up(listening):
    conn = listening.accept()[0]
    with conn:
        conn.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
