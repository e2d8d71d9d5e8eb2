"""A day as an option's value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click


class Day(click.ParamType["date"]):
    """An ISO day, such as 2023-06-16."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2023-06-16.", param, ctx)
