from __future__ import annotations

import time

import pytest

from communique.sources.addresses import NonPublicAddressError, PublicBackend, is_public


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255
    224.0.0.1 240.0.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fec0::1 feff::1 fd00::1 ff02::1 ::ffff:127.0.0.1
    ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1""".split(),
)
def test_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "0x7f.1", "2130706433", "169.254.169.254", "::1"])
def test_checked_on_connecting(host):
    backend = PublicBackend(time.monotonic() + 5, allow_local=False)
    with pytest.raises(NonPublicAddressError):
        backend.connect_tcp(host, 80)
