"""What has a value only between two steps of its row: ``null before put-away and after shipping``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.sheet import Sheet, State, named
from ..words.stems import is_form_of
from ..words.vocabulary import data, tokens
from .presence import Condition
from .progress import is_of
from .reached import literals_in

_BOTH = r"(?:and|or|und|oder|sowie|et|ou|y|o|e|en|of|i|lub|a|nebo|och|eller|og)"
Happened = Callable[[Sheet, Column, tuple[str, ...]], Condition | None]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """What is empty before one thing and after another."""
    kinds = ("empty", "presence"), ("before", "intervals"), ("after", "intervals")
    empty, before, after = (
        "|".join(re.escape(each.strip()) for each in sorted(data()[table][kind].split("|"), key=len, reverse=True))
        for kind, table in kinds
    )
    return re.compile(
        rf"(?<!\w)(?:{empty})(?!\w),?\s+(?:{before})\s+(?:the |der |dem |la |le |el )?(.{{3,30}}?)\s+{_BOTH}\s+(?:again\s+|wieder\s+)?(?:{after})\s+([^;.()]{{3,40}})",
        re.IGNORECASE,
    )


def between_two(sheet: Sheet, column: Column, happened: Happened) -> Condition | None:
    """The states between the two steps that the comment of a column names: behind the first state where nothing is called like the
    first step, as far as the last step is known."""
    found = _pattern().search(column.comment)
    last = _happened_so(sheet, column, found[2], happened) if found is not None else None
    if found is None or last is None:
        return None
    state, _, gone = last
    first = _happened_so(sheet, column, found[1], happened)
    begins = first[1] if first is not None and first[0] is state else 1
    reached = [literal for literal, _ in state.values[begins:]]
    values = [literal for literal, _ in state.values if literal in reached and literal not in gone]
    return (is_one_of(named(state.column), values), "as its comment says") if values else None


def _happened_so(sheet: Sheet, column: Column, text: str, happened: Happened) -> tuple[State, int, list[str]] | None:
    """The state that has a label of which a text has a form, the place of that, and the values in which it has happened."""
    # a noun before a time is read as what has happened: a sale as sold
    spoken = [word for each in re.findall(r"[^\W\d]+", text) for word in (*tokens(each), *tokens(f"{each}_date")[:-1])]
    for state in sheet.states:
        for place, (_, meaning) in enumerate(state.values):
            if all(any(is_form_of(word, each) for each in spoken) for word in meaning):
                found = happened(sheet, column, meaning)
                if found is not None and is_of(state, found):
                    return state, place, literals_in(found[0])
    return None
