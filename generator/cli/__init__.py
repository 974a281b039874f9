"""The command line: arguments in, one workflow call, the answer drawn, errors to exit codes."""

from __future__ import annotations

from .main import main

__all__ = ["main"]
