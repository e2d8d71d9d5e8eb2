"""`communique series`: cooperation and conflict over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli.event_list import STATUSES, between_options, json_option, print_objects
from communique.cli.ledger_option import ledger_option, query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from communique.ledger.series import Counted, Period, SeriesEntry

COUNTED: dict[Counted, str] = {"events": "events", "reports": "reports", "independent": "independent reports"}


@click.command("series")
@click.argument("actors", metavar="[ACTOR...]", nargs=-1)
@click.option(
    "--by", type=click.Choice(("day", "week", "month", "year")), default="month", show_default=True,
    help="The periods.",
)  # fmt: skip
@click.option(
    "--count", type=click.Choice(tuple(COUNTED)), default="events", show_default=True,
    help="What is counted; copies of one text are one independent report.",
)  # fmt: skip
@click.option(
    "--status", "statuses", type=click.Choice(STATUSES), metavar="STATUS", multiple=True,
    default=("occurred",), show_default=True, help="Events that are so now; may be given again.",
)  # fmt: skip
@click.option("--source", metavar="ACTOR", help="Only acts of an actor.")
@click.option("--target", metavar="ACTOR", help="Only acts towards an actor.")
@click.option("--min-score", type=click.FloatRange(0, 1), help="Only events at least so likely to be right.")
@click.option(
    "--plot", metavar="FILE", type=click.Path(dir_okay=False), help="Draw them too, to a .svg or a .png."
)
@ledger_option
@between_options
@json_option
def command(
    actors: tuple[str, ...],
    by: Period,
    count: Counted,
    statuses: tuple[str, ...],
    source: str | None,
    target: str | None,
    min_score: float | None,
    plot: str | None,
    address: str,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> None:
    """Count the acts in which all ACTORs take part, of cooperation and of conflict, in each period.

    The classes are PLOVER's: verbal and material cooperation, verbal and material conflict. The intensity is
    the sum of Goldstein's values, from -10 to +10 an act. Beside them stands how many articles of the period
    the ledger holds: where few were read, few acts are found.
    """
    if plot is not None and not plot.lower().endswith((".svg", ".png")):
        raise click.UsageError("--plot draws SVG and PNG; name a file that ends in .svg or .png.")
    with query(address) as ledger:
        rows = list(
            ledger.series(
                actors, by, count, statuses, source=source, target=target, since=since, until=until,
                min_score=min_score,
            )
        )  # fmt: skip
    heading = _heading(actors, source, target, by, COUNTED[count], statuses, rows)
    if plot is not None:
        _draw(plot, heading, COUNTED[count], rows)
    if as_json:
        print_objects(rows)
    else:
        click.echo("\n".join(_lines(heading, rows)))


def _heading(
    actors: Sequence[str], source: str | None, target: str | None, by: str, counted: str,
    statuses: Sequence[str], rows: Sequence[SeriesEntry],
) -> str:  # fmt: skip
    from communique._text import one_line
    from communique.cli.wording import listed

    said = "Acts" + (f" of {listed(actors)}" if actors else "") + (f" by {source}" if source else "")
    said += (f" towards {target}" if target else "") + f" by {by}"
    said += f", {rows[0].period} to {rows[-1].period}" if rows else ""
    total = sum(row.value for row in rows)
    return one_line(f"{said}, {listed(statuses, 'or')}: {total:,} {counted}")


def _lines(heading: str, rows: Sequence[SeriesEntry]) -> Iterator[str]:
    from communique.cli.table import table

    yield click.style(heading, bold=True)
    if not rows:
        yield "The ledger holds no article with a day."
        return
    quads = list(dict.fromkeys(row.quad for row in rows))
    lines = []
    for at in range(0, len(rows), len(quads)):
        some = rows[at : at + len(quads)]
        intensity = round(sum(row.intensity for row in some), 1)
        lines.append((some[0].period, *(row.value for row in some), float(intensity), some[0].articles))
    yield ""
    yield from table(lines, head=("period", *quads, "intensity", "articles read"))


def _draw(file: str, title: str, counted: str, rows: Sequence[SeriesEntry]) -> None:
    from communique.cli.plot import draw
    from communique.errors import CommuniqueError

    try:
        draw(file, title, counted, rows)
    except CommuniqueError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror or error}.") from error
    click.echo(f"Drawn in {file}.", err=True)
