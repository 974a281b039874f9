"""Patterns of paths: ``*`` within a folder, ``**`` across folders, ``?``, ``[abc]`` and ``{a,b}``."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = r"[\w.@$%+~-]"
"""A letter of a path's part, where the path is in a text."""


def expand(pattern: str) -> list[str]:
    """The patterns that ``{a,b}`` means. Braces that never close mean themselves."""
    match = re.search(r"\{([^{}]*,[^{}]*)\}", pattern)
    if match is None:
        return [pattern]
    return [
        each
        for choice in match[1].split(",")
        for each in expand(pattern[: match.start()] + choice + pattern[match.end() :])
    ]


def expression(pattern: str, within: str = "[^/]") -> str:
    """A regular expression for one pattern without braces; ``within`` is what ``*`` may pass over."""
    parts, at = [], 0
    for match in re.finditer(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^]/]+\]", pattern):
        parts.append(re.escape(pattern[at : match.start()]))
        parts.append(
            {
                "**/": f"(?:{within}+/)*",
                "/**": f"(?:/{within}+)+",
                "**": f"(?:{within}|/)*",
                "*": f"{within}*",
                "?": within,
            }.get(match[0], match[0].replace("[!", "[^"))
        )
        at = match.end()
    return "".join([*parts, re.escape(pattern[at:])])


@lru_cache(maxsize=4096)
def compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that a whole path must match; it matches nothing when there are no patterns."""
    choices = [expression(each) for pattern in patterns for each in expand(pattern)]
    return re.compile("|".join(choices) if choices else r"(?!)")


def matches(patterns: tuple[str, ...], path: str) -> bool:
    return compiled(patterns).fullmatch(path) is not None
