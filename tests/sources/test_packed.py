"""Gzip, bzip2, xz and ZIP: what they hold, and that no bomb goes off."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError, PassedOver
from communique.sources.formats import compressed, opened, zipped
from tests.sources.found import found_in, told
from tests.sources.warcs import page, warc

TEXT = b"Norway and Peru agree.\n"
LINES = b"".join(json.dumps({"text": f"Norway {number}"}).encode() + b"\n" for number in range(3))
PACK = {"gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress}


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("pack", PACK.values(), ids=PACK)
def test_what_is_packed(pack) -> None:
    assert told(found_in(pack(LINES))) == [f"standard input, line {number}" for number in (1, 2, 3)]
    (text,) = found_in(pack(TEXT))
    assert (text.source, text.data) == ("standard input", TEXT)


@pytest.mark.parametrize("pack", PACK.values(), ids=PACK)
def test_parts_behind_each_other_and_padding(pack) -> None:
    (text,) = found_in(pack(TEXT) + pack(b"") + pack(TEXT) + b"\0" * 40)
    assert text.data == TEXT * 2


@pytest.mark.parametrize("pack", PACK.values(), ids=PACK)
def test_what_is_cut_off_or_broken(pack) -> None:
    whole = pack(LINES * 10_000 + os.urandom(300_000).hex().encode())
    found = found_in(whole[: len(whole) // 2])
    assert "standard input: it cannot be unpacked after" in str(found[-1])
    assert "reading it failed" not in str(found[-1])


@given(st.sampled_from(sorted(PACK)), st.binary(max_size=40), st.integers(0, 60))
def test_damage_is_told_in_a_sentence(name: str, damage: bytes, at: int) -> None:
    packed = PACK[name](LINES)
    found = found_in(packed[:at] + damage + packed[at + len(damage) :])
    assert all("reading it failed" not in one for one in told(found))


def test_members_of_a_zip_in_order_without_hidden_ones() -> None:
    members = {
        "b/1.txt": TEXT, "a.jsonl": LINES, ".hidden.txt": TEXT, "__MACOSX/x.txt": TEXT,
        "../../etc/passwd": TEXT, "c.jsonl.gz": gzip.compress(LINES), "d.png": b"\x89PNG\r\n",
        "deep.zip": zip_of({"e.txt": TEXT}),
    }  # fmt: skip
    found = found_in(zip_of(members))
    assert told(found) == [
        "standard input, b/1.txt",
        *[f"standard input, a.jsonl, line {number}" for number in (1, 2, 3)],
        "standard input, ../../etc/passwd",
        *[f"standard input, c.jsonl.gz, line {number}" for number in (1, 2, 3)],
        "standard input, d.png: it is a PNG image.",
        "standard input, deep.zip, e.txt",
    ]
    assert isinstance(found[8], PassedOver)
    assert found[8].kind == "a PNG image"
    assert found[0].found_in == "standard input"


def test_archives_are_opened_two_deep() -> None:
    (error,) = found_in(zip_of({"1.zip": zip_of({"2.zip": zip_of({"3.txt": TEXT})})}))
    assert str(error).startswith("standard input, 1.zip, 2.zip: it is a ZIP archive within 2 others;")
    (error,) = found_in(gzip.compress(gzip.compress(gzip.compress(TEXT))))
    assert "it is a gzip archive within 2 others" in str(error)


def test_web_archives_of_a_wacz() -> None:
    members = {
        "datapackage.json": b"{}", "pages/pages.jsonl": LINES, "indexes/index.cdx.gz": gzip.compress(TEXT),
        "archive/data.warc.gz": warc([page(1), page(2)]),
    }  # fmt: skip
    found = found_in(zip_of(members, zipfile.ZIP_STORED))
    assert [one.url for one in found] == ["https://fjord.example/1", "https://fjord.example/2"]
    assert found[0].source.startswith("standard input, archive/data.warc.gz, record <urn:uuid:")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bomb be one at a size that is quickly made."""
    for module in (compressed, zipped):
        monkeypatch.setattr(module, "FREE", 100_000)


@pytest.mark.parametrize("pack", PACK.values(), ids=PACK)
@pytest.mark.parametrize("filler", [b"\n", b"a"])
@pytest.mark.usefixtures("small")
def test_bombs_are_told_and_cut(pack, filler: bytes) -> None:
    found = found_in(pack(filler * (40_000_000 // len(filler))))
    assert str(found[-1]) == (
        "standard input: it unpacks to more than 100 times its size; unpack it and give the files."
    )


@pytest.mark.usefixtures("small")
def test_a_bomb_in_a_zip_ends_it() -> None:
    found = found_in(zip_of({"a.txt": TEXT, "b.jsonl": b"\n" * 5_000_000, "c.txt": TEXT}))
    assert told(found)[1:] == [
        "standard input: it unpacks to more than 100 times its size; unpack it and give the folder."
    ]


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 3)
    (error,) = found_in(zip_of({f"{number}.txt": TEXT for number in range(4)}))
    assert "it has more than 3 members" in str(error)


def test_too_large_for_a_copy_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_SPOOLED", 100)
    (error,) = found_in(zip_of({"a.txt": os.urandom(300)}))
    assert "it has more than 0 GB, unpacked; save it as a file by itself" in str(error)


def test_locked_and_odd_members() -> None:
    locked = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert told(found_in(bytes(locked))) == [
        "standard input, a.txt: it is locked by a password; unpack it and give the folder.",
        "standard input, b.txt",
    ]
    assert "packed in a way that is not read" in str(found_in(zip_of({"a.txt": TEXT}, zipfile.ZIP_LZMA))[0])


@given(st.binary(max_size=30), st.integers(0, 250))
def test_damaged_zips_are_told_in_a_sentence(damage: bytes, at: int) -> None:
    whole = zip_of({"a.txt": TEXT, "b.jsonl": LINES})
    found = found_in(whole[:at] + damage + whole[at + len(damage) :])
    assert all(isinstance(one, InputError) or one.data is not None for one in found)
    assert all("reading it failed" not in one for one in told(found))


def test_a_member_without_a_name() -> None:
    whole = zip_of({"a": TEXT}, zipfile.ZIP_STORED)
    at = whole.index(b"PK\x01\x02")
    found = found_in(whole[: at + 28] + b"\0\0\1\0" + whole[at + 32 :])
    assert all("reading it failed" not in one for one in told(found))


def test_xz_that_asks_for_all_memory() -> None:
    block = bytearray(lzma.compress(TEXT))
    block[12 + 4] = 38  # the size of the dictionary: two gigabytes
    block[12 + 8 : 12 + 12] = zlib.crc32(block[12 : 12 + 8]).to_bytes(4, "little")
    (error,) = found_in(bytes(block))
    assert "Memory usage limit exceeded" in str(error)
