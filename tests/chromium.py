"""Debian's Chromium for tests: where it is, and what a page says while it is looked at."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium")
_MISSING = "Chromium is not installed: apt-get install chromium"
if CHROMIUM is None and os.environ.get("CI"):
    pytest.fail(_MISSING, pytrace=False)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=_MISSING)


def watched(page: Page, address: str) -> list[str]:
    """Give the list that errors and requests to elsewhere will be written to."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda one: None if one.url.startswith(address) else said.append(one.url))
    return said
