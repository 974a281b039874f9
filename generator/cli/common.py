"""Options that every command takes, wherever they are on the command line."""

from __future__ import annotations

import os

import click

from .. import console

HIDDEN, HIDDEN_URL = "***", "SEEDSQL_HIDDEN_URL"
"""What replaces a URL with a password on the command line, and the environment variable that holds it meanwhile."""


def _quiet(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        console.log.quiet = True


def _no_color(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        os.environ["NO_COLOR"] = "1"  # https://no-color.org; rich and click read it


def _debug(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        console.log.debug = True


def common_options() -> list[click.Option]:
    """New options, to be added to one command."""
    return [
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_quiet,
            help="Write warnings and errors only to stderr.",
        ),
        click.Option(
            ["--no-color"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_no_color,
            help="Draw without colors, as the environment variable NO_COLOR does.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_debug,
            help="Show the traceback of an error; it may hold values.",
        ),
    ]


def add_common_options(command: click.Command) -> click.Command:
    """Add the options to ``command`` and, when it is a group, to its commands; once."""
    if not any(parameter.name == "debug" for parameter in command.params):
        command.params.extend(common_options())
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            add_common_options(command.commands[name])
    return command
