"""`/corrections`: where the forms of the event's page and of the review page are sent."""

import re
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from communique.errors import CommuniqueError, InvalidCorrection, UnknownEntry
from communique.ledger import Ledger
from communique.server.correcting.forms import Form, OwnForm
from communique.server.correcting.orders import ORDERS, MergedMeanwhile, carry_out
from communique.server.opened import OpenedLedger
from communique.server.pages import event as event_page
from communique.server.pages import review
from communique.server.problems import told

router = APIRouter(include_in_schema=False)
_NAME = re.compile(r"E-[0-9a-f]{1,64}")
_FIELDS = ("status", "type", "mode", "first_day", "last_day", "place")
_SIDES = ("sources", "targets")
_REASONS = {
    "accept": "Read with its reports and found right.",
    "reject": "Read with its reports and found wrong.",
    "split": "Read with the others: it reports another event.",
    "undo": "Decided too soon.",
}
"""What the review page gives as the reason where nobody writes one."""


@router.post("/corrections")
def correct(request: Request, ledger: OpenedLedger, form: OwnForm) -> Response:
    """Write a correction and lead back; where it cannot be, show the page that sent it with what is wrong."""
    queue = review.queue_of(form.one("review")) if form.one("review") else None
    try:
        order = ORDERS.validate_python(order_of(form))
        made, present = carry_out(ledger, form.signed.person, order)
    except MergedMeanwhile as error:
        if queue:
            return _to(queue.address(event=error.present, was=error.old))
        return _to(f"/events/{error.present}?was={error.old}#correct")
    except (ValidationError, CommuniqueError) as error:
        return _again(request, ledger, form, queue, error)
    if queue is None:
        return _to(f"/events/{present}?done={made.number}#correct")
    undone = {"event": present, "claim": None} if made.action == "undo" else {}
    return _to(queue.address(done=made.number, **undone))


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)


def _again(
    request: Request, ledger: Ledger, form: Form, queue: review.ReviewQuestion | None, error: Exception
) -> Response:
    """Show what is wrong on the page of the event, with what was written there."""
    status, wrong = _problem(error)
    name = form.one("event")
    if not _NAME.fullmatch(name) or (isinstance(error, UnknownEntry) and error.kind == "event"):
        raise UnknownEntry("event", name) from error
    if queue:
        asked = review.queue_of(form.one("review")).model_copy(update={"event": name})
        return review.page(ledger, asked, form.signed, wrong=wrong, status=status)
    return event_page.page(
        ledger, name, str(request.base_url), status=status, signed=form.signed, wrong=wrong, given=form.fields
    )


def _problem(error: Exception) -> tuple[int, str]:
    if not isinstance(error, ValidationError):
        return told(error)
    first = error.errors()[0]
    where = str(first["loc"][-1]).replace("_", " ") if first["loc"] else "form"
    return 400, f"The {where} does not fit: {first['msg']}."


def order_of(form: Form) -> dict[str, Any]:
    """Give what a form orders, as the API would be told it. Raises `InvalidCorrection`."""
    action = form.one("action")
    reason = form.one("reason") or (_REASONS.get(action, "") if form.one("review") else "")
    if not reason:
        raise InvalidCorrection("A correction needs a reason.")
    order: dict[str, Any] = {"action": action, "reason": " ".join(reason.split())}
    if action == "undo":
        return order | {"correction": form.one("correction")}
    order["event"] = form.one("event")
    if action == "merge":
        named = _NAME.search(form.one("other"))
        if named is None:
            raise InvalidCorrection("Give the name of the other event, as E-3f9a2c71d0b4, or its address.")
        order["other"] = named[0]
    elif action == "split":
        if not form.several("claims"):
            raise InvalidCorrection("Choose the reports that tell of another event.")
        order["claims"] = form.several("claims")
    elif action == "edit":
        order["fields"] = _changed(form)
    return order


def _changed(form: Form) -> dict[str, Any]:
    """Give the fields that somebody changed: what they left as it was may be another's by now."""
    found: dict[str, Any] = {}
    for name in _FIELDS:
        if form.one(name) != form.one(f"was_{name}"):
            found[name] = form.one(name) or None
    for side in _SIDES:
        names, before = (_lines(form.one(one)) for one in (side, f"was_{side}"))
        if names != before:
            found[side] = names
    return found


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
