"""A day as an option's value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from communique._days import day_of
from communique.errors import InvalidDay

if TYPE_CHECKING:
    from datetime import date


class Day(click.ParamType["date"]):
    """An ISO day, such as 2023-06-16."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day: date = day_of(value)
        except InvalidDay as error:
            self.fail(str(error), param, ctx)
        return day
