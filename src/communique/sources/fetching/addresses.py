"""Connecting to public addresses only.

A page that a stranger names must not make this machine ask its own network. The name is resolved once for a
connection, every address that it gives is checked, and the connection goes to the address that was checked: a
name server that answers differently the second time (DNS rebinding) is not asked a second time.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final

import httpcore2

from communique.sources.fetching.exchange import BoundedStream, exchange

if TYPE_CHECKING:
    from collections.abc import Iterable

Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of a host. Raises `OSError` or `UnicodeError`."""

MOST_ADDRESSES: Final = 4
"""Addresses of one host that are tried."""
CONNECT_S: Final = 10.0
"""Seconds for resolving a name, and for connecting to one of its addresses."""

_TRANSLATED: Final = ip_network("64:ff9b::/96")
"""The prefix under which IPv6-only networks reach IPv4 addresses (RFC 6052)."""
_ISATAP: Final = (b"\0\0\x5e\xfe", b"\2\0\x5e\xfe")
"""What stands before an IPv4 address in the lower half of an IPv6 one (RFC 5214)."""
_ALLOCATED: Final = ip_network("2000::/3")
"""All public IPv6 addresses are in this block."""
# What `ipaddress` calls global, in this release of Python or another, and is not a web server's.
_SPECIAL: Final = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is a cloud's metadata
            "192.88.99.0/24",  # relays from IPv4 to IPv6
            "168.63.129.16/32",  # a cloud's metadata and name server
            "2001::/23",  # protocol assignments
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation
        ),
    )
)


class NonPublicAddressError(httpcore2.ConnectError):
    """A host resolves to an address that is not on the public internet."""


class UnknownHostError(httpcore2.ConnectError):
    """A name that the name servers have no address for."""


def is_public(address: str) -> bool:
    """Say whether an IP address is on the public internet: not private, loopback, link-local or reserved."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    embedded = _embedded(ip)
    if embedded is not None:
        return _is_public(embedded)
    return _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    if isinstance(ip, IPv6Address) and ip not in _ALLOCATED:
        return False
    return not any(ip in network for network in _SPECIAL)


def _embedded(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _TRANSLATED or ip.packed[8:12] in _ISATAP:
        return IPv4Address(ip.packed[12:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def system_addresses(host: str, port: int) -> list[str]:
    """Give the addresses of a host as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicBackend(httpcore2.NetworkBackend):
    """Opens connections after checking all addresses of the host, within the exchange that goes on.

    `resolve` and `is_allowed` are there for tests.
    """

    def __init__(
        self, *, resolve: Resolve = system_addresses, is_allowed: Callable[[str], bool] = is_public
    ) -> None:
        self._backend = httpcore2.SyncBackend()
        self._resolve = resolve
        self._is_allowed = is_allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the exchange has its own)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to one of the host's addresses. Raises `NonPublicAddressError` where any is not public."""
        exchange().is_connected_anew = True
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            seconds = min(exchange().left(), CONNECT_S)
            try:
                stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
                return BoundedStream(stream)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore2.ConnectError("its name has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        addresses = self._resolved(host, port)
        if not all(self._is_allowed(address) for address in addresses):
            raise NonPublicAddressError(host)
        return addresses[:MOST_ADDRESSES]

    def _resolved(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own, for the system's resolver knows no bound of time."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except Exception as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name=f"resolving {host}").start()
        try:
            answer = answers.get(timeout=min(exchange().left(), CONNECT_S))
        except queue.Empty:
            raise httpcore2.ConnectTimeout from None
        if isinstance(answer, Exception):
            is_unknown = isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_NONAME
            kind = UnknownHostError if is_unknown else httpcore2.ConnectError
            raise kind("its name cannot be resolved") from answer
        return answer
