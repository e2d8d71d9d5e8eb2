"""Examples as numbers: what each head may answer at every piece."""

from __future__ import annotations

import numpy as np
import pytest

from communique.model.encoder import shipped
from communique.model.labels import HEADS, HINTS, LINKS, ROOTS
from training.examples import Example, Layer, Link, Relation
from training.items import MASK, Item, blurred, items

TEXT = "Kenya condemned Peru and met Chad."
CONDEMNED, MET, KENYA, PERU = (6, 15), (25, 28), (0, 5), (16, 20)
TOKENIZER = shipped().tokenizer


def example(**parts: object) -> Example:
    return Example("test", TEXT, ((0, len(TEXT)),), **parts)  # type: ignore[arg-type]


def only(found: Example) -> Item:
    (item,) = items(found, TOKENIZER)
    return item


def allowed(layer: Layer, head: str) -> list[set[str]]:
    """Give the labels that may be right at each piece, without the encoder's two marks."""
    table = only(example(layers={head: layer})).allowed[head]
    return [{HEADS[head][n] for n in np.flatnonzero(row)} for row in table[1:-1]]


def test_marked_words_have_their_label_and_the_rest_none() -> None:
    found = allowed(Layer(((*CONDEMNED, "ACCUSE"),), HEADS["trigger"][1:]), "trigger")
    assert found == [{"O"}, {"ACCUSE"}, {"O"}, {"O"}, {"O"}, {"O"}, {"O"}]


def test_what_annotators_did_not_look_for_stays_possible() -> None:
    found = allowed(Layer(((*KENYA, "LOC"),), ("PER", "LOC")), "mention")
    assert found[0] == {"B-LOC"}
    assert found[1] == {"O", "B-ORG", "I-ORG", "B-NORP", "I-NORP", "B-NOM", "I-NOM"}


def test_nothing_is_known_of_open_words() -> None:
    found = allowed(Layer(((*CONDEMNED, "ACCUSE"),), HEADS["trigger"][1:], (MET,)), "trigger")
    assert found[4] == set(HEADS["trigger"])
    assert found[3] == {"O"}


def test_a_span_begins_and_goes_on() -> None:
    found = allowed(Layer(((*MET, "SAID"), (0, 15, "HELD")), ("SAID", "HELD")), "cue")
    assert found[:2] == [{"B-HELD"}, {"I-HELD"}]
    assert found[4] == {"B-SAID"}


def test_status_is_known_at_triggers_only() -> None:
    found = allowed(Layer(((*MET, "planned"),)), "status")
    assert found[4] == {"planned"}
    assert found[0] == set(HEADS["status"])


def test_links_name_pieces() -> None:
    item = only(example(links=(Link(CONDEMNED, "target", (PERU,)), Link(MET, "place", ()))))
    assert item.links == (((2,), LINKS.index("target"), (3,)), ((5,), LINKS.index("place"), ()))


def test_a_relation_is_an_item_of_its_own_with_marks() -> None:
    item = only(example(relations=(Relation(KENYA, PERU, "ACCUSE"),)))
    marks = item.hints[list(HINTS).index("mark")]
    assert ROOTS[item.root] == "ACCUSE"
    assert list(marks) == [0, 1, 0, 2, 0, 0, 0, 0, 0]


def test_hints_can_be_left_out_and_words_masked() -> None:
    item = only(example(hints=((*KENYA, "kind", "GPE"),), layers={"trigger": Layer()}))
    row = list(HINTS).index("kind")
    assert item.hints[row].any()
    found = blurred(item, [row], np.array([2]))
    assert not found.hints[row].any()
    assert found.hints[0].any()
    assert found.ids[2] == MASK
    assert MASK not in item.ids


@pytest.mark.parametrize("count", [1, 40])
def test_a_long_text_gives_several_passages(count: int) -> None:
    text = " ".join([TEXT] * count)
    spans = tuple((i * (len(TEXT) + 1), i * (len(TEXT) + 1) + len(TEXT)) for i in range(count))
    found = list(items(Example("test", text, spans, layers={"trigger": Layer()}), TOKENIZER))
    assert (len(found) > 1) == (count > 1)
