"""Messages in plain words: what happened, what changed, who says so. What articles say is only ever text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from communique._text import one_line
from communique.export.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.ledger.alerting.messages import Message, Told
    from communique.ledger.alerting.rules import Alert

LONGEST: Final = 160
"""Characters of a headline."""
_MOST_NAMES: Final = 2
_KINDS: Final = {
    "new": ("new event", "new events"),
    "status": ("change of status", "changes of status"),
    "contradiction": ("contradiction", "contradictions"),
}


def headline(one: Told) -> str:
    """Say on one line what is told."""
    content = one.content or {}
    event = content.get("event", {})
    act = " ".join(filter(None, (event.get("type"), event.get("mode"))))
    said = f"{act}: {_side(event.get('sources', ()))} → {_side(event.get('targets', ()))}"
    if one.kind == "status":
        said += f": {content['from']} → {content['to']}"
    elif one.kind == "contradiction":
        values = " or ".join(side["value"] for side in content["sides"][:3])
        said += f": reports disagree on the {content['field']}: {values}"
    else:
        said += f" ({event.get('status')})"
    return short(said)


def facts(one: Told) -> str:
    """Say when and where an event is, and how many report it."""
    event = (one.content or {}).get("event", {})
    first, last = event.get("first_day"), event.get("last_day")
    days = f"{first} to {last}" if last and last != first else first
    place = ", ".join(filter(None, (event.get("place"), event.get("place_country"))))
    reports = event.get("reports", 0)
    return short(" · ".join(filter(None, (days, place, f"{reports} report{'' if reports == 1 else 's'}"))))


def quotes(one: Told) -> Iterator[str]:
    """Give the words that say so, each with whose they are, or who corrected the event."""
    content = one.content or {}
    if (edit := content.get("correction")) is not None:
        yield text(f"Corrected by {edit['author']}: {edit['reason']}")
    if (report := content.get("report")) is not None:
        yield _quote(report)
    for side in content.get("sides", ()):
        for report in side["reports"]:
            yield f"{text(side['value'])}: {_quote(report)}"


def counts(message: Message) -> str:
    """Count what a message tells, by kind."""
    return counts_of(message.counts)


def counts_of(kinds: dict[str, int]) -> str:
    """Count tellings by kind.

    >>> counts_of({"new": 1, "status": 2})
    '1 new event, 2 changes of status'
    """
    return ", ".join(
        f"{kinds[kind]:,} {words[kinds[kind] != 1]}" for kind, words in _KINDS.items() if kinds.get(kind)
    )


def subject(alert: Alert, message: Message) -> str:
    """Say on one line what a message is about."""
    if message.size == 1 and message.told:
        return short(f"{alert.name}: {headline(message.told[0])}")
    return short(f"{alert.name}: {counts(message)}")


def conditions(alert: Alert) -> str:
    """Say which events an alert asks for."""
    told = [f"{name.replace('_', ' ')} {_listed(value)}" for name, value in alert.asked.items()]
    return text("; ".join(told) or "all events")


def short(words: str) -> str:
    plain = text(words)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def text(words: str) -> str:
    """Give words on one line, without anything that is not text."""
    return without_controls(one_line(words))


def _listed(value: Any) -> str:
    return " and ".join(value) if isinstance(value, list) else str(value)


def _side(names: Sequence[str]) -> str:
    if not names:
        return "(not named)"
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _quote(report: dict[str, Any]) -> str:
    whose = report["outlet"] or report["source"] or "outlet unknown"
    return text(f"“{report['words']}” ({whose}, {report['published'] or 'no day'})")
