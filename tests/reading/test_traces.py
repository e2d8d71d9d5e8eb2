"""Why each sentence was read as it was: none is without a line, none without a reason."""

from __future__ import annotations

import pytest

from communique.reading.reader import read_by_form
from communique.reading.sentences import split_article
from communique.record import Article, Record, Trace

TEXT = (
    "OSLO, May 4 (Wire) - Norway condemned Sudan on Monday. The storm passed over the coast.\n\n"
    "FILE: The harbour of Oslo on May 3, 2022.\n\n"
    "“We are ready,” Norwegian President Ada Olsen said. Norway has not condemned Kenya.\n\n"
    "Read more: The storm in pictures"
)


def read(text: str, published: str | None = "2022-05-04") -> Record:
    return read_by_form(Article.from_text(text, published=published))


def line_of(record: Record, words: str) -> Trace:
    """Give the only line whose sentence holds these words."""
    (found,) = [t for t in record.trace if words in record.article.text[slice(*t.span)]]
    return found


def test_every_sentence_has_one_line_in_order() -> None:
    record = read(TEXT)
    assert [line.span for line in record.trace] == [s.span for s in split_article(record.article)]


def test_a_line_has_what_was_found_or_a_reason() -> None:
    for line in read(TEXT).trace:
        assert bool(line.found) != bool(line.reason)


def test_what_was_found_is_named_by_its_id() -> None:
    record = read(TEXT)
    (event,) = record.events
    said = record.statements[-1]
    assert "We are ready" in TEXT[slice(*said.content[0])]
    assert event.id in line_of(record, "condemned Sudan").found
    assert line_of(record, "We are ready").found == (said.id,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norway has not condemned Kenya.", "negated"),
        ("Norway should bomb Kenya.", "negated, conditional or only ought to be"),
        ("The storm passed over the coast.", "no word in it names an act or an utterance"),
        ("The attack was long.", "who does what “attack” names is not told"),
        ("Norway vetoed the plan.", "to whom “vetoed” is done is not told"),
    ],
)
def test_the_reason_says_what_is_missing(text: str, reason: str) -> None:
    record = read(f"The sea was calm on Monday. {text}")
    assert record.events == ()
    assert reason in line_of(record, text).reason


def test_furniture_is_said_not_to_be_the_article() -> None:
    line = line_of(read(TEXT), "Read more")
    assert (line.part, line.found, line.reason) == ("furniture", (), "not part of the article")


def test_a_caption_is_a_part_of_its_own() -> None:
    assert line_of(read(TEXT), "harbour").part == "caption"


def test_an_inferred_day_tells_which_words_decided_it() -> None:
    text = (
        "Olsen flies to Nairobi for talks that will be held on May 8-9. She spoke with her colleague on"
        " Tuesday, May 3, 2022. On Thursday her office sent the agenda, and on Wednesday it"
        " named the delegation."
    )
    record = read(text, published=None)
    assert record.article.published_basis == "inferred"
    deciding = [line for line in record.trace if line.part == "published"]
    assert {text[slice(*line.span)] for line in deciding} >= {"May 8-9", "Tuesday, May 3, 2022"}
    assert {line.found for line in deciding} == {("2022-05-05",)}
    assert {line.reason for line in deciding} == {"decides the day of publication"}


def test_a_given_day_needs_no_deciding() -> None:
    assert [line for line in read(TEXT).trace if line.part == "published"] == []


def test_traces_are_written_only_when_asked_for() -> None:
    record = read(TEXT)
    assert "trace" not in record.to_dict()
    assert len(record.to_dict(trace=True)["trace"]) == len(record.trace)
