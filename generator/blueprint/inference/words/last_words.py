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
    if len(spelled) > 1:
        found[-1] = _last_meant(found, spelled, verbs, with_least)
    if found[-2:-1] == ["term"] and found[-1] in _BEHIND_TERM:
        found[-2] = "terminated"
    if len(found) > 1 and found[-1] == "cent":  # an amount all the same
        found.pop()
    return found


def _last_meant(
    found: Sequence[str], spelled: Sequence[str], verbs: Collection[str], with_least: Collection[str]
) -> str:
    """The last word as it is meant behind others: a preposition of another language, and what ``MIN`` and ``USR`` are short for
    there, which the word before tells."""
    last = found[-1]
    if last == spelled[-1] and last in _ON:
        return "on"
    if len(found) < 2:
        return last
    if spelled[-1] == "min" and last == "minimum" and not {spelled[-2], found[-2]} & set(with_least):
        return "minute"  # LATE_MIN, no TEMP_MIN
    return "by" if last == "user" and found[-2] in verbs else last  # CRE_USR
