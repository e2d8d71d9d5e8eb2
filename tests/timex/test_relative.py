"""Weekdays by the tense of their verb, and what counts from the day of publication or the last date."""

from __future__ import annotations

import pytest

from .cases import Case, check, found_in, parse

WEEKDAYS = parse("""
The ministers met on Tuesday. | Tuesday | DATE | 2023-06-13 | 2023-06-13
The ministers will meet on Monday. | Monday | DATE | 2023-06-19 | 2023-06-19
The visit was to start on Monday. | Monday | DATE | 2023-06-19 | 2023-06-19
On Monday the two will meet again. | Monday | DATE | 2023-06-19 | 2023-06-19
She arrived Wednesday for talks. | Wednesday | DATE | 2023-06-14 | 2023-06-14
The envoy leaves on Sunday for Cairo. | Sunday | DATE | 2023-06-18 | 2023-06-18
The talks are scheduled for Tuesday. | Tuesday | DATE | 2023-06-20 | 2023-06-20
The talks had been scheduled for Tuesday. | Tuesday | DATE | 2023-06-13 | 2023-06-13
He said on Wednesday that he would travel on Sunday. | Wednesday | DATE | 2023-06-14 | 2023-06-14
He said on Wednesday that he would travel on Sunday. | Sunday | DATE | 2023-06-18 | 2023-06-18
Ahead of his trip the ministry on Sunday issued a note. | Sunday | DATE | 2023-06-11 | 2023-06-11
Neither side could be reached Wednesday. | Wednesday | DATE | 2023-06-14 | 2023-06-14
The move follows Tuesday's statement, which holds. | Tuesday | DATE | 2023-06-13 | 2023-06-13
Until Thursday, they had not called him a suspect. | Thursday | DATE | 2023-06-15 | -
The ministers met on Friday. | Friday | DATE | 2023-06-16 | 2023-06-16
The ministers met last Friday. | last Friday | DATE | 2023-06-09 | 2023-06-09
The ministers will meet next Friday. | next Friday | DATE | 2023-06-23 | 2023-06-23
The ministers will meet on Tuesday next week. | Tuesday next week | DATE | 2023-06-20 | 2023-06-20
They will meet on Monday and Tuesday. | Monday | DATE | 2023-06-19 | 2023-06-19..2023-06-20
They met on Monday and Tuesday. | Tuesday | DATE | 2023-06-13 | 2023-06-12..2023-06-13
The talks ran from Monday to Wednesday. | Monday to Wednesday | DURATION | P3D | 2023-06-12..2023-06-14
He spoke late Thursday. | late Thursday | DATE | 2023-06-15 | 2023-06-15
He spoke on Thursday night. | Thursday night | TIME | 2023-06-15TNI | 2023-06-15
""")

WEEKENDS = parse("""
The president will host him this weekend. | this weekend | DATE | 2023-W24-WE | 2023-06-17..2023-06-18
They held talks over the weekend. | over the weekend | DATE | 2023-W23-WE | 2023-06-10..2023-06-11
They met last weekend. | last weekend | DATE | 2023-W23-WE | 2023-06-10..2023-06-11
They will meet next weekend. | next weekend | DATE | 2023-W25-WE | 2023-06-24..2023-06-25
""")

FROM_PUBLICATION = parse("""
He spoke yesterday. | yesterday | DATE | 2023-06-15 | 2023-06-15
He speaks today. | today | DATE | 2023-06-16 | 2023-06-16
He will speak tomorrow. | tomorrow | DATE | 2023-06-17 | 2023-06-17
They met the day before yesterday. | the day before yesterday | DATE | 2023-06-14 | 2023-06-14
He spoke last night. | last night | TIME | 2023-06-15TNI | 2023-06-15
He spoke this morning. | this morning | TIME | 2023-06-16TMO | 2023-06-16
He left this week. | this week | DATE | 2023-W24 | 2023-06-12..2023-06-18
He will travel next week. | next week | DATE | 2023-W25 | 2023-06-19..2023-06-25
He left last month. | last month | DATE | 2023-05 | 2023-05-01..2023-05-31
He left last year. | last year | DATE | 2022 | 2022-01-01..2022-12-31
He will visit later this year. | later this year | DATE | 2023 | 2023-06-16..2023-12-31
He will visit later in the year. | later in the year | DATE | 2023 | 2023-06-16..2023-12-31
He visited earlier this month. | earlier this month | DATE | 2023-06 | 2023-06-01..2023-06-16
The vote is due later this month. | later this month | DATE | 2023-06 | 2023-06-16..2023-06-30
He left two weeks ago. | two weeks ago | DATE | 2023-W22 | 2023-05-29..2023-06-04
He left three months ago. | three months ago | DATE | 2023-03 | 2023-03-01..2023-03-31
He left four years ago. | four years ago | DATE | 2019 | 2019-01-01..2019-12-31
He left a decade ago. | a decade ago | DATE | 2013 | 2013-01-01..2013-12-31
The truce began 20 mins ago. | 20 mins ago | TIME | XXXX-XX-XXTXX | -
He left months ago. | months ago | DATE | PAST_REF | -
They will meet in two weeks. | two weeks | DURATION | P2W | 2023-06-26..2023-07-02
They will meet within 48 hours. | 48 hours | DURATION | PT48H | 2023-06-16..2023-06-18
Fighting has raged for the past three days. | the past three days | DURATION | P3D | 2023-06-13..2023-06-16
They will talk over the coming three weeks. | the coming three weeks | DURATION | P3W | 2023-06-16..2023-07-07
They left in the week of June 5. | the week of June 5 | DATE | 2023-W23 | 2023-06-05..2023-06-11
""")

FROM_THE_DATE_BEFORE = parse("""
They met on 3 May. Two days later they signed. | Two days later | DATE | 2023-05-05 | 2023-05-05
They met on 3 May and again the day after. | the day after | DATE | 2023-05-04 | 2023-05-04
They met in March 2021. The next month they signed. | The next month | DATE | 2021-04 | 2021-04-01..2021-04-30
They met in March 2021. That day they signed. | That day | DATE | 2021-03-XX | -
He came 3 May. Late the next week he left. | Late the next week | DATE | 2023-W19 | 2023-05-12..2023-05-14
He came 3 May. Early the next month he left. | Early the next month | DATE | 2023-06 | 2023-06-01..2023-06-10
They met on 3 May. The ministry issued a note that day. | that day | DATE | 2023-05-03 | 2023-05-03
""")


@pytest.mark.parametrize(
    "case", [*WEEKDAYS, *WEEKENDS, *FROM_PUBLICATION, *FROM_THE_DATE_BEFORE], ids=lambda case: case.sentence
)
def test_value_and_days(case: Case) -> None:
    check(case)


def test_the_following_day_of_no_date_is_unknown() -> None:
    (found,) = found_in("The following day they met.")
    assert (found.value, found.days) == ("XXXX-XX-XX", "-")


def test_part_of_the_week_after_the_date_before() -> None:
    found = found_in("On Monday they met. At the end of the next week they parted.")
    assert found[1:] == [("the end of the next week", "DATE", "2023-W25", "2023-06-23..2023-06-25")]


@pytest.mark.parametrize("words", ["the day before the vote", "ten days before the vote"])
def test_what_counts_from_an_event_gets_no_day(words: str) -> None:
    assert all(found.days == "-" for found in found_in(f"They met {words}."))
