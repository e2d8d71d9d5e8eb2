"""Capitals that stand for their state: "Tokyo said", "between Seoul and Pyongyang", "Beijing's envoy".

Such a capital is an actor and not the place of an act.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.countries import country_by_code

if TYPE_CHECKING:
    from communique.record import Place

_VERB = (
    r"(?:accus|agree|announc|approv|argu|ask|back|blam|cancel|claim|condemn|confirm|criticis|criticiz|declar|"
    r"declin|demand|denounc|expell|express|impos|insist|offer|oppos|order|pledg|postpon|promis|propos|protest|"
    r"reject|refus|respond|retaliat|sanction|sign|suspend|summon|threaten|urg|vow|warn|welcom)(?:e?[ds]|ied|es)?"
    r"|den(?:ied|ies)|has|have|had|is|was|were|will|would|may|might|could|should|must|did|does|do"
    r"|sa(?:id|ys)|sees?|saw|wants?|wanted|hopes?|hoped|fears?|feared|calls?|called|takes?|took|seeks?|sought"
    r"|sends?|sent|holds|held|made|makes|gave|gives"
)
_OFFICE = (
    r"foreign|defen[cs]e|government|leaders?|leadership|ministry|envoys?|ambassador|diplomats?|officials?|"
    r"position|stance|decision|demands?|policy|allies|response|ties|relations|interests|claims?|proposal"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_ACTS = re.compile(rf"(?: and {_NAME})?(?: (?:also|never|now|still|itself|has|later|then))? (?:{_VERB})\b")
_OWNS = re.compile(rf"['’]s? (?:{_OFFICE})\b")
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|across|through|into|toward|towards|throughout|of|visited|left|"
    r"reached|leaving|reaching|visiting)\s+$"
)
_BETWEEN = re.compile(rf"\bbetween (?:{_NAME} and )?$")
_PARTNER = re.compile(r"\b(?:against|by|with|pressed|urged|accused|warned|told|asked|blamed|condemned) $")


def stands_for_state(text: str, place: Place) -> bool:
    """Tell whether the name of a capital in `text` means the state's government and not the city."""
    if place.span is None or not _is_capital(place):
        return False
    start, end = place.span
    before = text[max(0, start - 40) : start]
    if _BETWEEN.search(before) or _PARTNER.search(before):
        return True
    if _OWNS.match(text, end):
        return True
    return _ACTS.match(text, end) is not None and _PLACED.search(before) is None


def _is_capital(place: Place) -> bool:
    country = country_by_code(place.country) if place.country else None
    return country is not None and place.name in country.capitals
