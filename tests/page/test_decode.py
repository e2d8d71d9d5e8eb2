from __future__ import annotations

import time

import pytest

from communique.errors import UndecodableInput
from communique.page.decode import decode

TEXT = (
    "Le ministre a réitéré que la réunion d’Oslo était “utile”, a dit le négociateur à la fin de l’été. " * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_shown_by_the_bytes(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark(order):
    assert decode(("The ministers met in Oslo. é" * 9).encode(order)).startswith("The ministers met in Oslo.")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("koi8-r", "Министр иностранных дел прибыл в Осло в пятницу для переговоров о рыболовстве. "),
        ("windows-1251", "Министр иностранных дел прибыл в Осло в пятницу для переговоров о рыболовстве. "),
        ("shift_jis", "外務大臣は金曜日に会談の結果について説明しました。"),
        ("gb18030", "外交部长星期五抵达奥斯陆，就渔业问题举行会谈。"),
    ],
)
def test_declared_and_guessed(encoding, text):
    data = (text * 6).encode(encoding)
    assert decode(data, charset=encoding) == text * 6
    assert decode(data) == text * 6


def test_header_before_meta():
    data = '<meta charset="utf-8"><p>é'.encode("windows-1252")
    assert decode(data, charset="ISO-8859-1").endswith("é")


def test_declaration_that_the_bytes_belie():
    assert decode("“Oslo”".encode(), charset="ascii-8bit") == "“Oslo”"
    assert decode("“Oslo” says".encode(), charset="utf-16") == "“Oslo” says"


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "raw_unicode_escape", "rot13", "hex", "cp037"])
def test_no_codec_but_the_web_s_is_used(name):
    data = f"<meta charset={name}>Oslo talks -".encode() + b"ab" * 200_000
    began = time.perf_counter()
    assert decode(data) == data.decode("ascii")
    assert time.perf_counter() - began < 2


def test_half_a_character_at_the_end():
    with pytest.raises(
        UndecodableInput, match=r"^a\.txt: it is not text in any known encoding; byte 4 is not UTF-8"
    ):
        decode("Oslo“".encode()[:-1], source="a.txt")
