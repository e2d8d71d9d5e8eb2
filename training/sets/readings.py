"""Articles with full gold readings (annotation/GUIDELINES.md): NAME.txt beside NAME.json.

Gold names actors, not words: the words are those of the mentions that form finds in the evidence and that
name the actor, or one of its country. What cannot be placed so is left open.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.model.labels import OUTSIDE
from training.examples import Example, Layer, Link, Relation
from training.sets.attributions import Marked
from training.sets.form import flat_hints, form_of
from training.sets.roots import root
from training.sets.triggers import known_triggers, types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from communique.reading.document import ActorMention
    from communique.reading.form import Form
    from communique.record import Span

Gold = dict[str, Any]
_FLAT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "})
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "to", "in", "mr", "ms", "mrs", "dr", "s"})


def examples(folder: Path, attributions: dict[str, list[Marked]], *, name: str) -> Iterator[Example]:
    """Give an example an article of a folder; `attributions` are those marked, by the digest of the text."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield example(text, gold, attributions.get(digest(text)), name=name)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def example(text: str, gold: Gold, attributions: list[Marked] | None, *, name: str) -> Example:
    """Give what a gold reading says of the words of its article."""
    form = form_of(text, gold["published"])
    words = _Words(form, gold)
    links: list[Link] = []
    relations: list[Relation] = []
    triggers: list[tuple[int, int, str]] = []
    statuses: list[tuple[int, int, str]] = []
    open_: list[Span] = []
    for event in gold["events"]:
        for number, evidence in enumerate(event["evidence"]):
            for passage in occurrences(text, evidence)[:1]:
                trigger = words.trigger(event, passage, is_first=number == 0)
                if trigger is None:
                    open_.append(passage)
                    continue
                triggers.append((*trigger, event["type"]))
                statuses.append((*trigger, event["status"]))
                links += words.links(event, trigger)
                relations += words.relations(event, trigger)
    layers = {"trigger": Layer(tuple(triggers), types(), tuple(open_)), "status": Layer(tuple(statuses))}
    said = words.statements()
    layers |= speech_layers(said, attributions, form, links)
    layers["time"] = Layer(tuple((*t.span, "TIME") for t in form.times), ("TIME",))
    layers["mention"] = Layer(tuple(words.names()))
    layers["person"] = Layer(tuple(words.people()))
    hints = flat_hints(form)
    return Example(name, text, tuple(form.read), hints, layers, tuple(links), tuple(relations))


def occurrences(text: str, part: str) -> list[Span]:
    """Give the spans of every occurrence of `part`, quotation marks and white space alike."""
    pattern = r"\s+".join(re.escape(p) for p in part.translate(_FLAT).split())
    return [m.span() for m in re.finditer(pattern, text.translate(_FLAT))] if pattern else []


def _tokens(name: str) -> set[str]:
    return {w for w in re.findall(r"[^\W_]+", name.lower()) if w not in _SMALL}


def _same(one: str, other: str) -> bool:
    a, b = _tokens(one), _tokens(other)
    return bool(a and b) and (a <= b or b <= a)


def _is_part(name: str, alias: str) -> bool:
    """Whether a name is part of another, or holds a full one: "Biden" of "Joe Biden", not "Hunter Biden"."""
    one, other = _tokens(name), _tokens(alias)
    return bool(one) and (one <= other or (len(other) > 1 and other <= one))


@dataclass(slots=True)
class _Words:
    """Finds the words of an article that stand for what its gold reading names."""

    form: Form
    gold: Gold

    @property
    def text(self) -> str:
        return self.form.article.text

    def sentence(self, offset: int) -> Span:
        return next((s.span for s in self.form.sentences if s.start <= offset < s.end), (offset, offset + 1))

    def trigger(self, event: Gold, passage: Span, *, is_first: bool) -> Span | None:
        """Give the trigger in a passage of evidence: gold's own words, else one known for the type."""
        start, end = passage
        found = occurrences(self.text[start:end], event["trigger"] or "")
        if found and (is_first or len(event["trigger"]) > 2):
            return start + found[0][0], start + found[0][1]
        known = [t for t in known_triggers(self.form) if start <= t[0] and t[1] <= end]
        same = [t for t in known if t[2] == event["type"]]
        return same[0][:2] if len(same) == 1 else None

    def mentions(self, names: Sequence[str], countries: Sequence[str | None]) -> list[ActorMention]:
        """Give the mentions that name one of the actors; states and peoples stand for their country."""
        aliases = {p["name"]: [p["name"], *p["mentions"]] for p in self.gold["people"]}
        wanted = [alias for name in names for alias in aliases.get(name, [name])]
        codes = {c for c in countries if c and c != "IGO"}
        found, by_country = [], []
        for mention, actor_id in zip(self.form.cast.mentions, self.form.cast.actor_ids, strict=True):
            actor = self.form.cast.actor(actor_id) if actor_id else None
            if any(_same(mention.name, w) or (actor and _same(actor.name, w)) for w in wanted):
                found.append(mention)
            elif mention.kind in ("GPE", "NORP") and mention.country in codes:
                by_country.append(mention)
        return sorted(
            found + (by_country if len(names) == 1 else []), key=lambda m: (m in by_country, m.span)
        )

    def link(
        self, kind: str, head: Span, names: Sequence[str], countries: Sequence[str | None]
    ) -> Link | None:
        """Link a head with the mentions of an actor in its sentence, else with the last one before it."""
        if not names:
            return Link(head, kind, ())
        low, high = self.sentence(head[0])
        spans = self.literal(names, low, high)
        near = self.mentions(names, countries)
        inside = [m for m in near if low <= m.span[0] and m.span[1] <= high]
        by_name = [m.span for m in inside if not _is_only_country(m, names, countries)]
        chosen = spans or by_name or [m.span for m in inside]
        if not chosen:
            before = [m.span for m in near if low - 400 < m.span[0] < low]
            chosen = before[-1:]
        return Link(head, kind, tuple(sorted(set(chosen)))) if chosen else None

    def literal(self, names: Sequence[str], low: int, high: int) -> list[Span]:
        """Give where a long name stands word for word: "people of Sri Lanka", which no mention need be."""
        found = []
        for name in names:
            if " " in name:
                found += [(low + a, low + b) for a, b in occurrences(self.text[low:high], name)[:1]]
        return found if len(found) == len(names) else []

    def links(self, event: Gold, trigger: Span) -> Iterator[Link]:
        for kind in ("source", "target"):
            link = self.link(kind, trigger, event[kind], event[f"{kind}_country"])
            if link:
                yield link
        said_by = event["said_by"]
        link = self.link("sayer", trigger, [said_by] if said_by else [], [])
        if link:
            yield link
        yield from self.setting(event, trigger)

    def setting(self, event: Gold, trigger: Span) -> Iterator[Link]:
        low, high = self.sentence(trigger[0])
        if event["place"] is None:
            yield Link(trigger, "place", ())
        else:
            at = [(low + a, low + b) for a, b in occurrences(self.text[low:high], event["place"])[:1]]
            if at:
                yield Link(trigger, "place", tuple(at))
        if event["start"] is None:
            yield Link(trigger, "time", ())
            return
        times = [t for t in self.form.times if low <= t.span[0] < high and t.start]
        same = [t.span for t in times if str(t.start) == event["start"] and str(t.end) == event["end"]]
        if same:
            yield Link(trigger, "time", tuple(same[:1]))

    def relations(self, event: Gold, trigger: Span) -> Iterator[Relation]:
        sides = [
            self.link(kind, trigger, event[kind], event[f"{kind}_country"]) for kind in ("source", "target")
        ]
        spans = [side.ends[0] if side and side.ends else None for side in sides]
        if spans[0] and spans[1] and not (spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]):
            yield Relation(spans[0], spans[1], root(event["type"], event["status"], event["trigger"] or ""))

    def statements(self) -> list[Marked]:
        """Give the statements of gold whose words and cue stand in the text."""
        found = []
        for statement in self.gold["statements"]:
            parts = [occurrences(self.text, part)[:1] for part in statement["content"]]
            content = [span for part in parts for span in part]
            cue = self.cue(statement["cue"], content)
            if cue is not None:
                link = self.speaker(statement, cue, content)
                found.append(Marked(link.ends[0] if link and link.ends else None, cue, tuple(content)))
        return found

    def cue(self, words: str | None, content: list[Span]) -> Span | None:
        if not words or not content:
            return None
        found = occurrences(self.text, words)

        def gap(s: Span) -> int:
            return min(max(c[0] - s[1], s[0] - c[1], 0) for c in content)

        best = min(found, key=gap, default=None)
        return best if best is not None and gap(best) < 200 else None

    def speaker(self, statement: Gold, cue: Span, content: list[Span]) -> Link | None:
        """Give who speaks: the source that form gives the cue, where it names the same, else a mention."""
        for found in self.form.attributions:
            if found.cue and found.source and found.cue[0] < cue[1] and cue[0] < found.cue[1]:
                return Link(cue, "speaker", (found.source,))
        link = self.link("speaker", cue, [statement["speaker"]] if statement["speaker"] else [], [])
        if link is None or not link.ends:
            return None
        outside = [s for s in link.ends if not any(a <= s[0] < b for a, b in content)]
        nearest = min(outside, key=lambda s: abs(s[0] - cue[0]), default=None)
        return Link(cue, "speaker", (nearest,)) if nearest else None

    def names(self) -> Iterator[tuple[int, int, str]]:
        """Give the names that form finds: the gold readings mark those of people who act only."""
        for mention in self.form.cast.mentions:
            if mention.kind != "PRON":
                kind = "LOC" if mention.kind in ("GPE", "FAC") else mention.kind
                yield (*mention.head, kind)

    def people(self) -> Iterator[tuple[int, int, str]]:
        """Give the names of people with their sectors; names of those who do and say nothing are outside."""
        sectors = {alias: p["sector"] for p in self.gold["people"] for alias in (p["name"], *p["mentions"])}
        seen: list[Span] = []
        for mention in self.form.cast.mentions:
            if mention.kind == "PER":
                sector = next((s for alias, s in sectors.items() if _is_part(mention.name, alias)), OUTSIDE)
                seen.append(mention.head)
                yield (*mention.head, sector)
        for alias, sector in sectors.items():
            for start, end in occurrences(self.text, alias):
                beside = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
                is_whole = not any(c.isalnum() for c in beside)
                if is_whole and not any(a < end and start < b for a, b in seen):
                    seen.append((start, end))
                    yield start, end, sector


def speech_layers(
    said: list[Marked], marked: list[Marked] | None, form: Form, links: list[Link]
) -> dict[str, Layer]:
    """Give the layers of sources, cues and contents, and add the links of cues to `links`.

    Where all attributions are marked, those that are statements of gold are SAID, the others HELD. Where only
    the statements are known, the words of other attributions that form finds are open.
    """
    open_: list[Span] = []
    if marked is None:
        for found in form.attributions:
            open_ += [s for s in (found.source, found.cue, *found.content) if s is not None]
    every = said if marked is None else [*marked, *(s for s in said if not _is_among(s, marked))]
    cues = []
    for one in every:
        is_statement = marked is None or one in said or _is_among(one, said)
        cues.append((*one.cue, "SAID" if is_statement else "HELD"))
        links.append(Link(one.cue, "content", one.content))
        links.append(Link(one.cue, "speaker", (one.source,) if one.source else ()))
    # of speech in speech the outer words are written last, and count
    parts = sorted((span for one in every for span in one.content), key=lambda s: s[1] - s[0])
    contents = [(*span, "CONTENT") for span in parts]
    sources = [(*one.source, "SOURCE") for one in every if one.source]
    return {
        "content": Layer(tuple(contents), ("CONTENT",), tuple(open_)),
        "source": Layer(tuple(sources), ("SOURCE",), tuple(open_)),
        "cue": Layer(tuple(cues), ("SAID", "HELD") if marked is not None else ("SAID",), tuple(open_)),
    }


def _is_among(one: Marked, others: list[Marked]) -> bool:
    """Whether another attribution has a cue and words that overlap with this one's."""
    return any(
        one.cue[0] < other.cue[1]
        and other.cue[0] < one.cue[1]
        and any(a < d and c < b for a, b in one.content for c, d in other.content)
        for other in others
    )


def _is_only_country(mention: ActorMention, names: Sequence[str], countries: Sequence[str | None]) -> bool:
    return mention.country in countries and not any(_same(mention.name, n) for n in names)
