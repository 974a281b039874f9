"""The application in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Served:
    """The application at work; ``url`` is its address."""

    def __init__(self, database_url: str, fault: str = "", login: bool = False) -> None:
        words = [sys.executable, "-m", "tests.smoke.application", database_url, "--fault", fault]
        self._process = subprocess.Popen(
            [*words, "--login"] if login else words, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
