"""What the encoder's answers make of the acts that form has read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading.acts import Setting, judge
from communique.reading.acts.confidence import confidence
from communique.reading.form import read_form
from communique.reading.reader import Reader
from communique.record import Article
from tests.answers import Told, answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.reading.acts.draft import Act
    from communique.record import Trace

TEXT = "Norway condemned Sudan in Oslo on Monday. Kenya shelled Peru on Tuesday, officials said."


def judged(
    links: Mapping[tuple[str, str], str] | None = None,
    text: str = TEXT,
    **heads: Mapping[str, tuple[str, float]],
) -> tuple[dict[str, Act], list[Trace], dict[str, str]]:
    """Give the acts by their triggers, the doubts, and the names of actors by id."""
    form = read_form(Article.from_text(text, published="2022-05-04"))
    setting = Setting(form.article, form.sentences, form.speaking, form.times, form.places, [])
    acts, doubts = judge(form.acts, [answer(text, links=links, **heads)], setting)
    names = {actor.id: actor.name for actor in form.speaking.actors}
    return {text[slice(*act.trigger)]: act for act in acts}, doubts, names


BOTH = {"condemned": ("ACCUSE", 0.9), "shelled": ("ASSAULT", 0.9)}


def test_what_form_and_encoder_read_is_an_act() -> None:
    acts, doubts, _ = judged(trigger=BOTH)
    assert set(acts) == {"condemned", "shelled"}
    assert acts["condemned"].decided == "form and the encoder (0.90)"
    assert not doubts


def test_what_the_encoder_doubts_is_none_and_the_trace_says_so() -> None:
    acts, doubts, _ = judged(trigger={"shelled": ("ASSAULT", 0.9)})
    assert set(acts) == {"shelled"}
    assert [d.reason for d in doubts] == ["form reads “condemned” as ACCUSE, the encoder doubts it (0.00)"]


@pytest.mark.parametrize(("probability", "is_act"), [(0.4, True), (0.1, False)])
def test_less_is_enough_where_form_agrees(probability: float, is_act: bool) -> None:
    acts, _, _ = judged(trigger={"condemned": ("ACCUSE", probability)})
    assert ("condemned" in acts) == is_act


def test_the_encoder_may_change_the_type() -> None:
    acts, _, _ = judged(trigger={"condemned": ("REJECT", 0.8)})
    assert acts["condemned"].type == "REJECT"
    assert acts["condemned"].decided == "the encoder (0.80) against form, which reads ACCUSE"


def test_an_act_of_the_encoder_alone_has_the_sides_that_it_links() -> None:
    links = {("said", "source"): "Kenya", ("said", "target"): "Peru"}
    acts, _, names = judged(links, trigger={"said": ("THREATEN", 0.8)})
    act = acts["said"]
    assert (names[act.sources[0]], names[act.targets[0]]) == ("Kenya", "Peru")
    assert act.decided == "the encoder (0.80)"


def test_an_act_without_any_side_is_left_out() -> None:
    assert "said" not in judged(trigger={"said": ("THREATEN", 0.9)})[0]


def test_linked_sides_replace_those_of_form() -> None:
    acts, _, names = judged({("condemned", "target"): "Peru"}, trigger=BOTH)
    assert [names[a] for a in acts["condemned"].targets] == ["Peru"]
    assert [names[a] for a in acts["condemned"].sources] == ["Norway"]


SPEAKS = "Kenya condemns Sudan for the attack on its convoy. "


@pytest.mark.parametrize(
    ("sentence", "linked", "source"),
    [
        ("We thanked Peru for help.", "Peru", "Kenya"),
        ("We once more also publicly thanked Peru for help.", "Peru", "Kenya"),
        ("To our friends and partners in Peru a thanked hand.", None, "Kenya"),
        ("With our help Norway thanked Peru.", "Norway", "Norway"),
        ("We know that Norway thanked Peru.", "Norway", "Norway"),
        ("We were thanked by Norway, as was Peru.", "Norway", "Norway"),
        ("The words “We thanked Peru” were read in Norway.", "Norway", "Norway"),
        ("After World War I Norway thanked Peru.", "Norway", "Norway"),
    ],
)
def test_we_of_a_release_is_the_state_that_speaks_in_it(
    sentence: str, linked: str | None, source: str
) -> None:
    """The encoder links the act with other sources, or with none."""
    links = {("thanked", "source"): linked} if linked else {}
    heads = {"condemns": ("ACCUSE", 0.9), "thanked": ("SUPPORT", 0.9)}
    acts, _, names = judged({**links, ("thanked", "target"): "Peru"}, SPEAKS + sentence, trigger=heads)
    assert [names[a] for a in acts["thanked"].sources] == [source]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya condemns Sudan. Kenya thanked Peru.", None),
        ("Kenya condemns Sudan, we say. Kenya thanked Peru.", "2022-05-04"),
        ("Kenya condemns Sudan, “we say”. Kenya thanked Peru.", None),
    ],
)
def test_verbal_acts_of_who_speaks_in_a_release_have_its_day(text: str, day: str | None) -> None:
    heads = {"condemns": ("ACCUSE", 0.9), "thanked": ("SUPPORT", 0.9)}
    links = {("thanked", "source"): "Kenya", ("thanked", "target"): "Peru"}
    acts, _, _ = judged(links, text, trigger=heads)
    assert acts["thanked"].start == (date.fromisoformat(day) if day else None)


def test_who_only_speaks_is_the_same_in_the_casts_of_form_and_encoder() -> None:
    text = "“We thanked Peru,” read a banner in Norway. Analysts said that Norway shelled Peru."
    told = answer(
        text, links={("read", "speaker"): "Norway"}, source={"Norway": ("SOURCE", 0.9)},
        trigger={"thanked": ("SUPPORT", 0.9), "shelled": ("ASSAULT", 0.9)}, cue={"said": ("SAID", 0.9)},
    )  # fmt: skip
    record = Reader(Told(told)).read(Article.from_text(text, published="2022-05-04"))
    known = {actor.id for actor in record.actors}
    for event in record.events:
        assert {*event.sources, *event.targets} <= known
    assert record.events


def test_status_is_the_encoders() -> None:
    acts, _, _ = judged(trigger=BOTH, status={"condemned": ("denied", 0.9)})
    assert acts["condemned"].status == "denied"


def test_a_linked_time_is_the_acts_day() -> None:
    acts, _, _ = judged({("condemned", "time"): "Tuesday"}, trigger=BOTH)
    assert str(acts["condemned"].start) == "2022-05-03"


def test_a_day_that_the_status_excludes_is_dropped() -> None:
    acts, _, _ = judged(trigger=BOTH, status={"condemned": ("planned", 0.9)})
    assert acts["condemned"].start is None


def test_a_linked_place_is_the_acts_place() -> None:
    acts, _, _ = judged({("shelled", "place"): "Oslo"}, trigger=BOTH)
    assert acts["shelled"].place is not None
    assert acts["shelled"].place.name == "Oslo"


def test_confidence_rises_with_the_encoders_probability() -> None:
    acts, _, _ = judged(trigger={"condemned": ("ACCUSE", 0.99), "shelled": ("ASSAULT", 0.4)})
    assert 0 < confidence(acts["shelled"]) < confidence(acts["condemned"]) < 1
