"""How pytest-xdist hands the tests to its workers: ``--dist loadgroup`` without what grows with the square of their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadGroupScheduling

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController


class Scheduling(LoadGroupScheduling):
    """Forgets a group of tests once all of it has run. pytest-xdist 3.8 counts after each test through all that its worker ever
    ran, which is a second for a thousand tests and more for each thousand after it."""

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        nodeid = self.registered_collections[node][item_index]
        scope = self._split_scope(nodeid)
        unit = self.assigned_work[node][scope]
        unit[nodeid] = True
        if all(unit.values()):
            del self.assigned_work[node][scope]
        self._reschedule(node)
