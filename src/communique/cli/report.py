"""A record as a report for people: what happened, who said what, and the words that carry it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TypeVar

import click

from communique._text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from communique.record import Actor, Article, Conflict, Event, Record, Span, Statement, Trace

Item = TypeVar("Item")

MARKS = {
    "occurred": "●",
    "planned": "○",
    "possible": "◌",
    "postponed": "→",
    "cancelled": "×",
    "denied": "≠",
}
"""Status by shape, beside its word; colour only repeats it."""
COLOURS = {"occurred": "green", "planned": "blue", "possible": "yellow"}
WIDTH = 100
MOST_EVIDENCE = 3
"""Passages shown under an event; the record holds all."""
SHORT_QUOTE = 80
"""Characters of a sentence that tell which one of the article it is."""


def report(record: Record, *, trace: bool = False) -> str:
    """Write `record` as text of up to 100 columns, coloured (`click.echo` strips that off a terminal)."""
    writer = _Report(record)
    sections = [
        "\n".join(writer.head()),
        *writer.section("Events", record.events, writer.event),
        *writer.section("Statements", record.statements, writer.statement),
        *writer.section("Conflicts", record.conflicts, writer.conflict),
        *writer.section("People", [a for a in record.actors if a.kind == "person"], writer.person),
    ]
    if trace:
        sections += writer.section("Trace", record.trace, writer.trace)
    if not record.events and not record.statements:
        sections.append("Nothing was found in it that is an event or a statement; --trace tells why.")
    return "\n\n".join(sections)


class _Report:
    """Writes the parts of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.actors = {actor.id: actor for actor in record.actors}

    def head(self) -> Iterator[str]:
        article = self.record.article
        yield click.style(one_line(article.title or "(no headline)"), bold=True)
        known = [article.source, article.outlet, ", ".join(article.authors), article.dateline]
        facts = [one_line(part) for part in known if part] + [self.published(article)]
        # Lines break between facts, and inside only the long ones.
        whole = [fact.replace(" ", "\xa0") if len(fact) < WIDTH // 2 else fact for fact in facts]
        yield wrap(" · ".join(whole), "  ").replace("\xa0", " ")

    def published(self, article: Article) -> str:
        if article.published is None:
            return "day of publication unknown"
        if article.published_basis != "inferred":
            basis = {"given": "as given", "page": "as stated in it"}.get(article.published_basis or "", "")
            return f"published {article.published}, {basis}"
        expressions = [self.quote(t.span) for t in self.record.trace if t.part == "published"]
        return f"published {article.published}, inferred from {', '.join(expressions)}"

    def section(self, name: str, items: Sequence[Item], write: Callable[[Item], Iterator[str]]) -> list[str]:
        if not items:
            return []
        return ["\n".join([click.style(name, underline=True), *(line for i in items for line in write(i))])]

    def event(self, event: Event) -> Iterator[str]:
        mark = click.style(f"{MARKS[event.status]} {event.status:9}", fg=COLOURS.get(event.status, "red"))
        what = f"{event.type} {event.mode or ''}".strip()
        where = (
            f"{event.place.name}" + (f", {event.place.country}" if event.place.country else "")
            if event.place
            else ""
        )
        facts = [what, _days(event.start, event.end), one_line(where), f"score {event.score:.2f}"]
        yield f"  {event.id:4} {mark} " + "   ".join(fact for fact in facts if fact)
        sides = f"{self.side(event.sources)} → {self.side(event.targets)}"
        said_by = f" · according to {self.name(event.said_by)}" if event.said_by else ""
        yield wrap(sides + said_by, " " * 7)
        for span in event.evidence[:MOST_EVIDENCE]:
            yield wrap(self.quote(span), " " * 9)
        if len(event.evidence) > MOST_EVIDENCE:
            yield f"{' ' * 9}and {len(event.evidence) - MOST_EVIDENCE} more"

    def statement(self, statement: Statement) -> Iterator[str]:
        speaker = self.name(statement.speaker) if statement.speaker else self.words(statement.speaker_text)
        facts = [speaker]
        if statement.cue:
            facts.append(self.words(statement.cue))
        if statement.addressees:
            facts.append(f"to {self.side(statement.addressees)}")
        yield wrap(f"{statement.id:4} " + " · ".join([*facts, statement.kind]), "  ", "       ")
        for span in statement.content:
            yield wrap(self.quote(span), " " * 9)

    def conflict(self, conflict: Conflict) -> Iterator[str]:
        yield f"  {conflict.event}   {conflict.field}:"
        for value in conflict.values:
            yield wrap(f"{value.value}  {self.quote(value.evidence)}", " " * 9)

    def person(self, actor: Actor) -> Iterator[str]:
        about = ", ".join(part for part in (actor.role, actor.country, actor.sector) if part)
        yield wrap(f"{actor.id:4} {actor.name}" + (f" ({about})" if about else ""), "  ", "       ")

    def trace(self, trace: Trace) -> Iterator[str]:
        found = ", ".join(trace.found) or "nothing"
        yield wrap(f"{trace.part}: {found}" + (f" — {trace.reason}" if trace.reason else ""), "  ", "    ")
        words = one_line(self.text[slice(*trace.span)])
        yield wrap(f"“{textwrap.shorten(words, SHORT_QUOTE, placeholder=' …')}”", " " * 9)

    def side(self, ids: Sequence[str]) -> str:
        return ", ".join(self.name(i) for i in ids) or "(not named)"

    def name(self, actor_id: str) -> str:
        actor = self.actors[actor_id]
        known = ", ".join(part for part in (actor.country, actor.role) if part)
        return f"{actor.name} ({known})" if known and actor.kind != "state" else actor.name

    def words(self, span: Span | None) -> str:
        return one_line(self.text[slice(*span)]) if span else "(speaker unknown)"

    def quote(self, span: Span) -> str:
        return f"“{one_line(self.text[slice(*span)])}”"


def _days(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return ""
    return str(start) if start == end else f"{start} – {end}"


def wrap(text: str, indent: str, hanging: str | None = None) -> str:
    """Break a text into lines of up to 100 columns."""
    return textwrap.fill(
        printable(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )
