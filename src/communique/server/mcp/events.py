"""The tools that give events."""

from collections.abc import Mapping
from itertools import islice
from typing import Annotated

from pydantic import Field

from communique.errors import InvalidQuery
from communique.ledger.detail import EventDetail, HistoryStep, detail_of
from communique.ledger.entries import Events as Found
from communique.ledger.history import Contradiction
from communique.ledger.outline import MOST, load_outline
from communique.ledger.read_only import ReadOnlyLedger
from communique.ledger.reports import Report, load_reports
from communique.server.asking.questions import EventQuestion, PairQuestion, UpcomingQuestion
from communique.server.asking.saying import of_events, of_pair, of_upcoming
from communique.server.mcp import answers, asking
from communique.server.mcp.citing import Citer, clean, names, some, told_days
from communique.server.mcp.coverage import Coverage

_PARTS = 20
"""Participants, corrections and former names of an event, at most."""
_STEPS, _VERSIONS = 12, 8
_REPORTS = 10
_CUT = f" Only {MOST:,} reports of this event were looked at, the first that were added."


class EventTools:
    """Search events, and look at one."""

    def __init__(self, ledger: ReadOnlyLedger, citer: Citer, coverage: Coverage) -> None:
        self._ledger, self._citer, self._coverage = ledger, citer, coverage

    def search_events(
        self,
        actors: asking.Actors = [],  # noqa: B006 - the schema tells it, nobody changes it
        source: asking.Someone = None,
        target: asking.Someone = None,
        type: asking.Types = [],  # noqa: A002, B006
        mode: asking.Modes = [],  # noqa: B006
        status: asking.Statuses = [],  # noqa: B006
        since: asking.Day = None,
        until: asking.Day = None,
        place: asking.Words = None,
        text: Annotated[asking.Words, Field(description="Words that stand in the evidence")] = None,
        min_score: Annotated[float | None, Field(ge=0, le=1)] = None,
        newest_first: bool = True,
        limit: asking.Size = 10,
        after: asking.AfterEvent = None,
    ) -> answers.Events:
        """Find events by any conditions, all of which hold: who did what to whom, when, where, how real."""
        asked = EventQuestion(
            actors=actors, source=source, target=target, type=type, mode=mode, status=status, since=since,
            until=until, place=place, text=text, min_score=min_score, newest_first=newest_first,
            limit=limit, after=after,
        )  # fmt: skip
        found = self._ledger.events(
            **asked.conditions(), limit=limit + 1, after=after, newest_first=newest_first
        )
        return self._listed(of_events(asked), found, limit)

    def timeline(
        self,
        one: asking.ActorName,
        other: asking.Someone = None,
        status: asking.Statuses = [],  # noqa: B006
        since: asking.Day = None,
        until: asking.Day = None,
        limit: asking.Size = 10,
        after: asking.AfterEvent = None,
    ) -> answers.Events:
        """Give what passed between two, or what one did, day by day, the oldest first."""
        asked = PairQuestion(one=one, other=other, status=status, since=since, until=until)
        found = self._ledger.timeline(
            one, other, status=tuple(status), since=since, until=until, limit=limit + 1, after=after
        )
        return self._listed(of_pair(asked), found, limit)

    def upcoming(
        self,
        on: asking.Day = None,
        until: asking.Day = None,
        actors: asking.Actors = [],  # noqa: B006
        limit: asking.Size = 10,
        after: asking.AfterEvent = None,
    ) -> answers.Events:
        """Give planned, possible and postponed events that are not over on a day (today), soonest first."""
        asked = UpcomingQuestion(on=on, until=until, actors=actors)
        found = self._ledger.upcoming(on, until, actors=actors, limit=limit + 1, after=after)
        return self._listed(of_upcoming(asked, on or "this day"), found, limit)

    def visits(
        self,
        who: asking.Someone = None,
        to: Annotated[asking.Words, Field(description="A state, an actor or a town")] = None,
        since: asking.Day = None,
        until: asking.Day = None,
        status: asking.Statuses = [],  # noqa: B006
        limit: asking.Size = 10,
        after: asking.AfterEvent = None,
    ) -> answers.Events:
        """Give visits by whom, and to whom or where, by day."""
        found = self._ledger.visits(who, to, since, until, status=tuple(status), limit=limit + 1, after=after)
        said = "Visits" + (f" by {who}" if who else "") + (f" to {to}" if to else "")
        return self._listed(said, found, limit)

    def get_event(
        self,
        name: asking.EventName,
        limit: Annotated[int, Field(ge=1, le=50, description="Reports in the answer")] = _REPORTS,
        after: Annotated[str | None, Field(description="`next` of the answer before")] = None,
    ) -> answers.OneEvent:
        """Give one event with its evidence: every report by outlet, its history, what reports disagree on."""
        begin = _begin(after)
        with self._ledger.reading() as connection:
            outline = load_outline(connection, name)
            shown = [claim.number for claim in outline.claims[begin : begin + limit]]
            told = [numbers[0] for one in outline.contradictions for _, numbers in one.values[:_VERSIONS]]
            steps = outline.steps[:_STEPS]
            first = outline.claims[0].number
            reports = load_reports(
                connection, sorted({first, *shown, *told, *(step.claim for step in steps)})
            )
            detail = detail_of(connection, outline.number, reports, shown, steps, ())
        end = begin + len(shown)
        return answers.OneEvent(
            event=self._citer.event(detail.entry, self._citer.report(reports[first])),
            participants=_participants(detail),
            reports=list(map(self._report, detail.reports)),
            next=str(end) if end < len(outline.claims) else None,
            history=[self._step(one) for one in detail.steps],
            disagreements=[self._disagreement(one, reports) for one in outline.contradictions],
            corrections=_corrections(detail),
            former_names=list(detail.old_names[:_PARTS]),
            coverage=self._coverage.said() + (_CUT if outline.is_cut else ""),
        )

    def _listed(self, question: str, found: Found, size: int) -> answers.Events:
        rows = list(islice(found, size + 1))
        shown = rows[:size]
        with self._ledger.reading() as connection:
            cited = self._citer.first_reports(connection, [row.name for row in shown])
        return answers.Events(
            question=question,
            events=[self._citer.event(row, cited.get(row.name)) for row in shown],
            next=shown[-1].name if len(rows) > size else None,
            coverage=self._coverage.said(),
        )

    def _report(self, one: Report) -> answers.ReportRow:
        return answers.ReportRow(
            status=one.status,
            days=told_days(one),
            place=some(one.place),
            said_by=some(one.said_by),
            copy_of=some(one.copy_of),
            citation=self._citer.report(one),
        )

    def _step(self, one: HistoryStep) -> answers.Step:
        cited = self._citer.report(one.report)
        return answers.Step(on=one.on, status=one.status, days=told_days(one), citation=cited)

    def _disagreement(self, one: Contradiction, reports: Mapping[int, Report]) -> answers.Disagreement:
        values = [
            answers.Claimed(
                value=clean(value), reports=len(numbers), citation=self._citer.report(reports[numbers[0]])
            )
            for value, numbers in one.values[:_VERSIONS]
        ]
        return answers.Disagreement(field=one.field, values=values)


def _participants(detail: EventDetail) -> list[answers.Taking]:
    return [
        answers.Taking(
            side=one.side, name=names([one.name])[0], kind=one.kind, country=one.country, role=some(one.role)
        )
        for one in detail.participants[:_PARTS]
    ]


def _corrections(detail: EventDetail) -> list[answers.Correction]:
    return [
        answers.Correction(
            at=one.at,
            author=clean(one.author),
            action=one.action,
            reason=clean(one.reason),
            is_undone=one.is_undone,
        )
        for one in detail.corrections[-_PARTS:]
    ]


def _begin(after: str | None) -> int:
    if not after:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise InvalidQuery(f"{after!r} is not where the reports go on; take `next` of the answer before.")
    return int(after)
