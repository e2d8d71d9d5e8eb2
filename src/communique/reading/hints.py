"""What form alone has read, as hints for the encoder: names and speech.

Not acts: told of those, the encoder read no better (docs/accuracy.md); they have their say when it decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model.passages import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.reading.form import Form


def hints_of(form: Form) -> Iterator[Hint]:
    """Give the hints; where two are on the same words, the later is the narrower one and counts."""
    for mention in form.cast.mentions:
        yield Hint(mention.head, "kind", mention.kind)  # the name itself, not the title before it
    for group, label in (("content", "content"), ("source", "source"), ("cue", "cue")):
        for attribution in form.attributions:
            for span in attribution.content if group == "content" else (getattr(attribution, group),):
                if span is not None:
                    yield Hint(span, "speech", label)
