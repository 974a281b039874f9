"""TypeScript, JavaScript and JSON as trees, by tree-sitter: a comment or a string is never taken for code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import UsageError

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["Json", "nodes", "parse_code", "parse_json"]


@cache
def _parser(dialect: str) -> Parser:
    try:
        import tree_sitter
        import tree_sitter_typescript
    except ImportError as error:
        raise UsageError(
            f"seedsql legacy reads TypeScript with a parser that is not installed ({error.name})",
            hint="pip install 'seedsql[legacy]'",
        ) from None
    language = getattr(tree_sitter_typescript, f"language_{dialect}")()
    return tree_sitter.Parser(tree_sitter.Language(language))


def parse_code(path: str, data: bytes) -> Node:
    """The root of a file's tree. ``<T>value`` is a cast in .ts files only, JSX is read in all others."""
    dialect = "typescript" if path.endswith((".ts", ".mts", ".cts")) else "tsx"
    return _parser(dialect).parse(data).root_node


def nodes(root: Node, kinds: frozenset[str]) -> Iterator[Node]:
    """Every node of these kinds, in their order."""
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None and node.type in kinds:
            yield node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


@dataclass(frozen=True)
class Json:
    """A value of a JSON file, comments and trailing commas allowed; ``start`` and ``end`` are its bytes."""

    value: Any
    """Text, number, bool or None; ``dict[str, Json]`` and ``list[Json]`` for what holds others."""
    start: int
    end: int

    def get(self, *names: str) -> Json | None:
        """The value under these names, one below the other."""
        found: Json | None = self
        for name in names:
            found = found.value.get(name) if found is not None and isinstance(found.value, dict) else None
        return found

    def plain(self) -> Any:
        if isinstance(self.value, dict):
            return {name: each.plain() for name, each in self.value.items()}
        return [each.plain() for each in self.value] if isinstance(self.value, list) else self.value


def parse_json(data: bytes) -> Json | None:
    """The value of a JSON file with its places; None for text that is not JSON."""
    begin = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    # in brackets it is an expression of TypeScript, which has comments and trailing commas
    root = _parser("typescript").parse(b"(" + data[begin:] + b"\n)").root_node
    inner = next((node for node in nodes(root, frozenset({"parenthesized_expression"}))), None)
    if inner is None or root.has_error:
        return None
    values = [child for child in inner.named_children if child.type != "comment"]
    return _json(values[0], begin - 1) if len(values) == 1 else None


def _json(node: Node, shift: int) -> Json:
    start, end = node.start_byte + shift, node.end_byte + shift
    children = [child for child in node.named_children if child.type != "comment"]
    if node.type == "object":
        pairs = [child for child in children if child.type == "pair"]
        return Json(
            {_json(pair.children[0], shift).value: _json(pair.named_children[-1], shift) for pair in pairs}, start, end
        )
    if node.type == "array":
        return Json([_json(child, shift) for child in children], start, end)
    text = (node.text or b"").decode("utf-8", "replace")
    try:
        return Json(json.loads(text, strict=False), start, end)
    except ValueError:
        return Json(text.strip("'\""), start, end)
