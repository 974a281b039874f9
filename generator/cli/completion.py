"""The command that prints a shell's completion script: completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .. import console

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def completion_command(shell: str) -> None:
    """Print the completion script of a shell: commands, options and their values.

    For bash, add to ~/.bashrc: eval "$(seedsql completion bash)"; for zsh the same in ~/.zshrc; for fish, write the script
    to ~/.config/fish/completions/seedsql.fish.
    """
    found = get_completion_class(shell)
    assert found is not None  # click has one for each of SHELLS
    root = click.get_current_context().find_root().command
    console.data(found(root, {}, "seedsql", "_SEEDSQL_COMPLETE").source())
