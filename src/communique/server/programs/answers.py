"""Answers of the API that are not just rows of the ledger: an event with everything, and problems."""

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

from communique.ledger.detail import (
    ArticleConflict,
    Disagreement,
    EventDetail,
    HistoryStep,
    Participant,
)
from communique.ledger.entries import EventEntry
from communique.ledger.reports import Report


class Problem(BaseModel):
    """Why there is no answer (RFC 9457): `detail` is one sentence."""

    type: str
    title: str
    status: int
    detail: str


class CorrectionAnswer(BaseModel):
    """What a person said of an event, and whether it was taken back."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    at: str
    author: str
    action: Literal["accept", "reject", "edit", "merge", "split", "undo"]
    event: str
    other: str | None
    fields: dict[str, Any]
    reason: str
    undoes: int | None
    is_undone: bool


class EventAnswer(BaseModel):
    """An event: who takes part, every report, its history, disagreements, corrections and former names."""

    entry: EventEntry
    participants: tuple[Participant, ...]
    reports: tuple[Report, ...]
    steps: tuple[HistoryStep, ...]
    contradictions: tuple[Disagreement, ...]
    conflicts: tuple[ArticleConflict, ...]
    corrections: list[CorrectionAnswer]
    old_names: tuple[str, ...]

    @classmethod
    def of(cls, detail: EventDetail) -> Self:
        return cls(
            entry=detail.entry,
            participants=detail.participants,
            reports=detail.reports,
            steps=detail.steps,
            contradictions=detail.contradictions,
            conflicts=detail.conflicts,
            corrections=[CorrectionAnswer.model_validate(one) for one in detail.corrections],
            old_names=detail.old_names,
        )


_SCHEMA = {"application/problem+json": {"schema": Problem.model_json_schema()}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": _SCHEMA}
    for status, words in (
        (400, "The question makes no sense."),
        (404, "The ledger has nothing of that name."),
        (422, "Never given: a parameter that does not fit is a 400."),
        (503, "The ledger cannot be read just now."),
    )
}
