"""The libraries of others are what `static/VENDOR.md` says, and come with their licences."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import communique.server
from communique.server.around.guard import SECURITY

STATIC = Path(communique.server.__file__).parent / "static"
VENDOR = STATIC / "vendor"
TABLE = (STATIC / "VENDOR.md").read_text("utf-8")
LISTED = dict(re.findall(r"^\| `([^`]+)` \|.*`([0-9a-f]{64})` \|$", TABLE, re.MULTILINE))
LIBRARIES = {
    "d3.min.js": "v7.9.0 Copyright",
    "plot.umd.min.js": "@observablehq/plot v0.6.17",
    "cytoscape.esm.min.mjs": "3.34.4",
}


def test_every_file_is_listed_and_nothing_else_is() -> None:
    assert sorted(LISTED) == sorted(path.name for path in VENDOR.iterdir())


@pytest.mark.parametrize("name", sorted(LISTED))
def test_every_file_is_the_one_that_was_looked_at(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LISTED[name]


@pytest.mark.parametrize(("name", "version"), LIBRARIES.items())
def test_the_version_told_is_the_one_there(name: str, version: str) -> None:
    (row,) = [line for line in TABLE.splitlines() if line.startswith(f"| `{name}`")]
    assert version in (VENDOR / name).read_text("utf-8")
    number = re.search(r"\d+\.\d+\.\d+", version)
    assert number
    assert f"| {number[0]} |" in row


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_comes_with_its_licence_and_is_used(name: str) -> None:
    (row,) = [line for line in TABLE.splitlines() if line.startswith(f"| `{name}`")]
    licence = re.search(r"`([^`]+\.LICENSE\.txt)`", row)
    assert licence
    words = (VENDOR / licence[1]).read_text("utf-8")
    assert "Permission" in words
    assert "Copyright" in words
    pages = [path.read_text("utf-8") for path in (STATIC.parent / "templates").glob("*.html")]
    assert any(f"static('vendor/{name}')" in page for page in pages)
    early = f"<script src=\"{{{{ static('vendor/{name}')"
    assert not any(early in page for page in pages), "loaded before it is needed"


def test_no_page_may_run_words() -> None:
    policy = SECURITY["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
