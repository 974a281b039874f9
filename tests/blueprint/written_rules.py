"""The lines of a blueprint that is written in full, by table and column."""

from __future__ import annotations


def rules_in(text: str) -> dict[str, str]:
    """Return the line of each rule of a blueprint, by ``table.column``."""
    found, table = {}, ""
    for line in text.splitlines():
        if line.startswith("["):
            table = line.strip("[]").split(".")[1] if line.startswith("[tables.") else ""
        elif " = " in line:
            found[f"{table}.{line.split(' = ')[0]}"] = line
    return found
