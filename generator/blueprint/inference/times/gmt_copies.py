"""Times that are there twice, in the time of the site and in GMT: ``start_date`` and ``start_date_gmt``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..tables.sheet import Sheet, is_temporal, named

_IN_GMT = re.compile(r"(.+?)_?(?:gmt|utc)", re.IGNORECASE)


def decide_gmt_copies(sheets: Mapping[str, Sheet]) -> None:
    """Let a time in GMT be the time beside it: the site is at the meridian."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            found = _IN_GMT.fullmatch(column.name) if is_temporal(column) and sheet.is_open(column) else None
            other = sheet.table.find(found[1]) if found is not None else None
            if other is not None and other.type.name == column.type.name and column.nullable == other.nullable:
                sheet.decide(column, named(other), f"time: {named(other)} in GMT", "time")
