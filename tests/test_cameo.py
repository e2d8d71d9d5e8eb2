"""CAMEO codes and PLOVER roots, by the table of DESIGN.md ("Type and root")."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.cameo import cameo_code, plover_root
from communique.record import EventType, Status

TO_COME: tuple[Status, ...] = ("planned", "possible")
STOPPED: tuple[Status, ...] = ("denied", "cancelled", "postponed")
OCCURRED: dict[EventType, str] = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
    "RETREAT": "087", "REQUEST": "020", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130",
    "PROTEST": "140", "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
COOPERATION: tuple[EventType, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
)  # fmt: skip
CONFLICT: tuple[EventType, ...] = ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT")


@pytest.mark.parametrize("status", TO_COME)
@pytest.mark.parametrize("kind", COOPERATION)
def test_cooperation_to_come_is_agree(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, OCCURRED[kind]) == "AGREE"
    assert cameo_code(kind, status, OCCURRED[kind]).startswith("03")


@pytest.mark.parametrize("status", TO_COME)
@pytest.mark.parametrize("kind", CONFLICT)
def test_conflict_to_come_is_threaten(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, OCCURRED[kind]) == "THREATEN"
    assert cameo_code(kind, status, OCCURRED[kind]).startswith("13")


@pytest.mark.parametrize("status", STOPPED)
@pytest.mark.parametrize("kind", ["AGREE", "CONSULT", "SUPPORT"])
def test_words_and_talks_that_are_off_are_reject(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, OCCURRED[kind]) == "REJECT"
    assert cameo_code(kind, status, OCCURRED[kind]).startswith("12")


@pytest.mark.parametrize("status", STOPPED)
@pytest.mark.parametrize("kind", ["COOPERATE", "AID"])
def test_help_that_is_stopped_is_sanction(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, OCCURRED[kind]) == "SANCTION"


@pytest.mark.parametrize("kind", CONFLICT)
def test_conflict_that_is_called_off_is_concede(kind: EventType) -> None:
    assert plover_root(kind, "cancelled", OCCURRED[kind]) == "CONCEDE"


@pytest.mark.parametrize("kind", sorted({*get_args(EventType)} - {"RETREAT"}))
def test_what_occurred_keeps_its_code_and_its_type(kind: EventType) -> None:
    assert cameo_code(kind, "occurred", OCCURRED[kind]) == OCCURRED[kind]
    assert plover_root(kind, "occurred", OCCURRED[kind]) == kind


@pytest.mark.parametrize("kind", ["REQUEST", "ACCUSE", "REJECT", "THREATEN"])
def test_words_against_somebody_are_the_same_act_when_planned(kind: EventType) -> None:
    assert plover_root(kind, "planned", OCCURRED[kind]) == kind


def test_a_planned_meeting_has_cameos_own_code() -> None:
    assert cameo_code("CONSULT", "planned", "042") == "036"


def test_a_signed_agreement_is_of_the_root_that_cameo_gives_it() -> None:
    assert plover_root("AGREE", "occurred", "057") == "SUPPORT"


@pytest.mark.parametrize("status", get_args(Status))
@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_and_status_has_a_root(kind: EventType, status: Status) -> None:
    assert plover_root(kind, status, OCCURRED[kind]) in get_args(EventType)
