"""Error messages that a page shows to people: right rows below a banner that something failed are no right page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .values import plain

CONTAINER = re.compile(
    r"\b(?:alert|alertdialog|assertive)\b|alert|toast|banner|snackbar|notif|flash|callout|message", re.I
)
"""Roles and names of classes of what holds messages, whatever they say: WAI-ARIA's, Bootstrap's, MUI's, Ant Design's."""
_SAYS_ERROR_BY_NAME = re.compile(r"error|danger|fatal|critical|failure|failed", re.I)
_SAYS_ERROR = re.compile(
    r"error|exception|fail|wrong|unable|unavailable|could ?n.t|could not|can ?not|can.t|denied|forbidden|expired|invalid"
    r"|timed? ?out|offline|refused|crash|problem",
    re.I,
)
_PHRASE = re.compile(
    r"\bsomething went wrong\b|\boops\b|\berror (?:has )?occurred\b|\binternal server error\b|\bservice unavailable\b"
    r"|\bbad gateway\b|\b(?:network|server|database|unexpected|unknown) error\b|\brequest failed\b|^error\b ?(?:[:!#\d]|$)"
    r"|\b(?:failed|unable) to (?:load|fetch|connect|retrieve|get|reach|render|refresh|sync)\b"
    r"|\b(?:could|can) ?(?:not|n.?t|.t) (?:be )?(?:load|fetch|connect|retrieve|reach|display|render|refresh|show)"
    r"|\bconnection (?:was )?(?:lost|refused|closed|failed|timed out)\b|\btry again later\b",
    re.I,
)
_LONGEST = 300
"""Characters: what is longer is a text of its own, not a message."""


def error_messages(elements: Iterable[tuple[str, str]], texts: Sequence[str]) -> list[str]:
    """The messages among ``elements`` (role, classes and names of one; its text) and ``texts`` (pieces outside of rows)."""
    found = [text for name, text in elements if _is_error(name, plain(text))]
    found += [text for text in texts if len(text) <= _LONGEST and _PHRASE.search(text)]
    shown = list(dict.fromkeys(filter(None, map(plain, found))))
    return [text for text in shown if not any(text != other and other in text for other in shown)]


def _is_error(name: str, text: str) -> bool:
    if not re.search(r"[^\W\d_]{2}", text) or len(text) > _LONGEST:
        return False
    by_name, by_text = _SAYS_ERROR_BY_NAME.search(name), _SAYS_ERROR.search(text)
    return bool((CONTAINER.search(name) and (by_name or by_text)) or (by_name and by_text))
