"""`/alerts`: what the alerts of the ledger are about and how they fare, not where and to whom they tell."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel
from starlette.responses import HTMLResponse, Response

from communique.alerts.wording import conditions
from communique.cli.alert_list import minute, state_of
from communique.ledger.alerting.messages import Message, messages_of
from communique.ledger.alerting.rules import Alert, load_alert, load_alerts
from communique.server.opened import OpenedLedger
from communique.server.programs.alert_feeds import MOST_MESSAGES, as_atom
from communique.server.programs.answers import PROBLEMS
from communique.server.programs.api import BASE
from communique.server.site import Data, render

router = APIRouter()
AlertName = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
_WAYS = {"atom": "in a feed", "webhook": "to a webhook", "email": "by e-mail"}


class AlertAnswer(BaseModel):
    """An alert: by which conditions it asks, of what it tells, how, when it last looked and told (UTC).

    The address that it tells to and its secret are known only to whoever keeps the ledger.
    """

    name: str
    asked: dict[str, Any]
    kinds: tuple[Literal["new", "status", "contradiction"], ...]
    channel: Literal["atom", "webhook", "email"]
    made_at: str
    looked_at: str | None
    told_at: str | None
    feed: str


@router.get("/alerts", include_in_schema=False)
def alerts(ledger: OpenedLedger) -> HTMLResponse:
    """Show all alerts, each with its feed."""
    rows: list[dict[str, Any]] = [
        {
            "alert": alert, "feed": _feed(alert), "conditions": conditions(alert),
            "address": f"/events?{alert.query}".rstrip("?"), "way": _WAYS[alert.channel],
            "looked": minute(alert.looked_at) if alert.looked_at else "not yet",
            "last": state_of(last, says_why=False) if last else "nothing told yet",
        }
        for alert, last in _all(ledger)
    ]  # fmt: skip
    data = [Data("JSON", f"{BASE}/alerts", "application/json")]
    data += [Data(f"Atom: {row['alert'].name}", row["feed"], "application/atom+xml") for row in rows]
    return render("alerts.html", title="Alerts", rows=rows, data=data)


@router.get("/alerts/{name}.atom", response_class=Response, tags=["feeds"], responses=PROBLEMS)
def feed(request: Request, ledger: OpenedLedger, name: AlertName) -> Response:
    """Give what an alert told last as an Atom feed."""
    with ledger.reading() as connection:
        alert = load_alert(connection, name)
        messages = messages_of(connection, alert, MOST_MESSAGES)
    return Response(as_atom(alert, messages, str(request.base_url)), media_type="application/atom+xml")


@router.get(f"{BASE}/alerts", tags=["about"], responses=PROBLEMS)
def list_alerts(ledger: OpenedLedger) -> list[AlertAnswer]:
    """Give all alerts by their names."""
    return [
        AlertAnswer(
            name=alert.name, asked=alert.asked, kinds=alert.kinds, channel=alert.channel,
            made_at=alert.made_at, looked_at=alert.looked_at, told_at=last.made_at if last else None,
            feed=_feed(alert),
        )
        for alert, last in _all(ledger)
    ]  # fmt: skip


def _feed(alert: Alert) -> str:
    return f"/alerts/{alert.name}.atom"


def _all(ledger: OpenedLedger) -> list[tuple[Alert, Message | None]]:
    with ledger.reading() as connection:
        found = [(alert, messages_of(connection, alert, 1)) for alert in load_alerts(connection)]
    return [(alert, last[0] if last else None) for alert, last in found]
