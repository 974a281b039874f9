"""Insert order: parents first, ties by the schema, cycles opened where NULL is allowed, and named where it is not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import SchemaError
from seedsql.schema.graph import Edge, Order, insert_order, not_null_cycle
from seedsql.schema.model import Column, ColumnType, Schema, Table
from seedsql.sql.position import Position

NAMES = list("abcdefg")


def schema_of(names):
    return Schema(
        tuple(
            Table(name, (Column("id", ColumnType("int")),), position=Position("schema.sql", number, 1))
            for number, name in enumerate(names, start=1)
        )
    )


def edge(child, parent, nullable=False, column=None):
    return Edge(child, (column or f"{parent}_id",), parent, nullable)


@st.composite
def graphs(draw):
    """A schema of up to 7 tables and up to 10 references among them."""
    names = draw(st.permutations(NAMES[: draw(st.integers(1, len(NAMES)))]))
    edges = draw(
        st.lists(
            st.builds(edge, st.sampled_from(names), st.sampled_from(names), st.booleans(), st.sampled_from(["x", "y"])),
            max_size=10,
            unique=True,
        )
    )
    return schema_of(names), edges


def respects(order, edges):
    index = {name: index for index, name in enumerate(order)}
    return all(index[each.parent] < index[each.child] for each in edges if each.child != each.parent)


def orderable(names, edges):
    """An oracle of its own: take away, again and again, the tables that wait for no one."""
    left = set(names)
    while left:
        free = {
            name
            for name in left
            if not any(each.child == name and each.parent in left and each.parent != name for each in edges)
        }
        if not free:
            return False
        left -= free
    return True


@given(graphs())
def test_every_parent_comes_first_but_for_deferred_edges(graph):
    schema, edges = graph
    names = [table.name for table in schema.tables]
    try:
        order = insert_order(schema, names, edges)
    except SchemaError:
        assert not orderable(names, [each for each in edges if not each.nullable])
        return
    assert sorted(order.tables) == sorted(names)
    assert all(each.nullable for each in order.deferred)
    assert respects(order.tables, [each for each in edges if each not in order.deferred])


@given(graphs())
def test_as_few_edges_as_possible_are_deferred(graph):
    schema, edges = graph
    names = [table.name for table in schema.tables]
    try:
        deferred = insert_order(schema, names, edges).deferred
    except SchemaError:
        return
    nullable = [each for each in edges if each.nullable]
    for fewer in combinations(nullable, len(deferred) - 1) if deferred else ():
        assert not orderable(names, [each for each in edges if each not in fewer])


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_arguments_does_not_matter(graph, random):
    schema, edges = graph
    names = [table.name for table in schema.tables]
    shuffled_names, shuffled_edges = random.sample(names, len(names)), random.sample(edges, len(edges))
    try:
        expected = insert_order(schema, names, edges)
    except SchemaError as error:
        with pytest.raises(SchemaError) as again:
            insert_order(schema, shuffled_names, shuffled_edges)
        assert str(again.value) == str(error)
    else:
        assert insert_order(schema, shuffled_names, shuffled_edges) == expected


@given(graphs())
def test_without_references_the_order_is_the_schemas(graph):
    schema, _ = graph
    names = tuple(table.name for table in schema.tables)
    assert insert_order(schema, names, []) == Order(names)


def test_ties_are_broken_by_the_schema():
    order = insert_order(schema_of("zyxa"), "azyx", [edge("z", "x")])
    assert order.tables == ("y", "x", "z", "a")


def test_a_reference_to_the_table_itself_is_no_cycle():
    assert insert_order(schema_of("a"), ["a"], [edge("a", "a")]) == Order(("a",))


def test_references_to_tables_that_are_not_written_ask_for_nothing():
    assert insert_order(schema_of("ab"), ["a"], [edge("a", "b"), edge("a", "elsewhere")]) == Order(("a",))


def test_a_cycle_is_opened_where_null_is_allowed():
    back = edge("a", "b", nullable=True)
    assert insert_order(schema_of("ab"), "ab", [back, edge("b", "a")]) == Order(("a", "b"), (back,))


def test_all_references_between_two_tables_are_deferred_together():
    both = [edge("a", "b", True, "x"), edge("a", "b", True, "y")]
    assert insert_order(schema_of("ab"), "ab", [*both, edge("b", "a")]) == Order(("a", "b"), tuple(both))
    one = edge("b", "a", nullable=True)
    assert insert_order(schema_of("ab"), "ab", [*both, one]) == Order(("b", "a"), (one,))


def test_a_not_null_cycle_is_named_with_its_columns_and_what_could_be_relaxed():
    with pytest.raises(SchemaError) as error:
        insert_order(schema_of("abc"), "abc", [edge("b", "c"), edge("c", "b"), edge("a", "b")])
    assert str(error.value).endswith("every column in it is NOT NULL: b.c_id -> c.b_id -> b")
    assert error.value.location == "schema.sql:2:1"
    assert "b.c_id, c.b_id" in error.value.hint


def test_the_shortest_not_null_cycle_is_named():
    edges = [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "b")]
    with pytest.raises(SchemaError, match=r"b\.c_id -> c\.b_id -> b$"):
        insert_order(schema_of("abc"), "abc", edges)


def test_a_knot_of_many_cycles_is_opened_in_reasonable_time():
    names = [f"t{number}" for number in range(24)]
    edges = [edge(child, parent, nullable=True) for child in names for parent in names if child != parent]
    order = insert_order(schema_of(names), names, edges)
    assert respects(order.tables, [each for each in edges if each not in order.deferred])


def test_the_cycle_of_a_table_is_a_shortest_one_through_it():
    edges = [
        edge("a", "b"),
        edge("b", "c"),
        edge("c", "a"),
        edge("c", "b"),
        edge("d", "a"),
        edge("a", "d", nullable=True),
    ]
    assert [each.location for each in not_null_cycle(edges, "a")] == ["a.b_id", "b.c_id", "c.a_id"]
    assert [each.location for each in not_null_cycle(edges, "b")] == ["b.c_id", "c.b_id"]
    assert not_null_cycle(edges, "d") == []
