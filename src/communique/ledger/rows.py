"""From a record to the rows that a ledger keeps of it, and back."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from communique.ledger.folding import stem, telling_words
from communique.record import FORMAT, Record
from communique.sources.canonical import normal_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.ledger.writing import Row
    from communique.record import Article, Event, Span, Statement

_ARTICLE_LISTS = ("authors", "captions", "furniture")


def article_row(article: Article) -> Row:
    return {
        "digest": article.id,
        "outlet": article.outlet or "",
        "source": article.source,
        "address": normal_address(article.source),
        "title": article.title,
        "authors": to_json(article.authors),
        "published": _day(article.published),
        "published_basis": article.published_basis,
        "dateline": article.dateline,
        "captions": to_json(article.captions),
        "furniture": to_json(article.furniture),
        "language": article.language,
        "text": article.text,
    }


def record_row(record: Record) -> Row:
    """Give the row of a record; its content is the JSON form without the article, which has its own row."""
    content = record.to_dict()
    del content["article"], content["format"]
    text = to_json(content)
    dated = f"{_day(record.article.published)}\n{text}"  # the same words on another day are another reading
    return {
        "version": record.reader.version,
        "model": record.reader.model,
        "digest": hashlib.sha256(dated.encode()).hexdigest(),
        "content": text,
    }


def record_of(article: Mapping[str, Any], content: str) -> Record:
    """Give back the record of an article's row and a record's content."""
    fields = {"source", "title", "published", "published_basis", "dateline", "language", "text"}
    known = {name: article[name] for name in fields}
    known |= {name: json.loads(article[name]) for name in _ARTICLE_LISTS}
    known |= {"id": article["digest"], "outlet": article["outlet"] or None}
    return Record.from_dict({"format": FORMAT, "article": known, **json.loads(content)})


def claim_row(event: Event, article: Article) -> Row:
    place = event.place
    trigger = article.text[slice(*event.trigger)]
    words = article.text[slice(*event.evidence[0])] if event.evidence else ""
    return {
        "local": event.id,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "first_day": _day(event.start),
        "last_day": _day(event.end),
        "when_words": _words(article, event.when),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames": place.geonames if place else None,
        "trigger_words": trigger,
        "trigger_span": to_json(event.trigger),
        "words": words,
        "stem": stem(trigger),
        "terms": " ".join(sorted(telling_words(words))),
        "evidence": to_json(event.evidence),
        "score": event.score,
        "published": _day(article.published),
        "day": _day(event.start or article.published),
    }


def statement_row(statement: Statement, article: Article) -> Row:
    return {
        "local": statement.id,
        "speaker_text": _words(article, statement.speaker_text),
        "kind": statement.kind,
        "cue": _words(article, statement.cue),
        "content": " … ".join(article.text[slice(*span)] for span in statement.content),
        "spans": to_json(statement.content),
        "published": _day(article.published),
    }


def sides_of(event: Event) -> Iterator[tuple[str, str]]:
    """Give the side and the id of each actor that takes part."""
    for side, ids in (("source", event.sources), ("target", event.targets)):
        yield from ((side, actor) for actor in ids)


def to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(article: Article, span: Span | None) -> str | None:
    return article.text[slice(*span)] if span else None


def _day(day: object) -> str | None:
    return str(day) if day else None
