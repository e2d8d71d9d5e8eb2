"""The sector of people of whom the article tells no office: the accused and convicted, and everybody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention
    from communique.reading.people.draft import Draft
    from communique.record import Sector

_CONVICTED = re.compile(
    r"(?:,\s\d{1,2},)?\s(?:(?:was|is|were|has been|had been|who was)\s)?(?:(?:also|previously|later)\s)?"
    r"(?:convicted|sentenced|found guilty|ple(?:d|aded|ads) (?:not )?guilty|charged with|indicted"
    r"|imprisoned (?:for|in))\b"
)
_ACCUSED = re.compile(
    r"\b(?:attacker|suspect|gunman|shooter|killer|murderer|defendant|perpetrator|conviction of|sentencing of"
    r"|trial of)(?:,?\s(?:identified|named)\sas)?,?\s$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def settle_private(draft: Draft, mentions: Sequence[ActorMention], text: str) -> None:
    """Give a person without a sector that of the criminal or of the civilian; an IGO's official is IGO."""
    if draft.country == "IGO" and draft.sector != "ELI":
        draft.sector = "IGO"
    if draft.sector is None:
        draft.sector = _fate(draft, mentions, text)


def _fate(draft: Draft, mentions: Sequence[ActorMention], text: str) -> Sector:
    for i in draft.at:
        start, end = mentions[i].span
        if _CONVICTED.match(text, end) or _ACCUSED.search(text[max(0, start - _LOOK_BACK) : start]):
            return "CRM"
    return "CVL"
