"""Fetching from the web: bounded in size, time and redirects, from public addresses only."""

from __future__ import annotations

import os
import re
import time
import weakref
from functools import cache
from typing import TYPE_CHECKING, Final, overload

import httpcore2
import httpx2

from communique._version import __version__
from communique.errors import FetchFailed, InvalidContact
from communique.sources.fetching.addresses import PublicBackend, is_public, system_addresses
from communique.sources.fetching.answer import REDIRECTS, fit_to_send, plain_errors, read
from communique.sources.fetching.exchange import Exchange, exchange, outer_stop, within
from communique.sources.fetching.hops import checked, joined
from communique.sources.fetching.wanted import PAGE, Wanted

if TYPE_CHECKING:
    import ssl
    import threading
    from collections.abc import Callable

    from communique.sources import NotModified, RawInput, Validators
    from communique.sources.fetching.addresses import Resolve

    BeforeHop = Callable[[str, str], None]
    """Told the address that was given and the one that is asked now; raises where that may not be."""

USER_AGENT: Final = f"communique/{__version__} (+https://pypi.org/project/communique/)"
CONTACT: Final = "COMMUNIQUE_CONTACT"
"""The variable of the environment with an e-mail address or URL that web servers are told."""
MOST_REDIRECTS: Final = 5
_KEPT_S: Final = 30.0
"""Seconds for which a connection that nobody uses is kept."""
_FRAMING: Final = 1_000_000
"""Bytes that headers and chunk sizes may take besides the body."""
_CONTACTS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|https?://[^\s()<>\\]{1,200}", re.ASCII)


def user_agent(contact: str | None = None) -> str:
    """Give what servers are told of us, with the contact where one is set. Raises `InvalidContact`."""
    contact = os.environ.get(CONTACT, "").strip() if contact is None else contact
    if not contact:
        return USER_AGENT
    if not _CONTACTS.fullmatch(contact):
        raise InvalidContact(contact)
    return f"{USER_AGENT.removesuffix(')')}; {contact})"


class Fetcher:
    """Fetches pages, from several threads at once if need be. No cookies are kept.

    `seconds` bounds the fetch of a page with all its redirects, and of larger things the silence of a server
    (`Wanted.patience`). `contact` is an e-mail address or URL that servers are told. `allow_local`, of all
    addresses or of those it says, and `resolve` are for tests against servers on this machine.
    """

    def __init__(
        self,
        *,
        seconds: float = 20.0,
        contact: str | None = None,
        allow_local: bool | Callable[[str], bool] = False,
        resolve: Resolve = system_addresses,
    ) -> None:
        self._seconds = seconds
        self._user_agent = user_agent(contact)
        is_allowed = allow_local if callable(allow_local) else (lambda a: allow_local or is_public(a))
        # A pool looks up no proxy in the environment: one would resolve names for us, unchecked.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=_KEPT_S,
            network_backend=PublicBackend(resolve=resolve, is_allowed=is_allowed),
        )
        self.close = weakref.finalize(self, self._pool.close)
        """Closes what connections are kept; done by itself when nobody has the fetcher any more."""

    @overload
    def fetch(
        self,
        url: str,
        *,
        wanted: Wanted = PAGE,
        before_hop: BeforeHop | None = None,
        stop: threading.Event | None = None,
    ) -> RawInput: ...

    @overload
    def fetch(
        self,
        url: str,
        *,
        validators: Validators | None,
        wanted: Wanted = PAGE,
        before_hop: BeforeHop | None = None,
        stop: threading.Event | None = None,
    ) -> RawInput | NotModified: ...

    def fetch(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        wanted: Wanted = PAGE,
        before_hop: BeforeHop | None = None,
        stop: threading.Event | None = None,
    ) -> RawInput | NotModified:
        """Give what is at `url`, or that it is as it was when it gave these `validators`.

        Raises `FetchFailed` where there is none, `UnsafeAddress` where it or a redirect leads to an address
        that is not public, `InputTooLarge`, `EmptyInput` or `UnsupportedInput` for what is not as `wanted`.
        Setting `stop` ends it with a `FetchFailed`; a fetch within another (of a robots.txt) ends with it.
        """
        stop = stop or outer_stop()
        seconds = self._seconds * wanted.patience
        most = 2 * wanted.largest + _FRAMING
        bounds = Exchange(time.monotonic() + seconds, most, self._seconds, stop)
        with within(bounds):
            return self._follow(url, _Asking(url, seconds, wanted, validators), before_hop)

    def _follow(self, url: str, asking: _Asking, before_hop: BeforeHop | None) -> RawInput | NotModified:
        address, after = url, None
        for _ in range(MOST_REDIRECTS + 1):
            hop = checked(url, address, after)
            if before_hop is not None:
                began = time.monotonic()
                before_hop(url, str(hop))
                exchange().deadline += time.monotonic() - began
            found = self._ask(hop, asking)
            if not isinstance(found, str):
                return found
            address, after = joined(url, hop, found), hop
        raise FetchFailed(url, f"it redirects more than {MOST_REDIRECTS} times", "check the address")

    def _ask(self, hop: httpx2.URL, asking: _Asking) -> RawInput | NotModified | str:
        """Give what is there, or where the answer redirects to.

        A server may close a connection that was kept just when it is used again: then it is asked anew.
        """
        with plain_errors(asking.url, hop, asking.seconds):
            try:
                return self._ask_once(hop, asking)
            except (httpcore2.NetworkError, httpcore2.RemoteProtocolError):
                if exchange().is_connected_anew or exchange().has_received:
                    raise
                return self._ask_once(hop, asking)

    def _ask_once(self, hop: httpx2.URL, asking: _Asking) -> RawInput | NotModified | str:
        exchange().is_connected_anew = exchange().has_received = False
        headers = asking.headers(hop, self._user_agent)
        with self._pool.stream("GET", str(hop), headers=headers) as answer:
            said = httpx2.Headers(answer.headers)
            location = said.get("location")
            if answer.status in REDIRECTS and location:
                return location
            return read(answer, said, asking.url, hop, asking.wanted, asking.validators)


class _Asking:
    """What is asked of each server on the way."""

    def __init__(self, url: str, seconds: float, wanted: Wanted, validators: Validators | None) -> None:
        self.url, self.seconds, self.wanted, self.validators = url, seconds, wanted, validators

    def headers(self, hop: httpx2.URL, user_agent: str) -> list[tuple[bytes | str, bytes | str]]:
        headers: list[tuple[bytes | str, bytes | str]] = [
            ("Host", hop.netloc),
            ("User-Agent", user_agent),
            ("Accept", self.wanted.accept),
            ("Accept-Encoding", "gzip, deflate"),
        ]
        if self.validators and (etag := fit_to_send(self.validators.etag)):
            headers.append(("If-None-Match", etag))
        if self.validators and (moment := fit_to_send(self.validators.last_modified)):
            headers.append(("If-Modified-Since", moment))
        return headers


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx2.create_ssl_context()
