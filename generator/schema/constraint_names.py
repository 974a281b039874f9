"""The names that a server gives to keys and constraints without any, at the end of the statement that makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .builder import TableBuilder

FOREIGN_KEY = "{table}_ibfk_{number}"
"""InnoDB's: https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html, and the same on MariaDB 10.11."""
CHECK = "{table}_chk_{number}"
"""MySQL's: https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html (MariaDB's are CONSTRAINT_1)."""
MARIADB_CHECK = re.compile(r"CONSTRAINT_(\d+)\Z", re.IGNORECASE)


def name_constraints(table: TableBuilder) -> None:
    """Name the unnamed keys, foreign keys and checks of ``table``."""
    _name_keys(table)
    numbers = _after(table, FOREIGN_KEY, (reference.name for reference in table.references))
    for reference in table.references:
        if reference.name is None:
            reference.name = FOREIGN_KEY.format(table=table.name, number=numbers)
            numbers += 1
        # a server makes an index for the referring columns where there is none, and keeps it when the foreign key goes
        table.made_keys |= {name.lower() for name in (reference.name, *(column.text for column in reference.columns))}
    numbers = _after(table, CHECK, (check.name for check in table.checks))
    for check in table.checks:
        if check.name is None:
            check.name = CHECK.format(table=table.name, number=numbers)
            numbers += 1


def renamed(name: str | None, old: str, new: str) -> str | None:
    """The name of a foreign key or check after its table was renamed: one that was made of the table's name follows it."""
    # https://dev.mysql.com/doc/refman/8.4/en/rename-table.html
    for pattern in (FOREIGN_KEY, CHECK):
        prefix = pattern.format(table=old, number="")
        if name is not None and name.startswith(prefix) and name[len(prefix) :].isdecimal():
            return pattern.format(table=new, number=name[len(prefix) :])
    return name


def _after(table: TableBuilder, pattern: str, names: Iterable[str | None]) -> int:
    """The number after the highest that a generated name has; a dropped one's is free again only when it was the last."""
    prefix = pattern.format(table=table.name, number="").lower()
    taken = [
        int(name[len(prefix) :])
        for name in names
        if name is not None and name.lower().startswith(prefix) and name[len(prefix) :].isdecimal()
    ]
    return max(taken, default=0) + 1


def _name_keys(table: TableBuilder) -> None:
    """Unique and other keys have the name of their first column, with ``_2``, ``_3`` where it is taken."""
    taken = {key.name.lower() for key in table.keys if key.name}
    for key in table.keys:
        if key.name is None and key.kind != "primary":
            column = table.find(key.parts[0].text) if key.parts else None
            base = column.name if column is not None else key.parts[0].text if key.parts else "functional_index"
            # "an optional suffix (_2, _3, ...) to make it unique": https://dev.mysql.com/doc/refman/8.4/en/create-table.html
            spellings = (base, *(f"{base}_{number}" for number in range(2, len(table.keys) + 2)))
            key.name = next(spelling for spelling in spellings if spelling.lower() not in taken)
            taken.add(key.name.lower())
