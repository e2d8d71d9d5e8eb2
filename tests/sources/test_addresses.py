from __future__ import annotations

import threading
import time
from ipaddress import IPv4Address, IPv6Address

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import FetchFailed, UnsafeAddress
from communique.sources.fetching.addresses import NonPublicAddressError, PublicBackend, is_public
from communique.sources.fetching.exchange import Exchange, within
from communique.sources.fetching.web import Fetcher
from tests.sources.misbehaving import PUBLIC, Server, fetcher


@pytest.mark.parametrize(
    "address",
    """93.184.215.14 8.8.8.8 2606:2800:21f:cb07:6820:80da:af6b:8b2c ::ffff:8.8.8.8 64:ff9b::808:808
    2002:808:808::1""".split(),
)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255
    224.0.0.1 240.0.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fec0::1 feff::1 fd00::1 ff02::1 ::ffff:127.0.0.1
    ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::7f00:1 2002:7f00:1:: 2001:db8::1 3fff::1 5f00::1 4000::1
    ::127.0.0.1 168.63.129.16 192.0.0.192 100.100.100.200 fd00:ec2::254 2606:2800::5efe:a00:1 198.18.0.1
    192.88.99.1 2001:2::1 nonsense""".split(),
)
def test_not_public(address):
    assert not is_public(address)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0", "64:ff9b::", "2606::5efe:0:0"]))
def test_an_address_in_another_is_judged_as_itself(inner: IPv4Address, prefix: str) -> None:
    outer = IPv6Address(int(IPv6Address(prefix)) | int(inner))
    assert is_public(str(outer)) == is_public(str(inner))


@pytest.mark.parametrize(
    "host",
    "localhost 127.0.0.1 0x7f.1 0177.0.0.1 2130706433 0 0.0.0.0 169.254.169.254 ::1".split(),
)
def test_checked_on_connecting(host):
    with within(Exchange(time.monotonic() + 5, 0, 5)), pytest.raises(NonPublicAddressError):
        PublicBackend().connect_tcp(host, 80)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[fe80::1%25eth0]/",
        "http://localhost./",
        "http://127.0.0.1./",
        "http://１２７.０.０.１/",
        "http://①②⑦.0.0.1/",
        "http://ⓛocalhost/",
        "http://public.example@127.0.0.1/",
        "http://127.0.0.1%2f@public.example/",
        "http://127.0.0.1\\@public.example/",
        "http://127.0.0.1:22/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_spellings_of_private_addresses(url):
    with pytest.raises(FetchFailed, match=r"private or local|not a valid|cannot be reached|user name|port"):
        Fetcher(seconds=5).fetch(url)


def test_a_name_that_resolves_otherwise_the_second_time():
    server, answers = Server(), iter([[PUBLIC], ["127.0.0.1"]])
    asking = fetcher(resolve=lambda host, port: next(answers))
    assert asking.fetch(server.url("sets-cookies")).data  # this one closes its connections
    with pytest.raises(UnsafeAddress, match=r"sets-cookies\.example is a private or local address"):
        asking.fetch(server.url("sets-cookies"))
    assert server.connections == 1
    server.close()


def test_one_private_address_among_public_ones():
    with pytest.raises(UnsafeAddress):
        fetcher().fetch("http://mixed.example/")


def test_the_next_address_is_tried():
    server = Server()
    asking = fetcher(resolve=lambda host, port: ["127.0.0.3", PUBLIC], allow_local=True)
    assert asking.fetch(server.url("behaves")).data
    server.close()


@pytest.mark.parametrize(
    ("resolve", "words"),
    [
        (lambda host, port: threading.Event().wait(60), "within 0.3 seconds"),
        (lambda host, port: [], "its name has no address"),
        (lambda host, port: b"x".decode("utf-16"), "its name cannot be resolved"),
    ],
    ids=["never", "nothing", "an error"],
)
def test_resolvers_that_fail(resolve, words):
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=words) as caught:
        fetcher(seconds=0.3, resolve=resolve).fetch("http://fjord.example/")
    assert caught.value.is_temporary
    assert isinstance(caught.value.__cause__, httpcore2.ConnectError | httpcore2.ConnectTimeout)
    assert time.monotonic() - began < 2
