"""Statements of short articles: who said what, to whom, about whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading import mentions, people, sentences, speech, times
from communique.reading.speech.forms import attributions
from communique.record import Article

if TYPE_CHECKING:
    from communique.reading.document import Cast
    from communique.record import Statement

DATELINE = "OSLO, May 4 (Wire) - "


def read(text: str) -> tuple[list[Statement], Cast]:
    article = Article.from_text(text, published="2022-05-04")
    split = sentences.split_article(article)
    cast = people.build_cast(article, split, mentions.find_mentions(article, split))
    cast, said = speech.read_speech(
        article, split, cast, times.find_times(article), attributions(text, split)
    )
    return said, cast


def found(text: str) -> list[str]:
    """Write each statement as "speaker: content / content"."""
    statements, cast = read(text)
    rows = []
    for s in statements:
        name = cast.actor(s.speaker).name if s.speaker else "-"
        rows.append(f"{name}: " + " / ".join(text[start:end] for start, end in s.content))
    return rows


SPEAKERS = [
    ("Kenyan Foreign Minister Ann Lee said talks had failed.", "Ann Lee: talks had failed"),
    ("Kenyan Foreign Minister Ann Lee met reporters. She said talks had failed.",
     "Ann Lee: talks had failed"),
    ("Kenyan Foreign Minister Ann Lee met reporters. The minister said talks had failed.",
     "Ann Lee: talks had failed"),
    ("The mediator, former judge Peter Otieno, said talks had failed.", "Peter Otieno: talks had failed"),
    ("Peter Otieno, a Kenyan judge, said talks had failed.", "Peter Otieno: talks had failed"),
    ("Kenya closed its border on Monday. Its foreign ministry said talks had failed.",
     "Kenya's foreign ministry: talks had failed"),
    ("The African Union sent an envoy. The organisation said talks had failed.",
     "African Union: talks had failed"),
    ("Analysts say talks will fail.", "Analysts: talks will fail"),
    ("Two aides to the king said talks had failed.", "Two aides: talks had failed"),
    ("A UN statement said talks had failed.", "United Nations: talks had failed"),
    ("Talks had failed, a State Department spokesman said.",
     "State Department spokesman: Talks had failed"),
    ("The rebels hope to win, an official in Oslo said on Monday.",
     "official in Oslo: The rebels hope to win"),
    ("A little-known group, Jund-e-Bahr, said it had carried out the attack.",
     "Jund-e-Bahr: it had carried out the attack"),
    ("Kenya, which left the bloc in 2013, has offered to send advisers.", "Kenya: to send advisers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), SPEAKERS)
def test_speaker(text: str, row: str) -> None:
    assert found(DATELINE + text) == [row]


READOUT = (
    "Secretary of State Ann Lee met with Kenyan Foreign Minister Peter Otieno on Monday in Oslo. They "
    "discussed the need for a truce in Sudan. The two ministers also discussed trade. The Secretary thanked "
    "Kenya for its help and underscored her commitment to democracy. She will discuss the need for reform "
    "next week."
)


def test_readout() -> None:
    """Joint speakers are one; a bare topic and what is yet to be discussed are no statements."""
    assert found(READOUT) == [
        "Ann Lee and Peter Otieno: the need for a truce in Sudan",
        "Ann Lee: its help / her commitment to democracy",
    ]


RUNS = [
    ("“We will go,” Peter Otieno said. “We are ready.”", ["We will go / We are ready."]),
    ("“We will go,” Peter Otieno said. “We are ready.\n\n“They are not.”",
     ["We will go / We are ready. / They are not."]),
    ("Peter Otieno said the army would go. “We are ready,” he said.",
     ["the army would go / We are ready"]),
    ("Peter Otieno said the army would go. He also warned that the border would be closed.",
     ["the army would go", "the border would be closed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), RUNS)
def test_run_of_speech(text: str, contents: list[str]) -> None:
    assert found(DATELINE + text) == [f"Peter Otieno: {content}" for content in contents]


@pytest.mark.parametrize(
    "text",
    [
        "The Senate confirmed the judge on Monday.",
        "Kenya rejected it.",
        "The ministry did not say that talks had failed.",
        "No party claimed that talks had failed.",
        "The party endorsed Peter Otieno for president.",
        "We are committed to peace. Our thoughts are with our friends. Kenya condemns our enemies.",
    ],
)
def test_act_or_own_voice_is_no_statement(text: str) -> None:
    assert found(DATELINE + text) == []


def test_headline_that_the_body_repeats() -> None:
    body = "Kenya said on Monday that talks with Sudan had failed."
    text = f"Kenya says talks with Sudan failed\n\n{DATELINE}{body}"
    assert found(text) == ["Kenya: talks with Sudan had failed"]


def test_headline_with_a_label_alone() -> None:
    text = f"Kenya: Sudan will not yield on border\n\n{DATELINE}Troops crossed the river on Monday."
    assert found(text) == ["Kenya: Sudan will not yield on border"]


def test_speech_within_speech() -> None:
    """What is said inside what another says is part of that statement."""
    text = DATELINE + "Peter Otieno said that Sudan had warned that it would close the border."
    assert found(text) == ["Peter Otieno: Sudan had warned that it would close the border"]


def test_addressee_topic_and_time() -> None:
    text = DATELINE + "Kenyan Foreign Minister Ann Lee told Sudan on Monday that China was losing patience."
    (statement,), cast = read(text)
    assert [cast.actor(i).name for i in statement.addressees] == ["Sudan"]
    assert [cast.actor(i).name for i in statement.about] == ["China"]
    assert statement.when is not None
    assert text[slice(*statement.when)] == "Monday"
    assert statement.cue is not None
    assert text[slice(*statement.cue)] == "told"
    assert statement.speaker_text is not None
    assert text[slice(*statement.speaker_text)] == "Kenyan Foreign Minister Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "According to the Foreign Minister of Kenya, talks had failed.",
        "Kenyan minister Ann Lee said via Twitter that talks had failed.",
        "Kenyan minister Ann Lee said to Associated Press that talks had failed.",
        "Kenyan minister Ann Lee told Reuters that talks had failed.",
    ],
)
def test_nobody_is_addressed(text: str) -> None:
    (statement,), _ = read(DATELINE + text)
    assert statement.addressees == ()


def test_pronoun_for_nobody_has_no_speaker() -> None:
    (statement,), _ = read("“It is over,” she said.")
    assert (statement.speaker, statement.speaker_text) == (None, None)


def test_joint_speaker_has_a_country_only_where_it_is_shared() -> None:
    _, cast = read("Kenya and Sudan said that talks had failed.")
    joint = next(actor for actor in cast.actors if actor.name == "Kenya and Sudan")
    assert (joint.kind, joint.country, joint.sector) == ("group", None, "GOV")
