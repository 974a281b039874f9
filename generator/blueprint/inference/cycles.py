"""Guesses that wait for each other: found before they are written, and taken back until none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ...schema.model import Column
from ..model import ProviderRule
from .tables.sheet import Sheet

Node = tuple[str, str]
"""A table, and a column of it in lower case, hidden ones included."""

_WEAKEST = ("rollups", "copies", "sums", "time", "owners", "texts", "people", "values")
_STRINGS = re.compile(r"'(?:[^']|'')*'")
_NAME = re.compile(r"`[^`]+`|\w+")
# YEAR(x) calls a function and INTERVAL 2 YEAR has a unit: neither reads a column that is called so
_PATH = re.compile(r"(?:`[^`]+`|[^\W\d]\w*\b(?!\s*\())(?:\s*\.\s*(?:`[^`]+`|[^\W\d]\w*))*")
_UNIT = re.compile(
    r"(?<=[\w)`])(?<!THEN)(?<!WHEN)(?<!ELSE)(?<!AND)(?<!OR)(?<!IN) (?:YEAR|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)\b"
)


def break_cycles(sheets: Mapping[str, Sheet]) -> None:
    """Take back the weakest guess of each circle of columns that are computed from each other."""
    graph = _Graph(sheets)
    while (circle := graph.circle()) is not None:
        changed = (
            _widen_pick(sheets, circle)
            or _let_go(sheets, circle)
            or _begin_sooner(sheets, circle)
            or _take_back(sheets, circle)
        )
        if changed is None:
            return
        graph.read(changed[0])


def _widen_pick(sheets: Mapping[str, Sheet], circle: list[Node]) -> Node | None:
    """Let a reference of a circle pick among more rows; return which."""
    picks = [(node, pick) for node in circle if (pick := _pick(sheets, node)) is not None]
    narrowed = next(((node, pick, key) for node, pick in picks for key in ("within", "where") if key in pick), None)
    if narrowed is None:
        return None
    node, pick, key = narrowed
    del pick[key]
    return node


def _let_go(sheets: Mapping[str, Sheet], circle: list[Node]) -> Node | None:
    """Let a step of a circle no longer wait for another one; return which."""
    pairs = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    return next(
        (node for by_time in (False, True) for node, read in pairs if _loosen(sheets, node, read, by_time)), None
    )


def _begin_sooner(sheets: Mapping[str, Sheet], circle: list[Node]) -> Node | None:
    """Let what waits for a step of a row that it refers to wait for that row's beginning alone: payments for a bill, and not for its day
    of issue, which its state says, which the payments say. Returns what waits."""
    for (table, column), (other, read) in zip(circle, [*circle[1:], circle[0]], strict=True):
        hidden, begun = sheets[table].builder.result.hidden, sheets[other].begun
        name = next((each for each in hidden if each.lower() == column), None)
        if name is None or table == other or not begun or read == begun.lower():
            continue
        changed = _with_path(hidden[name], read, begun)
        if changed != hidden[name]:
            hidden[name] = changed
            return table, column
    return None


def _with_path(rule: Any, read: str, instead: str) -> Any:
    """A rule that reads another column of what a row refers to."""
    if isinstance(rule, dict):
        return {
            key: _with_path(value, read, instead) if isinstance(value, str) else value for key, value in rule.items()
        }
    path = re.compile(rf"(?<=\w\.)`?{re.escape(read)}`?(?![\w`.])", re.IGNORECASE)
    return path.sub(instead, rule) if isinstance(rule, str) else rule


def _take_back(sheets: Mapping[str, Sheet], circle: list[Node]) -> Node | None:
    """Take back the weakest guess of a circle; return whose."""
    guessed = [node for node in circle if node[1] in sheets[node[0]].guesses]
    if not guessed:
        return None
    weakest = min(
        guessed, key=lambda node: _WEAKEST.index(_layer(sheets, node)) if _layer(sheets, node) in _WEAKEST else 99
    )
    sheets[weakest[0]].undo(weakest[1])
    _draw_state(sheets[weakest[0]], weakest[1])
    return weakest


def _loosen(sheets: Mapping[str, Sheet], node: Node, read: Node, by_time: bool) -> bool:
    """Let a step of a row no longer wait for ``read``, another column of the row: whether that is there; ``by_time``: when it was."""
    sheet, rule = sheets[node[0]], sheets[node[0]].builder.rules.get(node[1])
    is_begun = read[1] == sheet.begun.lower()  # what no step can do without
    if not isinstance(rule, dict) or "after" not in rule or read[0] != node[0] or is_begun:
        return False
    changed = _after_others(sheet, rule, read[1]) if by_time else _without_presence(rule, read[1])
    if changed is None:
        return False
    sheet.builder.rules[node[1]] = changed
    guess = sheet.guesses.get(node[1])
    if guess is not None:
        sheet.guesses[node[1]] = guess._replace(rule=changed)
    return True


def _after_others(sheet: Sheet, rule: dict[str, Any], read: str) -> dict[str, Any] | None:
    """The rule of a step after all that it follows but ``read``, at least after the row began; None where it does not follow that."""
    names = rule["after"] if isinstance(rule["after"], list) else [rule["after"]]
    others = [each for each in names if each.strip("`").lower() != read]
    if len(others) == len(names):
        return None
    return {**rule, "after": (others if len(others) > 1 else others[0]) if others else sheet.begun}


def _without_presence(rule: dict[str, Any], read: str) -> dict[str, Any] | None:
    """The rule of a step that is set by chance, and not where ``read`` is; None where it is set in other rows."""
    if str(rule.get("when", "")).lower() not in (f"{read} is not null", f"`{read}` is not null"):
        return None
    return {key: value for key, value in rule.items() if key != "when"} | {"null": 0.2}


def _draw_state(sheet: Sheet, name: str) -> None:
    """Let a state whose guess was taken back be drawn as often as such states are usual, where it is no outcome of others."""
    state = next((each for each in sheet.states if each.column.name.lower() == name and each.drawn), None)
    if state is not None and state.drawn is not None:
        is_hidden = sheet.builder.result.hidden.get("drawn") == state.drawn
        sheet.decide(
            state.column,
            "drawn" if is_hidden else state.drawn,
            f"values: {_listed_by(sheet, state.column)}",
            "values",
            values=True,
        )


def _listed_by(sheet: Sheet, column: Column) -> str:
    """What lists the states of a column."""
    if column.type.name == "enum":
        return "an ENUM"
    is_checked = sheet.builder.constraints.of(column.name).values is not None
    return "its CHECK" if is_checked else "its comment" if column.comment else "usual states"


def _pick(sheets: Mapping[str, Sheet], node: Node) -> dict[str, Any] | None:
    """The rule of a reference that picks."""
    builder = sheets[node[0]].builder
    link = builder.linked.get(node[1])
    return builder.picks.get(link) if link is not None else None


def _layer(sheets: Mapping[str, Sheet], node: Node) -> str:
    return sheets[node[0]].guesses[node[1]].layer


class Reads:
    """What the rules of a schema's tables read."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self._sheets = sheets
        self._called: dict[str, Sheet] = {}  # by the lower-case names of tables
        for name, sheet in sheets.items():
            self._called.setdefault(name.lower(), sheet)

    def needs(self, sheet: Sheet, column: str, rule: Any) -> Iterator[Node]:
        """The columns that a rule reads."""
        if isinstance(rule, str):
            yield from self._read(sheet, rule, column)
        if not isinstance(rule, dict):
            return
        for text in (rule.get("expression"), rule.get("when"), *ProviderRule("", rule).bounds.values()):
            if isinstance(text, str):
                yield from self._read(sheet, text, column)
        if "reference" not in rule:
            return
        parent = self._sheets.get(str(rule["reference"]).split(".")[0].strip("`"))
        for text in (rule.get("where"), rule.get("weight")) if parent is not None else ():
            if parent is not None and isinstance(text, str):
                yield from self._read(parent, text, column)
        within = rule.get("within")
        if within is not None:
            for own, theirs in within.items() if isinstance(within, dict) else [(within, within)]:
                yield from self._read(sheet, own, column)
                if parent is not None:
                    yield from self._read(parent, theirs, column)

    def _read(self, sheet: Sheet, text: str, column: str) -> Iterator[Node]:
        for names in _paths(text):
            yield from self._follow(sheet, names, column)

    def _follow(self, sheet: Sheet, names: list[str], column: str) -> Iterator[Node]:
        first = names[0].lower()
        if len(names) == 1:
            yield sheet.name, first
            return
        picked = sheet.builder.result.hidden.get(first)
        if picked is not None:  # a row that a hidden reference picks
            yield sheet.name, first
            top = self._sheets.get(str(picked.get("reference")).strip("`")) if isinstance(picked, dict) else None
            if top is not None:
                yield from self._follow(top, names[1:], "")
            return
        link = sheet.builder.schema.single_link(sheet.name, first)
        if link is not None and link.parent in self._sheets:
            yield sheet.name, first
            if link.parent == sheet.name and names[1].lower() == column:
                return  # along a tree
            yield from self._follow(self._sheets[link.parent], names[1:], "")
            return
        child = self._called.get(first)
        if child is not None:
            for reference, up in child.single_links():
                if up.parent == sheet.name:
                    yield child.name, reference.name.lower()
            yield from self._follow(child, names[1:], "")


class _Graph:
    """The columns that the rule of each column reads. A guess that is taken back changes the rules of its own table alone, so only
    that is read again."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self._sheets, self._reads = sheets, Reads(sheets)
        self._ruled: dict[str, dict[Node, list[Node]]] = {}
        self._linked: dict[str, dict[Node, list[Node]]] = {}
        for name in sheets:
            self.read(name)

    def read(self, name: str) -> None:
        """Read the rules of a table, which may have changed."""
        sheet, builder = self._sheets[name], self._sheets[name].builder
        rules = [*builder.rules.items(), *((key.lower(), rule) for key, rule in builder.result.hidden.items())]
        self._ruled[name] = {(name, column): list(self._reads.needs(sheet, column, rule)) for column, rule in rules}
        self._linked[name] = {
            (name, column): list(self._reads.needs(sheet, column, builder.picks[link]))
            for column, link in builder.linked.items()
        }

    def circle(self) -> list[Node] | None:
        """The first columns found that wait for each other."""
        graph = {
            node: needed for each in (self._ruled, self._linked) for of in each.values() for node, needed in of.items()
        }
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


@lru_cache(maxsize=4096)
def _paths(text: str) -> list[list[str]]:
    """The names that an expression reads, each in its parts; tables that are alike have the same expressions."""
    return [
        [part.strip("`") for part in _NAME.findall(path)]
        for path in _PATH.findall(_UNIT.sub("", _STRINGS.sub("''", text)))
    ]
