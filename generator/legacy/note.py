"""The note at the top of an archived file: what it was and what replaces it."""

from __future__ import annotations

import re

from . import rules
from .old import MARK

COMMENTS = {
    **dict.fromkeys(("ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"), ("// @deprecated ", "")),
    **dict.fromkeys(("sh", "bash", "zsh", "py", "rb", "yml", "yaml", "toml"), ("# ", "")),
    "sql": ("-- ", ""),
    **dict.fromkeys(("md", "mdx", "html"), ("<!-- ", " -->")),
}
"""How a comment of one line begins and ends, by the file's ending. Others get no note."""


def noted(path: str, text: str) -> str:
    """``text`` with the note: below a ``#!`` line, after a byte order mark, with the file's own line ends. Once only."""
    begin, end = COMMENTS.get(path.rpartition(".")[2].lower(), ("", ""))
    if not begin or MARK in text[:2000]:
        return text
    head = re.match(
        r"\ufeff?(#![^\n]*(\n|\Z))?(---\r?\n.*?\n---\r?\n)?" if begin == "<!-- " else r"\ufeff?(#![^\n]*(\n|\Z))?",
        text,
        re.DOTALL,
    )
    at = head.end() if head else 0
    newline = "\r\n" if re.search(r"^[^\n]*\r\n", text) else "\n"
    before = text[:at] + (
        newline if at and text[:at].startswith(("#!", "\ufeff#!")) and not text[:at].endswith("\n") else ""
    )
    today = rules.load().replacement(path) or "seedsql seed"
    return f"{before}{begin}{MARK}, was {path}. Nothing should use it any more; now: {today}{end}{newline}{text[at:]}"
