"""The addresses that one fetch goes to: the one given, and those that answers redirect to."""

from __future__ import annotations

from typing import Final

import httpx2

from communique.errors import FetchFailed

LONGEST: Final = 8_000
"""Characters of an address. Servers refuse longer ones."""
_LAST_PORT: Final = 65535
_RESERVED: Final = 1024
_WEB_PORTS: Final = frozenset((80, 81, 443))
"""Ports below 1024, of the system's services, that are asked for web pages."""
_OTHER_PORTS: Final = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6697, 10080, *range(6665, 6670))
)
"""Ports above that browsers refuse too: mail, files, telephony, chats (WHATWG Fetch, "port blocking")."""
_BROWSER: Final = "open it in a browser and give the saved page"
_CHECK: Final = "check the address"


def checked(url: str, address: str, after: httpx2.URL | None = None) -> httpx2.URL:
    """Give the address of a fetch of `url`, which the answer of `after` redirects to, if it may be asked.

    Raises `FetchFailed`. Whether its host is public is found on connecting, when its name is resolved.
    """
    where = "it" if after is None else f"it redirects to {_shown(address)}, which"
    if len(address) > LONGEST:
        raise FetchFailed(url[:LONGEST], f"{where} is longer than {LONGEST} characters", _CHECK)
    try:
        parsed = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchFailed(url, f"{where} is not a valid address", _CHECK) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchFailed(url, f"{where} is not an http or https address", "give one that is")
    if parsed.userinfo:
        raise FetchFailed(url, f"{where} has a user name or a password in it, which are never sent", _BROWSER)
    if after is not None and after.scheme == "https" and parsed.scheme == "http":
        raise FetchFailed(url, f"{where} is not encrypted though the page was", _BROWSER)
    _refuse_port(url, where, parsed.port)
    return parsed.copy_with(fragment=None)


def _refuse_port(url: str, where: str, port: int | None) -> None:
    if port is None:
        return
    if not 0 < port <= _LAST_PORT:
        raise FetchFailed(url, f"{where} is not a valid address: it has no port {port}", _CHECK)
    if (port < _RESERVED and port not in _WEB_PORTS) or port in _OTHER_PORTS:
        raise FetchFailed(url, f"{where} has the port {port}, which is not one of web pages", _CHECK)


def joined(url: str, address: httpx2.URL, location: str) -> str:
    """Give the address that `location` means on the page at `address`. Raises `FetchFailed`."""
    try:
        return str(address.join(location))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchFailed(
            url, f"it redirects to {_shown(location)}, which is not a valid address", _BROWSER
        ) from error


def _shown(address: str) -> str:
    """Give an address as an error can quote it: short, and on one line."""
    return "".join(c if c.isprintable() else "?" for c in address[:200])
