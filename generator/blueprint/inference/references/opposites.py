"""Words that say the opposite of what a state, a flag or a time of a row says: ``unpaid``, and ``failed`` where a flag says ``passed``."""

from __future__ import annotations

from collections.abc import Callable

from ..tables.sheet import Sheet

_OPPOSITES = {
    "passed": ("failed", "fail"),
    "ok": ("failed", "defective", "rejected"),
    "good": ("bad", "defective", "failed"),
    "valid": ("invalid", "failed"),
    "accepted": ("rejected", "refused"),
    "success": ("failed", "failure", "error"),
    "successful": ("failed",),
    "present": ("absent", "missing", "missed"),
    "attended": ("absent", "missed"),
    "paid": ("unpaid", "open", "outstanding"),
    "ontime": ("late", "delayed"),
    "compliant": ("failed", "violation"),
}  # what is meant where a flag says no


def without_opposite(sheet: Sheet, words: list[str], is_known: Callable[[list[str]], bool]) -> list[str]:
    """The words with ``not`` instead of an opposite, where that makes a condition of them that ``is_known``."""
    opposite = [word[2:] if word.startswith("un") and len(word) > 5 else word for word in words]
    if opposite != words and is_known(opposite):
        return [*opposite, "not"]
    for meaning, _ in sheet.flags.values() if not is_known(words) else ():
        other = next((word for word in words if word in _OPPOSITES.get(meaning[-1] if meaning else "", ())), None)
        if other is not None:
            return [*(word for word in words if word != other), *meaning, "not"]
    return words
