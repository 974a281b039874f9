"""The graph of references between tables: who comes before whom, and what must wait.

It knows tables and references, declared and soft alike, and no rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..errors import SchemaError
from .model import Schema

SEARCH_LIMIT = 2_000
"""Sets of deferred edges that are tried before a merely good one is taken."""


class Edge(NamedTuple):
    """A reference: ``columns`` of table ``child`` point to table ``parent``. ``nullable`` says that the child's row may
    be inserted before its parent's, with NULL in the columns."""

    child: str
    columns: tuple[str, ...]
    parent: str
    nullable: bool

    @property
    def location(self) -> str:
        """``table.column`` for messages, ``table.one+other`` where there are several columns."""
        return f"{self.child}.{'+'.join(self.columns)}"


class Order(NamedTuple):
    """``tables`` in the order of their INSERTs, and the edges whose columns are filled in once every table is there."""

    tables: tuple[str, ...]
    deferred: tuple[Edge, ...] = ()


Pair = tuple[str, str]
"""A child and its parent; the edges between the two are deferred together."""


def insert_order(schema: Schema, tables: Iterable[str], references: Iterable[Edge]) -> Order:
    """Return ``tables`` parents first; among those that are free to come, the schema's order decides.

    References to tables outside ``tables`` and to the table itself ask for nothing. A cycle is opened at nullable
    edges, at as few as possible. Raises SchemaError, naming the cycle, when all its edges are NOT NULL.
    """
    rank = {table.name: number for number, table in enumerate(schema.tables)}
    nodes = sorted(set(tables), key=rank.__getitem__)
    pairs: dict[Pair, list[Edge]] = defaultdict(list)
    for edge in sorted(references, key=lambda edge: edge.columns):
        if edge.child != edge.parent and edge.child in rank and edge.parent in rank:
            pairs[edge.child, edge.parent].append(edge)
    chosen = set(nodes)
    pairs = {
        pair: edges
        for pair, edges in sorted(pairs.items(), key=lambda item: [rank[name] for name in item[0]])
        if chosen.issuperset(pair)
    }
    _refuse_not_null_cycle(schema, nodes, pairs)
    deferred = _fewest(nodes, pairs)
    kept = [pair for pair in pairs if pair not in deferred]
    waiting = tuple(edge for pair, edges in pairs.items() if pair in deferred for edge in edges)
    return Order(tuple(_parents_first(nodes, kept)), waiting)


def not_null_cycle(edges: Iterable[Edge], start: str) -> list[Edge]:
    """Return a shortest cycle of NOT NULL references that leads from table ``start`` back to it; empty without one."""
    by_pair = {(edge.child, edge.parent): edge for edge in edges if not edge.nullable}
    return [by_pair[pair] for pair in _shortest_cycle([start], by_pair)]


def beyond_order(edges: Iterable[Edge]) -> set[str]:
    """The tables in a cycle of NOT NULL references, and those that need rows of one in a cycle."""
    pairs = {(edge.child, edge.parent) for edge in edges if not edge.nullable}
    nodes = list(dict.fromkeys(name for pair in pairs for name in pair))
    return set(nodes).difference(_parents_first(nodes, pairs))


def _parents_first(nodes: Sequence[str], pairs: Iterable[Pair]) -> list[str]:
    """Kahn's algorithm over ``nodes``, which are in the order that decides ties."""
    from heapq import heapify, heappop, heappush

    number = {name: index for index, name in enumerate(nodes)}
    children = defaultdict(list)
    waiting = dict.fromkeys(nodes, 0)
    for child, parent in pairs:
        children[parent].append(child)
        waiting[child] += 1
    ready = [number[name] for name in nodes if not waiting[name]]
    heapify(ready)
    order = []
    while ready:
        order.append(nodes[heappop(ready)])
        for child in children[order[-1]]:
            waiting[child] -= 1
            if not waiting[child]:
                heappush(ready, number[child])
    return order


def _shortest_cycle(nodes: Sequence[str], pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs of a shortest cycle, the first in the order of ``nodes``; an empty list when there is none."""
    parents = defaultdict(list)
    for child, parent in pairs:
        parents[child].append(parent)
    best: list[Pair] = []
    for start in nodes:
        came_from: dict[str, str] = {}
        frontier = [start]
        while frontier and start not in came_from:
            following = []
            for child in frontier:
                for parent in parents[child]:
                    if parent not in came_from:
                        came_from[parent] = child
                        following.append(parent)
            frontier = following
        if start in came_from:
            cycle: list[Pair] = []
            step = start
            while not cycle or step != start:
                cycle.append((came_from[step], step))
                step = came_from[step]
            if not best or len(cycle) < len(best):
                best = cycle[::-1]
    return best


def _is_not_null(edges: Sequence[Edge]) -> bool:
    return not all(edge.nullable for edge in edges)


def _refuse_not_null_cycle(schema: Schema, nodes: Sequence[str], pairs: dict[Pair, list[Edge]]) -> None:
    cycle = _shortest_cycle(nodes, [pair for pair, edges in pairs.items() if _is_not_null(edges)])
    if not cycle:
        return
    edges = [next(edge for edge in pairs[pair] if not edge.nullable) for pair in cycle]
    columns = [edge.location for edge in edges]
    path = " -> ".join([*columns, cycle[0][0]])
    position = schema.table(cycle[0][0]).position
    raise SchemaError(
        f"no table of this cycle can be filled first, since every column in it is NOT NULL: {path}",
        location=str(position) if position else None,
        hint=f"allow NULL in one of {', '.join(columns)}",
    )


def _fewest(nodes: Sequence[str], pairs: dict[Pair, list[Edge]]) -> set[Pair]:
    """The pairs to defer so that no cycle is left: the fewest edges, found by trying one more at a time.

    Every cycle must lose one of its nullable pairs, so that only those of one shortest cycle are tried at each step.
    Large knots of cycles end the search, and then the first nullable pair of each cycle is deferred.
    """
    if len(_parents_first(nodes, pairs)) == len(nodes):
        return set()
    tried = 0

    def search(removed: frozenset[Pair], budget: int) -> frozenset[Pair] | None:
        nonlocal tried
        tried += 1
        cycle = _shortest_cycle(nodes, [pair for pair in pairs if pair not in removed])
        if not cycle:
            return removed
        for pair in sorted(cycle, key=list(pairs).index):
            cost = len(pairs[pair])
            if not _is_not_null(pairs[pair]) and cost <= budget and tried < SEARCH_LIMIT:
                found = search(removed | {pair}, budget - cost)
                if found is not None:
                    return found
        return None

    for budget in range(1, sum(map(len, pairs.values())) + 1):
        found = search(frozenset(), budget)
        if found is not None:
            return set(found)
        if tried >= SEARCH_LIMIT:
            break
    removed: set[Pair] = set()
    while cycle := _shortest_cycle(nodes, [pair for pair in pairs if pair not in removed]):
        removed.add(next(pair for pair in sorted(cycle, key=list(pairs).index) if not _is_not_null(pairs[pair])))
    return removed
