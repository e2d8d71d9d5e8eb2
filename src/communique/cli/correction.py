"""A correction in a line: its number, when and by whom, what it says and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique._text import one_line

if TYPE_CHECKING:
    from communique.ledger.decisions import Correction


def told(correction: Correction) -> str:
    at = correction.at[:16].replace("T", " ")
    joining = {"merge": "with", "split": "off:"}.get(correction.action)
    other = [f"{joining} {correction.other}"] if joining else []
    undoes = [f"correction {correction.undoes} of"] if correction.undoes else []
    fields = [f"{name}={_value(value)}" for name, value in correction.fields.items()]
    what = " ".join([correction.action, *undoes, correction.event, *other, *fields])
    undone = " (undone)" if correction.is_undone else ""
    said = f"{correction.number}  {at} UTC  {correction.author}: {what}{undone} — {correction.reason}"
    return one_line(said)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one["name"]) for one in value) or "unknown"
    return str(value["name"] if isinstance(value, dict) else value or "unknown")
