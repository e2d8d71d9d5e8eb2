"""What an input is, told by its content."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources.formats.kinds import Kind, kind_of, other

PROSE = (
    "Bern and Lima agree\n\nBERN, May 3, 2021 - Switzerland and Peru (in a first) agreed on Monday to open "
    "consulates; both said so.\n"
)
MAIL = "From: desk@fjord.example\nTo: a@b.example\nSubject: News\nDate: Mon, 3 May 2021\n\nBern.\n"
OBJECT = json.dumps({"text": PROSE})


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, PROSE)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.PAGE, "<!DOCTYPE html><html><body><p>Bern."),
        (Kind.PAGE, '<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'),
        (Kind.PAGE, "\ufeff  <html>"),
        (Kind.PAGE, '<div class="a"><p>Bern.</p></div>'),
        (Kind.TEXT, PROSE),
        (Kind.TEXT, ""),
        (Kind.TEXT, "[Fjord Wire] Norway and Peru agree"),
        (Kind.TEXT, "Norway, Peru\nOslo and Lima, capitals of both, agree\n"),
        (Kind.TEXT, "Published: 3 May 2021\nBy: Ada Rojas\n\nNorway and Peru agree."),
        (Kind.TEXT, "https://fjord.example/1\n\nNorway and Peru agree."),
        (Kind.MAIL, MAIL),
        (Kind.MAIL, MAIL.replace("Subject: News", "Subject: News\n of today")),
        (Kind.MAIL, "DKIM-Signature: v=1; a=rsa; c=d; d=e;\n" * 30 + MAIL),
        (Kind.MAILBOX, f"From desk@fjord.example Mon May  3 10:00:00 2021\n{MAIL}"),
        (Kind.LINES, OBJECT),
        (Kind.LINES, f"{OBJECT}\n{OBJECT}\n"),
        (Kind.LINES, f"[\n{OBJECT}\n{OBJECT}\n"),
        (Kind.OBJECT, json.dumps({"text": PROSE}, indent=1)),
        (Kind.OBJECT, '{"text": "broken'),
        (Kind.ARRAY, json.dumps([{"text": PROSE}])),
        (Kind.ARRAY, json.dumps([{"text": PROSE}], indent=1)),
        (Kind.ARRAY, "[\n" + ",\n".join([OBJECT] * 3) + "\n]"),
        (Kind.ARRAY, '["https://fjord.example/1"]'),
        (Kind.JSON_FEED, '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}'),
        (Kind.JSON_FEED, '{"title": "x", "version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}'),
        (Kind.TABLE, "title,text\nBern,Norway agreed.\n"),
        (Kind.TABLE, "id\tHeadline\tpublishDate\turl\n1\tBern\t2021-05-03\thttps://fjord.example/1\n"),
        (Kind.TABLE, 'url;html\nhttps://a.example;"<html><p>Bern.</p></html>"\n'),
        (Kind.TABLE, "year,country,score\n2020,NOR,1\n2021,PER,2\n2022,CHE,3\n"),
        (Kind.ADDRESSES, "https://fjord.example/1\nhttp://fjord.example/2\n\n"),
        (Kind.ADDRESSES, "url\nhttps://fjord.example/1\n"),
        (Kind.PARQUET, "PAR1...."),
        (Kind.FEED, '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
        (Kind.FEED, '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'),
        (Kind.FEED, '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'),
        (Kind.SITEMAP, '<?xml version="1.0"?><?xml-stylesheet href="a"?>\n<!-- x -->\n<urlset></urlset>'),
        (Kind.SITEMAP_INDEX, "<sm:sitemapindex xmlns:sm='http://www.sitemaps.org/'/>"),
        (Kind.OPML, '<?xml version="1.0"?><!DOCTYPE opml><opml version="2.0"><body/></opml>'),
        (Kind.WARC, "WARC/1.1\r\nWARC-Type: warcinfo\r\n"),
        (Kind.ZIP, zipped("a.txt")),
        (Kind.GZIP, gzip.compress(b"a", mtime=0)),
        (Kind.BZIP2, bz2.compress(b"a")),
        (Kind.XZ, lzma.compress(b"a")),
        (Kind.OTHER, zipped("[Content_Types].xml", "word/document.xml")),
    ],
)  # fmt: skip
def test_kind(kind: Kind, data: str | bytes) -> None:
    assert kind_of(data.encode() if isinstance(data, str) else data) is kind


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("a PDF", b"%PDF-1.7"),
        ("a PNG image", b"\x89PNG\r\n"),
        ("binary data", bytes(range(200))),
        ("an office document or an e-book", zipped("mimetype")),
        ("XML of another kind (<svg>)", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
        ("XML of another kind (<project>)", b'<?xml version="1.0"?><project><name>x</name></project>'),
        ("a program", b"#!/bin/sh\necho Bern\n"),
        (
            "a program, a style sheet or settings",
            b"body { margin: 0; } .a { color: red; } p { top: 1px; }" * 9,
        ),
        (None, PROSE.encode()),
        (None, b""),
        (None, PROSE.encode("utf-16")),
    ],
)
def test_other_kinds_are_named(words: str | None, data: bytes) -> None:
    assert other(data) == words
    assert (kind_of(data) is Kind.OTHER) == (words is not None)


@given(st.binary(max_size=300) | st.text(alphabet='<>{}[]",:\n \tabFrom', max_size=200).map(str.encode))
def test_anything_has_a_kind(data: bytes) -> None:
    assert kind_of(data) in Kind
    assert kind_of(data, is_whole=False) in Kind
