"""Reasons as the blueprint has them: ``kind: evidence``, with the words of a comment that decided, and which value most rows have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..columns.guess import Guess
from ..comments.clauses import said_clauses
from ..tables.sheet import Sheet
from .expression_tree import tree_of
from .said_conditions import labelled, missing_rows, named_values

_SHORTER = (("owners: same ", "owner: the same "), ("owners: ", "owner: "), ("copies: copied from ", "copy: of "))
_HAS_KIND = re.compile(r"[a-z -]{2,12}: ")
_LISTED = re.compile(r"values: (?:an ENUM|its CHECK|its comment)(?=;|$)")
_BOUNDED = [("call", name) for name in ("ROUND", "LEAST", "GREATEST", "FLOOR", "CEILING")]
_NUMBER = re.compile(r"\d")
_LONGEST = 60  # characters of a comment


def written_reason(sheet: Sheet, guess: Guess, *, of_own_rows: bool = True) -> str:
    """The reason of a guess. ``of_own_rows``: with what is true of the rows of its own table alone."""
    reason = worded(sheet, guess.column, named_values(sheet, guess.rule, guess.reason), guess.layer)
    reason = _computed(guess.rule, reason) + missing_rows(sheet, guess.rule, reason)
    comment = sheet.table.column(guess.column).comment
    often = _most_often(guess.rule, sheet.builder.result.hidden if of_own_rows else {}, comment)
    return _LISTED.sub(lambda found: f"{found[0]}, {often}", reason, count=1) if often else reason


def _computed(rule: Any, reason: str) -> str:
    """A reason of what is computed as a sum, or as a product or quotient where that is what the rule makes last."""
    tree = tree_of(str(rule.get("expression", "")) if isinstance(rule, dict) else str(rule))
    while tree[:2] in _BOUNDED:
        tree = tree[2]
    is_product = reason.startswith("sum: ") and tree[0] in ("*", "/")
    return f"product: {reason.removeprefix('sum: ')}" if is_product else reason


def worded(sheet: Sheet, column: str, reason: str, kind: str) -> str:
    """A reason as ``kind: evidence``; of a comment with its words."""
    if not _HAS_KIND.match(reason):
        reason = f"{kind}: {reason}"
    for old, new in _SHORTER:
        reason = reason.replace(old, new) if reason.startswith(old) else reason
    said = sheet.table.column(column).comment
    if not said:
        return reason
    reason = reason.replace("as its comment says", f"by its comment '{_decisive(said, said_clauses)}'")
    return f"{reason} '{_decisive(said, _NUMBER.search)}'" if reason == "range: its comment" else reason


def _decisive(comment: str, decides: Callable[[str], object]) -> str:
    """A comment, or of a long one the part that ``decides``."""
    text = " ".join(comment.split())
    if len(text) > _LONGEST:
        parts = re.split(r"(?<=[;.])\s+", text)
        text = next((part.rstrip(";") for part in parts if decides(part)), text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _most_often(rule: Any, hidden: Mapping[str, Any], comment: str) -> str:
    """Which of the values most rows have, as the comment calls it; empty where the rule does not list them."""
    # where dates or other rows decide as well, most have another one
    drawn = hidden.get("drawn") if isinstance(rule, str) and re.match(r"drawn$|IF\(drawn ", rule) else rule
    if not isinstance(drawn, dict) or not isinstance(drawn.get("weights"), Sequence) or "values" not in drawn:
        return ""
    values, weights = list(drawn["values"]), list(drawn["weights"])
    if weights == list(range(len(weights), 0, -1)):
        return "their shares not known"
    first, *others = sorted(weights, reverse=True)
    usual = labelled(comment, str(values[weights.index(first)]))
    return f"mostly {usual}" if not others or first > others[0] else ""
