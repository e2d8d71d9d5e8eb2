"""Attributions joined with the cast into the statements of a record: one a speaker and run of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.reading.document import Cast
from communique.reading.speech.agents import PRONOUNS
from communique.reading.speech.casting import with_speakers
from communique.reading.speech.selection import Selection
from communique.reading.speech.speakers import Speakers
from communique.record import Actor, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution
    from communique.record import Article, Span, StatementKind, Time

_WHERE = re.compile(
    r"\b(?:in|at|on|from|near|outside|during|after|before|via|through)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(slots=True)
class _Run:
    """Attributions of one speaker that make one statement."""

    speaker: str | None
    attributions: list[Attribution]

    @property
    def last(self) -> Attribution:
        return self.attributions[-1]


def read_speech(
    article: Article,
    sentences: list[Sentence],
    cast: Cast,
    times: list[Time],
    found: Sequence[Attribution],
) -> tuple[Cast, list[Statement]]:
    """Give the cast with those who only speak, and the statements that the attributions found make.

    The mentions of the cast stay as they are: that the words of a source name their speaker is no help to a
    reader of acts, which looks for the names inside them.
    """
    selected = Selection(article, sentences).statements(found)
    grown = with_speakers(article, sentences, cast, selected)
    said = find_statements(article, sentences, grown, times, selected)
    actors, said = _with_described(grown.actors, said, article.text)
    return Cast(actors, cast.mentions, cast.actor_ids), said


def _with_described(
    actors: tuple[Actor, ...], said: list[Statement], text: str
) -> tuple[tuple[Actor, ...], list[Statement]]:
    """Give every speaker an actor: one whom the text only describes at length is named by its words."""
    found: list[Statement] = []
    added: list[Actor] = []
    for statement in said:
        if statement.speaker is None and statement.speaker_text is not None:
            name = " ".join(text[slice(*statement.speaker_text)].split())
            span = statement.speaker_text
            number = len(actors) + len(added) + 1
            described = Actor(f"A{number}", name, "group", None, None, None, None, (span,))
            added.append(described)
            statement = replace(statement, speaker=described.id)
        found.append(statement)
    return (*actors, *added), found


def find_statements(
    article: Article,
    sentences: list[Sentence],
    cast: Cast,
    times: list[Time],
    selected: Sequence[Attribution],
) -> list[Statement]:
    """Give the statements that the attributions selected make; `cast` should come from `with_speakers`.

    Where nobody is known by the words of a source, `speaker` is None; where those are only a pronoun, so is
    `speaker_text`. An attribution without a source is left out.
    """
    runs: list[_Run] = []
    speakers = Speakers(article.text, cast, sentences, is_settled=True)
    for attribution in selected:
        if attribution.speaker_text is None:
            continue
        speaker = next(iter(speakers.resolve(attribution.speaker_text)), None)
        if (
            speaker is None
            and attribution.kind == "indirect"
            and not _is_pronoun(attribution.speaker_text, article.text)
        ):
            continue
        if runs and _goes_on(runs[-1], attribution, speaker, sentences, article.text):
            runs[-1].attributions.append(attribution)
        else:
            runs.append(_Run(speaker, [attribution]))
    runs = _without_repeated_headlines(runs, article.text, sentences)
    return [
        _statement(f"S{number}", run, article.text, sentences, cast, times)
        for number, run in enumerate(runs, start=1)
    ]


def _goes_on(
    run: _Run, attribution: Attribution, speaker: str | None, sentences: list[Sentence], text: str
) -> bool:
    """Whether an attribution goes on with a run: the subject of one sentence, or a quotation continued."""
    last = run.last
    same_words = attribution.speaker_text == last.speaker_text
    if attribution.sentence == last.sentence:
        return same_words or (speaker is not None and speaker == run.speaker)
    if speaker is None or speaker != run.speaker or attribution.kind != "direct":
        return False
    if last.kind == "indirect" and not (
        _is_pronoun(attribution.source, text) and _follows_content(attribution)
    ):
        return False
    here, there = sentences[attribution.sentence], sentences[last.sentence]
    return here.paragraph - there.paragraph <= 1


def _follows_content(attribution: Attribution) -> bool:
    """Whether a cue comes after what was said: “…,” he said."""
    return attribution.cue is not None and attribution.cue[0] > attribution.content[0][0]


def _statement(
    name: str, run: _Run, text: str, sentences: list[Sentence], cast: Cast, times: list[Time]
) -> Statement:
    content = tuple(sorted({span for a in run.attributions for span in a.content}))
    about = [actor for span in content for _, actor in cast.within(span) if actor and actor != run.speaker]
    addressed = [actor for a in run.attributions for actor in _addressees(a, text, cast)]
    first = run.attributions[0]
    return Statement(
        id=name,
        speaker=run.speaker,
        speaker_text=first.speaker_text if run.speaker or not _is_pronoun(first.speaker_text, text) else None,
        kind=_kind(run),
        cue=first.cue,
        content=content,
        addressees=tuple(dict.fromkeys(actor for actor in addressed if actor != run.speaker)),
        about=tuple(dict.fromkeys(about)),
        when=_when(sentences[first.sentence], first.cue, content, times),
    )


def _is_pronoun(source: Span | None, text: str) -> bool:
    return source is not None and text[slice(*source)].lower() in PRONOUNS


def _without_repeated_headlines(runs: list[_Run], text: str, sentences: list[Sentence]) -> list[_Run]:
    """Leave out what a headline says and the body says again, in other words or by the same speaker."""
    body = [run for run in runs if sentences[run.attributions[0].sentence].part != "title"]
    said = [_words(run, text) for run in body]
    speakers = {run.speaker for run in body if run.speaker}
    kept = []
    for run in runs:
        if sentences[run.attributions[0].sentence].part == "title":
            words = _words(run, text)
            is_bare = all(attribution.kind == "indirect" for attribution in run.attributions)
            if (
                (is_bare and body)
                or run.speaker in speakers
                or any(len(words & other) * 3 >= len(words) for other in said)
            ):
                continue
        kept.append(run)
    return kept


def _words(run: _Run, text: str) -> set[str]:
    """Give the longer words of what was said."""
    spans = (span for attribution in run.attributions for span in attribution.content)
    return {word for start, end in spans for word in re.findall(r"\w{4,}", text[start:end].lower())}


def _kind(run: _Run) -> StatementKind:
    kinds = {attribution.kind for attribution in run.attributions}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _addressees(attribution: Attribution, text: str, cast: Cast) -> list[str]:
    """Give whom the words between a cue and its content name, save where or through whom it was said.

    What is said "according to" somebody has none, and the press passes on what it is told.
    """
    if attribution.cue is None or not attribution.lemma:
        return []
    after = [start for start, _ in attribution.content if start > attribution.cue[1]]
    if not after:
        return []
    between = (attribution.cue[1], min(after))
    return [
        actor
        for mention, actor in cast.within(between)
        if actor
        and cast.actor(actor).sector != "MED"
        and not _WHERE.search(text, between[0], mention.span[0])
    ]


def _when(sentence: Sentence, cue: Span | None, content: tuple[Span, ...], times: list[Time]) -> Span | None:
    """Give the time expression nearest to the cue in its sentence, outside what was said."""
    at = cue[1] if cue else sentence.start
    outside = [
        time.span
        for time in times
        if sentence.start <= time.span[0]
        and time.span[1] <= sentence.end
        and not any(start < time.span[1] and time.span[0] < end for start, end in content)
    ]
    return min(outside, key=lambda span: abs(span[0] - at), default=None)
