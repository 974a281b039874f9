"""The trees of expressions, each parsed once: in a run, and of a blueprint's text in all runs of one user.

sqlglot, which parses, takes longer to load than a plan of a few tables takes to be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...cache import CachedDocument, version_of
from .parse import Tree, parse_expression


class TreeStore:
    """Looks trees up in ``known`` (text to tree) before it parses, and adds what it parsed."""

    def __init__(self, known: Mapping[str, Tree] | None = None) -> None:
        self.trees: dict[str, Tree] = dict(known or {})
        self._cached: CachedDocument | None = None
        self._known = 0

    @classmethod
    def of_blueprint(cls, text: str) -> TreeStore:
        """Return a store with the trees that earlier runs parsed of the blueprint of this text."""
        cached = CachedDocument("trees", text.encode("utf-8", "surrogatepass"), *_parser_sources())
        store = cls(cached.read())
        store._cached = cached
        store._known = len(store.trees)
        return store

    def keep(self) -> None:
        """Cache the trees, so that the next run of the same blueprint need not load sqlglot."""
        if self._cached is not None and len(self.trees) > self._known:
            self._cached.write(self.trees)
            self._known = len(self.trees)

    def tree(self, text: str) -> Tree:
        """Return the tree of ``text``. Raises ExpressionError."""
        if text not in self.trees:
            self.trees[text] = parse_expression(text)
        return self.trees[text]


def _parser_sources() -> tuple[bytes, bytes]:
    """What decides how an expression is parsed: the parser's module, and the version of sqlglot."""
    return Path(__file__).with_name("parse.py").read_bytes(), version_of("sqlglot")
