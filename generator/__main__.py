"""``python -m seedsql`` is ``seedsql``."""

from __future__ import annotations

import sys
from typing import NoReturn


def run() -> NoReturn:
    """The command line; Ctrl-C while it is being loaded ends it without a traceback, as it does later."""
    try:
        from .cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)  # 128 + SIGINT, as a shell reports it


if __name__ == "__main__":
    run()
