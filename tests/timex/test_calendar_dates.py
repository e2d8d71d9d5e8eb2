"""Days, months, years, decades and centuries by their calendar names."""

from __future__ import annotations

import pytest

from .cases import Case, check, found_in, parse

DAYS = parse("""
The envoys met on June 14, 2023. | June 14, 2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on Jun. 14, 2023. | Jun. 14, 2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on 14 June 2023. | 14 June 2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on the 14th of June, 2023. | the 14th of June, 2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on Wednesday, June 14, 2023. | Wednesday, June 14, 2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on 2023-06-14 in Oslo. | 2023-06-14 | DATE | 2023-06-14 | 2023-06-14
The envoys met on 14/06/2023 in Oslo. | 14/06/2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on 06/14/2023 in Oslo. | 06/14/2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on 14.06.2023 in Oslo. | 14.06.2023 | DATE | 2023-06-14 | 2023-06-14
The envoys met on June 3. | June 3 | DATE | 2023-06-03 | 2023-06-03
The envoys met on December 3. | December 3 | DATE | 2022-12-03 | 2022-12-03
The envoys will meet on December 3. | December 3 | DATE | 2023-12-03 | 2023-12-03
The envoys will meet on January 9. | January 9 | DATE | 2024-01-09 | 2024-01-09
The envoys met on the 12th. | the 12th | DATE | 2023-06-12 | 2023-06-12
The envoys met on March third. | March third | DATE | 2023-03-03 | 2023-03-03
They spoke on the eve of June 3. | the eve of June 3 | DATE | 2023-06-02 | 2023-06-02
They spoke the day after June 3. | the day after June 3 | DATE | 2023-06-04 | 2023-06-04
Polls opened on the first Sunday of May. | the first Sunday of May | DATE | 2023-05-07 | 2023-05-07
Polls will open on the last Sunday in October. | the last Sunday in October | DATE | 2023-10-29 | 2023-10-29
""")

STRETCHES = parse("""
Ministers meet on June 18-19 in Lima. | June 18-19 | DURATION | P2D | 2023-06-18..2023-06-19
Ministers meet on June 18-19, 2024. | June 18-19, 2024 | DURATION | P2D | 2024-06-18..2024-06-19
Ministers meet from 18 to 19 June. | 18 to 19 June | DURATION | P2D | 2023-06-18..2023-06-19
The forum runs June 28-July 2. | June 28-July 2 | DURATION | P5D | 2023-06-28..2023-07-02
The forum runs from June 28 to July 2. | June 28 | DATE | 2023-06-28 | 2023-06-28..2023-07-02
The forum runs from June 28 to July 2. | July 2 | DATE | 2023-07-02 | 2023-06-28..2023-07-02
It ruled between 1979 and 1989. | 1989 | DATE | 1989 | 1979-01-01..1989-12-31
They will meet on June 18 and 19. | 19 | DATE | 2023-06-19 | 2023-06-18..2023-06-19
Talks were moved from June 3 to June 10. | June 10 | DATE | 2023-06-10 | 2023-06-10
The law of 2019-21 lapsed. | 2019-21 | DATE | 2019 | 2019-01-01..2021-12-31
""")

MONTHS_AND_YEARS = parse("""
The vote took place in March. | March | DATE | 2023-03 | 2023-03-01..2023-03-31
The vote took place in September. | September | DATE | 2022-09 | 2022-09-01..2022-09-30
The vote will take place in September. | September | DATE | 2023-09 | 2023-09-01..2023-09-30
The vote took place in March 2021. | March 2021 | DATE | 2021-03 | 2021-03-01..2021-03-31
The vote took place in early March. | early March | DATE | 2023-03 | 2023-03-01..2023-03-10
The vote took place in mid-March. | mid-March | DATE | 2023-03 | 2023-03-11..2023-03-20
The vote took place at the end of March. | the end of March | DATE | 2023-03 | 2023-03-21..2023-03-31
The vote took place last May. | last May | DATE | 2023-05 | 2023-05-01..2023-05-31
The vote took place in May last year. | May last year | DATE | 2022-05 | 2022-05-01..2022-05-31
Both signed a March agreement. | March | DATE | 2023-03 | 2023-03-01..2023-03-31
The war ended in 1995. | 1995 | DATE | 1995 | 1995-01-01..1995-12-31
A summit is planned for mid-2025. | mid-2025 | DATE | 2025 | 2025-05-01..2025-08-31
A summit is planned for late 2024. | late 2024 | DATE | 2024 | 2024-10-01..2024-12-31
It fell in the first half of 2022. | the first half of 2022 | DATE | 2022 | 2022-01-01..2022-06-30
It grew out of the war of the 1990s. | the 1990s | DATE | 199 | 1990-01-01..1999-12-31
It grew out of the war of the early 1990s. | the early 1990s | DATE | 199 | 1990-01-01..1993-12-31
He served in the '80s. | the '80s | DATE | 198 | 1980-01-01..1989-12-31
It was founded in the 19th century. | the 19th century | DATE | 18 | 1800-01-01..1899-12-31
It was founded in nineteen ninety-six. | nineteen ninety-six | DATE | 1996 | 1996-01-01..1996-12-31
""")

ONE_END = parse("""
The pact has held since October 7. | October 7 | DATE | 2022-10-07 | -
The pact has held since 2019. | 2019 | DATE | 2019 | -
He will stay until July 3. | July 3 | DATE | 2023-07-03 | -
They will leave by the end of the year. | the end of the year | DATE | 2023 | -
""")


@pytest.mark.parametrize("case", [*DAYS, *STRETCHES, *MONTHS_AND_YEARS], ids=lambda case: case.sentence)
def test_value_and_days(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", ONE_END, ids=lambda case: case.sentence)
def test_an_interval_with_one_known_end_has_no_days(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The envoys met on June 14.", "XXXX-06-14"),
        ("The envoys met in June.", "XXXX-06"),
        ("The envoys met on Tuesday.", "XXXX-WXX-2"),
        ("The envoys met last week.", "XXXX-WXX"),
        ("The envoys met yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_publication_what_is_unknown_is_an_x(sentence: str, value: str) -> None:
    (found,) = found_in(sentence, None)
    assert (found.value, found.days) == (value, "-")


def test_a_day_that_the_calendar_lacks_is_not_found() -> None:
    assert [found.value for found in found_in("The envoys met on 2023-02-30.")] == []
