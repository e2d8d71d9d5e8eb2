"""`/api/v1/corrections`: what people decided, and where programs write what a person decides."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, HTTPException, Query, Request, Response
from pydantic import Field

from communique.server.asking.paged import Page, cut
from communique.server.asking.questions import EventName, Question, Size
from communique.server.correcting.orders import Order, carry_out
from communique.server.correcting.signed import Writer
from communique.server.opened import OpenedLedger
from communique.server.programs.answers import PROBLEMS, CorrectionAnswer, Problem
from communique.server.programs.api import BASE

PATH = f"{BASE}/corrections"
router = APIRouter(responses=PROBLEMS, tags=["corrections"])
_PROBLEM = {"application/problem+json": {"schema": Problem.model_json_schema()}}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": _PROBLEM}
    for status, words in (
        (401, "No token came with it, or one that lets nobody in."),
        (409, "The event was merged into another one."),
        (413, "It is too long."),
        (415, "It is not application/json."),
        (429, "Too many wrong tokens came from this address."),
    )
}


class CorrectionQuestion(Question):
    """Which corrections, the latest first: of an event, behind the one of a number."""

    event: EventName | None = None
    limit: Size = 50
    after: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


@router.get(PATH)
def corrections(
    ledger: OpenedLedger, asked: Annotated[CorrectionQuestion, Query()]
) -> Page[CorrectionAnswer]:
    """Give what people corrected, the latest first, what was undone too."""
    behind = asked.after or 2**31
    found = [one for one in reversed(ledger.corrections(asked.event)) if one.number < behind]
    rows, is_cut = cut(found, asked.limit)
    following = f"{PATH}?{asked.query(after=rows[-1].number)}" if is_cut else None
    return Page(items=[CorrectionAnswer.model_validate(one) for one in rows], next=following)


def _is_json(request: Request) -> None:
    """Refuse what a form of another site can send without asking."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "A correction is sent as application/json")


@router.post(PATH, status_code=201, responses=_REFUSALS, dependencies=[Depends(_is_json)])
def correct(
    ledger: OpenedLedger, writer: Writer, order: Annotated[Order, Body()], response: Response
) -> CorrectionAnswer:
    """Accept, reject, edit, merge or split an event, or undo it, in the name of the token's person."""
    made, event = carry_out(ledger, writer.person, order)
    response.headers["location"] = f"{BASE}/events/{event}"
    return CorrectionAnswer.model_validate(made)
