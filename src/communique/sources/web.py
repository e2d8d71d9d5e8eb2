"""Fetching one page from the web: bounded in size, time and redirects, from public addresses only."""

from __future__ import annotations

import time
from typing import Final

import httpcore2
import httpx2

from communique._version import __version__
from communique.errors import FetchFailed, InputTooLarge, UnsafeAddress
from communique.page.checks import LARGEST
from communique.sources import RawInput
from communique.sources.addresses import NonPublicAddressError, PublicBackend

USER_AGENT: Final = f"communique/{__version__} (+https://pypi.org/project/communique/)"
MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_LAST_PORT: Final = 65535
_REMEDY: Final = "open it in a browser and give the saved page"


class Fetcher:
    """Fetches pages. `seconds` bounds one fetch with all its redirects; no cookies are kept.

    `allow_local` is for tests against a server on this machine.
    """

    def __init__(self, *, seconds: float = 20.0, allow_local: bool = False) -> None:
        self._seconds = seconds
        self._allow_local = allow_local

    def fetch(self, url: str) -> RawInput:
        """Give the page at `url`.

        Raises `FetchFailed` where there is none, `UnsafeAddress` where it or a redirect leads to an address
        that is not public, `InputTooLarge` for more than an article can have.
        """
        deadline = time.monotonic() + self._seconds
        address = url
        for _ in range(MOST_REDIRECTS + 1):
            found = self._get(url, _checked(url, address), deadline)
            if isinstance(found, RawInput):
                return found
            address = found
        raise FetchFailed(url, f"it redirects more than {MOST_REDIRECTS} times", _REMEDY)

    def _get(self, url: str, address: httpx2.URL, deadline: float) -> RawInput | str:
        """Ask once; give the page, or the address that the answer redirects to."""
        backend = PublicBackend(deadline, allow_local=self._allow_local)
        try:
            with httpcore2.ConnectionPool(
                ssl_context=httpx2.create_ssl_context(), network_backend=backend
            ) as pool:
                return self._ask(pool, url, address, deadline)
        except NonPublicAddressError as error:
            raise UnsafeAddress(
                url, f"{address.host} is a private or local address", "give a public address"
            ) from error
        except (httpcore2.TimeoutException, TimeoutError) as error:
            problem = f"there was no full answer within {self._seconds:g} seconds"
            raise FetchFailed(url, problem, "try again later") from error
        except (
            httpx2.DecodingError,
            httpcore2.NetworkError,
            httpcore2.ProtocolError,
            OSError,
            UnicodeError,
        ) as error:
            raise FetchFailed(
                url, f"it cannot be reached ({str(error) or type(error).__name__})", "check the address"
            ) from error

    def _ask(
        self, pool: httpcore2.ConnectionPool, url: str, address: httpx2.URL, deadline: float
    ) -> RawInput | str:
        left = max(0.1, deadline - time.monotonic())
        headers: list[tuple[bytes | str, bytes | str]] = [
            ("Host", address.netloc),
            ("User-Agent", USER_AGENT),
            ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"),
            ("Accept-Encoding", "gzip, deflate"),
        ]
        timeouts = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)}
        with pool.stream("GET", str(address), headers=headers, extensions=timeouts) as answer:
            response = httpx2.Response(answer.status, headers=answer.headers, content=answer.iter_stream())
            location = response.headers.get("location")
            if answer.status in _REDIRECTS and location:
                return _joined(url, address, location)
            if answer.status != 200:
                raise FetchFailed(
                    url, f"the server answered {answer.status} {response.reason_phrase}", _REMEDY
                )
            return RawInput(_read(response, url), url, response.charset_encoding)


def _joined(url: str, address: httpx2.URL, location: str) -> str:
    """Give the address that `location` means on the page at `address`."""
    try:
        return str(address.join(location))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchFailed(
            url, f"it redirects to {location}, which is not a valid address", _REMEDY
        ) from error


def _checked(url: str, address: str) -> httpx2.URL:
    where = "it" if address == url else f"it redirects to {address}, which"
    try:
        parsed = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchFailed(url, f"{where} is not a valid address", "check the address") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchFailed(url, f"{where} is not an http or https address", "give one that is")
    if parsed.port is not None and not 0 < parsed.port <= _LAST_PORT:
        raise FetchFailed(url, f"{where} is not a valid address: it has no port {parsed.port}", _REMEDY)
    return parsed.copy_with(fragment=None, username=None, password=None)


def _read(response: httpx2.Response, url: str) -> bytes:
    """Read and decompress, chunk by chunk: a small answer may unpack to a large one."""
    data = bytearray()
    for chunk in response.iter_bytes(65536):
        data += chunk
        if len(data) > LARGEST:
            raise InputTooLarge(
                url, f"it has more than {LARGEST / 1e6:.0f} MB", "give the page of one article"
            )
    return bytes(data)
