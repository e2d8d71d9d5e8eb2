"""What the encoder's answers make of the attributions that form has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading.sentences import split_article
from communique.reading.speech import attributions, judge_attributions
from communique.record import Article
from tests.answers import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.reading.document import Sentence
    from communique.reading.speech import Attribution

TEXT = "Norway said that talks had failed. Ann Lee, who leads Kenya, insists the border is open."
SAID = {"said": ("SAID", 0.9)}
CONTENT = {"talks had failed": ("CONTENT", 0.9)}
SOURCE = {"Norway": ("SOURCE", 0.9)}


def sentences_of(text: str) -> list[Sentence]:
    return split_article(Article.from_text(text, published="2022-05-04"))


def judged(
    links: Mapping[tuple[str, str], str] | None = None, **heads: Mapping[str, tuple[str, float]]
) -> list[Attribution]:
    """Judge what form has read of the first sentence; unless told, the encoder sees what form does."""
    heads = {"content": CONTENT, "source": SOURCE, **heads}
    sentences = sentences_of(TEXT)
    form = [a for a in attributions(TEXT, sentences) if a.sentence == 0]
    return judge_attributions(form, [answer(TEXT, links=links, **heads)], TEXT, sentences)


def words(span: tuple[int, int] | None) -> str | None:
    return TEXT[slice(*span)] if span else None


def test_form_stands_where_the_encoder_sees_the_cue() -> None:
    (found,) = judged(cue=SAID)
    assert (words(found.source), [words(c) for c in found.content]) == ("Norway", ["talks had failed"])


def test_form_falls_where_the_encoder_sees_no_cue() -> None:
    assert judged() == []


@pytest.mark.parametrize(("share", "stands"), [(0.9, True), (0.3, False)])
def test_a_content_that_the_encoder_doubts_is_none(share: float, stands: bool) -> None:
    assert bool(judged(cue=SAID, content={"talks had failed": ("CONTENT", share)})) == stands


@pytest.mark.parametrize(("share", "has"), [(0.9, "Norway"), (0.3, None)])
def test_a_source_that_the_encoder_doubts_is_unknown(share: float, has: str | None) -> None:
    (found,) = judged(cue=SAID, source={"Norway": ("SOURCE", share)})
    assert words(found.source) == has


def test_a_content_that_form_has_not_read_is_an_attribution() -> None:
    links = {("insists", "content"): "the border is open", ("insists", "speaker"): "Ann Lee, who leads Kenya"}
    found = judged(
        links, cue=SAID | {"insists": ("SAID", 0.8)},
        content=CONTENT | {"the border is open": ("CONTENT", 0.9)},
        source=SOURCE | {"Ann Lee, who leads Kenya": ("SOURCE", 0.9)},
    )  # fmt: skip
    assert [words(a.cue) for a in found] == ["said", "insists"]
    assert words(found[1].source) == "Ann Lee, who leads Kenya"
    assert [words(c) for c in found[1].content] == ["the border is open"]
    assert (found[1].kind, found[1].is_held) == ("indirect", False)


def test_an_attitude_is_marked_as_held() -> None:
    found = judged(
        {("insists", "content"): "the border is open"}, cue=SAID | {"insists": ("HELD", 0.8)},
        content=CONTENT | {"the border is open": ("CONTENT", 0.9)},
    )  # fmt: skip
    assert found[1].is_held


def test_a_content_without_a_link_to_a_cue_is_left() -> None:
    found = judged(
        cue=SAID | {"insists": ("SAID", 0.8)}, content=CONTENT | {"the border is open": ("CONTENT", 0.9)}
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("linked", "has"),
    [
        (None, "Norway"),
        ("Norway said that talks", "Norway"),  # a cue is no part of its source
        ("Ann Lee", "Ann Lee"),  # linked surely, as form's own source is not
    ],
)
def test_a_source_is_what_the_cue_is_linked_with(linked: str | None, has: str) -> None:
    links = {("said", "speaker"): linked} if linked else {}
    (found,) = judged(links, cue=SAID, source=SOURCE | ({linked: ("SOURCE", 0.9)} if linked else {}))
    assert words(found.source) == has


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Norway said that Kenya denied the claim.", ["Norway"]),
        ("Norway said that Kenya had gone. Kenya denied the claim.", ["Norway", "Kenya"]),
        ("“Sweden said yes and Kenya said no,” Norway announced.", ["Norway"]),
    ],
)
def test_who_is_told_to_have_spoken_does_not_speak(text: str, sources: list[str]) -> None:
    found = judge_attributions(attributions(text, sentences_of(text)), [], text, sentences_of(text))
    assert [text[slice(*a.source)] for a in found if a.source] == sources
