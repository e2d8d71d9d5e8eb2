"""The command line: one file per command, loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from io import TextIOWrapper
from typing import Any

import click

from communique._version import __version__

COMMANDS = {
    "read": "Read articles and print what each reports.",
    "add": "Read articles into a ledger.",
    "watch": "Read what feeds name as it comes.",
    "timeline": "Print what passed between two, day by day.",
    "show": "Print an event with its history and every report.",
    "upcoming": "Print what is still to come.",
    "visits": "Print who travelled where.",
    "quotes": "Print who said what.",
    "search": "Search the words of articles and statements.",
    "series": "Count cooperation and conflict over time.",
    "who": "Print an actor's names and offices.",
    "stats": "Print what a ledger holds.",
    "log": "Print what was met and what became of it.",
    "sql": "Ask a ledger in SQL.",
    "correct": "Accept, reject, edit, merge or split events, and undo it.",
    "token": "Say who may correct a ledger over the network.",
    "remerge": "Work all events out anew.",
    "alert": "Tell of new events, changes of status and contradictions.",
    "demo": "Put the sample articles into a ledger, ask it, and show it.",
    "schema": "Print the JSON Schema of a record.",
    "export": "Write the events of a ledger in another format.",
    "serve": "Show a ledger in the browser.",
    "mcp": "Let an assistant ask a ledger (Model Context Protocol).",
}
"""Every command with its summary: `--help` needs no more than this."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it: 128 and the number of the signal."""


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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for. Ctrl-C ends it without a word: what is printed is whole."""
        _write_any_character()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def _write_any_character() -> None:
    """Write UTF-8 to files and pipes, and to a terminal that has not every character what it has."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def main() -> None:
    """Read the news and keep the record of diplomacy.

    Data goes to stdout, everything else to stderr. The exit status is 0, 1 (could not do it)
    or 2 (wrong use).
    """
