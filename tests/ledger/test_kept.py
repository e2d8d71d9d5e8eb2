"""Articles in languages that are not read: stored, told apart, and read when a reader comes that can."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.ledger.engine import writing
from communique.ledger.seen import Sighting, lines, note
from communique.ledger.stats import Share
from communique.record import ReaderInfo
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.record import Article, Record

READER, NEWER = ReaderInfo("0.1.0", "sha256:0"), ReaderInfo("0.2.0", "sha256:0")
WORDS = "La ministre Olsen a rencontré le président Otieno à Nairobi, où ils ont parlé de la pêche. Ils met."
AT = datetime(2023, 6, 13, 12, tzinfo=UTC)


def french(words: str = WORDS, outlet: str = "Le Soir") -> Record:
    """Give the record that a reader of French would make."""
    read = record(words, "2023-06-12", outlet=outlet, version="0.2.0")
    return replace(read, article=replace(read.article, language="fr"))


def noted(ledger: Ledger, source: str, outcome: str, article: Article, reader: ReaderInfo) -> None:
    with writing(ledger._engine) as connection:
        note(connection, [Sighting(source, outcome, article=article)], reader, AT)  # type: ignore[arg-type]


def test_an_article_is_kept_once_whole_and_with_its_language(ledger: Ledger) -> None:
    article = french().article
    assert ledger.keep([article, article]) == 1
    assert ledger.keep([article]) == 0
    assert ledger.keep([]) == 0
    with ledger.reading() as connection:
        rows = connection.execute(text("select language, text, title, is_read from articles")).all()
    assert rows == [("fr", article.text, article.title, 0)]


def test_what_is_kept_is_not_counted_searched_or_told(ledger: Ledger) -> None:
    ledger.add(record("Olsen met Otieno in Nairobi.", "2023-06-14"))
    ledger.keep([french().article, french(outlet="Le Matin").article])
    stats = ledger.stats()
    assert (stats.articles, stats.outlets, str(stats.first_day)) == (1, 1, "2023-06-14")
    assert stats.unread == (Share("fr", 2),)
    assert list(ledger.search("pêche")) == []
    assert len(list(ledger.search("Otieno"))) == 1
    assert {row.articles for row in ledger.series(("NOR",), by="month")} == {1}


def test_a_kept_article_that_is_read_is_as_any_other(ledger: Ledger) -> None:
    read = french()
    ledger.keep([read.article])
    assert ledger.add(read) == "added"
    assert ledger.add(read) == "unchanged"
    assert ledger.keep([read.article]) == 0
    stats = ledger.stats()
    assert (stats.articles, stats.unread, stats.events) == (1, (), 1)
    assert [hit.outlet for hit in ledger.search("pêche")] == ["Le Soir"]
    assert sum(row.articles for row in ledger.series(("NOR",), by="day")) == 4


def test_a_kept_article_that_is_read_can_be_a_copy(ledger: Ledger) -> None:
    words = (
        WORDS
        + " Les deux équipes doivent se revoir avant l'été pour signer un accord sur la pêche et la route."
    )
    first, second = french(words), french(words + " Fin.", outlet="Le Matin")
    ledger.keep([second.article])
    ledger.add(first)
    ledger.add(second)
    with ledger.reading() as connection:
        found = connection.execute(
            text("select outlet, copy_of is not null from articles order by outlet")
        ).all()
    assert [(outlet, bool(copied)) for outlet, copied in found] == [("Le Matin", True), ("Le Soir", False)]


def test_the_log_leads_to_what_was_kept(ledger: Ledger) -> None:
    article = french().article
    ledger.keep([article])
    noted(ledger, "https://lesoir.example/1", "not English", article, READER)
    with ledger.reading() as connection:
        (line,) = lines(connection)
    assert (line.outcome, line.article) == ("not English", article.source)


@pytest.mark.parametrize("more", ["", " Photo: Reuters."])
def test_a_newer_reader_replaces_what_was_kept_even_where_it_finds_another_text(
    ledger: Ledger, more: str
) -> None:
    ledger.keep([french().article])
    noted(ledger, "soir.html", "not English", french().article, READER)
    read = french(WORDS + more)
    ledger.add(read)
    noted(ledger, "soir.html", "read", read.article, NEWER)
    stats = ledger.stats()
    assert (stats.articles, stats.unread) == (1, ())


def test_what_something_else_still_leads_to_stays(ledger: Ledger) -> None:
    ledger.keep([french().article])
    for source in ("soir.html", "feed"):
        noted(ledger, source, "not English", french().article, READER)
    read = french(WORDS + " Fin.")
    ledger.add(read)
    noted(ledger, "soir.html", "read", read.article, NEWER)
    assert ledger.stats().unread == (Share("fr", 1),)
