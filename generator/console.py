"""What a person sees: tables, progress, messages. Data goes to stdout, talk to stderr; rich draws on a terminal only.

Every text passes ``printable`` on its way out, on a terminal and in a pipe alike: names, statements, server messages and
contents of files were written by others. Only a file's own bytes (``write_chunk``) go into a pipe as they are.

For machines the talk can be one JSON object a line (``log.as_json``): ``time``, ``level``, ``event`` (the command) and
``phase`` (start, progress, complete, failed) always, and what the phase knows of: ``name``, ``checksum``, ``table``,
``rows``, ``duration`` in seconds, ``message``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .errors import GuardError, OutputError
from .printable import printable, printable_json, printable_lines

if TYPE_CHECKING:
    import logging

CLOSED_PIPE = 141  # 128 + SIGPIPE, as a shell reports it


INFO, WARNING, ERROR = 20, 30, 40
"""The levels of the standard ``logging``, which is loaded for JSON only."""


class Log:
    """What one command says on stderr: plain lines, or JSON about its phases by the standard ``logging`` (logger
    ``seedsql``). ``quiet``: only warnings and errors."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.debug = self.quiet = False
        self.event = "seedsql"
        self._clock = clock
        self._started = clock()
        self._fields: dict[str, Any] = {}
        self._logger: logging.Logger | None = None

    @property
    def json(self) -> bool:
        """Whether lines are JSON."""
        return self._logger is not None

    def as_json(self, event: str) -> None:
        """Write JSON from now on, about the command ``event``."""
        self.event, self._logger = event, _json_logger()

    def start(self, **fields: Any) -> None:
        """A piece of work begins; ``fields`` (a seed's name, its checksum) are part of every line from here on."""
        self._started, self._fields = self._clock(), fields
        self.phase("start")

    def phase(self, phase: str, level: int = INFO, **fields: Any) -> None:
        """Write a line about a phase; nothing when the lines are for people."""
        if self._logger is None or (self.quiet and level == INFO):
            return
        line = {"event": self.event, "phase": phase, **self._fields, **fields}
        if phase in ("complete", "failed"):
            line["duration"] = round(self._clock() - self._started, 3)
        self._logger.log(level, "%s", phase, extra={"fields": line})

    def line(self, text: str, level: int = ERROR) -> None:
        """Write a line for people: a line break in it is part of a name or a value."""
        if not self.quiet or level != INFO:
            _write_line(printable(text))

    def message(self, text: str, level: int = INFO) -> None:
        """Write a message: a line for people, or an object of the phase ``progress``."""
        if self.json:
            self.phase("progress", level, message=text)
        else:
            self.line(f"seedsql: warning: {text}" if level == WARNING else text, level)

    def complete(self, **fields: Any) -> None:
        self.phase("complete", **fields)


log = Log()


def _json_logger() -> logging.Logger:
    """A logger that writes each record to stderr as one JSON object: ``time``, ``level``, then the record's ``fields``."""
    import datetime
    import json
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            timestamp = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds")
            line = {"time": timestamp, "level": record.levelname.lower(), **getattr(record, "fields", {})}
            _write_line(printable_json(json.dumps(line, ensure_ascii=False, default=str)))

    logger = logging.Logger("seedsql", logging.INFO)
    logger.addHandler(Lines())
    return logger


def _write_line(line: str) -> None:
    """Write a line to stderr; nowhere when that is closed, as ASCII where its encoding knows no better."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "ascii"
        with suppress(OSError):  # a message that cannot be written changes nothing of what is done
            print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def warn(text: str) -> None:
    """Write a warning to stderr."""
    log.message(text, WARNING)


def error(message: str, hint: str | None = None, exit_code: int | None = None, *, details: Sequence[str] = ()) -> None:
    """Write an error, its ``details`` line by line, and what to try next, to stderr."""
    if log.json:
        log.phase("failed", ERROR, message="\n  ".join([message, *details]), hint=hint, exit_code=exit_code)
        return
    log.line(f"seedsql: error: {message}")
    for detail in details:
        log.line(f"  {detail}")
    if hint:
        log.line(f"  try: {hint}")


def traceback(failure: BaseException) -> None:
    """With --debug, write the traceback of an error to stderr."""
    if log.debug:
        from traceback import format_exception

        for line in "".join(format_exception(failure)).splitlines():
            log.line(f"| {line}")


def bug(failure: BaseException) -> None:
    """Say that something unforeseen happened: the kind, the place and how to report it, without values or secrets. A library that is not
    installed is no bug: a clone runs as it is where the libraries are."""
    missing = (
        (getattr(failure, "name", None) or "").partition(".")[0] if isinstance(failure, ModuleNotFoundError) else ""
    )
    if missing not in ("", "seedsql"):
        error(f"this Python has no library {missing}", f"{sys.executable} -m pip install . (in the clone)", 70)
        return
    location = ""
    trace = failure.__traceback__
    while trace is not None:
        location = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    message = f"this is a bug of seedsql: {type(failure).__name__} at {location}"
    hint = "report it with this line, the command and its options (not the data); --debug shows more"
    if log.json:
        log.phase("failed", ERROR, message=message, hint=hint, exit_code=70)
        return
    log.line(f"seedsql: {message}")
    log.line(f"  try: {hint}")


def data(text: str) -> None:
    """Write lines of data to stdout, as UTF-8. Raises OutputError (73) when that is closed or full."""
    _write_data(printable_lines(text if text.endswith("\n") else text + "\n"))


def write_chunk(text: str) -> None:
    """Write a chunk of a file to stdout: UTF-8 and LF, whatever the locale, and as it is but on a terminal. Raises
    OutputError."""
    on_screen = sys.stdout is not None and sys.stdout.isatty()
    _write_data("\t".join(map(printable_lines, text.split("\t"))) if on_screen else text)


def _write_data(text: str) -> None:
    if sys.stdout is None:
        raise OutputError("stdout is closed, so the answer cannot be written")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader went away (| head): nothing more to say to it. Python's own flush at the end must not say it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLOSED_PIPE)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"stdout cannot be written: {error.strerror}") from None


def json_data(value: Any) -> None:
    """Write data to stdout as JSON."""
    import json

    _write_data(printable_json(json.dumps(value, indent=2, ensure_ascii=False, default=str)) + "\n")


def table(headers: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[int] = ()) -> None:
    """Write a table to stdout: drawn on a terminal, plain columns elsewhere. ``numeric`` columns are set to the right."""
    if sys.stdout is not None and sys.stdout.isatty():
        _drawn(headers, rows, numeric)
        return
    texts = [[_cell(value) for value in row] for row in rows]
    widths = [max([len(header), *(len(row[index]) for row in texts)]) for index, header in enumerate(headers)]
    for row in [list(headers), *texts]:
        cells = [
            cell.rjust(width) if index in numeric else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        data("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:,}" if isinstance(value, int) else printable(str(value))


def _drawn(headers: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[int]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for index, header in enumerate(headers):
        drawn.add_column(header, justify="right" if index in numeric else "left")
    for row in rows:
        drawn.add_row(*(Text(_cell(value)) for value in row))
    Console().print(drawn)


def confirm(question: str, flag: str) -> bool:
    """Ask on the terminal. Without one nothing is asked: GuardError (77) names the flag that answers."""
    if not on_terminal():
        raise GuardError(
            f"{question} There is no terminal to answer on.", reason="production", hint=f"answer with {flag}"
        )
    log.message(f"{question} [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def prompt(question: str, flag: str) -> str:
    """Ask for a text on the terminal. Without one nothing is asked: GuardError (77) names the flag that answers."""
    if not on_terminal():
        raise GuardError(
            f"{question} There is no terminal to answer on.", reason="production", hint=f"answer with {flag}"
        )
    log.message(f"{question} ")
    return sys.stdin.readline().strip()


def on_terminal() -> bool:
    """Whether a person can be asked: stdin and stderr are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


class Progress:
    """Progress of a running script: a bar on a terminal, a plain line every ten seconds elsewhere; in JSON an event for each table,
    too, if ``each_table``."""

    def __init__(self, total: int, clock: Any, each_table: bool = True) -> None:
        self.total = total
        self.each_table = each_table
        self.table = ""
        self.rows: dict[str, int] = {}
        self.clock = clock
        self.started = self.last = clock()
        self.bar: Any = None
        self.task: Any = None

    def _begin(self) -> None:
        """With the first rows: a bar that runs earlier would run over a question."""
        self.started = self.last = self.clock()
        if sys.stderr is not None and sys.stderr.isatty() and not (log.json or log.quiet):
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self.bar = Bar(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("rows"),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task("", total=self.total, rate="")
            self.bar.start()

    def __call__(self, table: str, rows: int) -> None:
        """``rows`` is how many rows of ``table`` are done so far."""
        if not self.rows:
            self._begin()
        self.rows[table] = rows
        # what is taken away first does not count towards the total
        done, now = sum(rows for name, rows in self.rows.items() if not name.startswith("removing ")), self.clock()
        rate = done / max(now - self.started, 0.001)
        if self.bar is not None:
            self.bar.update(self.task, completed=done, description=printable(table), rate=f"{rate:,.0f} rows/s")
            return
        if table != self.table:
            self._tell_table()
        self.table = table
        if now - self.last >= 10:
            self.last = now
            if log.json:
                log.phase("progress", table=table, rows=rows, total_rows=done)
            else:
                log.message(f"seedsql: {done:,} of {self.total:,} rows, {rate:,.0f} rows/s, now {table}")

    def _tell_table(self) -> None:
        if log.json and self.each_table and self.table:
            log.phase("progress", table=self.table, rows=self.rows[self.table], total_rows=sum(self.rows.values()))

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()
        self._tell_table()
