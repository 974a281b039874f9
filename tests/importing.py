"""The test modules, compiled by one worker of pytest-xdist each."""

from __future__ import annotations

import importlib
from contextlib import suppress
from pathlib import Path

import pytest


def import_share(folder: Path, worker: str, workers: int) -> None:
    """Import the share of ``worker`` ("gw0", "gw1", …) of the test modules in the package ``folder``, before all of them are collected.

    On a clean clone each worker would compile them all, with the assertions rewritten, which takes three seconds; what another
    one has compiled by then is loaded. A module that cannot be imported is reported when it is collected.
    """
    for path in sorted(folder.rglob("test_*.py"))[int(worker.removeprefix("gw")) :: workers]:
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(path.relative_to(folder.parent).with_suffix("").parts))
