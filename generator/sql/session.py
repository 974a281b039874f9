"""What SET statements of a dump change about how the text after them is read: character set, sql_mode, time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..lazy_patterns import lazy
from .literals import unescape
from .patterns import quoted

# Modes that include several, ANSI_QUOTES among them (MariaDB has all of them, MySQL 8 only ANSI):
# https://mariadb.com/kb/en/sql-mode/
ANSI_MODES = frozenset(("ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL"))

_ITEM = lazy(
    r"\s*(?:(?P<user>@[\w$.]+|@`[^`]*`)|(?:@@)?(?:(?P<scope>GLOBAL|SESSION|LOCAL|PERSIST|PERSIST_ONLY)(?:\s+|\s*\.\s*))?(?P<name>[\w$]+))"
    r"\s*:?=\s*(?P<value>.*?)\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = lazy(
    r"\s*(?:NAMES|CHARACTER\s+SET|CHARSET)\s+(?P<charset>'[^']*'|\"[^\"]*\"|[\w$]+)(?:\s+COLLATE\s+\S+)?\s*\Z",
    re.IGNORECASE,
)
_SYSTEM = lazy(r"@@(?:(?:GLOBAL|SESSION|LOCAL)\s*\.\s*)?(?P<name>[\w$]+)\Z", re.IGNORECASE)
_COMMA = lazy(rf"{quoted()}|\((?:[^()]|\([^()]*\))*\)|(?P<comma>,)", re.DOTALL)

KNOWN = {"character_set_client": "utf8mb4", "sql_mode": "", "time_zone": "+00:00", "autocommit": "1"}
"""The variables that decide how and whether rows are read, and what they are in a file that does not set them."""


@dataclass
class Session:
    """The state that a file's SET statements have made. Raises nothing: a value that the text does not tell is None."""

    system: dict[str, str | None] = field(default_factory=lambda: dict(KNOWN))
    user: dict[str, str | None] = field(default_factory=dict)

    @property
    def charset(self) -> str:
        """character_set_client: how the bytes of the file are read."""
        return (self.system["character_set_client"] or "").lower()

    @property
    def time_zone(self) -> str:
        """The time zone of TIMESTAMP values; SYSTEM where the file does not say it."""
        return self.system["time_zone"] or "SYSTEM"

    @property
    def _modes(self) -> set[str]:
        return {mode.strip() for mode in (self.system["sql_mode"] or "").upper().split(",")}

    @property
    def ansi(self) -> bool:
        """True when double quotes are those of a name."""
        return bool(self._modes & ANSI_MODES)

    @property
    def backslash(self) -> bool:
        """True when a backslash begins an escape sequence."""
        return "NO_BACKSLASH_ESCAPES" not in self._modes

    @property
    def zero_is_next(self) -> bool:
        """True when 0 in an AUTO_INCREMENT column is not kept, but replaced by the next number."""
        return "NO_AUTO_VALUE_ON_ZERO" not in self._modes

    @property
    def truncates(self) -> bool:
        """True when fractions of a second that a column does not hold are cut off, not rounded (MySQL only)."""
        return "TIME_TRUNCATE_FRACTIONAL" in self._modes

    @property
    def unknown(self) -> str | None:
        """A variable that decides how rows are read, and whose value the text does not tell; None when all are known."""
        return next((name for name, value in self.system.items() if value is None), None)

    def run(self, statement: str) -> None:
        """Take over what ``SET …`` (without the word SET) changes."""
        # SET NAMES sets three variables at once; only character_set_client says how the file is to be read
        # (https://dev.mysql.com/doc/refman/8.4/en/set-names.html).
        names = _NAMES.match(statement)
        if names is not None:
            charset = _unquoted(names["charset"])
            self.system["character_set_client"] = (
                KNOWN["character_set_client"] if charset.lower() == "default" else charset
            )
            return
        for part in _split(statement):
            item = _ITEM.match(part)
            if item is None:
                continue
            value = self._value(item["value"])
            if item["user"]:
                self.user[item["user"].lower()] = value
            # A GLOBAL value counts for later connections only
            # (https://dev.mysql.com/doc/refman/8.4/en/set-variable.html).
            elif item["name"].lower() in KNOWN and (item["scope"] or "").upper() in ("", "SESSION", "LOCAL"):
                name = item["name"].lower()
                self.system[name] = KNOWN[name] if value is not None and value.lower() == "default" else value

    def _value(self, written: str) -> str | None:
        """The value of an assignment as text; None when it is an expression."""
        if written.startswith("@@"):
            system = _SYSTEM.match(written)
            return self.system.get(system["name"].lower()) if system else None
        if written.startswith("@"):
            # a dump puts back what was before it: @OLD_TIME_ZONE of a file that began without its first lines
            return self.user.get(written.lower(), "default")
        if re.fullmatch(r"'[^']*'|\"[^\"]*\"|[\w$+.-]+", written):
            return _unquoted(written)
        return None


def _unquoted(written: str) -> str:
    return unescape(written) if written[0] in "'\"" else written


def _split(text: str) -> list[str]:
    indexes = [match.start() for match in _COMMA.finditer(text) if match["comma"]]
    return [
        text[start:end]
        for start, end in zip([0, *(index + 1 for index in indexes)], [*indexes, len(text)], strict=True)
    ]
