"""The sample articles: of every kind, each with its reading by hand, the pages the same as the texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique import Article, Ledger
from communique.cli.demo import load_sample, sample_articles, story_articles
from communique.reading.reader import Reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXTS = sorted(EXAMPLES.glob("*.txt"))
PAGES = sorted((EXAMPLES / "pages").glob("*.html"))

STRAIGHT = str.maketrans("“”", '""')
"""A page may have the quotation marks of its encoding."""

KINDS = {
    "visit": ("visit-press-release", {"type": "CONSULT", "mode": "visit", "status": "planned"}),
    "call readout": ("call-readout", {"type": "CONSULT", "mode": "phone", "status": "occurred"}),
    "sanctions": ("sanctions-and-blockade", {"type": "SANCTION", "status": "occurred"}),
    "ceasefire talks": ("truce-talks-called-off", {"type": "CONSULT", "status": "cancelled"}),
    "summit": ("summit-statement", {"type": "CONSULT", "mode": "multilateral"}),
    "expulsion of diplomats": ("expulsion-of-diplomats", {"type": "SANCTION", "status": "occurred"}),
    "denial": ("denial-of-contacts", {"type": "CONSULT", "status": "denied"}),
    "postponed trip": ("postponed-trip", {"type": "CONSULT", "mode": "visit", "status": "postponed"}),
    "UN vote": ("un-veto", {"type": "REJECT", "source": ["Russia"]}),
    "protest": ("teachers-strike", {"type": "PROTEST", "status": "occurred"}),
    "coup": ("coup-and-delegation", {"type": "SANCTION", "source": ["junta"]}),
    "border clash": ("border-clash", {"type": "ASSAULT", "status": "occurred"}),
}


def reading(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(("name", "event"), KINDS.values(), ids=KINDS)
def test_every_kind_of_article_is_among_them(name: str, event: dict[str, Any]) -> None:
    assert any(event.items() <= found.items() for found in reading(name)["events"])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_reading_quotes_its_article(path: Path) -> None:
    gold, text = reading(path.stem), path.read_text(encoding="utf-8")
    quoted = [mention for person in gold["people"] for mention in person["mentions"]]
    quoted += [words for event in gold["events"] for words in (*event["evidence"], event["trigger"])]
    quoted += [words for said in gold["statements"] for words in (*said["content"], said["cue"])]
    assert [words for words in quoted if words not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_article_and_the_day(path: Path) -> None:
    article = Article.from_file(path)
    text = article.text.translate(STRAIGHT)
    passages = [words for event in reading(path.stem)["events"] for words in event["evidence"]]
    assert [words for words in passages if words.translate(STRAIGHT) not in text] == []
    assert article.published is not None
    assert article.published.isoformat() == reading(path.stem)["published"]


@pytest.mark.parametrize("path", sample_articles(), ids=lambda path: path.stem)
def test_the_demo_knows_the_day_of_each(path: Path) -> None:
    assert str(load_sample(str(path)).published) == reading(path.stem)["published"]


def test_the_story_is_one_meeting_whatever_became_of_it(tmp_path: Path) -> None:
    """Five outlets tell of it in eleven weeks; one has another's words, two disagree on the day."""
    articles = story_articles()
    assert len({article.outlet for article in articles}) == 5
    with Ledger(str(tmp_path / "story.db")) as ledger:
        ledger.add_many(list(Reader().read_many(articles)))
        assert ledger.stats().copies == 1
        (meeting,) = ledger.events(("KEN", "NOR"), mode="meeting", status="occurred")
        detail = ledger.event(meeting.name)
    assert [step.status for step in detail.steps][:2] == ["planned", "possible"]
    assert (detail.steps[-1].status, str(meeting.first_day)) == ("occurred", "2024-10-28")
    assert [found.field for found in detail.contradictions] == ["date"]
