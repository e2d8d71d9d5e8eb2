"""A day as a caller gives it: to the reader, to the gazetteer and on the command line alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import overload

from communique.errors import InvalidDay


@overload
def day_of(value: date | str) -> date: ...
@overload
def day_of(value: date | str | None) -> date | None: ...
def day_of(value: date | str | None) -> date | None:
    """Take a date, a datetime, or an ISO day with or without a time. Raises `InvalidDay`.

    >>> day_of("2023-06-16T23:30:00+02:00")
    datetime.date(2023, 6, 16)
    """
    if value is None or type(value) is date:
        return value
    try:
        day = value if isinstance(value, date) else datetime.fromisoformat(value)
        return date(day.year, day.month, day.day)
    except (TypeError, ValueError) as error:
        raise InvalidDay(value) from error
