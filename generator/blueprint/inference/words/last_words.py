"""What the last words of a name mean there: minutes rather than a minimum, who did something rather than a user."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_ON = frozenset(("le", "el", "em", "il"))  # ``prelevee_le``, ``enviado_em``
_BEHIND_TERM = frozenset(("date", "at", "on", "reason"))


def by_last_word(
    found: list[str], spelled: Sequence[str], verbs: Collection[str], with_least: Collection[str]
) -> list[str]:
    """English words as they are meant before or at the end of a name; ``spelled`` are its own words. ``verbs``: what happens to a row;
    ``with_least``: what has a minimum rather than minutes."""
    if not found or not spelled:
        return found
    if list(spelled) == ["act"]:
        return ["active"]
    if len(spelled) > 1 and found[-1] == spelled[-1] and spelled[-1] in _ON:
        found[-1] = "on"
    if found[-2:-1] == ["term"] and found[-1] in _BEHIND_TERM:
        found[-2] = "terminated"
    if len(spelled) > 1 and len(found) > 1:
        if spelled[-1] == "min" and found[-1] == "minimum" and not {spelled[-2], found[-2]} & set(with_least):
            found[-1] = "minute"  # LATE_MIN, no TEMP_MIN
        if found[-1] == "user" and found[-2] in verbs:  # CRE_USR
            found[-1] = "by"
    if len(found) > 1 and found[-1] == "cent":  # an amount all the same
        found.pop()
    return found
