"""Summaries of columns say what is in the rows, and the graph's boxes stand apart."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.review import statistics
from seedsql.review.graph import HEIGHT, LANE, WIDTH, draw
from seedsql.review.statistics import summarize_reference, summarize_table
from seedsql.sql.literals import text_literal

NUMBERS = st.decimals(-10_000, 10_000, places=2).map(str)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(text_literal)


@given(st.lists(st.tuples(NUMBERS | st.just("NULL"), TEXTS | st.just("NULL")), max_size=60))
def test_counts_and_ends_are_those_of_the_rows(rows: list[tuple[str, str]]) -> None:
    summary, counts = summarize_table("t", [("n", "decimal(8,2)"), ("s", "varchar(8)")], rows)
    number, text = summary.columns
    present = [Decimal(value) for value, _ in rows if value != "NULL"]
    assert (number.rows, number.nulls) == (len(rows), len(rows) - len(present))
    assert number.smallest == (str(min(present)) if present else None)
    assert number.largest == (str(max(present)) if present else None)
    assert text.distinct == len({value for _, value in rows} - {"NULL"})
    assert counts["s"] == Counter(value for _, value in rows)
    for column in summary.columns:
        assert not column.bars or sum(bar.rows for bar in column.bars) == column.rows - column.nulls
    assert len(summary.head) + len(summary.tail) == min(len(rows), 2 * statistics.SAMPLES)


def test_more_values_than_are_kept_are_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "KEPT", 100)
    monkeypatch.setattr(statistics, "CHUNK", 64)
    rows = [(str(number), "'same'") for number in range(1, 1001)]
    summary, counts = summarize_table("t", [("n", "int"), ("s", "text")], rows)
    assert not summary.columns[0].is_exact and summary.columns[1].is_exact
    assert (summary.columns[0].smallest, summary.columns[0].largest) == ("1", "1000")
    assert counts["n"] is None and len(summary.columns[0].bars) <= statistics.BARS
    assert summarize_reference("t", "n", "p", "cascade", 9, counts["n"]).used is None


def test_children_per_parent_leave_null_out() -> None:
    found = summarize_reference("c", "p_id", "p", "soft", 5, Counter({"1": 4, "2": 1, "3": 1, "NULL": 2}))
    assert (found.used, found.fewest, found.median, found.most, found.nulls) == (3, 1, 1.0, 4, 2)


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
def test_boxes_stand_apart_and_children_right_of_their_parents(case: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = case
    graph = draw([(f"t{i}", i, False) for i in range(count)], [(f"t{c}", f"t{p}") for c, p in pairs])
    boxes = {box.table: box for box in graph.boxes}
    assert len(boxes) == count and len(graph.edges) == len(set(pairs))
    for edge in graph.edges:
        if edge.parent != edge.child and not edge.is_back:
            assert boxes[edge.parent].x + WIDTH < boxes[edge.child].x
    places = sorted((box.x, box.y) for box in graph.boxes)
    for (x, y), (next_x, next_y) in pairwise(places):
        assert x != next_x or next_y - y >= HEIGHT + LANE // 2
    assert all(box.x + WIDTH <= graph.width and box.y + HEIGHT <= graph.height for box in graph.boxes)
