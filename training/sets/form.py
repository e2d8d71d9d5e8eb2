"""What form alone reads in a text, as examples have it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from communique._days import day_of
from communique.reading.form import read_form
from communique.reading.hints import hints_of
from communique.record import Article

if TYPE_CHECKING:
    from communique.reading.form import Form
    from communique.record import PublishedBasis


def form_of(text: str, published: str | None = None) -> Form:
    """Read a text by form alone. Raises `InvalidDay`."""
    day = day_of(published)
    name = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    basis: PublishedBasis | None = "given" if day else None
    return read_form(Article(name, None, None, None, (), day, basis, None, (), (), "en", text))


def flat_hints(form: Form) -> tuple[tuple[int, int, str, str], ...]:
    """Give the hints of form as examples hold them."""
    return tuple((*hint.span, hint.group, hint.label) for hint in hints_of(form))
