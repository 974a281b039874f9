"""Waiting for other processes: until a condition holds. How long that takes is never a finding."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.servers import Database

HANGS_SECONDS = 600.0
"""What has not happened after so long never will: the test fails instead of hanging. No assertion is about speed."""
PAUSE_SECONDS = 0.02
WAITS = "DO GET_LOCK("
"""What the process list shows of a session that waits at a gate."""


def wait_for(condition: Callable[[], object], seconds: float = HANGS_SECONDS, pause: float = PAUSE_SECONDS) -> bool:
    """Whether the condition holds, or comes to hold."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True


@contextmanager
def gate(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    """A statement at which a script waits, and what lets it go on: no race with a SLEEP that ends by itself."""
    name = f"gate_{database.name}"[:64]
    with database.connect() as holder, holder.cursor() as cursor:
        cursor.execute(f"SELECT GET_LOCK('{name}', 0)")
        yield f"{WAITS}'{name}', 100000);", lambda: cursor.execute(f"DO RELEASE_LOCK('{name}')")
