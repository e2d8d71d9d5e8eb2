"""Answers with bytes changed, cut and put in anywhere: a page, "not modified" or one plain sentence."""

from __future__ import annotations

import gzip

import httpcore2
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.sources import NotModified, RawInput, Validators
from communique.sources.fetching.addresses import PublicBackend
from communique.sources.fetching.exchange import BoundedStream
from communique.sources.fetching.robots import Robots
from tests.sources.misbehaving import BODY, SMALL, answer, fetcher

ROBOTS = b"User-agent: *\nDisallow: /a\nCrawl-delay: 2\nSitemap: https://fjord.example/s.xml\n"
ANSWERS = [
    answer(),
    answer(gzip.compress(BODY), Content_Encoding="gzip", ETag='"a"', Last_Modified="Mon, 03 May 2021"),
    answer(b"5\r\n<html\r\n0\r\nX-More: 1\r\n\r\n", Content_Length=None, Transfer_Encoding="chunked"),
    answer(b"", "302 Found", Location="https://fjord.example/b?c=d#e"),
    answer(b"", "304 Not Modified", Content_Length=None),
    answer(b"", "503 Service Unavailable", Retry_After="Mon, 03 May 2021 12:00:00 GMT"),
    b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(ROBOTS, Content_Type="text/plain"),
]
PIECES = st.sampled_from(
    [b"\r\n", b"\n", b"\0", b":", b",", b" ", b"\xff", b"-1", b"99999999999999999999", b"%"]
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 20), st.binary(max_size=4) | PIECES), max_size=4
)


class Sent(httpcore2.NetworkStream):
    """A connection on which these bytes come, a few at a time."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, max_bytes, timeout=None):
        piece, self.data = self.data[:100], self.data[100:]
        return piece

    def write(self, buffer, timeout=None): ...

    def close(self): ...

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        return self

    def get_extra_info(self, info):
        return None


class Backend(PublicBackend):
    def __init__(self, data: bytes) -> None:
        self.data = data

    def connect_tcp(self, *_, **__):
        return BoundedStream(Sent(self.data))


@given(st.sampled_from(ANSWERS), CHANGES)
def test_changed_answers(sent, changes):
    for start, length, put in changes:
        sent = sent[:start] + put + sent[start + length :]
    asking = fetcher(seconds=5)
    asking._pool._network_backend = Backend(sent)
    url = "https://fjord.example/a"
    try:
        found = asking.fetch(url, wanted=SMALL, validators=Validators('"a"'), before_hop=Robots(asking).check)
    except InputError as error:
        message = str(error)
        assert message.startswith(f"{url}: ")
        assert message.endswith(".")
        assert message.isprintable()
    else:
        assert isinstance(found, RawInput | NotModified)
