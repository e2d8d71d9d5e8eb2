"""Who says "we": who is quoted, and outside quotation marks the one who issues a statement."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.plover import VERBAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.draft import Act
    from communique.reading.acts.setting import Setting
    from communique.reading.document import Cast
    from communique.record import Article

_RELEASED = re.compile(r"\b[Ss]tatement (?:was |is )?(?:released|issued|made|agreed) (?:by|on behalf of)\b")
_ISSUED = re.compile(
    r"\b(?:(?:Press|Media|Joint) (?:Statement|Release)|Statement|Remarks|Address|Message|Letter|Communiqu[eé]"
    r"|Declaration)(?: (?:by|from|of|to)\b)?"
)
_RELEASE = re.compile(
    r"\b(?:Readout|Press [Rr]elease|Press Statement|Media Note|FACT SHEET|Fact Sheet|Joint Statement|Remarks"
    r"|Office of the Spokesperson|attributable to|Statement (?:by|from))\b"
    r"|^[^\n]{0,90}(?:Call|Meeting|Meetings) [Ww]ith\b"
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_SIGNATURE = re.compile(r"^[A-Z][^\n,]{3,40}, [A-Z][^\n.!?]{3,60}$", re.MULTILINE)
"""A line such as "Ada Olsen, Minister of Trade" above a text."""
_SUBJECT = re.compile(
    r"\b(?:[Ww]e|(?<!War )I)"
    r"(?:\s(?:\w+ly|have|had|will|would|shall|can|must|do|did|are|am|also|again|once|more|further|still|both|all|to|and"
    r"|want|wish|like|continue|join))*\s$"
)
"""Who acts, right before the act: "We continue to urge"."""
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Mm]y)\b")
_BEFORE = 300
"""Characters before an act in which "we" is looked for."""
_HEAD = 700
_NEAR = 160


def issuer(article: Article, cast: Cast) -> str | None:
    """Give the actor that a statement's own head names first: "Statement by President Ada Olsen"."""
    head = article.text[:_HEAD]
    match = _RELEASED.search(head) or _ISSUED.search(head)
    if match is None:
        return _signatory(head, cast)
    named = cast.within((match.end(), match.end() + _NEAR))
    if match.re is _RELEASED:
        return next((actor for _, actor in named if actor), None)
    people = [actor for mention, actor in named if actor and mention.kind == "PER"]
    bodies = [
        actor for mention, actor in named if actor and mention.kind in ("GPE", "ORG") and mention.country
    ]
    return next(iter([*people, *bodies]), None)


def _signatory(head: str, cast: Cast) -> str | None:
    for line in _SIGNATURE.finditer(head):
        for mention, actor in cast.within(line.span()):
            if actor and mention.kind == "PER" and mention.span[0] == line.start():
                return actor
    return None


def is_issued(setting: Setting) -> bool:
    """Whether the article is a release: its head says so, or it speaks of "us" outside quotation marks."""
    if issuer(setting.article, setting.cast) is not None or _RELEASE.search(setting.article.text[:_HEAD]):
        return True
    return any(
        not setting.is_quoted(sentence.start + match.start())
        for sentence in setting.sentences
        if sentence.part != "furniture"
        for match in _WE.finditer(sentence.text)
    )


def voice(acts: Sequence[Act], cast: Cast) -> str | None:
    """Give the country that speaks in a release: that of most verbal acts, of several the first."""
    verbal = [act for act in acts if act.type in VERBAL and act.status == "occurred"]
    counts = Counter(country for act in verbal for country in countries(act, cast) if country != "IGO")
    return max(counts, key=counts.__getitem__, default=None)


def countries(act: Act, cast: Cast) -> tuple[str, ...]:
    """Give the countries for which the sources of an act do it, in order."""
    return tuple(dict.fromkeys(c for actor in act.sources if (c := cast.actor(actor).country)))


def with_voice(acts: Sequence[Act], setting: Setting) -> list[Act]:
    """Give the acts, with whoever says "we" as the source of what "we" do: who is quoted, or who issues this.

    "We" is the subject right before an act; an act without a source is also that of a "we" or "our" anywhere
    before it.
    """
    cast = setting.cast
    states = {actor.country: actor.id for actor in cast.actors if actor.kind == "state"}
    speaks = issuer(setting.article, cast) or states.get(voice(acts, cast))
    return [_own(act, setting, speaks) if _is_ours(act, setting) else act for act in acts]


def _is_ours(act: Act, setting: Setting) -> bool:
    start = max(setting.sentences[act.sentence].start, act.trigger[0] - _BEFORE)
    before = setting.article.text[start : act.trigger[0]]
    if _SUBJECT.search(before):
        return True
    return not act.sources and _FIRST_PERSON.search(before) is not None


def _own(act: Act, setting: Setting, speaks: str | None) -> Act:
    at = act.trigger[0]
    says = setting.speakers.at(at) or (None if setting.is_quoted(at) else speaks)
    if says is None:
        return act
    return replace(act, sources=(says,), targets=tuple(t for t in act.targets if t != says))
