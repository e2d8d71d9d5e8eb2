"""An alert that goes to a webhook of ours, and sending what alerts have to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.alerts.run import run_alerts
from communique.ledger.alerting.rules import Alert, add_alert
from tests.ledger.alerted import ALL

if TYPE_CHECKING:
    from communique.ledger import Ledger

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BASE = "https://ledger.example"
HOSTILE = "Ada Olsen met Grace Otieno.\r\nBcc: all@fjord.example\r\n<script>alert(1)</script> \u202e & more"


def hook(ledger: Ledger, address: str, **more: Any) -> Alert:
    more = {"secret": SECRET, "allow_private": True, "base": BASE, **more}
    return add_alert(ledger, "hook", {}, ALL, "webhook", f"{address}/in?token=1", **more)


def run(ledger: Ledger, *, again: bool = False) -> list[str | None]:
    return [one.outcome.problem for one in run_alerts(ledger, again=again)]
