"""What two reports share, and which of them are of one event by their words."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.coreference.kin import TABLES, kin, root, roots
from benchmarks.coreference.linkage import linked
from benchmarks.coreference.wording import (
    FEATURES,
    Wording,
    features,
    likelihoods,
    likeness,
    rarity,
    same_events,
    shipped,
    stories,
)

KILLED = Wording.of("killed", "Two envoys were killed in Oslo by 14 shots.", 0, 0, ("Two envoys",))
DEATHS = Wording.of("deaths", "Norway mourned the deaths of both envoys in Oslo.", 1, 3, ("both envoys",))
SIGNED = Wording.of("signed", "Kenya and Peru signed the treaty.", 2, 0, ("Kenya", "Peru"))
SIGNING = Wording.of("signing", "The signing of the treaty by Kenya took 14 days.", 3, 0, ("Kenya",))
SAID = Wording.of("said", "The minister said so.", 1, 4, ("The minister",))
TOLD = Wording.of("told", "She told the press.", 2, 5, ("She",))


def shared(one: Wording, other: Wording) -> dict[str, float]:
    return dict(zip(FEATURES, features([one, other])[0, 1].tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resigned", "resignation"), ("struck", "striking"), ("met", "meeting"), ("arrival", "arrived"),
        ("denial", "denied"), ("negotiating", "negotiations"), ("agreed", "agreement"), ("visits", "visit"),
        ("stopped", "stop"), ("destruction", "destroy"), ("stated", "states"),
    ],
)  # fmt: skip
def test_forms_of_one_family_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"), [("signed", "killed"), ("visit", "vision"), ("meet", "mean"), ("rain", "raid")]
)
def test_other_words_have_other_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [("checked into", ("check",)), ("into", ("into",)), ("", ()), ("Phone call", ("phon", "call"))],
)
def test_roots_of_a_trigger(trigger: str, expected: tuple[str, ...]) -> None:
    assert roots(trigger) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("killed", "deaths", True), ("talks", "negotiations", True), ("quake", "earthquake", True),
        ("signed", "pact", True), ("signed", "deaths", False), ("", "", False),
    ],
)  # fmt: skip
def test_words_of_like_acts_are_kin(one: str, other: str, expected: bool) -> None:
    assert bool(kin(one) & kin(other)) is expected


@pytest.mark.parametrize("table", ["forms.txt", "kin.txt"])
def test_each_line_of_the_tables_groups_words(table: str) -> None:
    for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
        words = line.split()
        assert len(words) > 1 and len(set(words)) == len(words), line


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SIGNED, SIGNING, {"same trigger": 1, "same family": 0, "like act": 0, "numbers": 0}),
        (KILLED, DEATHS, {"same trigger": 0, "same family": 0, "like act": 1, "both lead": 0}),
        (KILLED, SIGNED, {"same trigger": 0, "like act": 0, "neighbours": 0, "other neighbours": 1}),
        (KILLED, SIGNING, {"numbers": 1, "both lead": 1, "same article": 0}),
        (DEATHS, SAID, {"same article": 1, "same article and alike": 0, "same sentence": 0}),
        (SAID, TOLD, {"like act": 1, "acts of words": 1, "neighbours of acts of words": 0}),
        (KILLED, KILLED, {"same trigger": 1, "words of the sentence": 1, "names": 1, "same sentence": 1}),
    ],
)  # fmt: skip
def test_what_two_reports_share(one: Wording, other: Wording, expected: dict[str, float]) -> None:
    found = shared(one, other)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_it_does_not_matter_which_comes_first() -> None:
    every = features([KILLED, DEATHS, SIGNED, SIGNING, SAID, TOLD])
    assert np.allclose(every, every.transpose(1, 0, 2))


def test_a_rare_word_says_more() -> None:
    assert rarity("president") < rarity("vladivostok") <= rarity("never seen")


def test_shipped_weights_are_those_of_the_features() -> None:
    assert list(shipped().worth) == list(FEATURES)
    assert shipped().worth["same trigger"] > 0 > shipped().worth["acts of words"]


def test_reports_of_one_event_are_likelier() -> None:
    likely = likelihoods([KILLED, DEATHS, SIGNED, SIGNING], shipped())
    assert likely[0, 1] > 0.4 and likely[2, 3] > 0.4
    assert likely[0, 2] < 0.1 and likely[1, 3] < 0.1


ARTICLES = (
    "Kenya and Peru signed a treaty on fishing in Nairobi.",
    "The fishing treaty that Kenya and Peru signed ends a quarrel.",
    "Kenya and Chad signed a treaty on extradition in Ndjamena.",
    "Extradition: Chad and Kenya signed their treaty.",
)


def test_articles_of_one_subject_part_into_stories() -> None:
    alike = likeness(ARTICLES)
    assert stories(alike.telling, 0.1) == [0, 0, 1, 1]
    assert np.allclose(np.diag(alike.plain), 1)
    assert alike.telling[0, 2] < alike.plain[0, 2]


def test_reports_of_two_stories_stay_apart() -> None:
    likely = np.full((3, 3), 0.9)
    assert same_events(likely, [0, 1, 0], 0.5) == [0, 1, 0]


@pytest.mark.parametrize(
    ("scores", "least", "expected"),
    [
        ([[0, 0.9, 0.1], [0.9, 0, 0.2], [0.1, 0.2, 0]], 0.5, [[0, 1], [2]]),
        ([[0, 0.9, 0.1], [0.9, 0, 0.2], [0.1, 0.2, 0]], 0.15, [[0, 1, 2]]),
        ([[0, 0.4, 0.9], [0.4, 0, 0.7], [0.9, 0.7, 0]], 0.6, [[0, 2], [1]]),
        ([[0, -np.inf], [-np.inf, 0]], 0.0, [[0], [1]]),
        ([[0.0]], 0.5, [[0]]),
    ],
)  # fmt: skip
def test_average_linkage(scores: list[list[float]], least: float, expected: list[list[int]]) -> None:
    assert linked(np.array(scores), least) == expected


def test_rows_may_stand_for_several() -> None:
    totals = np.array([[0.0, 1.2], [1.2, 0.0]])
    assert linked(totals, 0.5) == [[0, 1]]
    assert linked(totals, 0.5, np.array([3.0, 1.0])) == [[0], [1]]


def test_no_rows() -> None:
    assert linked(np.zeros((0, 0)), 0.5) == []
