"""Guesses that wait for each other: found before they are written, and taken back until none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from .tables.sheet import Sheet

Node = tuple[str, str]
"""A table, and a column of it in lower case, hidden ones included."""

_WEAKEST = ("rollups", "copies", "sums", "time", "owners", "texts", "people", "values")
_STRINGS = re.compile(r"'(?:[^']|'')*'")
_NAME = re.compile(r"`[^`]+`|\w+")
_PATH = re.compile(r"(?:`[^`]+`|[^\W\d]\w*)(?:\s*\.\s*(?:`[^`]+`|[^\W\d]\w*))*")


def break_cycles(sheets: Mapping[str, Sheet]) -> None:
    """Take back the weakest guess of each circle of columns that are computed from each other."""
    while True:
        circle = _circle(sheets)
        if circle is None:
            return
        picks = [pick for pick in (_pick(sheets, node) for node in circle) if pick is not None]
        narrowed = next(((pick, key) for pick in picks for key in ("within", "where") if key in pick), None)
        if narrowed is not None:
            del narrowed[0][narrowed[1]]
            continue
        guessed = [node for node in circle if node[1] in sheets[node[0]].guesses]
        if not guessed:
            return
        weakest = min(
            guessed, key=lambda node: _WEAKEST.index(_layer(sheets, node)) if _layer(sheets, node) in _WEAKEST else 99
        )
        sheets[weakest[0]].undo(weakest[1])
        _draw_state(sheets[weakest[0]], weakest[1])


def _draw_state(sheet: Sheet, name: str) -> None:
    """Let a state whose guess was taken back be drawn as often as such states are usual, where it is no outcome of others."""
    state = next((each for each in sheet.states if each.column.name.lower() == name and each.drawn), None)
    if state is not None and state.drawn is not None:
        is_hidden = sheet.builder.result.hidden.get("drawn") == state.drawn
        sheet.decide(state.column, "drawn" if is_hidden else state.drawn, "values: usual states", "values", values=True)


def _pick(sheets: Mapping[str, Sheet], node: Node) -> dict[str, Any] | None:
    """The rule of a reference that picks."""
    builder = sheets[node[0]].builder
    link = builder.linked.get(node[1])
    return builder.picks.get(link) if link is not None else None


def _layer(sheets: Mapping[str, Sheet], node: Node) -> str:
    return sheets[node[0]].guesses[node[1]].layer


def _circle(sheets: Mapping[str, Sheet]) -> list[Node] | None:
    graph = {
        (name, column): list(needs(sheets, sheet, column, rule))
        for name, sheet in sheets.items()
        for column, rule in [
            *sheet.builder.rules.items(),
            *((key.lower(), rule) for key, rule in sheet.builder.result.hidden.items()),
        ]
    }
    for name, sheet in sheets.items():
        for column in sheet.builder.linked:
            link = sheet.builder.linked[column]
            graph[name, column] = list(needs(sheets, sheet, column, sheet.builder.picks[link]))
    done: set[Node] = set()
    for start in graph:
        if start in done:
            continue
        path: list[Node] = []
        stack: list[tuple[Node, Iterator[Node]]] = [(start, iter(graph[start]))]
        path.append(start)
        on_path = {start}
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                path.pop()
                on_path.discard(node)
                done.add(node)
            elif following in on_path:
                return path[path.index(following) :]
            elif following in graph and following not in done:
                path.append(following)
                on_path.add(following)
                stack.append((following, iter(graph[following])))
    return None


def needs(sheets: Mapping[str, Sheet], sheet: Sheet, column: str, rule: Any) -> Iterator[Node]:
    """The columns that a rule reads."""
    texts = (
        [rule]
        if isinstance(rule, str)
        else [rule.get("expression"), rule.get("when")]
        if isinstance(rule, dict)
        else []
    )
    for text in texts:
        if isinstance(text, str):
            yield from _read(sheets, sheet, text, column)
    if not isinstance(rule, dict) or "reference" not in rule:
        return
    parent = sheets.get(str(rule["reference"]).split(".")[0].strip("`"))
    for text in (rule.get("where"), rule.get("weight")) if parent is not None else ():
        if parent is not None and isinstance(text, str):
            yield from _read(sheets, parent, text, column)
    within = rule.get("within")
    if within is not None:
        for own, theirs in within.items() if isinstance(within, dict) else [(within, within)]:
            yield from _read(sheets, sheet, own, column)
            if parent is not None:
                yield from _read(sheets, parent, theirs, column)


def _read(sheets: Mapping[str, Sheet], sheet: Sheet, text: str, column: str) -> Iterator[Node]:
    for names in _paths(text):
        yield from _follow(sheets, sheet, names, column)


@lru_cache(maxsize=4096)
def _paths(text: str) -> list[list[str]]:
    """The names that an expression reads, each in its parts; tables that are alike have the same expressions."""
    return [[part.strip("`") for part in _NAME.findall(path)] for path in _PATH.findall(_STRINGS.sub("''", text))]


def _follow(sheets: Mapping[str, Sheet], sheet: Sheet, names: list[str], column: str) -> Iterator[Node]:
    first = names[0].lower()
    if len(names) == 1:
        yield sheet.name, first
        return
    picked = sheet.builder.result.hidden.get(first)
    if picked is not None:  # a row that a hidden reference picks
        yield sheet.name, first
        top = sheets.get(str(picked.get("reference")).strip("`")) if isinstance(picked, dict) else None
        if top is not None:
            yield from _follow(sheets, top, names[1:], "")
        return
    link = sheet.builder.schema.single_link(sheet.name, first)
    if link is not None and link.parent in sheets:
        yield sheet.name, first
        if link.parent == sheet.name and names[1].lower() == column:
            return  # along a tree
        yield from _follow(sheets, sheets[link.parent], names[1:], "")
        return
    child = next((other for name, other in sheets.items() if name.lower() == first), None)
    if child is not None:
        for reference, up in child.single_links():
            if up.parent == sheet.name:
                yield child.name, reference.name.lower()
        yield from _follow(sheets, child, names[1:], "")
