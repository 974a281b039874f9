"""``python -m seedsql`` is ``seedsql``."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """The command line; Ctrl-C while it is being loaded ends it without a traceback, as it does later."""
    # No matrix is multiplied here: the threads that numpy's library would start cost as much as all else that it loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Most objects of a run, modules and plans, live to its end: looking for garbage among them finds none.
    gc.set_threshold(1_000_000)
    try:
        try:
            from .cli import main

            main()
        except KeyboardInterrupt:
            sys.exit(130)  # 128 + SIGINT, as a shell reports it
    except SystemExit as end:
        _end_at_once(end.code)
        raise


def _end_at_once(code: object) -> None:
    """End the process without taking its modules and objects apart one by one, which is an eighth of a small run. Returns where
    something waits for the usual end: a thread, a profiler or debugger, or output that cannot be written."""
    threading = sys.modules.get("threading")
    monitoring = getattr(sys, "monitoring", None)  # Python 3.12 and newer
    watched = sys.getprofile() is not None or sys.gettrace() is not None or sys.flags.inspect
    watched = watched or (monitoring is not None and any(map(monitoring.get_tool, range(6))))
    if watched or (threading is not None and threading.active_count() > 1) or not isinstance(code, int):
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        return
    os._exit(code & 0xFF)


if __name__ == "__main__":
    run()
