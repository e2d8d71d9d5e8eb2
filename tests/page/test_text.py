"""Plain texts and pasted pages, in the forms that agencies, ministries and news sites use."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.page import from_text
from communique.page.text import read_parts

if TYPE_CHECKING:
    from communique.record import Article

BODY = (
    "The foreign ministers of Norway and Peru met on Monday to speak about fishing rights, and they agreed "
    "to open consulates in both countries next year, officials of both sides said after the talks."
)
PASTED = f"""Skip to content

Breaking News

Home | Europe | Asia | Sport

Norway and Peru Agree on 'Fish First'

FILE: The ministers of Norway and Peru shake hands in Oslo, on May 2, 2021.

OSLO — {BODY}

Read more: How to fish in cold water

They will meet again in Lima.

Related articles
• Fish prices fall
• Map: Who fishes where
"""


def spans(article: Article, which: str) -> list[str]:
    return [article.text[start:end] for start, end in getattr(article, which)]


def test_pasted_page():
    article = from_text(PASTED)
    assert article.text == PASTED
    assert article.title == "Norway and Peru Agree on 'Fish First'"
    assert article.dateline == "OSLO"
    assert spans(article, "captions") == [
        "FILE: The ministers of Norway and Peru shake hands in Oslo, on May 2, 2021."
    ]
    assert spans(article, "furniture") == [
        "Skip to content",
        "Breaking News",
        "Home | Europe | Asia | Sport",
        "Read more: How to fish in cold water",
        "Related articles",
        "• Fish prices fall",
        "• Map: Who fishes where",
    ]


def test_text_is_kept_but_for_line_ends():
    article = from_text("A title\r\n\r\n  Two words,\ta tab.\rEnd \n")
    assert article.text == "A title\n\n  Two words,\ta tab.\nEnd \n"
    assert article.id == "sha256:" + sha256(article.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Friday, January 4, 2019", date(2019, 1, 4)),
        ("Published: 3 May 2021", date(2021, 5, 3)),
        ("Updated 10:02 a.m. ET, June 4, 2022", date(2022, 6, 4)),
        ("BY JANE DOE | June 3, 2020", date(2020, 6, 3)),
        ("Helsinki, 7 May 1996", date(1996, 5, 7)),
        ("Press release 74/2000, 30 October 2000", date(2000, 10, 30)),
        ("Posted on 2021-05-03 at 14:30 UTC", date(2021, 5, 3)),
        ("23/06/2020", date(2020, 6, 23)),
    ],
)
def test_day_on_a_line_of_its_own(line, day):
    article = from_text(f"Ministers meet\n\n{line}\n\n{BODY}\n")
    assert (article.published, article.published_basis) == (day, "page")


@pytest.mark.parametrize(
    "line",
    [
        "The treaty was signed on May 3, 1921.",
        "They agreed on this: May 3, 1921",
        "3/6/2020",
        "February 30, 2021",
        "(May 3, 2021)",
        "FILE: The ministers in Oslo, on May 2, 2021.",
    ],
)
def test_lines_that_state_no_day_of_publication(line):
    assert read_parts(f"Ministers meet\n\n{line}\n\n{BODY}\n").day is None


def test_day_of_publication_before_day_of_update():
    text = f"Ministers meet\n\nUpdated June 4, 2022\n\n{BODY}\n\nFirst published: June 2, 2022\n"
    assert read_parts(text).day == date(2022, 6, 2)


def test_given_day_wins():
    article = from_text(PASTED, published="2021-05-07")
    assert (article.published, article.published_basis) == (date(2021, 5, 7), "given")


def test_no_day_is_no_error():
    article = from_text("Ministers meet\n\nThe ministers of Norway and Peru met.")
    assert (article.published, article.published_basis) == (None, None)


def test_day_inferred_from_the_text():
    text = (
        "Ministers to meet\n\nThe minister arrived on Thursday, June 15, 2023, and on Friday he warned "
        "his hosts. He goes to Oslo this weekend and will hold meetings there on June 18-19.\n"
    )
    article = from_text(text)
    assert (article.published, article.published_basis) == (date(2023, 6, 16), "inferred")


@pytest.mark.parametrize(
    ("opening", "dateline", "outlet"),
    [
        ("PARIS, March 3 (Fjord Press) - The", "PARIS", "Fjord Press"),
        ("SUVA, Fiji, June 15 - The", "SUVA", None),
        ("NUKU'ALOFA, Tonga, Dec. 14 (Island Line) -- The", "NUKU'ALOFA", "Island Line"),
        ("BAKU, August 18. /Khazar Line/. The", "BAKU", "Khazar Line"),
        ("UNITED NATIONS | The", "UNITED NATIONS", None),
        ("VILNIUS (Thursday, April 19) — The", "VILNIUS", None),
        ("NIAMEY/TRIPOLI, Sept 6 - The", "NIAMEY/TRIPOLI", None),
        ("Lusaka, 1 October 2011. The", "Lusaka", None),
        ("KINSHASA, 15 January. The", "KINSHASA", None),
        ("NEW DELHI, March 15: The", "NEW DELHI", None),
        ("MANAGUA, Wednesday - The", "MANAGUA", None),
        ("Washington — The", "Washington", None),
        ("SOFIA. The", "SOFIA", None),
        ("THE PRESIDENT: The", None, None),
        ("EXCLUSIVE - The", None, None),
        ("Norway, Peru and Chile - the", None, None),
        ("U.S. Secretary of State Dean Smith -- the", None, None),
    ],
)
def test_dateline(opening, dateline, outlet):
    parts = read_parts(f"Ministers meet on fishing\n\n{opening} {BODY}\n")
    assert (parts.dateline, parts.outlet) == (dateline, outlet)


def test_dateline_with_a_year_states_the_day():
    assert read_parts(f"Ministers meet\n\nMANILA, April 9, 2013 (Tuesday) – {BODY}").day == date(2013, 4, 9)


def test_dateline_on_a_line_of_its_own():
    parts = read_parts(f"Ministers meet\n\nKuwait City, Kuwait\n\n{BODY}")
    assert parts.dateline == "Kuwait City, Kuwait"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Kristjan Vaher", ("Kristjan Vaher",)),
        ("By Jane Doe and John Roe, Fjord Press", ("Jane Doe", "John Roe")),
        ("BY JANE DOE | June 3, 2020", ("Jane Doe",)),
        ("By our staff correspondent", ()),
        ("From our correspondent in Bangui", ()),
        ("By Ludwig van der Berg in Oslo", ("Ludwig van der Berg",)),
    ],
)
def test_byline(line, authors):
    parts = read_parts(f"Ministers meet\n\n{line}\n\nOSLO - {BODY}")
    assert parts.authors[:2] == authors
    assert parts.furniture


def test_headline_with_a_day_is_the_headline():
    parts = read_parts(f"Press Briefing – June 21, 2021\n\nJane Doe, Spokesperson\n\n{BODY}")
    assert (parts.title, parts.day) == ("Press Briefing – June 21, 2021", None)


def test_sentence_that_begins_with_by_is_no_byline():
    text = f"Ministers meet\n\nBy Monday evening both sides had signed.\n\n{BODY}"
    assert read_parts(text).furniture == ()


@pytest.mark.parametrize(
    "text",
    [
        f"Ministers meet\n\n{BODY}\n\nSources close to the talks said that no one had slept.\n\n{BODY}",
        f"Ministers meet\n\n{BODY}\n\nRelated\n\n{BODY}",
        f"Ministers meet\n\nMore fish was caught, he said. Follow the fish.\n\n{BODY}",
        f"Ministers meet\n\n{BODY}\n\nFor more information on the sanctions, please see the press release.",
    ],
)
def test_what_may_carry_facts_is_no_furniture(text):
    assert read_parts(text).furniture == ()


@pytest.mark.parametrize(
    "caption",
    [
        "FILE PHOTO: A trawler leaves Oslo.",
        "Photo: A trawler leaves Oslo on Monday.",
        "A trawler leaves Oslo on Monday, May 3, 2021. (AP Photo/Jane Doe)",
        "A trawler leaves Oslo. [Jane Doe/Fjord Press via Reuters]",
        "A trawler is seen leaving Oslo in this handout photo.",
    ],
)
def test_captions(caption):
    text = f"Ministers meet\n\n{caption}\n\nOSLO - {BODY}"
    parts = read_parts(text)
    assert [text[a:b] for a, b in parts.captions] == [caption]
    assert (parts.title, parts.dateline) == ("Ministers meet", "OSLO")


def test_hard_wrapped_text_keeps_a_caption_whole():
    caption = (
        "FILE: The ministers of Norway and Peru shake hands in the rain before\n"
        "the town hall of Oslo, where they met to speak about the fish of both\noceans, on May 2, 2021."
    )
    text = f"Ministers meet\n\n{caption}\n\nOSLO - {BODY}"
    assert [text[a:b] for a, b in read_parts(text).captions] == [caption]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_spans_within_it(text):
    parts = read_parts(text)
    for start, end in (*parts.captions, *parts.furniture):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    assert not set(parts.captions) & set(parts.furniture)


def test_half_characters_are_replaced_one_by_one():
    text = "Ministers \ud83d\ude00 meet \ud83d in Oslo"
    article = from_text(text, source="caf\udce9.txt")
    assert article.text == "Ministers \ufffd\ufffd meet \ufffd in Oslo"
    assert article.source == "caf\ufffd.txt"
    assert len(article.text) == len(text)
