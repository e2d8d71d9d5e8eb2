"""The day of publication, inferred from nothing but the text."""

from __future__ import annotations

from datetime import date

import pytest

from communique.timex import infer_publication_day

# 3 May 2022 was a Tuesday.
VISIT = (
    "OSLO - Foreign Minister Ada Olsen flies to Nairobi for talks that will be held on May 8-9. She spoke"
    " with her colleague by phone on Tuesday, May 3, 2022. On Thursday her office sent the agenda, and on"
    " Wednesday it named the delegation. The two will meet this weekend."
)


def words(text: str) -> list[str]:
    inferred = infer_publication_day(text)
    return [text[start:end] for start, end in inferred.expressions] if inferred else []


def test_constraints_that_leave_one_day() -> None:
    inferred = infer_publication_day(VISIT)
    assert inferred is not None
    assert inferred.day == date(2022, 5, 5)


def test_it_says_which_expressions_decided() -> None:
    assert words(VISIT) == ["May 8-9", "Tuesday, May 3, 2022", "Thursday", "Wednesday"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Olsen met him on May 3, 2022. The two will meet again on May 9.", "several days fit"),
        ("Olsen met him on May 3, 2022.", "nothing is planned"),
        ("The two will meet on May 9, 2022.", "nothing is past"),
        ("Olsen met him on Tuesday. The two will meet again on Monday.", "no day is stated in full"),
        ("Olsen met him on May 3, 2022. The two will meet again on June 30.", "too far apart for weekdays"),
        ("", "nothing is said"),
    ],
)
def test_what_leaves_several_days_or_none_gives_none(text: str, why: str) -> None:
    assert infer_publication_day(text) is None, why


def test_a_planned_weekday_rules_its_own_day_out() -> None:
    text = "They met on May 3, 2022. They will meet on Wednesday, and they will sign on May 5."
    # 3, 4 and 5 May fit; 4 May was a Wednesday. Two days are left.
    assert infer_publication_day(text) is None
    decided = text.replace("on Wednesday", "on Wednesday and will speak on Thursday")
    inferred = infer_publication_day(decided)
    assert inferred is not None
    assert inferred.day == date(2022, 5, 3)


def test_contradictions_give_none() -> None:
    text = "They met on May 3, 2022. They will meet on Tuesday, and they will sign on May 3."
    assert infer_publication_day(text) is None


def test_furniture_is_not_asked() -> None:
    notice = "Updated on May 7, 2022.\n\n"
    inferred = infer_publication_day(notice + VISIT, furniture=((0, len(notice)),))
    assert inferred is not None
    assert inferred.day == date(2022, 5, 5)
