"""What a person sees: tables, progress, messages. Data goes to stdout, talk to stderr; rich draws on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from .errors import OutputError, Refused


def say(text: str = "") -> None:
    """Write a line of talk to stderr; nowhere when that is closed."""
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def error(message: str, hint: str | None = None) -> None:
    """Write an error, and what to try next, to stderr."""
    say(f"seedsql: error: {message}")
    if hint:
        say(f"  try: {hint}")


def bug(failure: BaseException) -> None:
    """Say that something unforeseen happened: the kind, the place and how to report it, without values or secrets."""
    place = ""
    trace = failure.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    say(f"seedsql: this is a bug of seedsql: {type(failure).__name__} at {place}")
    say("  try: report it with this line, the command and its options (not the data); nothing more was done")


def data(text: str) -> None:
    """Write data to stdout. Raises OutputError (73) when that is closed."""
    if sys.stdout is None:
        raise OutputError("stdout is closed, so the answer cannot be written")
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def text(piece: str) -> None:
    """Write a piece of a script to stdout as it is: UTF-8 and LF, whatever the locale."""
    if sys.stdout is None:
        raise OutputError("stdout is closed, so the script cannot be written")
    sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.buffer.flush()


def json_data(value: Any) -> None:
    """Write data to stdout as JSON."""
    import json

    data(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def table(headers: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[int] = ()) -> None:
    """Write a table to stdout: drawn on a terminal, plain columns elsewhere. ``numeric`` columns are set to the right."""
    if sys.stdout is not None and sys.stdout.isatty():
        _drawn(headers, rows, numeric)
        return
    texts = [[_cell(value) for value in row] for row in rows]
    widths = [max([len(header), *(len(row[place]) for row in texts)]) for place, header in enumerate(headers)]
    for row in [list(headers), *texts]:
        cells = [
            cell.rjust(width) if place in numeric else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        data("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _drawn(headers: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[int]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for place, header in enumerate(headers):
        drawn.add_column(header, justify="right" if place in numeric else "left")
    for row in rows:
        drawn.add_row(*(Text(_cell(value)) for value in row))
    Console().print(drawn)


def confirm(question: str, flag: str) -> bool:
    """Ask on the terminal. Without one nothing is asked: Refused (77) names the flag that answers."""
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()):
        raise Refused(f"{question} There is no terminal to answer on.", reason="production", hint=f"answer with {flag}")
    say(f"{question} [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


class Progress:
    """Progress of a running script: a bar on a terminal, a plain line every ten seconds elsewhere."""

    def __init__(self, total: int, clock: Any) -> None:
        self.total = total
        self.rows: dict[str, int] = {}
        self.clock = clock
        self.started = self.last = clock()
        self.bar: Any = None
        if sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self.bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("rows"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task("", total=total)
            self.bar.start()

    def __call__(self, table: str, rows: int) -> None:
        """``rows`` is how many rows of ``table`` were sent so far."""
        self.rows[table] = rows
        rows = sum(self.rows.values())
        if self.bar is not None:
            self.bar.update(self.task, completed=rows, description=table)
            return
        now = self.clock()
        if now - self.last >= 10:
            self.last = now
            rate = rows / (now - self.started)
            say(f"seedsql: {rows:,} of {self.total:,} rows, {rate:,.0f} rows/s, now {table}")

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()
