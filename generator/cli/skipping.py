"""SKIP_SEEDING, the brake of older seeders: honoured by the commands that seed, and on its way out."""

from __future__ import annotations

import os

from .. import console

VARIABLE = "SKIP_SEEDING"
REMOVED_IN = "1.0.0"
_ADVICE = (
    f"{VARIABLE} is deprecated and will be ignored from seedsql {REMOVED_IN}: to seed nothing, leave the command out; to "
    "write nothing, use --dry-run. In seedsql it never governed reference data: what an application loads when it starts is "
    "the application's own"
)


def is_skipped() -> bool:
    """True when the environment says that nothing is to be seeded: ``1`` or ``true``, in any case. Warns whenever the
    variable is set to anything."""
    value = os.environ.get(VARIABLE, "").strip()
    if not value:
        return False
    skips = value.lower() in ("1", "true")
    console.warn(
        f"{VARIABLE} is set: nothing was done" if skips else f"{VARIABLE}={value!r} skips nothing (only 1 and true do)"
    )
    console.warn(_ADVICE)
    return skips
