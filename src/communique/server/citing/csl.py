"""Days as CSL-JSON has them."""

from collections.abc import Iterable
from datetime import date


def date_parts(days: Iterable[date]) -> dict[str, list[list[int]]]:
    """Write a day, or the first and the last of several.

    >>> date_parts([date(2023, 6, 18)])
    {'date-parts': [[2023, 6, 18]]}
    """
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}
