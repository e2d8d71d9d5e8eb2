"""CAMEO codes and PLOVER roots, by the table of DESIGN.md ("Type and root")."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.cameo import GENERAL, cameo_code, intensity_of, plover_root, quad_of, root_of
from communique.plover import QUADS
from communique.record import EventType, Status

TO_COME: tuple[Status, ...] = ("planned", "possible")
STOPPED: tuple[Status, ...] = ("denied", "cancelled", "postponed")
COOPERATION: tuple[EventType, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
)  # fmt: skip
CONFLICT: tuple[EventType, ...] = ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT")


@pytest.mark.parametrize("status", TO_COME)
@pytest.mark.parametrize("kind", COOPERATION)
def test_cooperation_to_come_is_agree(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, GENERAL[kind]) == "AGREE"
    assert cameo_code(kind, status, GENERAL[kind]).startswith("03")


@pytest.mark.parametrize("status", TO_COME)
@pytest.mark.parametrize("kind", CONFLICT)
def test_conflict_to_come_is_threaten(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, GENERAL[kind]) == "THREATEN"
    assert cameo_code(kind, status, GENERAL[kind]).startswith("13")


@pytest.mark.parametrize("status", STOPPED)
@pytest.mark.parametrize("kind", ["AGREE", "CONSULT", "SUPPORT"])
def test_words_and_talks_that_are_off_are_reject(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, GENERAL[kind]) == "REJECT"
    assert cameo_code(kind, status, GENERAL[kind]).startswith("12")


@pytest.mark.parametrize(
    ("status", "root"), [("cancelled", "SANCTION"), ("postponed", "SANCTION"), ("denied", "REJECT")]
)
@pytest.mark.parametrize("kind", ["COOPERATE", "AID"])
def test_help_is_stopped_or_refused(kind: EventType, status: Status, root: EventType) -> None:
    assert plover_root(kind, status, GENERAL[kind]) == root


@pytest.mark.parametrize("kind", CONFLICT)
def test_conflict_that_is_called_off_is_concede(kind: EventType) -> None:
    assert plover_root(kind, "cancelled", GENERAL[kind]) == "CONCEDE"


@pytest.mark.parametrize("kind", get_args(EventType))
def test_what_occurred_keeps_its_code_and_its_type(kind: EventType) -> None:
    assert cameo_code(kind, "occurred", GENERAL[kind]) == GENERAL[kind]
    assert plover_root(kind, "occurred", GENERAL[kind]) == kind


@pytest.mark.parametrize("kind", ["REQUEST", "ACCUSE", "REJECT", "THREATEN"])
def test_words_against_somebody_are_the_same_act_when_planned(kind: EventType) -> None:
    assert plover_root(kind, "planned", GENERAL[kind]) == kind


def test_a_planned_meeting_has_cameos_own_code() -> None:
    assert cameo_code("CONSULT", "planned", "042") == "036"


def test_a_signed_agreement_is_of_the_root_that_cameo_gives_it() -> None:
    assert plover_root("AGREE", "occurred", "057") == "SUPPORT"


@pytest.mark.parametrize("status", get_args(Status))
@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_and_status_has_a_root(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, GENERAL[kind]) in get_args(EventType)
    code = cameo_code(kind, status, GENERAL[kind])
    assert cameo_code(kind, status, code) == code, "folding twice is folding once"
    assert -10 <= intensity_of(kind, code) <= 10


def test_every_type_has_a_class() -> None:
    assert list(QUADS) == list(get_args(EventType))


@pytest.mark.parametrize(
    ("kind", "code", "root", "quad", "intensity"),
    [
        ("CONSULT", "042", "CONSULT", "verbal cooperation", 1.9),
        ("CONSULT", "036", "AGREE", "verbal cooperation", 4.0),
        ("CONSULT", "04", "CONSULT", "verbal cooperation", 1.0),
        ("AID", "0711", "AID", "material cooperation", 7.4),
        ("RETREAT", "0874", "RETREAT", "material cooperation", 10.0),
        ("RETREAT", "0872", "RETREAT", "material cooperation", 9.0),
        ("RETREAT", None, "RETREAT", "material cooperation", 9.0),
        ("CONCEDE", "08", "CONCEDE", "verbal cooperation", 5.0),
        ("SANCTION", "13", "THREATEN", "verbal conflict", -6.0),
        ("SANCTION", "131", "THREATEN", "verbal conflict", -5.8),
        ("REQUEST", "10", "REQUEST", "verbal conflict", -5.0),
        ("ASSAULT", None, "ASSAULT", "material conflict", -10.0),
        ("SUPPORT", "0", "SUPPORT", "verbal cooperation", 3.5),
    ],
)
def test_root_class_and_intensity_go_by_the_code(
    kind: EventType, code: str | None, root: str, quad: str, intensity: float
) -> None:
    assert (root_of(kind, code), quad_of(kind, code), intensity_of(kind, code)) == (root, quad, intensity)
