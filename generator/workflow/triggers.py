"""The triggers that a run fires: what they write is in no script, and a rollback does not take it back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..database.connection import Connection
    from ..schema.model import Trigger
    from ..script.manifest import Manifest

_CHANGES = re.compile(r"(DELETE FROM|UPDATE) `((?:[^`]|``)+)`")
_EVENTS = {"DELETE FROM": "DELETE", "UPDATE": "UPDATE"}


def fired_by_up(connection: Connection, up: Path, manifest: Manifest, preparation: str = "") -> tuple[Trigger, ...]:
    """Return the triggers that the up script fires, and the statements of ``preparation`` that run before its own."""
    from ..database.live import live_triggers
    from ..database.written import filled_columns

    triggers = live_triggers(connection)
    if not triggers:
        return ()
    fired = {("INSERT", table.table.lower()) for table in manifest.tables} | _changed(preparation)
    if any(trigger.event == "UPDATE" for trigger in triggers):
        fired |= {("UPDATE", table.lower()) for table in filled_columns(up)}
    return _of(triggers, fired)


def fired_by_down(connection: Connection, down: Path, manifest: Manifest) -> tuple[Trigger, ...]:
    """Return the triggers that the down script fires."""
    from ..database.live import live_triggers

    triggers = live_triggers(connection)
    if not triggers:
        return ()
    fired = {("DELETE", table.table.lower()) for table in manifest.tables}
    with down.open(encoding="utf-8") as lines:
        for line in lines:
            fired |= _changed(line)
    return _of(triggers, fired)


def _changed(text: str) -> set[tuple[str, str]]:
    """Event and table, in lower case, of the DELETEs and UPDATEs in a text."""
    return {(_EVENTS[verb], table.replace("``", "`").lower()) for verb, table in _CHANGES.findall(text)}


def _of(triggers: tuple[Trigger, ...], fired: set[tuple[str, str]]) -> tuple[Trigger, ...]:
    return tuple(trigger for trigger in triggers if (trigger.event, trigger.table.lower()) in fired)
