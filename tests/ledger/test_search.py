"""Full-text search, and quotations: words are never syntax, and diacritics do not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.errors import LedgerError, UnknownEntry
from tests.ledger.asked import DATABASES, asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with asked(request, tmp_path_factory.mktemp("asked")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "articles", "statements"),
    [
        ("grain", 2, 1),
        ("GRAIN sudan", 2, 0),
        ("gul", 1, 0),
        ("Gül", 1, 0),
        ("imposing sanction", 1, 0),
        ('"grain deal"', 1, 0),
        ("“deal grain”", 0, 0),
        ("grain OR Nairobi", 0, 0),
        ("grain*", 2, 1),
        ("NEAR(grain", 0, 0),
        ("title:grain", 0, 0),
        ('"', None, None),
        ("- ( *", None, None),
        ("grain - deal", 1, 0),
        ("it''s; drop table articles", 0, 0),
        ("grain\0 & | !", 2, 1),
    ],
)
def test_all_words_must_stand_and_none_is_syntax(
    ledger: Ledger, words: str, articles: int | None, statements: int | None
) -> None:
    if articles is None:
        with pytest.raises(LedgerError, match="there is no word to search for"):
            ledger.search(words)
        return
    kinds = [hit.kind for hit in ledger.search(words)]
    assert (kinds.count("article"), kinds.count("statement")) == (articles, statements)


def test_a_hit_shows_the_words_where_they_stand(ledger: Ledger) -> None:
    (hit,) = ledger.search("grain", within="statements")
    assert (hit.kind, hit.speaker, hit.outlet) == ("statement", "Gül Yılmaz", "Daily Paper")
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["grain"]
    assert "They stole our grain".endswith(hit.snippet)
    assert (hit.title or "").startswith("Gül Yılmaz accused Sudan")


def test_the_best_hits_come_first_and_days_bound_them(ledger: Ledger) -> None:
    hits = list(ledger.search("grain", within="article"))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert [str(h.published) for h in ledger.search("grain", since="2023-06-01")] == ["2023-06-17"] * 2
    assert [str(h.published) for h in ledger.search("grain", until="2023-06-01")] == ["2023-04-02"]
    assert len(list(ledger.search("grain", limit=1))) == 1
    with pytest.raises(LedgerError, match="'pages' cannot be searched; there are articles and statements"):
        ledger.search("grain", within="pages")


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({}, 1),
        ({"speaker": "Gul Yilmaz"}, 1),
        ({"speaker": "TUR", "about": "Sudan"}, 1),
        ({"about": "SDN"}, 1),
        ({"about": "Norway"}, 0),
        ({"speaker": "Olsen"}, 0),
        ({"since": "2023-06-18"}, 0),
        ({"since": "2023-06-17", "until": "2023-06-17"}, 1),
        ({"text": "grain"}, 1),
        ({"text": "deal"}, 0),
        ({"kind": "direct"}, 1),
        ({"kind": "indirect"}, 0),
        ({"limit": 0}, 0),
    ],
    ids=str,
)
def test_quotes(ledger: Ledger, asked_for: dict[str, Any], found: int) -> None:
    assert len(list(ledger.quotes(**asked_for))) == found


def test_a_quote_says_who_in_which_role_about_whom_and_where(ledger: Ledger) -> None:
    (quote,) = ledger.quotes()
    assert (quote.speaker, quote.role, quote.country, quote.kind) == (
        "Gül Yılmaz",
        "Minister",
        "TUR",
        "direct",
    )
    assert (quote.words, quote.about, quote.outlet) == ("They stole our grain", ("Sudan",), "Daily Paper")
    assert list(ledger.quotes(after=quote.cursor)) == []
    assert ledger.quotes().to_arrow().num_rows == 1


@pytest.mark.parametrize(
    ("asked_for", "error"),
    [
        ({"speaker": "Nobody Known"}, UnknownEntry),
        ({"kind": "loud"}, LedgerError),
        ({"after": "there"}, LedgerError),
        ({"text": " "}, LedgerError),
    ],
    ids=str,
)
def test_a_question_for_quotes_that_makes_no_sense(
    ledger: Ledger, asked_for: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        ledger.quotes(**asked_for)


@pytest.mark.parametrize("common", [1, 10])
@pytest.mark.parametrize(
    ("words", "events", "quotes"),
    [("grain", 2, 1), ("grain sudan", 2, 0), ('"grain deal"', 1, 0), ("no", 0, 0)],
)
def test_words_are_found_the_same_however_common(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, common: int, words: str, events: int, quotes: int
) -> None:
    monkeypatch.setattr("communique.ledger.words._COMMON", common)
    assert (ledger.events(text=words).count(), len(list(ledger.quotes(text=words)))) == (events, quotes)


def test_of_common_words_those_added_last_are_ranked(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    every = list(ledger.search("grain", within="article"))
    monkeypatch.setattr("communique.ledger.search.RANKED", 1)
    (last,) = ledger.search("grain", within="article", limit=1)
    assert last in every
    assert str(last.published) == "2023-06-17"
