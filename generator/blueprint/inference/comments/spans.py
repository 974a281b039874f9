"""Between what two things something is, in words: ``planned pickup to planned return``, ``van vertrek tot aankomst``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy

_FROM_TO = lazy(
    r"(?:.*\b)?(?:from|von|vom|de|del|du|desde|van|od|dal|dalla|da)\s+(?P<one>.+?)\s+"
    r"(?:to|until|till|bis|bis zum|bis zur|à|au|a|al|hasta|ate|até|ao|à|tot|do|al|alla)\s+(?:(?:the|la|le|el|der|die|das|den|il|de|het|o)\s+)?(?P<other>.+)",
    re.IGNORECASE,
)
_TO = lazy(r"(?P<one>.+?)\s+(?:to|until|till|bis|hasta|até|tot|->|→)\s+(?P<other>.+)", re.IGNORECASE)
_UNIT = lazy(r"\s*(?:\([^()]*\)|,?\s*(?:in|en|em|w)\s+\w+)\s*$")


def ends_in(comment: str) -> tuple[str, str] | None:
    """The two phrases between which a comment says that something is; None where it says so of none, or of numbers."""
    for text in (comment, re.split(r"[;,(]", comment)[0]):
        plain = _UNIT.sub("", " ".join(text.split()).rstrip("."))
        found = _FROM_TO.fullmatch(plain) or _TO.fullmatch(plain)
        if found is not None and not any(each.strip()[:1].isdigit() for each in found.groups()):
            return found["one"].strip(), found["other"].strip()
    return None
