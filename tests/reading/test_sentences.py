from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.sentences import split, split_article
from communique.record import Article


def article(
    text: str, title: str | None = None, captions: tuple[str, ...] = (), furniture: tuple[str, ...] = ()
):
    def spans(parts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(part), text.index(part) + len(part)) for part in parts)

    return Article(
        "sha256:0", None, title, None, (), None, None, None, spans(captions), spans(furniture), "en", text
    )


@pytest.mark.parametrize(
    "text",
    [
        "The two met.|They will meet again.",
        "Talks open at 5 p.m. Monday in Doha.|They end on Friday.",
        "They met at 5 p.m.|Police kept watch.",
        "He spoke at 10 a.m. EST on Tuesday.",
        "They spoke at 6 P.M. EDT on Tuesday.",
        "He flew to the U.A.E.|The minister stayed behind.",
        "The U.S. President and U.S. Rep. Ann Lee met.|No. 10 was told.",
        "He lived in the U.S.|In 2019 he left.",
        "Gen. Smith left on Jan. 6.|Sen. J. D. Parker stayed.",
        "George W. Hill spoke.|There was a plan B.|The minister refused it.",
        '"We agree," he said.|"It is done."',
        'He called it "a start."|She did not.',
        "He called it “a start.”|“We need more.”",
        "“Is it over?” Prime Minister Lee asked.|Nobody knew.",
        "“Is it over?”|“It is.”",
        "Is it over?|Nobody knows!|It may be.",
        "“Stop!” he said.",
        "They waited ... and left.|Then... it rained.",
        "It was over...|The crowd left.",
        "Trade [...] Partners gain [...] from it.",
        "Acme Inc. said it sold 3.5 million.|Ford Motor Co. Chairman Lee agreed.",
        "Some goods, e.g. Swiss watches, are exempt.|Others are not.",
        "Ali, a.k.a. The Fox, was held in St. Petersburg.",
        "The case Smith v. Jones ended.|Both sides appealed.",
        "WASHINGTON, D.C. — The talks are off.|So is the visit.",
        "PARIS, Jan. 5 (Wire) - Talks resumed.|They may fail.",
        "SECRETARY STONE: Thank you.|MR. REED: I have two questions.",
        "1. The first point.|2. The second point.",
        "See Art. 5 and Sec. 2 of Res. 2231.|The rest is void.",
        "He answered: No.|We left.",
        "Sen. Lee, D-Mass. said so.|The others did not.",
        "He was right.[2]|The others were not.",
        "Aid rose by 4.5 percent.|45 trucks crossed.",
        "He (the envoy) left.|(He is back.)|They met.",
        "The points are:|• Trade.|• Security.",
        "Fact Sheet: The U.S. And Its Allies",
    ],
)
def test_split(text: str) -> None:
    joined = text.replace("|", " ")
    assert [joined[start:end] for start, end in split(joined)] == text.split("|")


def test_lost_space() -> None:
    text = "They ended the talks.The minister left."
    assert [text[a:b] for a, b in split(text)] == ["They ended the talks.", "The minister left."]


def test_line_break_ends_a_sentence() -> None:
    text = "Talks go on\n\nPARIS\nThe two sides met.\n"
    assert [text[a:b] for a, b in split(text)] == ["Talks go on", "PARIS", "The two sides met."]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The two sides met in the capital on Monday\nand talked about the border, which both of them\n"
        "claim. They will meet again when the report of\nthe commission is out.\n\nNobody else came."
    )
    assert [" ".join(text[a:b].split())[:14] for a, b in split(text)] == [
        "The two sides ", "They will meet", "Nobody else ca",
    ]  # fmt: skip


def test_parts_and_paragraphs() -> None:
    text = (
        "Home | World\n\nTalks go on\n\nA minister waves. (File)\n\n"
        "Talks go on.\n\nThey end soon. Perhaps.\nTalks go on"
    )
    found = split_article(
        article(text, "Talks go on", captions=("A minister waves. (File)",), furniture=("Home | World",))
    )
    assert [(s.text, s.part, s.paragraph) for s in found] == [
        ("Home | World", "furniture", 0),
        ("Talks go on", "title", 1),
        ("A minister waves.", "caption", 2),
        ("(File)", "caption", 2),
        ("Talks go on.", "body", 3),
        ("They end soon.", "body", 4),
        ("Perhaps.", "body", 4),
        ("Talks go on", "body", 5),
    ]
    assert found[4].tokens[0].start == found[4].start


def test_furniture_inside_a_line() -> None:
    found = split_article(article("Share this They met on Monday.", furniture=("Share this",)))
    assert [(s.text, s.part) for s in found] == [("Share this", "furniture"), ("They met on Monday.", "body")]


PIECES = st.sampled_from(
    [
        "He said",
        ".",
        "...",
        "?”",
        '"',
        " ",
        "\n",
        "\n\n",
        "U.S.",
        "The ",
        "J",
        "5",
        "•",
        "“We",
        "’",
        "[1]",
        "no ",
        ")",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_concatenation_restores_the_text(text: str) -> None:
    end, restored = 0, ""
    for sentence in split_article(article(text)):
        assert not text[end : sentence.start].strip()
        assert sentence.text == sentence.text.strip() != ""
        restored += text[end : sentence.start] + sentence.text
        end = sentence.end
    assert restored + text[end:] == text
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "unit", [".", "A. ", "a.A", "“", "\n", "! ", " . .", "[1]", "A", "Aa? ", "a b\n", '?" A ']
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    split(text)
    assert time.perf_counter() - started < 5
