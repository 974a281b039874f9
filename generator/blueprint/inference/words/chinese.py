"""Words of Chinese characters, which are written without blanks between."""

from __future__ import annotations

from collections.abc import Mapping


def chinese(word: str, foreign: Mapping[str, str]) -> str | None:
    """What a word of Chinese characters begins or ends with, by the ``foreign`` words; what awaits something (待) or has not done it
    (未) is pending."""
    if word[0] in "待未" and len(word) > 1:
        return "pending"
    parts = (
        word[start:end]
        for size in range(len(word), 0, -1)
        for start in range(len(word) - size + 1)
        for end in [start + size]
    )
    return next((str(foreign[part]) for part in parts if part in foreign), None)
