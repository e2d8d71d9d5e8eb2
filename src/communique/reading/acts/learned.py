"""Acts as the encoder reads them: which triggers are acts, and who, when and where each is linked with.

Form's acts are no hints to the encoder, but have their say here: a trigger that both see needs less to be an
act, and where the encoder sees no side, place or day, those that form found stay.
"""

from __future__ import annotations

import typing
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model.decode import named_by, triggers
from communique.reading.acts.bare import bare_act
from communique.reading.acts.draft import stations
from communique.reading.acts.inherit import with_inherited_days
from communique.reading.acts.links import place_of, sides_of, time_of
from communique.reading.acts.nearby import allows, names_day
from communique.reading.acts.voice import with_voice
from communique.record import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model.decode import Found
    from communique.model.encoder import Answer
    from communique.reading.acts.draft import Act
    from communique.reading.acts.setting import Setting
    from communique.reading.document import Cast
    from communique.record import Status

LEAST = 0.75
"""Probability of a type from which a trigger is an act."""
LEAST_WITH_FORM = 0.35
"""The same where form reads an act of the type there. Both were chosen on the articles held out."""
SURE = 0.8
"""Probability from which the encoder's status counts against form's planned or possible."""
_TOLD = frozenset({"postponed", "cancelled", "denied"})


def judge(acts: Sequence[Act], answers: Sequence[Answer], setting: Setting) -> tuple[list[Act], list[Trace]]:
    """Give the acts that the encoder holds for acts, form's and its own, and why others of form are none."""
    judged: list[Act] = []
    doubts: list[Trace] = []
    for answer in answers:
        low, high = answer.passage.spans[0][0], answer.passage.spans[-1][1]
        here = [act for act in acts if low <= act.trigger[0] < high]
        for one, form in _candidates(answer, here):
            if not _is_enough(one, form):
                doubts += [_doubt(one, form, setting)] if form else []
            elif act := _act(one, form, setting):
                judged += stations(act, setting.cast)
    ordered = sorted(judged, key=lambda act: act.trigger)
    return with_inherited_days(with_voice(ordered, setting), setting), doubts


def _is_enough(found: Found, form: Act | None) -> bool:
    return found.probability >= (LEAST_WITH_FORM if form is not None and form.type == found.label else LEAST)


def _candidates(answer: Answer, acts: Sequence[Act]) -> Iterator[tuple[Found, Act | None]]:
    """Give each trigger with the act that form reads in the same words: the encoder's, and form's others."""
    taken: set[int] = set()
    for found in triggers(answer):
        form = _overlapping(found.span, acts)
        if found.probability >= LEAST or (form is not None and form.type == found.label):
            taken.add(id(form))
            yield found, form
    for act in acts:
        if id(act) not in taken and (named := named_by(answer, act.trigger, act.type)):
            yield named, act


def _overlapping(one: tuple[int, int], acts: Iterable[Act]) -> Act | None:
    return next((a for a in acts if a.trigger[0] < one[1] and one[0] < a.trigger[1]), None)


def _act(found: Found, form: Act | None, setting: Setting) -> Act | None:
    """Give the act of a trigger, or None where it has neither source nor target."""
    same = form if form is not None and form.type == found.label else None
    number = setting.sentence(found.span[0])
    base = same or bare_act(found, setting.sentences, number)
    sources, targets = sides_of(found, setting.cast)
    if form is not None:
        sources = _agreed(sources, form.sources, setting.cast) if same or not sources else sources
        targets = _agreed(targets, form.targets, setting.cast) if same or not targets else targets
    targets = tuple(actor for actor in targets if actor not in sources)
    if not sources and not targets:
        return None
    status = _status(found, same)
    act = replace(
        base, sources=sources, targets=targets, status=status, probability=found.probability,
        evidence=setting.cast.whole(base.evidence),
        said_by=setting.speakers.at(found.span[0]), decided=_decided(found, form),
    )  # fmt: skip
    act = _dated(act, found, setting)
    place = place_of(found, setting.places)
    return act if place is None or act.mode == "phone" else replace(act, place=place)


def _status(found: Found, form: Act | None) -> Status:
    """Give the encoder's status, unless words tell one: "postponed" always, "will" where it is not sure."""
    best, probability = max(found.share("status").items(), key=lambda pair: pair[1])
    if form is not None and (form.status in _TOLD or (form.status != "occurred" and probability < SURE)):
        return form.status
    return typing.cast("Status", best)


def _agreed(linked: tuple[str, ...], form: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Give those actors linked whom form has too, else whom form has of their countries, else the linked."""
    same = tuple(actor for actor in linked if actor in form)
    countries = {cast.actor(actor).country for actor in linked} - {None}
    return same or tuple(a for a in form if cast.actor(a).country in countries) or linked or form


def _dated(act: Act, found: Found, setting: Setting) -> Act:
    """Give the act at the time that it is linked with, else at form's, if its status allows that."""
    published = setting.article.published
    time = time_of(found, setting.times, act.status, published)
    if time is not None:
        of_calendar = names_day(time, setting.article.text)
        return replace(act, start=time.start, end=time.end, when=time.span, names_day=of_calendar)
    if allows(act.status, act.start, act.end, published):
        return act
    return replace(act, start=None, end=None, when=None, names_day=False)


def _decided(found: Found, form: Act | None) -> str:
    if form is None:
        return f"the encoder ({found.probability:.2f})"
    if form.type == found.label:
        return f"form and the encoder ({found.probability:.2f})"
    return f"the encoder ({found.probability:.2f}) against form, which reads {form.type}"


def _doubt(found: Found, form: Act | None, setting: Setting) -> Trace:
    sentence = setting.sentences[setting.sentence(found.span[0])]
    words, kind = setting.article.text[slice(*found.span)], form.type if form else found.label
    reason = f"form reads “{words}” as {kind}, the encoder doubts it ({found.probability:.2f})"
    return Trace(sentence.span, sentence.part, (), reason)
