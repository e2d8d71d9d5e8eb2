"""Verbs that govern an act named after them, and what they say of it.

"held talks" lends the talks a source; "postponed the visit" and "plans to visit" say how real the visit is;
"lifted sanctions" makes another act of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.reading.acts.inflection import verb_forms

if TYPE_CHECKING:
    from communique.record import EventType, Status

LIGHT = frozenset(
    "hold have make pay conduct launch stage open begin start resume host attend convene arrange schedule"
    " announce impose slap levy declare organize organise sign reach express voice offer extend give"
    " provide send"
    " deliver issue file lodge order mount wage enter join lead carry undertake take do commit finish end"
    " conclude continue place negotiate broker initiate pledge approve renew strengthen tighten expand"
    " authorize authorise impose reinstate restore receive step wind complete reiterate reaffirm"
    " underscore emphasize emphasise"
    " stress convey renew affirm show pursue deepen kick".split()
)
"""Verbs that lend the noun behind them their subject as its source."""

STATUS: dict[Status, frozenset[str]] = {
    "planned": frozenset(
        "plan schedule set prepare decide intend slate announce vow organize arrange due about go aim".split()
    ),
    "possible": frozenset(
        "consider mull weigh expect want hope seek wish like explore discuss propose likely contemplate"
        " ponder"
        " ready willing study review anticipate debate possible try attempt".split()
    ),
    "postponed": frozenset("postpone delay defer reschedule".split()),
    "cancelled": frozenset("cancel scrap abandon shelve".split()),
    "denied": frozenset("deny".split()),
}
"""What a verb or adjective before the act says of it; "be to" is planned too."""

_OF_NOUNS: dict[Status, str] = {
    "planned": "plan schedule announce arrange organize organise prepare",
    "possible": "consider mull weigh expect want seek propose contemplate study review suggest",
    "postponed": "postpone delay defer reschedule",
    "cancelled": "cancel scrap abandon shelve",
    "denied": "deny",
}
OF_NOUNS: dict[str, Status] = {
    lemma: status for status, words in _OF_NOUNS.items() for lemma in words.split()
}
"""What a verb says of the act that is its object, or its subject where it is passive: "plans a visit"."""

PUT_OFF: dict[str, Status] = {"call off": "cancelled", "put off": "postponed", "push back": "postponed"}
"""Verbs with a particle that do the same."""

ENDING = frozenset(
    "overturn quash annul lift ease drop remove suspend halt end stop freeze relax waive revoke scrap pause"
    " loosen cut".split()
)

LENDING = LIGHT | ENDING | frozenset(OF_NOUNS) | frozenset(PUT_OFF)
"""Verbs whose subject does the act that is their object."""

ENDED: dict[EventType, EventType] = {
    "SANCTION": "CONCEDE", "COERCE": "CONCEDE", "ASSAULT": "RETREAT", "AID": "SANCTION", "COOPERATE":
    "SANCTION",
    "CONSULT": "SANCTION", "PROTEST": "CONCEDE", "MOBILIZE": "RETREAT", "AGREE": "SANCTION", "ACCUSE":
    "CONCEDE",
}  # fmt: skip
"""What an act is when it is ended, as PLOVER has it."""

OBJECT_CONTROL = frozenset(
    "urge ask order tell want force allow call invite press persuade instruct compel encourage permit"
    " help lead enable require authorize authorise pressure request expect direct warn get push beg".split()
)
"""Verbs whose object does what the infinitive after it says."""

HAPPENING = frozenset(
    "take be come go proceed occur happen begin start end follow continue resume collapse stall fail".split()
)
"""Verbs by which the act that is their subject happens, or does not."""

NOT_DONE = frozenset(
    "fail refuse decline neglect avoid refrain stop cease forget pretend unable unwilling reluctant".split()
)
"""What follows these did not happen."""

ADJECTIVES: dict[str, Status] = {
    "planned": "planned", "upcoming": "planned", "scheduled": "planned", "forthcoming": "planned",
    "coming": "planned", "next": "planned", "possible": "possible", "potential": "possible",
    "proposed": "possible", "likely": "possible", "eventual": "possible", "future": "possible",
    "cancelled": "cancelled", "canceled": "cancelled", "scrapped": "cancelled", "aborted": "cancelled",
    "postponed": "postponed", "delayed": "postponed", "prospective": "possible",
    "threatened": "possible", "imminent": "planned", "expected": "possible",
}  # fmt: skip
"""What an adjective before the noun of an act says of it."""


@cache
def lemmas() -> dict[str, tuple[str, frozenset[str]]]:
    """Give lemma and form names of every form of a governing verb."""
    known = LIGHT | ENDING | OBJECT_CONTROL | NOT_DONE | {verb.split()[0] for verb in PUT_OFF}
    known = known.union(*STATUS.values())
    table: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma in sorted(known):
        for form, names in verb_forms(lemma).items():
            table.setdefault(form, (lemma, frozenset(names)))
    return table


@cache
def _statuses() -> dict[str, Status]:
    return {lemma: status for status, words in STATUS.items() for lemma in words}


def status_by(lemma: str) -> Status | None:
    """Give what a governing verb or adjective says of the act after it."""
    return _statuses().get(lemma)
