"""What the encoder's answers make of the acts that form has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.reading.acts import Setting, judge
from communique.reading.acts.confidence import confidence
from communique.reading.form import read_form
from communique.record import Article
from tests.answers import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.reading.acts.draft import Act
    from communique.record import Trace

TEXT = "Norway condemned Sudan in Oslo on Monday. Kenya shelled Peru on Tuesday, officials said."


def judged(
    links: Mapping[tuple[str, str], str] | None = None, **heads: Mapping[str, tuple[str, float]]
) -> tuple[dict[str, Act], list[Trace], dict[str, str]]:
    """Give the acts by their triggers, the doubts, and the names of actors by id."""
    form = read_form(Article.from_text(TEXT, published="2022-05-04"))
    setting = Setting(form.article, form.sentences, form.cast, form.times, form.places, [])
    acts, doubts = judge(form.acts, [answer(TEXT, links=links, **heads)], setting)
    names = {actor.id: actor.name for actor in form.cast.actors}
    return {TEXT[slice(*act.trigger)]: act for act in acts}, doubts, names


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


@pytest.mark.parametrize(("probability", "is_act"), [(0.3, True), (0.1, False)])
def test_less_is_enough_where_form_agrees(probability: float, is_act: bool) -> None:
    acts, _, _ = judged(trigger={"condemned": ("ACCUSE", probability)})
    assert ("condemned" in acts) == is_act


def test_the_encoder_may_change_the_type() -> None:
    acts, _, _ = judged(trigger={"condemned": ("REJECT", 0.8)})
    assert acts["condemned"].type == "REJECT"
    assert acts["condemned"].decided == "the encoder (0.80) against form, which reads ACCUSE"


def test_an_act_of_the_encoder_alone_has_the_sides_that_it_links() -> None:
    links = {("said", "source"): "Kenya", ("said", "target"): "Peru"}
    acts, _, names = judged(links, trigger={"said": ("THREATEN", 0.7)})
    act = acts["said"]
    assert (names[act.sources[0]], names[act.targets[0]]) == ("Kenya", "Peru")
    assert act.decided == "the encoder (0.70)"


def test_an_act_without_any_side_is_left_out() -> None:
    assert "said" not in judged(trigger={"said": ("THREATEN", 0.9)})[0]


def test_linked_sides_replace_those_of_form() -> None:
    acts, _, names = judged({("condemned", "target"): "Peru"}, trigger=BOTH)
    assert [names[a] for a in acts["condemned"].targets] == ["Peru"]
    assert [names[a] for a in acts["condemned"].sources] == ["Norway"]


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
