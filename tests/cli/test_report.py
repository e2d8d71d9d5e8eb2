"""The report for people: every fact with its words, status told by shape and word."""

from __future__ import annotations

import dataclasses
from datetime import date

import click

from communique import (
    Actor,
    Article,
    Conflict,
    ConflictValue,
    Event,
    Place,
    ReaderInfo,
    Record,
    Statement,
    Trace,
)
from communique.cli.report import report

TEXT = "Ada Lund of Norway may visit Oslo on Monday. “We will talk,” she said.\x1b]0;title\x07\n"
LUND = Actor("A1", "Ada Lund", "person", "envoy", "NOR", "GOV", None, ((0, 8),))
SWEDEN = Actor("A2", "Sweden", "state", None, "SWE", "GOV", None, ())


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return (start, start + len(words))


def record(basis: str = "given", day: date | None = date(2023, 6, 16)) -> Record:
    article = Article(
        "sha256:0",
        "lund.txt",
        "Envoy may travel",
        None,
        (),
        day,
        basis,
        "OSLO",
        (),
        (),
        "en",
        TEXT,  # type: ignore[arg-type]
    )
    visit = Event(
        "E1", "CONSULT", "visit", "030", ("A1",), ("A2",), "possible", date(2023, 6, 19), date(2023, 6, 20),
        span("on Monday"), Place(span("Oslo"), "Oslo", "NOR", 59.9, 10.7, 3143244), None, span("may visit"),
        (span("Ada Lund of Norway may visit Oslo"),), 0.5,
    )  # fmt: skip
    said = Statement("S1", "A1", span("she"), "direct", span("said"), (span("We will talk"),), (), (), None)
    conflict = Conflict("E1", "date", (ConflictValue("2023-06-19", span("on Monday")),))
    trace = (
        Trace(span("on Monday"), "published", ("2023-06-16",), "decides the day of publication"),
        Trace(span("may visit Oslo"), "body", (), "no word in it names an act"),
    )
    return Record(article, (LUND, SWEDEN), (visit,), (said,), (conflict,), ReaderInfo("0", None), trace)


def shown(**options: bool) -> str:
    return click.unstyle(report(record(), **options))


def test_an_event_is_shown_with_status_days_place_sides_and_words() -> None:
    assert "E1   ◌ possible  CONSULT visit   2023-06-19 – 2023-06-20   Oslo, NOR   score 0.50\n" in shown()
    assert "Ada Lund (NOR, envoy) → Sweden\n" in shown()
    assert "“Ada Lund of Norway may visit Oslo”" in shown()


def test_statements_conflicts_and_people_have_their_sections() -> None:
    assert "S1   Ada Lund (NOR, envoy) · said · direct\n         “We will talk”" in shown()
    assert "E1   date:\n         2023-06-19  “on Monday”" in shown()
    assert "A1   Ada Lund (envoy, NOR, GOV)" in shown()


def test_who_is_told_and_who_tells_is_shown() -> None:
    plain = record()
    told = dataclasses.replace(plain.statements[0], addressees=("A2",))
    claimed = dataclasses.replace(plain.events[0], said_by="A2")
    text = click.unstyle(report(dataclasses.replace(plain, events=(claimed,), statements=(told,))))
    assert "Ada Lund (NOR, envoy) · said · to Sweden · direct" in text
    assert "Ada Lund (NOR, envoy) → Sweden · according to Sweden" in text


def test_lines_stay_within_the_width_and_facts_of_the_head_whole() -> None:
    plain = record()
    source = "news/" + "a" * 60 + "/an article.txt"
    far = dataclasses.replace(plain, article=dataclasses.replace(plain.article, source=source))
    lines = click.unstyle(report(far)).splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[1:3] == [f"  {source} · OSLO ·", "  published 2023-06-16, as given"]


def test_how_the_day_is_known_is_said() -> None:
    assert "lund.txt · OSLO · published 2023-06-16, as given" in shown()
    inferred = click.unstyle(report(record("inferred")))
    assert "published 2023-06-16, inferred from “on Monday”" in inferred
    assert "day of publication unknown" in click.unstyle(report(record(day=None)))


def test_the_trace_is_shown_when_asked_for() -> None:
    assert "Trace" not in shown()
    lines = shown(trace=True).splitlines()
    assert lines[lines.index("Trace") :] == [
        "Trace",
        "  published: 2023-06-16 — decides the day of publication",
        "         “on Monday”",
        "  body: nothing — no word in it names an act",
        "         “may visit Oslo”",
    ]


def test_control_characters_of_the_article_do_not_reach_the_terminal() -> None:
    plain = record()
    said = Statement("S2", None, None, "direct", None, (span("said.\x1b]0;title\x07"),), (), (), None)
    hostile = Record(plain.article, plain.actors, (), (said,), (), plain.reader)
    assert "said.]0;title" in report(hostile)
    assert "\x1b]" not in report(hostile)
    assert "\x07" not in report(hostile)
