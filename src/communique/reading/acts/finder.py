"""From sentences to acts: every trigger with its sides, status, days and place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.reading.acts import nouns, sides
from communique.reading.acts.clauses import clauses_of
from communique.reading.acts.draft import Act
from communique.reading.acts.inflection import verb_forms
from communique.reading.acts.lexicon import OBJECTS, surfaces
from communique.reading.acts.inherit import with_inherited_days
from communique.reading.acts.setting import days_near, place_near
from communique.reading.acts.status import status_of_verb
from communique.reading.acts.view import Context, Named, SentenceView
from communique.reading.acts.voice import issuer
from communique.record import Trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.reading.acts.clauses import Clause
    from communique.reading.acts.lexicon import Entry
    from communique.reading.acts.sides import Side
    from communique.reading.document import Cast, Sentence
    from communique.record import Article, Place, Span, Statement, Time

_SUPPRESSING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""What these acts are about is not an act of its own: "agreed to withdraw"."""
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_BETWEEN_STATES = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "SANCTION"})
_BY_THE_STATE = frozenset({"COERCE", "CONCEDE", "ACCUSE"})
_VERBAL = frozenset({"AGREE", "REQUEST", "SUPPORT"})


@dataclass(slots=True)
class _Memory:
    """What earlier sentences leave for pronouns."""

    together: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def find_acts(
    article: Article,
    sentences: Sequence[Sentence],
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[list[Act], list[Trace]]:
    """Give the acts of an article in order, and the reason for each sentence that yields none."""
    finder = _Finder(article, cast, times, places, statements)
    acts: list[Act] = []
    reasons: list[Trace] = []
    for number, sentence in enumerate(sentences):
        if sentence.part == "furniture":
            continue
        found = finder.read(sentence, number)
        acts += found
        if not found and finder.reason:
            reasons.append(Trace(sentence.span, sentence.part, (), finder.reason))
    return with_inherited_days(acts, article, sentences, is_issued=finder.issuer is not None), reasons


@dataclass(slots=True)
class _Finder:
    article: Article
    cast: Cast
    times: Sequence[Time]
    places: Sequence[Place]
    statements: Sequence[Statement]
    memory: _Memory = field(default_factory=_Memory)
    reason: str = ""
    speakers: tuple[tuple[Span, str], ...] = field(init=False)
    issuer: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.speakers = tuple((span, s.speaker) for s in self.statements if s.speaker for span in s.content)
        self.issuer = issuer(self.article, self.cast)

    def read(self, sentence: Sentence, number: int) -> list[Act]:
        """Give the acts of one sentence."""
        self.reason = ""
        context = Context(self.memory.together, self.memory.body, self.speakers, self.issuer)
        view = SentenceView(sentence, self.cast, context)
        clauses = clauses_of(view)
        taken: set[int] = set()
        acts = list(self._verb_acts(view, clauses, number, taken))
        acts += self._noun_acts(view, clauses, number, taken)
        self._remember(clauses, acts)
        return sorted(acts, key=lambda act: act.trigger)

    def _remember(self, clauses: Sequence[Clause], acts: Sequence[Act]) -> None:
        for clause in clauses:
            actors = tuple(a for named in clause.subject for a in named.actors)
            if len(actors) > 1 or any(self.cast.actor(a).kind == "group" for a in actors):
                self.memory.together = actors
            elif actors and self.cast.actor(actors[0]).kind in ("state", "organization"):
                self.memory.body = actors
        for act in acts:
            if act.type == "CONSULT" and act.targets:
                self.memory.together = (*act.sources, *act.targets)

    # Verbs

    def _verb_acts(
        self, view: SentenceView, clauses: Sequence[Clause], number: int, taken: set[int]
    ) -> Iterator[Act]:
        suppressing: set[int] = set()
        for clause in clauses:
            entries = self._entries_at(view, clause)
            if not entries:
                continue
            if entries[0].type in _SUPPRESSING:
                suppressing.add(id(clause))
            if clause.governor is not None and id(clause.governor) in suppressing and clause.group.to:
                self.reason = "what it names is only asked for, promised, refused or threatened"
                continue
            for entry in entries:
                act = self._verb_act(view, clause, entry, number)
                if act is not None:
                    if _is_present(view, clause, entry):
                        act = replace(act, is_present=True)
                    taken.update(range(clause.group.start, clause.group.end))
                    yield act
                    break

    def _entries_at(self, view: SentenceView, clause: Clause) -> list[Entry]:
        at, end = clause.group.at, clause.group.end
        return [
            s.entry
            for s in surfaces().get(view.low(at), ())
            if s.entry.form == "verb"
            and len(s.words) == end - at
            and all(view.low(at + k) == word for k, word in enumerate(s.words))
            and (s.entry.thing is None or sides.has_object(view, clause, OBJECTS[s.entry.thing]))
        ]

    def _verb_act(self, view: SentenceView, clause: Clause, entry: Entry, number: int) -> Act | None:
        status = status_of_verb(view, clause)
        if status is None:
            self.reason = f"“{view.words[clause.group.at].low}” is negated, conditional or only ought to be"
            return None
        end = clause.group.end
        if clause.group.voice == "passive":
            sources, targets = sides.behind(view, end, ("by",)), clause.subject
            if not sources and entry.type in _BY_THE_STATE:
                sources = self._authorities(targets)
        else:
            sources, targets = clause.subject, sides.targets_after(view, entry, end)
        if entry.type in _SYMMETRIC and not targets and len(sources) > 1:
            sources, targets = sides.split(sources)
        right = max([end, *(n.end for n in targets), *(n.end for n in sources)])
        left = min([clause.group.start, *(n.start for n in sources)])
        return self._act(view, entry, sources, targets, status, (clause.group.start, end), (left, right), number)

    def _authorities(self, targets: Side) -> Side:
        """Give the state that detains or frees people where the text does not say who did: their own."""
        own = self._own_state([a for n in targets for a in n.actors])
        return (Named(targets[0].start, targets[0].end, "GPE", (own,)),) if own else ()

    # Nouns

    def _noun_acts(
        self, view: SentenceView, clauses: Sequence[Clause], number: int, taken: set[int]
    ) -> Iterator[Act]:
        i = 0
        while i < len(view.words):
            match = next(
                (
                    s
                    for s in surfaces().get(view.low(i), ())
                    if s.entry.form != "verb"
                    and all(view.low(i + k) == word for k, word in enumerate(s.words))
                ),
                None,
            )
            if match is None or i in taken or view.named_at(i) or view.code(i) == "t":
                i += 1
                continue
            end = i + len(match.words)
            found = nouns.read_noun(view, clauses, match.entry, i, end)
            if found is not None:
                entry = replace(match.entry, type=found.type)
                act = self._act(
                    view, entry, found.sources, found.targets, found.status, (i, end), (found.left, found.right), number
                )
                if act is not None:
                    yield act
            elif not self.reason:
                self.reason = f"who does what “{' '.join(match.words)}” names is not told"
            i = end

    # Both

    def _act(
        self,
        view: SentenceView,
        entry: Entry,
        sources: Side,
        targets: Side,
        status: str,
        trigger: tuple[int, int],
        extent: tuple[int, int],
        number: int,
    ) -> Act | None:
        who = tuple(dict.fromkeys(a for n in sources for a in n.actors))
        whom = tuple(a for a in dict.fromkeys(a for n in targets for a in n.actors) if a not in who)
        if not who:
            self.reason = f"who does what “{view.words[trigger[0]].low}” names is not told"
            return None
        if entry.type in _BETWEEN_STATES:
            whom = tuple(a for a in whom if not self._is_own_state(a, who))
        if not whom:
            whom = self._fallback(entry, who)
        if not whom and (entry.needs_target or entry.type not in ("RETREAT", "MOBILIZE")):
            self.reason = f"to whom “{view.words[trigger[0]].low}” is done is not told"
            return None
        span = view.span(*trigger)
        when = days_near(view, trigger, self.times, status, self.article.published)
        place = place_near(view, trigger, self.places)
        return Act(
            type=entry.type,
            mode=entry.mode,
            cameo=entry.cameo,
            sources=who,
            targets=whom,
            status=status,  # type: ignore[arg-type]
            trigger=span,
            evidence=view.span(*extent),
            sentence=number,
            start=when.start if when else None,
            end=when.end if when else None,
            when=when.span if when else None,
            place=place,
            said_by=self._said_by(span[0]),
            lemma=entry.lemma,
        )

    def _fallback(self, entry: Entry, who: tuple[str, ...]) -> tuple[str, ...]:
        """Give the target that is not named: the other side of the talks told of, or the own state."""
        others = tuple(a for a in self.memory.together if a not in who)
        if entry.type in _VERBAL and others and len(others) < len(self.memory.together):
            return others
        own = self._own_state(who) if entry.is_domestic else None
        return (own,) if own else ()

    def _is_own_state(self, actor: str, who: tuple[str, ...]) -> bool:
        """Whether an actor is the state for which those who act do so: Oslo does not visit Norway."""
        country = self.cast.actor(actor).country
        return self.cast.actor(actor).kind == "state" and country in {self.cast.actor(a).country for a in who}

    def _own_state(self, actors: Sequence[str]) -> str | None:
        countries = {self.cast.actor(a).country for a in actors} - {None, "IGO"}
        return next((a.id for a in self.cast.actors if a.kind == "state" and a.country in countries), None)

    def _said_by(self, offset: int) -> str | None:
        for statement in self.statements:
            if any(start <= offset < end for start, end in statement.content):
                return statement.speaker
        return None


def _is_present(view: SentenceView, clause: Clause, entry: Entry) -> bool:
    """Whether a clause has its verb in the present: "condemns", "are condemning", "would like to condemn"."""
    if clause.group.shape == "infinitive" and clause.governor is not None:
        return not _is_past(view, clause.governor)
    forms = verb_forms(entry.words[0]).get(view.low(clause.group.at), set())
    if clause.group.helpers & {"am", "is", "are", "'m", "'re"}:
        return True
    return not clause.group.helpers and bool(forms & {"base", "s"})


def _is_past(view: SentenceView, clause: Clause) -> bool:
    return view.low(clause.group.at).endswith("ed") or bool(clause.group.helpers & {"was", "were", "had"})
