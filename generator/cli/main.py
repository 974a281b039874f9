"""The group of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import click

from .. import __version__, console
from ..errors import OutputError, SeedsqlError, Terminated
from ..lazy_patterns import keep_together
from ..printable import printable
from .common import HIDDEN, HIDDEN_URL, add_common_options, common_options

_ENDING = ("SIGTERM", "SIGHUP")
INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it

EXIT_CODES = """\b
Exit codes:
  0   done
  1   differences or findings: stale output, failed verification, a dry run
      on a database that differs
  2   wrong usage
  65  the schema or the plan is impossible
  69  database unreachable, or a statement refused by the server
  70  a bug of seedsql
  73  cannot write the output
  74  a file disagrees with its manifest or with the history
  75  the lock is held, try again later
  77  refused by a guard
  78  blueprint, project file, URL, option file or input rows invalid
  130 interrupted
  141 the reader of the output went away
  143 terminated"""

_COMMANDS = {
    "plan": "Show tables, rows and ids; write nothing.",
    "generate": "Write the scripts of a seed.",
    "check": "Prove that the files are what was generated.",
    "diff": "Show what changed between two versions of a seed, and why.",
    "explain": "Show why a cell has its value.",
    "rehearse": "Run the scripts on an embedded database.",
    "audit": "List personal data and prove its ranges.",
    "review": "Write one page about a seed for its reviewer.",
    "export": "Write a seed as a migration of another tool.",
    "init": "Infer a blueprint from a schema.",
    "fixture": "Make a seed of rows in files, masked.",
    "snapshot": "Make a seed of rows in a database, masked.",
    "apply": "Run the up script: all rows or none.",
    "verify": "Run the verify script, which only reads.",
    "rollback": "Run the down script: all rows or none.",
    "status": "Show what is applied and who holds the lock.",
    "unlock": "End the session that holds the lock.",
    "seed": "Generate, preview, apply and verify.",
    "smoke": "Check that an application shows a seed's rows.",
    "legacy": "Find and archive old seed scripts.",
    "completion": "Print the completion script of a shell.",
}
"""Each command, in a sentence; it is in the module of this package that has its name, which is loaded when it is called."""

_REMOVED = {
    ("generate", "--check"): "seedsql check [NAME]... does it, for all seeds or some",
    ("seed", "--rollback"): "seedsql rollback NAME does it",
    ("unlock", "--force"): "it answered a question, as --yes does",
}
"""Options that there were once, by command, and what replaces them."""


class _Commands(click.Group):
    """Loads a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        keep_together(cmd_name)
        module = importlib.import_module(f".{cmd_name}", __package__)
        command: click.Command = getattr(module, f"{cmd_name}_command")
        command.short_help = _COMMANDS[cmd_name]
        return add_common_options(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from ..errors import did_you_mean

            if not args:
                raise
            message = f"there is no command '{args[0]}'{did_you_mean(args[0], list(_COMMANDS))}"
            raise click.UsageError(message, ctx) from None


@click.group(
    cls=_Commands,
    short_help="Deterministic, seeded SQL scripts for MySQL.",
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, "-V", "--version", prog_name="seedsql")
def cli() -> None:
    """Deterministic, seeded SQL scripts for MySQL: write them, review them, run them, undo them."""


cli.params.extend(common_options())


def _printable(error: click.ClickException) -> click.ClickException:
    """The same error with a message that is printable, for it repeats what the command line says, and that names what
    replaces an option that there was once."""
    message, context = error.format_message(), getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption) and context is not None:
        replacement = _REMOVED.get((str(context.info_name), error.option_name))
        message = f"{error.option_name} was removed: {replacement}" if replacement is not None else message
    return click.UsageError(printable(message), context) if isinstance(error, click.UsageError) else error


def hide_password() -> None:
    """Start again with ``options.HIDDEN`` for a URL that holds a password, and the URL in the environment: ``ps`` shows
    every command line to every user of the machine, and the environment to its owner only."""
    for index, word in enumerate(sys.argv):
        name, equals, value = word.partition("=")
        if name not in ("--database-url", "--from") or (not equals and index + 1 == len(sys.argv)):
            continue
        url = value if equals else sys.argv[index + 1]
        if "@" not in url:
            continue
        shown = [f"{name}={HIDDEN}"] if equals else [name, HIDDEN]
        begin = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv) + 1]
        os.environ[HIDDEN_URL] = url
        os.execv(sys.executable, [*begin, *sys.argv[1:index], *shown, *sys.argv[index + len(shown) :]])


def end_in_order() -> None:
    """Have SIGTERM and SIGHUP end the run as Ctrl-C does, so that transactions are rolled back and temporary files are
    removed. A signal that is ignored, as under nohup, stays so."""
    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    # A session that closes often sends both; the second must not stop the cleaning. Ctrl-C still does.
    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Terminated


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with the code of DESIGN's table; never shows a traceback for a known error."""
    if arguments is None:
        hide_password()
        end_in_order()
    try:
        _main(arguments)
    except KeyboardInterrupt:  # while the end of the run was being reported
        sys.exit(INTERRUPTED)


def _main(arguments: list[str] | None) -> NoReturn:
    try:
        code = cli.main(args=arguments, prog_name="seedsql", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt) as error:
        # click turns KeyboardInterrupt into Abort; the applier's note about the rows is on the former
        interrupt = error.__cause__ or error.__context__ or error
        console.error(
            " ".join(
                [
                    "terminated:" if isinstance(interrupt, Terminated) else "interrupted:",
                    *getattr(interrupt, "__notes__", ["nothing more was done"]),
                ]
            )
        )
        sys.exit(getattr(interrupt, "exit_code", INTERRUPTED))
    except click.ClickException as error:
        shown = _printable(error)
        if console.log.json:
            console.error(shown.format_message(), exit_code=error.exit_code)
        else:
            shown.show()
        sys.exit(error.exit_code)
    except SeedsqlError as error:
        console.traceback(error)
        console.error(error.headline, error.hint, error.exit_code, details=error.details)
        sys.exit(error.exit_code)
    except OSError as error:
        # help and version are written by click
        console.error(f"the output cannot be written: {error.strerror}", exit_code=OutputError.exit_code)
        sys.exit(OutputError.exit_code)
    except Exception as error:
        console.traceback(error)
        console.bug(error)
        sys.exit(70)
