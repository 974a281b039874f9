"""The command line without a process: what most tests of commands need, at a tenth of the cost.

A process of its own is for what only a process has: signals, closed streams, a terminal, argv, the libraries it loads, a
Python with other settings.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

from seedsql import console
from seedsql.cli import main

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = ("DATABASE_URL", "NODE_ENV", "NO_COLOR", "SEEDSQL_", "SKIP_SEEDING")
"""What seedsql reads of the environment of the person who runs the tests: how the variables' names begin."""


def run_command(
    *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What ``seedsql ARGUMENTS`` returns and prints in the folder ``cwd`` without a terminal, ``env`` being added to the
    environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OUTSIDE)}
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with (
        mock.patch.dict(os.environ, environment | dict(env or {}), clear=True),
        mock.patch.object(sys, "stdin", io.StringIO()),
        mock.patch.object(console, "log", console.Log()),
        chdir(cwd),
        redirect_stdout(stdout),
        redirect_stderr(stderr),
        pytest.raises(SystemExit) as end,
    ):
        main(list(arguments))
    code = end.value.code or 0
    assert isinstance(code, int), code
    shown, told = (stream.buffer.getvalue().decode() for stream in (stdout, stderr))
    return subprocess.CompletedProcess(arguments, code, shown, told)
