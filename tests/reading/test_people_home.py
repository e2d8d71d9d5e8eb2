"""For which state bodies and groups act that the text does not place."""

from __future__ import annotations

import pytest

from communique.reading.form import read_form
from communique.record import Article


def countries(text: str) -> dict[str, str | None]:
    form = read_form(Article.from_text(text, published="2022-05-04"))
    return {actor.name: actor.country for actor in form.cast.actors}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The vote in Kenya is near. Kenya is calm. The police arrested students.", "KEN"),
        ("Kenya is calm. The police arrested students.", None),  # named once only
        (
            "Kenya met Sudan. Peru met Norway. Kenya is calm. The police arrested students.",
            None,
        ),  # one of four
        ("Kenya is calm. Kenya is dry. Sudanese police arrested students.", "SDN"),  # told
    ],
)
def test_bodies_are_of_the_state_that_the_article_is_about(text: str, country: str | None) -> None:
    found = countries(text)
    (police,) = [name for name in found if name.lower().endswith("police")]
    assert found[police] == country


def test_alliances_are_of_no_state() -> None:
    found = countries("Kenya is calm. Kenya is dry. The coalition bombed a village.")
    assert [found[name] for name in found if "coalition" in name] == [None]
