"""Vague references to the present, the past and the future: "now", "recently", "the near future"."""

from __future__ import annotations

from communique.timex.resolve import portion
from communique.timex.rule import Match, Reading, Rule, dated, limited
from communique.timex.values import days_of


def _year_end(m: Match) -> Reading | None:
    """Read "by year-end", "at the year's end" as the end of the year."""
    if not m.published:
        return Reading("DATE", "XXXX")
    value = f"{m.published.year:04}"
    return limited(dated(value), portion(days_of(value), "end"))


def _overnight(m: Match) -> Reading | None:
    day = m.published.isoformat() if m.published else "XXXX-XX-XX"
    return dated(f"{day}TNI", "TIME")


def _present(_: Match) -> Reading | None:
    return Reading("DATE", "PRESENT_REF")


def _past(_: Match) -> Reading | None:
    return Reading("DATE", "PAST_REF")


def _future(_: Match) -> Reading | None:
    return Reading("DATE", "FUTURE_REF")


RULES = (
    Rule("the? (calendar|fiscal)? year ('s|-)? end", _year_end),
    Rule("overnight", _overnight),
    Rule(
        "words=(now|right now|just now|currently|presently|nowadays|at present|these days|at the moment"
        "|this time around)",
        _present,
    ),
    Rule("(more|most|only|just)? words=(recently|lately)", _past),
    Rule("(the (recent|distant)?) words=(past)", _past),
    Rule(
        "words=(the (near|immediate|foreseeable|not too distant)? future|the (near|short|long) term)", _future
    ),
)
