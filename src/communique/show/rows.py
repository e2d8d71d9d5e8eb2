"""The rows of a query as a table in a notebook: the first of them, and how many there are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from communique.cli.wording import days, number, place, reports, side, what, when
from communique.show.markup import name, shortened, status, table, text
from communique.show.style import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from communique.ledger.entries import EventEntry
    from communique.ledger.quotes import Quote
    from communique.ledger.results import Rows
    from communique.ledger.search import Hit
    from communique.ledger.series import SeriesEntry
    from communique.ledger.who import ActorEntry

MOST = 50
"""Rows shown; the query gives all."""
_CELL = 200
"""Characters of a cell."""
_SNIPPET = 600
_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_WORDS = {
    "EventEntry": "event",
    "Quote": "statement",
    "Hit": "find",
    "SeriesEntry": "period",
    "ActorEntry": "actor",
}
Row = list[str]


def show_rows(rows: Rows[Any]) -> str:
    """Show rows as an HTML table; at most fifty are read, besides their number where it is known."""
    kind = rows.kind.__name__
    head, write = _WRITERS.get(kind, (_columns(rows.kind), _plain))
    found = list(islice(_grouped(kind, rows), MOST + 1))
    return _whole(table(head, map(write, found[:MOST]), _caption(_WORDS.get(kind, "row"), len(found), rows)))


def _whole(inner: str) -> str:
    style = within(".communique-rows")
    return f'<style>{style}</style>\n<div class="communique-rows"><div class="wide">{inner}</div></div>'


def _caption(word: str, found: int, rows: Rows[Any]) -> str:
    if not found:
        return "Nothing was found: what the articles of the ledger do not tell is not in it."
    if found <= MOST:
        return number(found, word)
    total = rows.total()
    if total is None:
        return f"the first {MOST} {word}s shown; there are more"
    return f"{MOST} of {number(total, word)} shown"


def _grouped(kind: str, rows: Iterable[Any]) -> Iterator[Any]:
    """Give the rows, those of one period of a series together."""
    if kind != "SeriesEntry":
        yield from rows
        return
    together: list[SeriesEntry] = []
    for row in rows:
        if together and together[0].period != row.period:
            yield together
            together = []
        together.append(row)
    if together:
        yield together


def _event(row: EventEntry) -> Row:
    told = reports(row) + (", contradicted" if row.is_contradicted else "")
    return [
        f'<span class="day">{text(when(row))}</span>',
        status(row.status),
        text(what(row.type, row.mode)),
        f"{name(side(row.sources))} → {name(side(row.targets))}",
        name(place(row.place, row.place_country)),
        told + (f", {text(row.review)}" if row.review else ""),
        f"{row.score:.2f}",
        f"<code>{text(row.name)}</code>",
    ]


def _quote(row: Quote) -> Row:
    about = [part for part in (row.role, row.country) if part]
    speaker = row.speaker or row.speaker_words or "speaker unknown"
    words = " ".join(row.words.split()).strip('“”"')
    return [
        _day(row.published),
        name(speaker) + (f" ({name(', '.join(about))})" if about else ""),
        text(row.kind),
        name(f"“{shortened(words, _CELL)}”" if row.kind == "direct" else shortened(words, _CELL)),
        name(side(row.about)) if row.about else "",
        name(row.outlet or row.title or ""),
    ]


def _hit(row: Hit) -> Row:
    at, found = 0, []
    words = row.snippet[:_SNIPPET]  # a word may be of any length
    for mark in row.marks:
        found += [text(words[at : mark.start]), f"<b>{text(words[mark.start : mark.end])}</b>"]
        at = mark.end
    rest = text(words[at:]) + ("…" if len(words) < len(row.snippet) else "")
    return [
        _day(row.published),
        text(row.kind),
        f"<bdi>{''.join(found)}{rest}</bdi>",
        name(row.speaker or ""),
        name(row.outlet or row.title or ""),
    ]


def _period(rows: Sequence[SeriesEntry]) -> Row:
    values = {str(row.quad): row.value for row in rows}
    intensity = sum(row.intensity for row in rows)
    counts = [values.get(quad, 0) for quad in _QUADS]
    return [text(rows[0].period), *map(_number, [*counts, f"{intensity:.1f}", rows[0].articles])]


def _actor(row: ActorEntry) -> Row:
    offices = "; ".join(f"{one.role}{_from_to(one.first_seen, one.last_seen)}" for one in row.offices[:6])
    return [
        name(row.name), text(row.kind), text(row.country or ""), text(row.sector or ""),
        name(shortened(offices, _CELL)), _number(row.events), _number(row.statements), _day(row.latest),
    ]  # fmt: skip


def _plain(row: Any) -> Row:
    """Write a row of any kind, field by field."""
    return [_cell(getattr(row, field.name)) for field in fields(row)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value[:6])) + (", …" if len(value) > 6 else "")
    if is_dataclass(value):
        return ", ".join(_cell(getattr(value, field.name)) for field in fields(value))
    return name(shortened(str(value), _CELL))


def _columns(kind: type) -> list[str]:
    return [field.name.replace("_", " ") for field in fields(kind)]


def _number(value: object) -> str:
    written = f"{value:,}" if isinstance(value, int) else text(value)
    return f'<span class="n">{written}</span>'


def _day(day: date | None) -> str:
    return f'<span class="day">{day or "no day"}</span>'


def _from_to(first: date | None, last: date | None) -> str:
    return f" ({days(first, last)})" if first else ""


_WRITERS: dict[str, tuple[Sequence[str], Callable[[Any], Row]]] = {
    "EventEntry": (("day", "status", "what", "who", "where", "told by", "score", "name"), _event),
    "Quote": (("published", "speaker", "kind", "words", "about", "outlet"), _quote),
    "Hit": (("published", "kind", "words", "speaker", "outlet"), _hit),
    "SeriesEntry": (("period", *_QUADS, "intensity", "articles"), _period),
    "ActorEntry": (
        ("name", "kind", "country", "sector", "offices", "events", "statements", "latest"), _actor
    ),
}  # fmt: skip
"""How rows of each kind are shown; those of any other kind field by field."""
