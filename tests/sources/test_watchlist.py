"""The file of sources to watch: what it may say, and one sentence for each mistake."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InvalidWatchlist
from communique.sources.watchlist import EVERY, Source, Watchlist, read_watchlist

if TYPE_CHECKING:
    from pathlib import Path

A, B = "https://fjord.example/feed.xml", "http://andes.example/sitemap.xml"


def read(path: Path, told: str | bytes) -> Watchlist:
    path.write_bytes(told if isinstance(told, bytes) else told.encode())
    return read_watchlist(str(path))


def sources(*tables: str) -> str:
    return "\n".join(f"[[source]]\n{table}" for table in tables)


def test_what_it_may_say(tmp_path: Path) -> None:
    told = sources(f'address = "{A}"\nevery = "15 min"\noutlet = " Fjord Times "', f'address = " {B} "')
    found = read(tmp_path / "a", "\ufeffcontact = 'desk@fjord.example'\n" + told)
    assert found == Watchlist(
        (Source(A, timedelta(minutes=15), "Fjord Times"), Source(B, EVERY, None)), "desk@fjord.example"
    )
    assert [one.source for one in found.sources] == [A, B]


@pytest.mark.parametrize(
    ("every", "seconds"),
    [("90 s", 90), ("1min", 60), (" 6 h ", 21_600), ("1 d", 86_400), ("30 d", 2_592_000)],
)
def test_how_often(tmp_path: Path, every: str, seconds: int) -> None:
    found = read(tmp_path / "a", sources(f'address = "{A}"\nevery = "{every}"'))
    assert found.sources[0].every == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "every", ["'59 s'", "'31 d'", "'1 hour'", "'-5 min'", "''", "15", "true", "'9999999 s'"]
)
def test_how_often_it_cannot_be(tmp_path: Path, every: str) -> None:
    with pytest.raises(InvalidWatchlist, match=r"source 1 is to be asked every .*; write it as 90 s, 15 min"):
        read(tmp_path / "a", sources(f'address = "{A}"\nevery = {every}'))


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ("", "it has no [[source]] with an address"),
        ("source = 3", "it has no [[source]] with an address"),
        ("source = []", "it has no [[source]] with an address"),
        ("source = [3]", "its source 1 is no table"),
        (f"[source]\naddress = '{A}'", "it has no [[source]] with an address"),
        ("sources = []", "it has 'sources', where only contact and [[source]] are known"),
        ("contact = 3\n" + sources(f"address = '{A}'"), "its contact is no text"),
        (sources("outlet = 'x'"), "its source 1 has no address that begins with http:// or https://"),
        (sources("address = 3"), "its source 1 has no address that begins with http:// or https://"),
        (sources(f"address = '{A}'", "address = 'feed.xml'"),
         "its source 2 has no address that begins with http:// or https://"),
        (sources(f"address = '{A}'\nurl = 'x'"),
         "its source 1 has 'url', where only address, every, outlet are known"),
        (sources(f"address = '{A}'\noutlet = 3"), "the outlet of its source 1 is no text"),
        (sources(f"address = '{A}'", f"address = '{B}'", f"address = '{B}'"), f"it has {B} more than once"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, told: str, problem: str) -> None:
    with pytest.raises(InvalidWatchlist) as raised:
        read(tmp_path / "a", told)
    assert str(raised.value) == f"{tmp_path / 'a'}: {problem}."


@pytest.mark.parametrize(
    "told", ["[[source]\n", "contact = ", b"\xff\xfe", b"a = '\x00'", "a = " + "[" * 100_000]
)
def test_what_is_not_toml(tmp_path: Path, told: str | bytes) -> None:
    with pytest.raises(InvalidWatchlist, match="it is not TOML: "):
        read(tmp_path / "a", told)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidWatchlist, match=r"no\.toml: it cannot be read \(no such file or directory\)"):
        read_watchlist(str(tmp_path / "no.toml"))
    with pytest.raises(InvalidWatchlist, match=r"it cannot be read \(is a directory\)"):
        read_watchlist(str(tmp_path))


@given(st.text(max_size=60))
def test_whatever_it_says_it_is_understood_or_told(
    tmp_path_factory: pytest.TempPathFactory, told: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(sources(f"address = '{A}'") + "\n" + told, encoding="utf-8", errors="replace")
    try:
        assert read_watchlist(str(path)).sources[0].address == A
    except InvalidWatchlist as error:
        assert str(path) in str(error)
