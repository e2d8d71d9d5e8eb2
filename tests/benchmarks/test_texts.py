"""When the benchmark on texts counts a passage as kept, as lost, or as not found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.accuracy.texts import is_kept
from communique.page import from_text

TEXT = """“We will sign,” the minister's aide said.

FILE: The two envoys at the harbour in May 2021.

The envoys  met at the harbour."""
CAPTION = (TEXT.index("FILE"), TEXT.index("The envoys"))
ARTICLE = replace(from_text(TEXT), text=TEXT, furniture=(CAPTION,))


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("We will sign", True),
        ('"We will sign," the minister’s aide said', True),
        ("The envoys met\nat the harbour", True),
        ("The two envoys at the harbour", False),
        ("at the harbour", True),
        ("The envoys met at the quay", None),
        ("", None),
    ],
)
def test_is_kept(passage: str, expected: bool | None) -> None:
    assert is_kept(ARTICLE, passage) is expected
