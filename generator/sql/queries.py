"""A check's ``find``, a lookup, a condition: one SELECT that only reads. A lexical look, no parser: words in quotes are not read.

The verify script puts the text into a derived table, where MySQL takes nothing but a query. Here are the
ways out of those parentheses, and what a query can do besides reading: write files, lock, wait, assign variables.
"""

from __future__ import annotations

import re

from ..lazy_patterns import lazy
from .patterns import quoted

_PIECE = lazy(
    rf"""(?P<quoted>{quoted()})
      | (?P<word>@{{0,2}}[^\W\d][\w$]*)
      | (?P<mark>--|/\*|:=|\S)""",
    re.VERBOSE | re.DOTALL,
)
_SURROGATE = lazy("[\ud800-\udfff]")
_HOLE = lazy(r"\{\w+\}")
_QUOTES = ("'", '"', "`")
_COMMENTS = ("--", "#", "/*")
# words that MySQL and MariaDB reserve: a column of that name is in backticks
_STATEMENTS = frozenset("DELETE UPDATE INTO LOCK PROCEDURE CALL DROP ALTER CREATE GRANT REVOKE".split())
# the mysql client obeys this one wherever it is outside of quotes
_OF_THE_CLIENT = "DELIMITER"
_PHRASES = ("FOR SHARE", "NEXT VALUE", "PREVIOUS VALUE")
_FUNCTIONS = frozenset(
    "GET_LOCK RELEASE_LOCK RELEASE_ALL_LOCKS SLEEP BENCHMARK LOAD_FILE LAST_INSERT_ID NEXTVAL SETVAL "
    "MASTER_POS_WAIT SOURCE_POS_WAIT MASTER_GTID_WAIT WAIT_FOR_EXECUTED_GTID_SET WAIT_UNTIL_SQL_THREAD_AFTER_GTIDS".split()
)


def condition_error(where: str) -> str | None:
    """Return why ``where`` is no condition that only reads, with the offending word; None when it is one."""
    return readonly_error(f"SELECT {where}", "a condition")


def readonly_error(find: str, what: str = "a check") -> str | None:
    """Return why ``find``, which ``what`` is, is no SELECT that only reads, with the offending word; None when it is one."""
    if _SURROGATE.search(find):
        return "it holds bytes that are not UTF-8"
    pieces = list(_PIECE.finditer(find))
    words = [piece.group().upper() for piece in pieces]
    opening = next((word for word in words if word != "("), "nothing")
    if opening not in ("SELECT", "WITH"):
        return f"must be a SELECT, not {opening}: {what} only reads"
    depth = 0
    for number, piece in enumerate(pieces):
        word = words[number]
        depth += (word == "(") - (word == ")")
        if depth < 0:
            return ") closes a parenthesis that is not open"
        follower = words[number + 1] if number + 1 < len(words) else ""
        if piece.lastgroup == "quoted":
            why = _of_quoted(piece.group(), what)
        elif piece.lastgroup == "mark":
            why = _of_mark(word, follower, what)
        else:
            why = None if _is_column_of_table(pieces, number) else _of_word(word, follower, what)
        if why is not None:
            return why
    return "a parenthesis ( is not closed" if depth else None


def _of_quoted(text: str, what: str) -> str | None:
    hole = _HOLE.search(text) if what == "a check" else None
    return None if hole is None else f"{hole.group()} is in quotes, where it cannot be replaced: take them away"


def _of_mark(mark: str, follower: str, what: str) -> str | None:
    if mark in _COMMENTS:
        return f"{mark} begins a comment: {what} holds none"
    if mark == "\\":
        return f"\\{follower[:1]} is a command of the mysql client: {what} only reads"
    if mark in _QUOTES:
        return f"the quote {mark} is not closed"
    return {
        ";": f"; ends the SELECT: {what} is one {'expression' if what == 'a condition' else 'SELECT'}",
        ":=": f":= assigns a variable: {what} only reads",
    }.get(mark)


def _of_word(word: str, follower: str, what: str) -> str | None:
    phrase = f"{word} {follower}"
    if word in _STATEMENTS or phrase in _PHRASES:
        shown = phrase if phrase in _PHRASES else word
        return f"{shown} is not allowed: {what} only reads (a column of that name goes in backticks)"
    if word == _OF_THE_CLIENT:
        return f"{word} is a command of the mysql client: a column of that name goes in backticks"
    # with a blank between name and parenthesis too, for sql_mode may hold IGNORE_SPACE
    if word in _FUNCTIONS and follower == "(":
        return f"{word} is not allowed: {what} only reads, and neither locks nor waits"
    return None


def _is_column_of_table(pieces: list[re.Match[str]], number: int) -> bool:
    """True behind ``table.``, where MySQL takes any word for a name."""
    if number < 2 or pieces[number - 1].group() != ".":
        return False
    owner = pieces[number - 2]
    return owner.lastgroup == "word" or owner.group().startswith("`")
