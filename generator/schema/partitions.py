"""PARTITION BY: what the partitions of a table leave out, which no row may have."""

from __future__ import annotations

from ..sql.tokens import END, SYMBOL, Token
from .builder import PartitionBuilder
from .cursor import Cursor


def read_partitions(cursor: Cursor) -> PartitionBuilder | None:
    """Read the rest of the statement behind PARTITION BY. None where every row has a partition, or where which do is not known."""
    # https://dev.mysql.com/doc/refman/8.4/en/partitioning-types.html: HASH and KEY have a partition for every row
    kind = cursor.take_any("RANGE", "LIST")
    cursor.take("COLUMNS")
    expression = cursor.group() if kind else []
    is_one = not any(token.kind == SYMBOL and token.text == "," for token in expression)  # not of several columns
    limits = _limits(cursor)
    return PartitionBuilder(kind, expression, limits) if kind and is_one and limits else None


def add_partitions(cursor: Cursor, partitions: PartitionBuilder | None) -> PartitionBuilder | None:
    """Read the rest of the statement behind ADD PARTITION. Return what all leave out then."""
    limits = _limits(cursor)
    if partitions is None or not limits:
        return None
    return PartitionBuilder(
        partitions.kind, partitions.expression, limits if partitions.kind == "RANGE" else partitions.limits + limits
    )


def _limits(cursor: Cursor) -> list[Token]:
    """Where the last partition by RANGE ends, or all values of those by LIST; nothing where they take all others, too."""
    limits: list[Token] = []
    is_open = False
    while cursor.token.kind != END:
        if cursor.take("LESS", "THAN"):
            # partitions are in ascending order: the last one tells
            limits = cursor.group() if cursor.at_symbol("(") else [cursor.advance()]
        elif cursor.take("VALUES", "IN"):
            limits = [*limits, *cursor.group()]
        else:
            is_open |= cursor.at("DEFAULT")  # MariaDB's partition for all other values
            cursor.index += 1
    return [] if is_open or any(token.word == "MAXVALUE" for token in limits) else limits
