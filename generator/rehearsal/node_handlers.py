"""What the handlers of all nodes share: the way from a node to its parts."""

from __future__ import annotations

from sqlglot import exp

from .kinds import WIDE, Scope, SqlType
from .nodes import my


class NodeHandlers:
    """Handlers of one family of nodes. Each translates a node in place and returns the SqlType of its value."""

    def _select(self, tree: exp.Expr, outer: Scope | None) -> list[tuple[str, SqlType]]:
        """Translate a query in place; returns the names and types of its columns."""
        raise NotImplementedError

    def _expression(self, node: exp.Expr, scope: Scope) -> SqlType:
        """Translate ``node`` in place (it may be replaced in its parent); returns its type."""
        raise NotImplementedError

    def _children(self, node: exp.Expr, scope: Scope) -> list[SqlType]:
        return [self._expression(child, scope) for child in list(node.iter_expressions())]

    def _inner(self, node: exp.Expr, scope: Scope) -> SqlType:
        kinds = self._children(node, scope)
        return kinds[0] if kinds else None

    def _unpadded(self, value: exp.Expr, kind: SqlType) -> exp.Expr:
        """A wide integer as MySQL would print it."""
        return my("UNPAD", value) if kind == WIDE else value
