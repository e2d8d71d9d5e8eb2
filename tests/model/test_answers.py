"""Spans out of the answers of heads, written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from communique.model.decode import mean_share, named_by, spans, triggers
from communique.model.encoder import Answer
from communique.model.labels import HEADS, LINK_WIDTH, LINKS
from communique.model.passages import Passage

WORDS = ("Kenya", "con", "demned", "Peru", "and", "met", "Chad")
"""The second and third are pieces of one word."""


def passage() -> Passage:
    spans, at = [(0, 0)], 0
    for i, word in enumerate(WORDS):
        spans.append((at, at + len(word)))
        at += len(word) + (i != 1)
    spans.append((at - 1, at - 1))
    begins = (True, *(i != 2 for i in range(len(WORDS))), True)
    return Passage((101, *range(len(WORDS)), 102), tuple(spans), begins)


def answer(head: str, labels: dict[int, tuple[str, float]]) -> Answer:
    """Give an answer in which each word given has a label with a probability, and the rest is outside."""
    heads = {}
    for name, names in HEADS.items():
        table = np.zeros((len(WORDS) + 2, len(names)), dtype=np.float32)
        table[:, 0] = 1
        for piece, (label, share) in labels.items() if name == head else ():
            table[piece + 1] = 0
            table[piece + 1, 0] = 1 - share
            table[piece + 1, names.index(label)] = share
        heads[name] = table
    width = np.zeros((len(WORDS) + 2, len(LINKS), LINK_WIDTH), dtype=np.float32)
    return Answer(passage(), heads, np.concatenate([width, width[..., :1]], -1), width)


def text(span: tuple[int, int]) -> str:
    return "Kenya condemned Peru and met Chad"[slice(*span)]


def test_a_trigger_grows_to_the_whole_word() -> None:
    (found,) = triggers(answer("trigger", {1: ("ACCUSE", 0.9)}))
    assert (text(found.span), found.label) == ("condemned", "ACCUSE")
    assert found.probability == pytest.approx(0.9)


def test_the_likeliest_type_counts() -> None:
    (found,) = triggers(answer("trigger", {1: ("ACCUSE", 0.5), 2: ("REJECT", 0.8)}))
    assert (text(found.span), found.label) == ("condemned", "REJECT")


def test_triggers_apart_are_two() -> None:
    found = triggers(answer("trigger", {1: ("ACCUSE", 0.9), 5: ("CONSULT", 0.8)}))
    assert [(text(f.span), f.label) for f in found] == [("condemned", "ACCUSE"), ("met", "CONSULT")]


def test_what_is_all_but_surely_outside_is_no_trigger() -> None:
    assert not list(triggers(answer("trigger", {1: ("ACCUSE", 0.05)})))


def test_the_probability_of_a_given_type() -> None:
    given = answer("trigger", {1: ("ACCUSE", 0.6)})
    accuse, reject = named_by(given, (6, 15), "ACCUSE"), named_by(given, (6, 15), "REJECT")
    assert accuse is not None
    assert reject is not None
    assert (accuse.probability, reject.probability) == (pytest.approx(0.6), 0.0)
    assert named_by(given, (90, 95), "ACCUSE") is None


def test_names_begin_and_go_on() -> None:
    given = answer("mention", {0: ("B-LOC", 0.9), 3: ("B-PER", 0.7), 4: ("I-PER", 0.7), 6: ("B-LOC", 0.6)})
    assert [(text(f.span), f.label) for f in spans(given, "mention")] == [
        ("Kenya", "LOC"), ("Peru and", "PER"), ("Chad", "LOC"),
    ]  # fmt: skip


def test_two_names_side_by_side_stay_two() -> None:
    given = answer("mention", {3: ("B-LOC", 0.9), 4: ("B-LOC", 0.9)})
    assert [text(f.span) for f in spans(given, "mention")] == ["Peru", "and"]


def test_a_link_is_as_probable_as_its_vectors_say() -> None:
    given = answer("trigger", {1: ("ACCUSE", 0.9)})
    given.ends[4, LINKS.index("target"), 0] = 10
    given.starts[2:4, LINKS.index("target"), 0] = 1
    given.starts[..., -1] = -5
    (found,) = triggers(given)
    assert found.link("target", (16, 20)) == pytest.approx(1 / (1 + np.exp(-5)), abs=1e-3)
    assert found.link("target", (0, 5)) == pytest.approx(1 / (1 + np.exp(5)), abs=1e-3)
    assert found.link("target", (90, 95)) == 0
    assert [text(s) for s in found.linked("target", 0.5)] == ["Peru"]


def test_of_two_types_side_by_side_the_first_names_the_act() -> None:
    (found,) = triggers(answer("trigger", {1: ("CONCEDE", 0.6), 2: ("CONCEDE", 0.6), 3: ("SANCTION", 0.9)}))
    assert (text(found.span), found.label) == ("condemned", "CONCEDE")


@pytest.mark.parametrize(
    ("words", "share"),
    [("Kenya", 0.4), ("Kenya condemned", 0.4), ("Kenya condemned Peru", 0.3), ("Chad", 0.0)],
)
def test_the_mean_share_of_words_is_over_their_pieces(words: str, share: float) -> None:
    marked = answer("source", {0: ("B-SOURCE", 0.4), 1: ("I-SOURCE", 0.6), 2: ("I-SOURCE", 0.2)})
    start = "Kenya condemned Peru and met Chad".index(words)
    assert mean_share([marked], "source", (start, start + len(words))) == pytest.approx(share)


def test_words_that_were_not_read_have_no_share() -> None:
    assert mean_share([], "source", (0, 5)) is None
    assert mean_share([answer("source", {})], "source", (90, 95)) is None
