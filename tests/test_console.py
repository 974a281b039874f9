"""Every way out of the program shows text from outside escaped: on a terminal and in a pipe, as text and as JSON."""

from __future__ import annotations

import io
import json
import os
import pty
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql import console
from seedsql.errors import BlueprintError
from seedsql.printable import UNPRINTABLE

EVIL = "a\x1b[2J\x9b1m\u202eb\u2066c\rd\x00\u2028e\ud800"
SHOWN = "a\\x1b[2J\\x9b1m\\u202eb\\u2066c\\rd\\x00\\u2028e\\ud800"


@pytest.mark.parametrize("write", [console.log.message, console.warn, console.error], ids=lambda each: each.__name__)
def test_a_message_forges_no_line_and_moves_no_cursor(
    write: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    write(f"{EVIL}\nseedsql: error: forged\n  try: a hint of others")
    (said,) = capsys.readouterr().err.splitlines()
    assert said.endswith(f"{SHOWN}\\nseedsql: error: forged\\n  try: a hint of others")


def test_each_part_of_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    forged = f"{EVIL}\n  try: a hint of others"
    error = BlueprintError(forged, problems=[forged, forged], hint=forged, location=forged)
    console.error(error.headline, error.hint, details=error.details)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4 and all(line.endswith(f"{SHOWN}\\n  try: a hint of others") for line in lines)
    assert [line[:9] for line in lines] == ["seedsql: ", *["  a\\x1b[2"] * 2, "  try: a\\"]
    assert str(error).count("\n") == 2


def test_json_lines_hold_the_text_and_show_it_escaped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = console.Log(clock=lambda: 0.0)
    monkeypatch.setattr(console, "log", log)
    log.as_json("apply")
    console.error(EVIL)
    (line,) = capsys.readouterr().err.splitlines()
    assert not UNPRINTABLE.search(line)
    assert json.loads(line)["message"] == EVIL


def test_a_library_that_is_not_installed_is_named_and_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    console.bug(ModuleNotFoundError("No module named 'sqlglot.errors'", name="sqlglot.errors"))
    said = capsys.readouterr().err
    assert "no library sqlglot" in said and "pip install" in said and "bug" not in said
    console.bug(ModuleNotFoundError("No module named 'seedsql.x'", name="seedsql.x"))
    assert "bug of seedsql" in capsys.readouterr().err


def test_data_is_shown_escaped(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    console.data(f"{EVIL}\nnext")
    console.table(["name", "n"], [[f"{EVIL}\nnext", 1]], numeric=[1])
    console.json_data({"name": EVIL})
    out = capsysbinary.readouterr().out.decode("utf-8")
    data, rest, table = out.partition("\n")[0], out.split("\n"), out.split("\n")[3]
    assert data == SHOWN and rest[1] == "next"
    assert table.startswith(f"{SHOWN}\\nnext  ")
    document = "\n".join(rest[4:])
    assert not UNPRINTABLE.search(document.replace("\n", ""))
    assert json.loads(document) == {"name": EVIL}


def test_a_file_goes_into_a_pipe_as_it_is(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A diff or a script is for a program, which needs its bytes."""
    console.write_chunk("-\told \x1b[31m\n")
    assert capsysbinary.readouterr().out == b"-\told \x1b[31m\n"


def on_terminal(write: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> str:
    """What ``write`` shows on a terminal of 400 columns."""
    theirs, ours = pty.openpty()
    with os.fdopen(ours, "w", encoding="utf-8", errors="strict") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        monkeypatch.setenv("COLUMNS", "400")
        monkeypatch.setenv("TERM", "dumb")
        write()
        stdout.flush()
        shown = os.read(theirs, 65536).decode("utf-8")
    os.close(theirs)
    return shown.replace("\r\n", "\n")


def test_a_terminal_is_not_controlled_by_a_file_or_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_terminal(lambda: console.write_chunk("-\told \x1b[31m\u202e\n"), monkeypatch).split() == [
        "-",
        "old",
        "\\x1b[31m\\u202e",
    ]
    drawn = on_terminal(lambda: console.table(["name"], [[f"{EVIL}\nnext [bold]x"]]), monkeypatch)
    assert f"{SHOWN}\\nnext [bold]x" in drawn


@given(st.text(st.characters(codec=None)))
def test_whatever_is_said_is_printable(text: str) -> None:
    stderr, sys.stderr = sys.stderr, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        console.log.message(text)
        written = sys.stderr
    finally:
        sys.stderr = stderr
    written.seek(0)
    assert not UNPRINTABLE.search(written.read().replace("\n", ""))
