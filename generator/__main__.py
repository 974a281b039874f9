"""``python -m seedsql`` is ``seedsql``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """The command line; Ctrl-C while it is being loaded ends it without a traceback, as it does later."""
    # No matrix is multiplied here: the threads that numpy's library would start cost as much as all else that it loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Most objects of a run, modules and plans, live to its end: looking for garbage among them finds none.
    gc.set_threshold(100_000)
    try:
        from .cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)  # 128 + SIGINT, as a shell reports it


if __name__ == "__main__":
    run()
