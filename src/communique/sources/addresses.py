"""Connecting to public addresses only.

A page that a stranger names must not make this machine ask its own network. The name is resolved once, every
address that it gives is checked, and the connection goes to the address that was checked: a name server that
answers differently the second time (DNS rebinding) is not asked a second time.
"""

from __future__ import annotations

import socket
import time
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Any, Final

import httpcore2

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable
    from ipaddress import IPv4Address

_TRANSLATED: Final = ip_address("64:ff9b::").packed[:12]
"""The prefix under which IPv6-only networks reach IPv4 addresses (RFC 6052)."""


class NonPublicAddressError(httpcore2.ConnectError):
    """A host resolves to an address that is not on the public internet."""


def is_public(address: str) -> bool:
    """Say whether an IP address is on the public internet: not private, loopback, link-local or reserved."""
    ip = _embedded(ip_address(address.partition("%")[0]))
    local = isinstance(ip, IPv6Address) and ip.is_site_local  # fec0::/10, of old networks (RFC 3879)
    return ip.is_global and not (local or ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address that an IPv6 address stands for, where it does."""
    if not isinstance(ip, IPv6Address):
        return ip
    if ip.packed[:12] == _TRANSLATED:
        return ip_address(ip.packed[12:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip


class PublicBackend(httpcore2.NetworkBackend):
    """Opens connections after checking the resolved addresses, and ends all by `deadline`.

    `deadline` is in seconds of `time.monotonic`; resolving a name is bounded by the system alone.
    """

    def __init__(self, deadline: float, *, allow_local: bool) -> None:
        self._backend = httpcore2.SyncBackend()
        self._deadline = deadline
        self._allow_local = allow_local

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to one of the host's addresses. Raises `NonPublicAddressError` where any is not public."""
        addresses = self._resolve(host, port)
        for number, address in enumerate(addresses, start=1):
            left = max(0.1, self._deadline - time.monotonic())
            try:
                stream = self._backend.connect_tcp(
                    address, port, min(left, timeout or left), local_address, socket_options
                )
                return _BoundedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses) or time.monotonic() > self._deadline:
                    raise
        raise httpcore2.ConnectError(f"{host} has no address")

    def _resolve(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError("its name cannot be resolved") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_local and not all(is_public(address) for address in addresses):
            raise NonPublicAddressError(host)
        return addresses[:4]


class _BoundedStream(httpcore2.NetworkStream):
    """A connection that ends at a deadline, however slowly the other side sends its answer."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return min(left, timeout or left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _BoundedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
