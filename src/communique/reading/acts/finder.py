"""From sentences to acts: every trigger with its sides, status, days and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.cameo import OTHER
from communique.plover import VERBAL
from communique.reading.acts.clauses import clauses_of
from communique.reading.acts.draft import Act, stations
from communique.reading.acts.inherit import with_inherited_days
from communique.reading.acts.nearby import days_near, names_day, place_near
from communique.reading.acts.noun_readings import BY_THE_STATE, read_nouns
from communique.reading.acts.readings import Reading, Unread
from communique.reading.acts.verb_readings import read_verbs
from communique.reading.acts.view import Context, SentenceView
from communique.reading.acts.voice import issuer
from communique.record import Trace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.setting import Setting
    from communique.reading.acts.sides import Side
    from communique.reading.document import Cast, Sentence
    from communique.record import Span, Status, Time

_BETWEEN_STATES = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "SANCTION"})
"""Acts that are not done to the own state."""
_IN_TALKS = frozenset({"AGREE", "REQUEST", "SUPPORT"})
"""Acts that, told of talks, are done to the other side where they name no target."""
_BOUNDS = frozenset("WHSACV;:")
_LONGEST_SPEECH = 30
_NO_TARGET = frozenset({"RETREAT", "MOBILIZE"})


def find_acts(setting: Setting) -> tuple[list[Act], list[Trace]]:
    """Give the acts of an article in order, and the reason for each sentence that yields none."""
    finder = _Finder(setting)
    acts: list[Act] = []
    reasons: list[Trace] = []
    for number, sentence in enumerate(setting.sentences):
        if sentence.part == "furniture":
            continue
        found, why = finder.read(sentence, number)
        acts += found
        if not found and why:
            reasons.append(Trace(sentence.span, sentence.part, (), why))
    return with_inherited_days(acts, setting), reasons


@dataclass(slots=True)
class _Finder:
    """Reads sentence after sentence, and remembers what pronouns may refer to."""

    setting: Setting
    together: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    cast: Cast = field(init=False)
    issuer: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.cast = self.setting.cast
        self.issuer = issuer(self.setting.article, self.cast)

    def read(self, sentence: Sentence, number: int) -> tuple[list[Act], str]:
        """Give the acts of one sentence, and why the last trigger that gave none did not."""
        view = SentenceView(
            sentence,
            self.cast,
            Context(
                self.together,
                self.pair,
                self.body,
                self.setting.speakers.within(sentence.span),
                self.issuer,
            ),
        )
        clauses = clauses_of(view)
        taken: set[int] = set()
        acts: list[Act] = []
        why = ""
        for readings in read_verbs(view, clauses):
            act, why = self._first_act(view, readings, number, why)
            if act is not None:
                acts.append(act)
                taken.update(range(*view.range_of(act.trigger)))
        for reading in read_nouns(view, clauses, taken):
            act, why = self._first_act(view, [reading], number, why)
            if act is not None and not any(_says_again(act, other) for other in acts):
                acts.append(act)
        acts = [station for act in acts for station in stations(act, self.cast)]
        self._remember(clauses, acts)
        return sorted(acts, key=lambda act: act.trigger), why

    def _first_act(
        self, view: SentenceView, readings: Sequence[Reading | Unread], number: int, why: str
    ) -> tuple[Act | None, str]:
        for reading in readings:
            act = reading if isinstance(reading, Unread) else self._act(view, reading, number)
            if isinstance(act, Act):
                return act, why
            why = act.reason
        return None, why

    def _remember(self, clauses: Sequence[Clause], acts: Sequence[Act]) -> None:
        for clause in clauses:
            actors = tuple(a for named in clause.subject for a in named.actors)
            if len(actors) > 1 or any(self.cast.actor(a).kind == "group" for a in actors):
                self.together = actors
            elif actors and self.cast.actor(actors[0]).kind in ("state", "organization"):
                self.body = actors
        for act in acts:
            if act.type == "CONSULT" and act.targets:
                self.together = self.pair = (*act.sources, *act.targets)

    def _act(self, view: SentenceView, reading: Reading, number: int) -> Act | Unread:
        """Give the act of a reading, a missing side filled where the article leaves one actor."""
        name = view.text(*reading.trigger)
        who = _ids(reading.sources)
        whom = tuple(a for a in _ids(reading.targets) if a not in who)
        if not who and reading.type in BY_THE_STATE:
            who = self._authorities(whom)
        if not who:
            return Unread(f"who does what “{name}” names is not told")
        if reading.type in _BETWEEN_STATES:
            whom = tuple(a for a in whom if not self._is_own_state(a, who))
        whom = whom or self._other_side(view, reading, who)
        if not whom and (reading.entry.needs_target or reading.type not in _NO_TARGET):
            return Unread(f"to whom “{name}” is done is not told")
        trigger = view.span(*reading.trigger)
        status = self._status(view, reading)
        when = days_near(view, reading, self.setting.times, status, self.setting.article.published)
        return Act(
            type=reading.type,
            mode=reading.entry.mode,
            cameo=reading.entry.cameo if reading.type == reading.entry.type else OTHER[reading.type],
            sources=who,
            targets=whom,
            status=status,
            trigger=trigger,
            evidence=_evidence(view, reading, when),
            sentence=number,
            lemma=reading.entry.lemma,
            start=when.start if when else None,
            end=when.end if when else None,
            when=when.span if when else None,
            names_day=when is not None and names_day(when, self.setting.article.text),
            place=None if reading.entry.mode == "phone" else place_near(view, reading, self.setting.places),
            said_by=self.setting.speakers.at(trigger[0]),
            is_present=reading.is_present,
        )

    def _status(self, view: SentenceView, reading: Reading) -> Status:
        """Give the status: what has a day to come is planned, though told in the present or by a noun."""
        published = self.setting.article.published
        is_tenseless = reading.is_present or reading.entry.form == "noun"
        if reading.status != "occurred" or not is_tenseless or published is None:
            return reading.status
        when = days_near(view, reading, self.setting.times, "planned", published)
        return (
            "planned"
            if when is not None and when.start is not None and when.start > published
            else "occurred"
        )

    def _other_side(self, view: SentenceView, reading: Reading, who: tuple[str, ...]) -> tuple[str, ...]:
        """Give the target that is not named: the other side of the talks told of, or the own state."""
        others = tuple(a for a in self.together if a not in who)
        is_open = reading.type in _IN_TALKS and reading.entry.slots != ("obj+to",)
        if is_open and others and len(others) < len(self.together):
            return others
        if not reading.entry.is_domestic:
            return ()
        own = self._own_state(who) or (
            self._state_of_place(view, reading) if reading.type == "PROTEST" else None
        )
        return (own,) if own and own not in who else ()

    def _state_of_place(self, view: SentenceView, reading: Reading) -> str | None:
        """Give the state where people protest: of the place named, else the one named most."""
        states = [a for a in self.cast.actors if a.kind == "state" and a.mentions]
        place = place_near(view, reading, self.setting.places)
        here = [a for a in states if place is not None and a.country == place.country]
        most = max(here or states, key=lambda a: len(a.mentions), default=None)
        return most.id if most else None

    def _authorities(self, whom: tuple[str, ...]) -> tuple[str, ...]:
        """Give the state that detains, charges or frees people where the text does not say who did."""
        own = self._own_state(whom)
        return (own,) if own and not any(self.cast.actor(a).kind == "state" for a in whom) else ()

    def _is_own_state(self, actor: str, who: tuple[str, ...]) -> bool:
        """Whether an actor is the state for which those who act do so: Oslo does not visit Norway."""
        country = self.cast.actor(actor).country
        return self.cast.actor(actor).kind == "state" and country in {self.cast.actor(a).country for a in who}

    def _own_state(self, actors: Sequence[str]) -> str | None:
        countries = {self.cast.actor(a).country for a in actors} - {None, "IGO"}
        return next((a.id for a in self.cast.actors if a.kind == "state" and a.country in countries), None)


def _evidence(view: SentenceView, reading: Reading, when: Time | None) -> Span:
    """Give the passage that carries the act: both sides, its day, and, of acts in words, what was said."""
    start, end = reading.extent
    if reading.type in VERBAL and reading.entry.form == "verb":
        end = max(end, _end_of_speech(view, end))
    if when is not None:
        first, last = view.range_of(when.span)
        if last <= start and not set(view.codes[last:start]) & _BOUNDS:
            start = first
        end = max(end, last)
    return view.span(start, end)


def _end_of_speech(view: SentenceView, start: int) -> int:
    """Give where what somebody asks for, promises or rejects ends: at most at the end of the sentence."""
    for i in range(start, min(len(view.words), start + _LONGEST_SPEECH)):
        if view.code(i) in ";:." or (view.code(i) == "," and view.code(i + 1) in "WSBR"):
            return i
    return min(len(view.words), start + _LONGEST_SPEECH)


def _says_again(act: Act, other: Act) -> bool:
    """Whether a noun only goes on with a verb: the support in "reiterated its support"."""
    is_inside = other.evidence[0] <= act.trigger[0] and act.trigger[1] <= other.evidence[1]
    same_sides = set(act.sources) & set(other.sources) and set(act.targets) & set(other.targets)
    return is_inside and act.type == other.type and bool(same_sides)


def _ids(side: Side) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for named in side for a in named.actors))
