"""A record as a page or as a part of a notebook: the text in layers, and what was read in it as tables."""

from __future__ import annotations

import secrets
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from communique.cli.wording import days, number, place, what
from communique.show.markup import name, shortened, status, table, text
from communique.show.style import PAGE, within
from communique.show.text import marked, switches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.record import Actor, Event, Record, Span, Statement

_QUOTE = 160
"""Characters of evidence in a table: the text has all."""
_UNKNOWN = "<i>not named</i>"


def render(record: Record, *, page: bool = True) -> str:
    """Show a record as HTML that stands alone: a whole page, or with `page=False` a part of one.

    A part has names of its own at each call, and its style holds for nothing else, so that a notebook can
    have several. Nothing is loaded from anywhere, and there is no script.
    """
    scope = "record" if page else f"record-{secrets.token_hex(6)}"
    part = _Part(record, scope).whole()
    return _page(part, scope, record) if page else f"<style>{within(f'#{scope}')}</style>\n{part}"


def _page(part: str, scope: str, record: Record) -> str:
    style = PAGE + within(f"#{scope}")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{text(record.article.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(record.article.title or 'An article')}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{part}\n</main>\n</body>\n</html>\n"
    )


def _hash(style: str) -> str:
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


class _Part:
    """Writes one record within an element of its own."""

    def __init__(self, record: Record, scope: str) -> None:
        self.record = record
        self.scope = scope
        self.actors = {actor.id: actor for actor in record.actors}

    def whole(self) -> str:
        record = self.record
        title = name(record.article.title) if record.article.title else "(no headline)"
        return "\n".join(
            [
                f'<div id="{self.scope}">',
                f"<h1>{title}</h1>",
                f'<p class="facts">{"".join(f"<span>{fact}</span>" for fact in self.facts())}</p>',
                switches(self.scope),
                marked(record, self.scope),
                *self.section(
                    "event", "status what who when where words score".split(), map(self.event, record.events)
                ),
                *self.section(
                    "statement", "speaker kind words to about".split(), map(self.statement, record.statements)
                ),
                *self.section(
                    "actor", "name kind role country sector".split(), map(self.actor, record.actors)
                ),
                *self.conflicts(),
                f"<p>Read by Communique {text(record.reader.version)}. "
                "What it did not find may have happened all the same.</p>",
                "</div>",
            ]
        )

    def facts(self) -> Iterator[str]:
        article = self.record.article
        yield name(article.outlet or "outlet unknown")
        basis = f" ({text(article.published_basis)})" if article.published_basis else ""
        yield f"published {article.published}{basis}" if article.published else "day of publication unknown"
        if article.authors:
            yield "by " + ", ".join(map(name, article.authors))
        if article.dateline:
            yield name(article.dateline)
        if article.source:
            yield _source(article.source)

    def section(self, word: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        found = list(rows)
        yield f"<h2>{number(len(found), word).capitalize()}</h2>"
        if found:
            yield f'<div class="wide" role="group" tabindex="0" aria-label="{word}s">'
            yield table(["id", *columns], found) + "</div>"

    def event(self, event: Event) -> list[str]:
        where = place(event.place.name, event.place.country) if event.place else ""
        said_by = f"<br>according to {self.names([event.said_by])}" if event.said_by else ""
        return [
            self.link(event.trigger[0], event.id),
            status(event.status),
            text(what(event.type, event.mode)),
            f'<span class="who">{self.names(event.sources)} → {self.names(event.targets)}{said_by}</span>',
            f'<span class="day">{text(days(event.start, event.end))}</span>',
            name(where) if where else "",
            self.quotes(event.evidence),
            f"{event.score:.2f}",
        ]

    def statement(self, one: Statement) -> list[str]:
        words = self.words(one.speaker_text) if one.speaker_text else "speaker unknown"
        return [
            self.link(one.content[0][0], one.id) if one.content else text(one.id),
            self.names([one.speaker]) if one.speaker else f"<i>{text(words)}</i>",
            text(one.kind),
            self.quotes(one.content),
            self.names(one.addressees, ""),
            f'<span class="who">{self.names(one.about, "")}</span>',
        ]

    def actor(self, actor: Actor) -> list[str]:
        first = actor.mentions[0][0] if actor.mentions else None
        return [
            text(actor.id) if first is None else self.link(first, actor.id),
            name(actor.name),
            text(actor.kind),
            name(actor.role or ""),
            text(actor.country or ""),
            text(actor.sector or ""),
        ]

    def conflicts(self) -> Iterator[str]:
        if self.record.conflicts:
            yield "<h2>Conflicts within the article</h2>"
        for one in self.record.conflicts:
            values = "; ".join(f"{name(v.value)}: “{name(self.words(v.evidence))}”" for v in one.values)
            yield f"<p>{text(one.event)}, {text(one.field)}: {values}</p>"

    def names(self, ids: Iterable[str], none: str = _UNKNOWN) -> str:
        return ", ".join(name(self.actors[i].name if i in self.actors else i) for i in ids) or none

    def quotes(self, spans: Sequence[Span]) -> str:
        quoted = ((at, shortened(self.words((at, end)), _QUOTE)) for at, end in spans)
        return "".join(f'<span class="quoted">{self.link(at, f"“{words}”")}</span>' for at, words in quoted)

    def link(self, at: int, words: str) -> str:
        return f'<a href="#{self.scope}-t{at}">{name(words)}</a>'

    def words(self, span: Span) -> str:
        return " ".join(self.record.article.text[slice(*span)].split())


def _source(source: str) -> str:
    """Give a web address as a link that tells the site nothing; anything else as words."""
    if source.startswith(("https://", "http://")):
        return f'<a rel="noreferrer noopener nofollow" href="{text(source)}">{name(source)}</a>'
    return name(source)
