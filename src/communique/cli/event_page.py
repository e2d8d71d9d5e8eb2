"""One event as a page of text: who, what, when, where, its history, its reports, what they disagree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from communique._text import one_line
from communique.cli.correction import told
from communique.cli.report import COLOURS, MARKS, wrap
from communique.cli.table import table
from communique.cli.wording import days, number, place, side, what

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.ledger.detail import ArticleConflict, Disagreement, EventDetail, HistoryStep
    from communique.ledger.reports import Report

Item = TypeVar("Item")


class EventPage:
    """Writes an event. With `why`, each report tells why it was taken for one of it."""

    def __init__(self, event: EventDetail, *, why: bool) -> None:
        self._event, self._why = event, why

    def text(self) -> str:
        event = self._event
        sections = [
            "\n".join(self._head()),
            *_section("History", event.steps, _step),
            *_section("Contradictions between reports", event.contradictions, _disagreement),
            *_section("Contradictions inside an article", event.conflicts, _conflict),
            *_section(f"Reports ({self._counted()})", event.reports, self._report),
            *_section("Corrections", event.corrections, lambda one: iter([wrap(told(one), "  ", "    ")])),
        ]
        return "\n\n".join(sections)

    def _head(self) -> Iterator[str]:
        entry = self._event.entry
        who = f"{side(entry.sources, None)} → {side(entry.targets, None)}"
        yield click.style(one_line(f"{what(entry.type, entry.mode)}: {who}"), bold=True)
        status = f"{MARKS[entry.status]} {entry.status}"
        facts = [
            click.style(status, fg=COLOURS.get(entry.status, "red")),
            days(entry.first_day, entry.last_day) or "day not told",
            one_line(place(entry.place, entry.place_country)),
            f"score {entry.score:.2f}",
            f"{entry.review} by a person" if entry.review else "",
        ]
        yield "  " + " · ".join(fact for fact in facts if fact)
        formerly = f" · formerly {', '.join(self._event.old_names)}" if self._event.old_names else ""
        yield "  " + one_line(f"{entry.name}{formerly}" + (f" · CAMEO {entry.cameo}" if entry.cameo else ""))
        rows = [
            (p.side, p.name, ", ".join(filter(None, (p.role, p.country, p.sector))), p.kind)
            for p in self._event.participants
        ]
        yield from (f"  {line}" for line in table(rows))

    def _counted(self) -> str:
        entry = self._event.entry
        return f"{number(entry.reports, 'article')}, {entry.independent} independent"

    def _report(self, report: Report) -> Iterator[str]:
        facts = [
            f"claim {report.claim}",
            str(report.published or "no day"),
            _outlet(report),
            _told(report),
            place(report.place, report.place_country),
            f"according to {report.said_by}" if report.said_by else "",
            _copied(report),
        ]
        yield wrap(" · ".join(one_line(fact) for fact in facts if fact), "  ", "    ")
        yield wrap(f"“{one_line(report.words)}”", "    ")
        if report.title or report.source:
            yield wrap(one_line(" — ".join(filter(None, (report.title, report.source)))), "    ")
        if self._why:
            yield wrap(one_line(_reason(report)), "    ")


def _section(name: str, items: Sequence[Item], write: Callable[[Item], Iterator[str]]) -> list[str]:
    if not items:
        return []
    return ["\n".join([click.style(name, underline=True), *(line for item in items for line in write(item))])]


def _step(step: HistoryStep) -> Iterator[str]:
    report = step.report
    known = days(step.first_day, step.last_day)
    facts = [
        f"{step.on or 'no day'!s:10}",
        click.style(f"{MARKS[step.status]} {step.status:9}", fg=COLOURS.get(step.status, "red")),
        f"{known or 'day not told':13}",
        one_line(report.outlet or report.source or ""),
    ]
    yield "  " + "  ".join(facts)
    yield wrap(f"“{one_line(report.words)}”", "      ")


def _disagreement(found: Disagreement) -> Iterator[str]:
    yield f"  {found.field}"
    for version in found.versions:
        value = version.value.replace("/", " to ")
        yield f"    {one_line(value)}, by {number(len(version.reports), 'report')}"
        for report in version.reports:
            # Two towns may share a name: the country tells them apart.
            where = [one_line(place(report.place, report.place_country))] if found.field == "place" else []
            yield wrap(" ".join([_origin(report), *where, f"“{one_line(report.words)}”"]), " " * 6, " " * 8)


def _conflict(found: ArticleConflict) -> Iterator[str]:
    yield f"  {found.field}, in {_origin(found.report)}"
    for value in found.values:
        yield wrap(f"{one_line(value.value)}  “{one_line(value.words)}”", "    ", "      ")


def _origin(report: Report) -> str:
    return one_line(f"{report.published or 'no day'} {report.outlet or report.source or 'outlet unknown'}:")


def _outlet(report: Report) -> str:
    """Name the outlet, with its country, and say whether it is state or public media."""
    media = f"{report.outlet_control} media" if report.outlet_control else None
    known = ", ".join(filter(None, (report.outlet_country, media)))
    return (report.outlet or report.source or "outlet unknown") + (f" ({known})" if known else "")


def _copied(report: Report) -> str:
    if report.copy_of is None:
        return ""
    is_version = report.copy_of in (report.outlet, report.source)
    return "another version of the same page" if is_version else f"a copy of {report.copy_of}"


def _told(report: Report) -> str:
    """Say what a report tells of status and days, and the words that tell the day."""
    known = days(report.first_day, report.last_day)
    words = f" (“{report.when}”)" if report.when and known else ""
    return f"{MARKS[report.status]} {report.status}" + (f" {known}{words}" if known else "")


def _reason(report: Report) -> str:
    if report.merge_score is None:
        return "why here: the first report of it"
    return f"why here: {report.merge_score:.2f}, {report.merge_reason or 'no reason kept'}"
