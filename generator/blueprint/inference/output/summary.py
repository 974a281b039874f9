"""The first lines of an inferred blueprint: what to read first in it, what the file does not say, and what was guessed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ....printable import printable, quantity
from ..columns.guess import BY_WORDS
from ..columns.nullable import SHARE

_WIDTH = 118
_MOST = 6  # columns that are named of one kind
_DOUBTS = (
    (BY_WORDS, f"what is a range {BY_WORDS}, of whatever it is"),
    ("in the order of the columns", "what comes in the order of the columns, as nothing else says which is first"),
    ("though its DEFAULT", "what its DEFAULT denies"),
)
"""What reasons say of guesses that are to be read first."""
_HIDDEN = re.compile(r"(?:[^=]*\.)?\[?hidden\b")
_NULL = re.compile(r"\bnull = (0\.\d+)")


class Reported(NamedTuple):
    """A guess as the blueprint gives it."""

    table: str
    column: str
    reason: str
    runner_up: str


def summary(
    reported: Sequence[Reported], unread: Iterable[tuple[str, str]], undecided: int, left: int, body: Sequence[str]
) -> list[str]:
    """The lines; ``unread`` amounts are no part of those computed beside them, ``undecided`` columns and those ``left`` to their type
    and name are counted, and ``body`` is the rest of the file."""
    lines = [*_doubt("amounts that no rule reads, beside others that are computed", unread)]
    for words, called in _DOUBTS:
        lines += _doubt(called, ((each.table, each.column) for each in reported if words in each.reason))
    uncertain = sum(bool(each.runner_up) for each in reported)
    beneath = f"; {uncertain} with what else they could be beneath, as `or:`" if uncertain else ""
    lines.append(f"guessed: {quantity(len(reported), 'column')}, each has its reason behind it{beneath}")
    if undecided:
        shown = "undecided: {}, named with their tables: a placeholder, or a number of which only type or name is known"
        lines.append(shown.format(quantity(undecided, "column")))
    lines += _meanings(body)
    lines.append(
        f"not written: {quantity(left, 'column')} with the rule of their type and name (`seedsql init --complete` writes it)"
    )
    return [line for text in lines for line in _wrapped(text)]


def _doubt(called: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    names = [f"{table}.{column}" for table, column in columns]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    if names:
        yield f"read first {called}: {', '.join(names[:_MOST])}{more}"


def _meanings(body: Sequence[str]) -> Iterator[str]:
    """What rules say without a reason of their own."""
    shares = {found for line in body for found in _NULL.findall(line)}
    usual = sorted(each for each in shares if each in (str(SHARE), "0.2", "0.3"))
    said = [f"null = {' or '.join(usual)}: nothing says in which rows"] if usual else []
    if any(_HIDDEN.match(line) for line in body):
        said.append("hidden: columns of no table that rules read, explained once")
    if said:
        yield "; ".join(said)


def _wrapped(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False):
        yield f"# {printable(line)}"
