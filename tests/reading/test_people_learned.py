"""What the encoder's answers make of the people whom form has read."""

from __future__ import annotations

import pytest

from communique.reading import people
from communique.reading.form import read_form
from communique.reading.reader import Reader
from communique.record import Article
from tests.answers import Told, answer

TEXT = "Senator Ann Lee met Bill Moe, a trader, in Oslo on Monday."


def judged(**shares: tuple[str, float]) -> tuple[dict[str, str | None], set[str]]:
    """Give the sectors of people by name and the names of those who seem idle, for shares by surname."""
    form = read_form(Article.from_text(TEXT, published="2022-05-04"))
    full = {"lee": "Ann Lee", "moe": "Bill Moe"}
    cast, idle = people.judge(form.cast, [answer(TEXT, person={full[k]: v for k, v in shares.items()})])
    found = {actor.name: actor.sector for actor in cast.actors if actor.kind == "person"}
    return found, {cast.actor(actor).name for actor in idle}


@pytest.mark.parametrize(
    ("label", "share", "sector"),
    [
        ("LEG", 0.9, "LEG"),
        ("OPP", 0.9, "OPP"),  # surer than form, which reads a senator
        ("CRM", 0.2, "LEG"),  # whom the encoder hardly places stays where form has her
    ],
)
def test_the_likeliest_sector_counts(label: str, share: float, sector: str) -> None:
    assert judged(lee=(label, share))[0]["Ann Lee"] == sector


def test_people_who_do_and_say_nothing_are_idle() -> None:
    assert judged(lee=("LEG", 0.9), moe=("O", 1.0))[1] == {"Bill Moe"}


def test_nobody_is_idle_in_whom_the_encoder_sees_somebody() -> None:
    assert judged(lee=("LEG", 0.9), moe=("BUS", 0.9))[1] == set()


@pytest.mark.parametrize(("share", "is_listed"), [(1.0, False), (0.5, True)])
def test_who_is_idle_is_left_out_of_the_record_and_the_trace_says_so(share: float, is_listed: bool) -> None:
    told = answer(TEXT, person={"Ann Lee": ("LEG", 0.9), "Bill Moe": ("O", share)})
    record = Reader(Told(told)).read(Article.from_text(TEXT, published="2022-05-04"))
    assert ("Bill Moe" in {actor.name for actor in record.actors}) == is_listed
    reasons = [line.reason for line in record.trace if line.part == "person"]
    assert reasons == ([] if is_listed else ["Bill Moe is named, but does and says nothing"])


def test_who_does_something_is_never_left_out() -> None:
    told = answer(
        TEXT, trigger={"met": ("CONSULT", 0.9)}, person={"Bill Moe": ("O", 1.0)},
        links={("met", "source"): "Ann Lee", ("met", "target"): "Bill Moe"},
    )  # fmt: skip
    record = Reader(Told(told)).read(Article.from_text(TEXT, published="2022-05-04"))
    assert "Bill Moe" in {actor.name for actor in record.actors}
