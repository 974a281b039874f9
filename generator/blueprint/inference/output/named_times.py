"""Times by the names of the columns that they come after, or are counted from, where the rows show no range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .expression_tree import Tree, tree_of

_MOST = 2  # of the steps that a time comes after, the last ones
_SAID = re.compile(r"^start$|\b(?:in order|in the order of the columns)$")
_TURNS = re.compile(r"\b(?:the )?(?:start|end|beginning)$")


def after_steps(head: str, after: str | list[str], called: Mapping[str, str]) -> str | None:
    """The reason of a step that is drawn after others; ``called`` spells columns, and what shows a hidden one."""
    if _SAID.search(head) is None:
        return None
    names = [after] if isinstance(after, str) else after
    known = [called.get(name.strip("`").lower(), _of_parent(name)) for name in names]
    known = [each for each in dict.fromkeys(known) if each]
    more = ", among others" if len(known) > _MOST else ""
    return f"{head}, after {' and '.join(known[:_MOST])}{more}" if known else f"{head}, after the row began"


def _of_parent(name: str) -> str:
    """A time of another row that a step comes after; empty where it is a hidden one of its own row."""
    path, _, begun = name.rpartition(".")
    return f"the beginning of {path}" if begun == "begun" and path else name if path.isidentifier() else ""


def after_leaving(rule: Mapping[str, Any], called: Mapping[str, str]) -> str | None:
    """The reason of a time at which a row leaves, by the bounds of the hidden column that draws it."""
    since = next(_names(tree_of(str(rule.get("from", "")))), "")
    return f"at any time after {called.get(since, since)}" if since else None


def counted_from(head: str, tree: Tree, called: Mapping[str, str]) -> str | None:
    """The reason of a time that is computed from another one of its row."""
    if head.endswith("from the beginning"):
        base = next((called[each] for each in _names(tree) if each in called), "the row began")
        return f"{head.removesuffix(' from the beginning')} after {base}"
    if _TURNS.search(head) is None:
        return None
    base = next((called[each] for each in _names(tree) if each in called), "")
    return (f"{head}, by {base}" if head == "start" else f"{head}, {base}") if base else None


def _names(tree: Tree) -> Iterator[str]:
    """The columns of the row that an expression reads, in their order."""
    if tree[0] == "name":
        yield str(tree[1])
    for each in tree[1:]:
        if isinstance(each, tuple):
            yield from _names(each)
