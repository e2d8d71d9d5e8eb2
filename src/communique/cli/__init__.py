"""The command line: one file per command, loaded only when it is called."""

from __future__ import annotations

import importlib

import click

from communique._version import __version__

COMMANDS = {
    "read": "Read articles and print what each reports.",
    "demo": "Read the sample articles.",
    "schema": "Print the JSON Schema of a record.",
}
"""Every command with its summary: `--help` needs no more than this."""


class Commands(click.Group):
    """A group that imports a command's file when the command is run, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"communique.cli.{cmd_name}"), "command")  # noqa: B009
        if not isinstance(command, click.Command):  # pragma: no cover - a slip of the programmer's
            raise TypeError(f"communique.cli.{cmd_name} has no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def main() -> None:
    """Read the news and keep the record of diplomacy.

    Data goes to stdout, everything else to stderr. The exit status is 0, 1 (could not do it)
    or 2 (wrong use).
    """
