"""What a server keeps for its sessions: settings, user variables, and locks that one connection holds at a time."""

from __future__ import annotations

from decimal import Decimal

from .kinds import EXACT, WIDE, Kind
from .numbers import stored

AMBIENT_SETTINGS: dict[str, object] = {
    "sql_mode": "REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES,IGNORE_SPACE,ONLY_FULL_GROUP_BY,ANSI,STRICT_ALL_TABLES,"
    "NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
    "time_zone": "SYSTEM",
    "foreign_key_checks": 1,
    "unique_checks": 1,
    "autocommit": 1,
    "innodb_lock_wait_timeout": 50,
    "lock_wait_timeout": 86400,
    "sql_safe_updates": 0,
    "sql_select_limit": 2**64 - 1,
    "sql_big_selects": 1,
    "completion_type": "NO_CHAIN",
    "wait_timeout": 28800,
    "character_set_client": "latin1",
    "character_set_results": "latin1",
    "character_set_connection": "latin1",
    "collation_connection": "latin1_swedish_ci",
    "max_execution_time": 0,
    "group_concat_max_len": 1024,
    "error_count": 0,
    "warning_count": 0,
    "version": "8.4.0-rehearsal",
    "version_comment": "seedsql rehearsal on SQLite",
    "max_allowed_packet": 67108864,
    "lower_case_table_names": 0,
    "read_only": 0,
    "super_read_only": 0,
    "innodb_read_only": 0,
    "hostname": "rehearsal",
    "port": 0,
}
DEFAULTS = {"sql_select_limit": 2**64 - 1}
READ_ONLY_SETTINGS = frozenset(
    {
        "error_count",
        "warning_count",
        "version",
        "version_comment",
        "max_allowed_packet",
        "lower_case_table_names",
        "read_only",
        "super_read_only",
        "innodb_read_only",
        "hostname",
        "port",
    }
)


class Locks:
    """The server's user locks: name to connection. Names are compared without case, as MySQL does."""

    def __init__(self) -> None:
        self.held: dict[str, dict[int, int]] = {}

    def get(self, name: str, connection: int) -> int:
        if not 0 < len(name) <= 64:
            raise ValueError(f"Incorrect user-level lock name '{name}'")
        holders = self.held.setdefault(name.lower(), {})
        if holders and connection not in holders:
            return 0
        holders[connection] = holders.get(connection, 0) + 1
        return 1

    def release(self, name: str, connection: int) -> int | None:
        holders = self.held.get(name.lower())
        if not holders:
            return None
        if connection not in holders:
            return 0
        holders[connection] -= 1
        if not holders[connection]:
            del self.held[name.lower()]
        return 1

    def release_all(self, connection: int) -> int:
        names = [name for name, holders in self.held.items() if connection in holders]
        return sum(self.held.pop(name)[connection] for name in names)

    def holder(self, name: str) -> int | None:
        return next(iter(self.held.get(name.lower(), ())), None)


class Variables(dict):
    """User variables by lower-case name, and settings as ``session_…``, as SQLite's parameters; an unknown one is
    NULL."""

    def __init__(self, settings: dict[str, object]) -> None:
        super().__init__()
        self._settings = settings

    def __missing__(self, name: str) -> object:
        return bindable(self._settings[name.removeprefix("session_")]) if name.startswith("session_") else None

    def own(self, name: str) -> object:
        """The value itself, not the form in which SQLite gets it."""
        return dict.get(self, name)

    def __getitem__(self, name: str) -> object:
        return bindable(super().__getitem__(name)) if name in self else self.__missing__(name)


def bindable(value: object) -> object:
    return stored(value) if isinstance(value, int | Decimal) else value


def mysql_value(value: object, kind: Kind) -> object:
    """A value that SQLite returned as the one that MySQL would have: a Decimal, a wide integer."""
    if isinstance(value, str) and kind == EXACT:
        return Decimal(value)
    return int(value) if isinstance(value, str) and kind == WIDE else value
