"""Who asks: a client is the address that it has, of IPv6 the network of 64 bits that one subscriber has."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope


def client_of(scope: Scope) -> str | None:
    """Name who asks; None for this machine itself.

    >>> client_of({"client": ("192.0.2.7", 1)}), client_of({"client": ("127.0.0.1", 1)})
    ('192.0.2.7', None)
    """
    host = (scope.get("client") or ("",))[0]
    found = _parsed(host)
    if found is not None and found.is_loopback:
        return None
    return place_of(host) or None


def place_of(address: str) -> str:
    """Give where an address is; what is no address stays as it is.

    >>> place_of("2001:db8::1:2:3:4"), place_of("::ffff:192.0.2.7"), place_of("testclient")
    ('2001:db8::/64', '192.0.2.7', 'testclient')
    """
    found = _parsed(address)
    if found is None:
        return address
    if isinstance(found, IPv6Address):
        return str(ip_network((found.packed[:8] + bytes(8), 64)))
    return str(found)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
