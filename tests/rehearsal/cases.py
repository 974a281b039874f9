"""Cases measured on real servers: expressions and literals, each with what MySQL and MariaDB made of it.

``expressions.tsv``: an expression over ``TABLE``, and its values in the three rows of ``ROWS``.
``literals.tsv``: a column type, a literal, and the text that a strict server stored, or REFUSED.
``test_against_servers`` holds both files against the servers; the other tests hold the rehearsal against the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

HERE = Path(__file__).parent

TABLE = (
    "CREATE TABLE `t` (`id` BIGINT UNSIGNED NOT NULL PRIMARY KEY, `q` DECIMAL(12,3) NOT NULL, `p` DECIMAL(12,2) NULL, "
    "`n` INT NULL, `s` VARCHAR(50) NULL, `d` DATE NULL, `m` DATETIME NULL, `m6` DATETIME(6) NULL, "
    "`e` ENUM('a','B') NULL, `f` DOUBLE NULL, `b` VARBINARY(10) NULL, `j` JSON NULL, `big` BIGINT UNSIGNED NULL)"
)
ROWS = (
    "INSERT INTO `t` (`id`, `q`, `p`, `n`, `s`, `d`, `m`, `m6`, `e`, `f`, `b`, `j`, `big`) VALUES\n"
    "(1, 1.500, 2.35, 3, 'Hello', '2024-02-29', '2024-02-29 10:00:00', '2024-02-29 10:00:00.123456', 'a', 1.5, "
    "X'00FF', '{\"a\":[1,\"x\"]}', 18446744073709551615)\n"
    ",(2, 10.005, 9.99, -7, 'éa%b', '2023-12-31', '2023-12-31 23:59:59', '2023-12-31 23:59:59.000001', 'B', 0.1, "
    "X'4142', NULL, 9223372036854775808)\n"
    ",(3, 0.333, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 5)"
)
STRICT = (
    "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO"
)
REFUSED = "REFUSED"


def expressions() -> list[tuple[str, list[str]]]:
    """(expression, its shown values)."""
    found = [(cells[0], cells[1:]) for cells in _lines("expressions.tsv")]
    assert len(found) >= 150
    return found


def literals() -> list[tuple[str, str, str]]:
    """(column type, literal, stored text or REFUSED)."""
    found = [(cells[0], cells[1], cells[2]) for cells in _lines("literals.tsv")]
    assert len(found) >= 100
    return found


def _lines(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def shown(value: object) -> str:
    """A value as the case files write it, whoever returned it."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "X" + value.hex()
    if isinstance(value, float):
        return repr(round(value, 9))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)
