"""Tables of many rows: what is computed block by block is what is computed at once."""

from __future__ import annotations

import hashlib
import os
import resource
import tempfile
from collections import Counter
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql import GenerationOptions, OutputError, PlanError, plan
from seedsql.planning import aggregates, compact, memory, tables, uniqueness
from seedsql.planning.compact import CompactColumn
from seedsql.planning.compact import compact as compacted
from seedsql.planning.growing import GrowingColumn, part_like
from seedsql.planning.memory import Memory, Numbers, rows_of
from seedsql.planning.rows import Rows
from seedsql.scratch import Scratch
from seedsql.script.literals import literals
from seedsql.script.render import script_pieces
from seedsql.values import relations
from seedsql.values.arrays import (
    Constant,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Floats,
    Integers,
    Texts,
    python_values,
    size,
    take,
    word_table,
)
from seedsql.values.folding import fold
from seedsql.values.row_hashes import row_hashes
from seedsql.values.row_sets import RowSet
from seedsql.workers import in_order

from .plans import plan as small_plan

SCHEMA = """
CREATE TABLE teams (id INT PRIMARY KEY, low INT, high DECIMAL(9,2), since DATE, until DATETIME(3), word VARCHAR(20), n INT);
CREATE TABLE members (id INT PRIMARY KEY, team_id INT NOT NULL REFERENCES teams(id), boss_id INT, other_id INT,
  points INT, paid DECIMAL(9,2), day DATE, moment DATETIME(3), word VARCHAR(20), place INT, turn INT, high DECIMAL(9,2), peer INT,
  FOREIGN KEY (team_id) REFERENCES teams(id), FOREIGN KEY (boss_id) REFERENCES members(id),
  FOREIGN KEY (other_id) REFERENCES teams(id));
"""
BLUEPRINT = """
[blueprint]
name = "teams"
as_of = 2026-06-30
seed = 7
[sizes.small]
teams = 97
members = 901
[tables.teams.columns]
low = { expression = "MIN(members.points)", via = "team_id" }
high = { expression = "SUM(members.paid)", via = "team_id" }
since = { expression = "MIN(members.day)", via = "team_id" }
until = { expression = "MAX(members.moment)", via = "other_id" }
word = { expression = "MAX(members.word)", via = "other_id" }
n = { expression = "COUNT(members.id)", via = "other_id" }
[tables.members.columns]
team_id = { reference = "teams", pick = "pareto", top = 0.15, share = 0.7, where = "id <> 3" }
other_id = { reference = "teams", pick = "zipf", exponent = 1.1, null = 0.2 }
points = { provider = "integer", min = -50, max = 50, null = 0.3 }
paid = "points * 1.25"
day = "as_of - INTERVAL (row_number * 7 MOD 501) DAY"
moment = "TIMESTAMP(day) + INTERVAL row_number SECOND"
word = { provider = "choice", values = ["a", "b", "c"] }
place = "ORDINAL(team_id)"
turn = "ORDINAL(other_id, word, YEAR(day))"
high = "team_id.high"
peer = "boss_id.points"
"""


def digest(options: GenerationOptions, jobs: int = 1) -> str:
    return hashlib.sha256(b"".join(script_pieces(plan(options, jobs), "up"))).hexdigest()


@pytest.mark.parametrize(
    ("is_wholesale", "remembered", "whole"),
    [(True, 0, 20), (False, 0, 20), (False, 1 << 20, 20), (True, 1 << 20, 1 << 20), (False, 1 << 20, 1 << 20)],
)
def test_rows_are_the_same_however_little_is_remembered(tmp_path, monkeypatch, is_wholesale, remembered, whole):
    options = GenerationOptions(size="medium")
    if not is_wholesale:
        schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
        schema.write_text(SCHEMA)
        blueprint.write_text(BLUEPRINT)
        options = GenerationOptions(schema=(schema,), blueprint=str(blueprint))
    expected = digest(options)
    for module, name, value in (
        (memory, "REMEMBERED_BYTES", remembered),
        (memory, "MEMORY_BYTES", 1 << 10),
        (tables, "WHOLE_ROWS", whole),
        (tables, "BLOCK_ROWS", 256),
        (tables, "MANY_ROWS", 40),
        (compact, "_READ_BYTES", 256),
        (aggregates, "RANGE_ROWS", 30),
        (relations, "_LISTED", 20 * 64),
    ):
        monkeypatch.setattr(module, name, value)
    assert digest(options) == digest(options, jobs=3) == expected
    told: list[tuple[str, int, int]] = []
    steps = plan(options, 1, lambda *progress: told.append(progress)).steps
    assert {(table, rows) for table, done, rows in told if done == rows} <= {(step.name, step.rows) for step in steps}
    assert ("orders" if is_wholesale else "members") in {table for table, done, rows in told if done == rows}


def test_what_children_read_is_computed_once_by_a_plan(monkeypatch):
    computed, times = Rows.computed, Counter()

    def counted(rows, bound):
        times[f"{rows.table.name}.{bound.name}"] += 1
        return computed(rows, bound)

    monkeypatch.setattr(Rows, "computed", counted)
    small_plan(
        "CREATE TABLE a (id INT PRIMARY KEY, begun DATETIME NOT NULL);"
        "CREATE TABLE b (id INT PRIMARY KEY, a_id INT NOT NULL, ended DATETIME NOT NULL, FOREIGN KEY (a_id) REFERENCES a (id))",
        'a = 5\nb = 9\n[tables.a.columns]\nbegun = { provider = "datetime" }\n[tables.b.columns]\nended = "a_id.begun + INTERVAL 1 DAY"',
    )
    assert times["a.begun"] == times["b.ended"] == 1


def test_what_is_read_again_of_large_tables_is_computed_once(monkeypatch):
    """Which row an order refers to is read for the sums of two tables, by invoices and payments, and when it is written."""
    for name, value in (("WHOLE_ROWS", 20), ("BLOCK_ROWS", 256), ("MANY_ROWS", 40)):
        monkeypatch.setattr(tables, name, value)
    counts = {"orders": 2000, "invoices": 2000, "payments": 1200, "batches": 1000, "products": 500}
    planned, picked = plan(GenerationOptions(rows=counts)), Counter()
    bound = {step.name: step.compute.__self__ for step in planned.steps}

    def counted(name, pick):
        def pick_rows(rows):
            picked[name] += len(rows.rows)
            return pick(rows)

        return pick_rows

    for table in bound.values():
        for key in [key for key in table.memo if key.startswith("rows by ")]:
            assert size(rows_of(table.memo[key], np.arange(table.rows))) == table.rows
        for relation in table.relations:
            relation.pick = counted(f"{table.name}.{relation.columns[0]}", relation.pick)
    for step in planned.steps:
        for start in range(0, step.rows, 50):
            step.arrays(start, min(start + 50, step.rows))
    assert {"subtotal", "total", "unit_price"} <= bound["orders"].memo.keys()
    assert {"list_price", "category", "lot"} <= bound["products"].memo.keys()
    assert picked["orders.batch_id"] == picked["orders.client_id"] == 0  # the sums over them were in the plan
    assert all(rows <= 1.5 * bound[name.partition(".")[0]].rows for name, rows in picked.items()), picked


def test_children_without_rows_are_summed():
    assert plan(GenerationOptions(rows={"payments": 0})).total_rows == 165


def test_rows_that_are_all_null_are_computed_with_like_others(tmp_path):
    """A chunk of a column may hold nothing but NULL, which has no type."""
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text("CREATE TABLE t (id INT PRIMARY KEY, a INT, b DECIMAL(9,2), d DATE, e DATE, f VARCHAR(20));")
    blueprint.write_text(
        '[blueprint]\nname = "t"\nas_of = 2026-06-30\n[sizes.small]\nt = 20\n[tables.t.columns]\n'
        'a = "CASE WHEN id > 9 AND id < 20 THEN NULL ELSE id END"\nb = "a * 1.25"\nd = "as_of - INTERVAL a DAY"\ne = "d + INTERVAL 1 DAY"\n'
        "f = \"CONCAT(a, 'x')\"\n"
    )
    step = plan(GenerationOptions(schema=(schema,), blueprint=str(blueprint))).steps[0]
    assert [set(python_values(array)) for array in step.arrays(9, 19)[1:]] == [{None}] * 5
    assert python_values(step.arrays(0, 20)[2])[:9] == [Decimal(125 * n) / 100 for n in range(1, 10)]


@given(st.lists(st.booleans(), min_size=1, max_size=1500), st.data())
def test_a_set_of_rows_is_indexed_like_the_list_of_them(members, data):
    mask = np.array(members)
    rows = np.flatnonzero(mask)
    found = RowSet(mask[start : start + 512] for start in range(0, len(mask), 512))
    assert len(found) == len(rows)
    places = np.array(data.draw(st.lists(st.integers(0, max(len(rows) - 1, 0)), max_size=len(rows))), np.int64)
    assert found[places].tolist() == rows[places].tolist()


def test_numbers_in_a_file_are_read_and_taken_like_an_array():
    held, data = Numbers(), np.arange(10_000) * 3 - 5
    for start in range(0, len(data), 999):
        held.append(data[start : start + 999])
    held.write(17, np.array([-1, -2]))
    data[17:19] = -1, -2
    assert held.size == len(data) and held.read(9_990, 10_000).tolist() == data[9_990:].tolist()
    places = np.array([9_999, 0, 17, 18, 5_000, 0, 600])
    assert held.take(places).tolist() == data[places].tolist()
    assert np.concatenate([block for _, block in held.blocks()]).tolist() == data.tolist()


WORDS = st.text("aAbéÉ\u0301 \0-", max_size=5)


@given(st.lists(st.tuples(WORDS, st.integers(-3, 2**62)), min_size=1, max_size=20), st.sampled_from([None, 2]))
def test_equal_values_have_equal_hashes_and_others_do_not(rows, prefix):
    texts = Texts((DictionaryEncoded(np.arange(len(rows)), word_table([text for text, _ in rows])),), len(rows))
    numbers = Integers(np.array([number for _, number in rows]))
    hashes, null = row_hashes([texts, numbers], [prefix, None])
    wide, _ = row_hashes([texts, Integers(numbers.data.astype(object))], [prefix, None])
    values = [(fold(text[:prefix]), number) for text, number in rows]
    assert not null.any() and hashes.tolist() == wide.tolist()
    bare = [(text.replace("\0", ""), number) for text, number in values]  # two that differ by NUL may have one hash
    for one, hashed in enumerate(hashes.tolist()):
        for other, again in enumerate(hashes.tolist()):
            assert hashed == again if values[one] == values[other] else hashed != again or bare[one] == bare[other]


def test_duplicates_are_found_in_tables_of_any_size(tmp_path, monkeypatch):
    monkeypatch.setattr(uniqueness, "_FEW_ROWS", 10)
    monkeypatch.setattr(uniqueness, "RANGE_ROWS", 100)
    monkeypatch.setattr(tables, "WHOLE_ROWS", 20)
    monkeypatch.setattr(tables, "BLOCK_ROWS", 64)
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text("CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20), UNIQUE KEY ux (a, b));")
    rule = '[blueprint]\nname = "t"\nas_of = 2026-06-30\n[sizes.small]\nt = 1000\n[tables.t.columns]\na = "id MOD 7"\nb = "{}"\n'
    options = GenerationOptions(schema=(schema,), blueprint=str(blueprint))
    blueprint.write_text(rule.format("CONCAT('x', id DIV 7)"))
    assert plan(options).total_rows == 1000
    blueprint.write_text(
        rule.format("CASE WHEN id = 701 THEN 'X8' WHEN id = 900 THEN NULL ELSE CONCAT('x', id DIV 7) END")
    )
    with pytest.raises(PlanError, match="rows 57 and 701 both have a, b = 1, X8, but key 'ux' is unique"):
        plan(options)


def test_no_more_is_remembered_than_the_memory_admits() -> None:
    held = Memory(left=80)
    assert held.admits(10) and not held.admits(11)
    held.keep(Integers(np.arange(9, dtype=np.int64) ** 2 * 10**18))  # a span that only eight bytes hold
    assert held.admits(1) and not held.admits(2)


EXTREMES = [
    [],
    [5, 5, 5],
    [-(2**63), 2**63 - 1, 0],
    [2**63 - 1, 2**63 - 2],
    [-(2**63), -(2**63) + 2**32],
    [0, 255],
    [-1, 255],
    [10**6, 3 * 10**6, 10**6 * 2**40],
    [10**6, 3 * 10**6 + 1, 10**6 * 2**40],
]


@pytest.mark.parametrize("room", [0, 1 << 20])
def test_what_is_remembered_reads_as_it_was_in_memory_and_in_a_file(room: int) -> None:
    held = Memory(memory_left=room)
    for numbers in EXTREMES:
        data = np.array(numbers, np.int64)
        null = np.arange(len(data)) % 2 == 1
        codes = np.arange(len(data)) % 2
        words = (DictionaryEncoded(codes, word_table(["a", "bé"])), Constant("-"), Digits(np.abs(data % 1000), 2))
        rows = np.array([*range(len(data))[::-1], *range(len(data))], np.int64)
        for array in (Decimals(data, 2, null), Datetimes(data, 6), Texts(words, len(data), null), Floats(data / 3)):
            kept = held.keep(array)
            whole = kept.whole() if isinstance(kept, CompactColumn) else kept
            none = np.zeros(0, np.int64)
            for found, wanted in (
                (rows_of(kept, rows), take(array, rows)),
                (rows_of(kept, none), take(array, none)),
                (whole, array),
            ):
                assert (type(found), size(found)) == (type(wanted), size(wanted))
                assert not size(found) or literals(found) == literals(wanted)
    assert (held.file is None) == bool(room)


@given(
    st.lists(
        st.tuples(st.sampled_from([each for each in EXTREMES if each]), st.sampled_from([None, False, True])),
        min_size=1,
    )
)
def test_columns_that_are_written_block_by_block_read_as_they_were(blocks) -> None:
    """Whatever the later blocks hold: numbers that take more bytes, NULLs where there were none."""
    parts = [
        Decimals(np.array(numbers), 2, None if mask is None else np.arange(len(numbers)) % 2 == mask)
        for numbers, mask in blocks
    ]
    like = compacted(parts[0])
    assert isinstance(like, CompactColumn)
    column = GrowingColumn(like, Scratch(), sum(map(size, parts)))
    for each in parts:
        part = part_like(each, like)
        assert part is not None
        column.append(part, size(each))
    found, start = column.finished(), 0
    for each in parts:
        rows = np.arange(start, start + size(each))
        assert literals(found.take(rows)) == literals(each)
        assert each.null is None or found.take(rows).null is not None or not each.null.any()
        start += size(each)
    assert python_values(found.whole()) == [value for each in parts for value in python_values(each)]
    assert part_like(Decimals(np.array([1]), 3), like) is None
    words = compacted(Texts((DictionaryEncoded(np.array([0]), word_table(["a", "b"])), Constant("-")), 1))
    assert words is not None and part_like(
        Texts((DictionaryEncoded(np.array([1]), word_table(["a", "b"])), Constant("-")), 1), words
    )
    assert part_like(Texts((DictionaryEncoded(np.array([1]), word_table(["a", "c"])), Constant("-")), 1), words) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_forked_processes_do_not_write_over_what_others_remember() -> None:
    held = Memory(memory_left=0)
    numbers = np.arange(1000, dtype=np.int64) * 3
    shared = held.keep(Integers(numbers))
    ends = os.pipe(), os.pipe()

    def work(number: int) -> bool:
        mine = held.keep(Integers(numbers * (number + 5)))
        os.write(ends[number][1], b".")
        os.read(ends[1 - number][0], 1)  # when both have written
        rows = np.arange(1000)
        return literals(rows_of(mine, rows)) == literals(Integers(numbers * (number + 5))) and (
            literals(rows_of(shared, rows)) == literals(Integers(numbers))
        )

    assert list(in_order(work, [0, 1], 2)) == [True, True]


@pytest.mark.parametrize("factor", [50, 500])
def test_the_memory_of_a_plan_does_not_grow_with_its_rows(monkeypatch: pytest.MonkeyPatch, factor: int) -> None:
    """Of a tenth of the rows and of all of them as much stays in memory; the rest is in a file."""
    monkeypatch.setattr(memory, "MEMORY_BYTES", 1 << 15)
    counts = {"vendors": 5, "clients": 10, "products": 20, "batches": 30, "orders": 50, "invoices": 50, "payments": 30}
    kept: list[Memory] = []
    monkeypatch.setattr(memory, "Memory", lambda **given: kept.append(Memory(**given)) or kept[0])
    planned = plan(GenerationOptions(rows={name: count * factor for name, count in counts.items()}))
    assert planned.total_rows == 195 * factor
    assert 0 <= kept[0].memory_left < 1 << 15
    assert kept[0].file is not None and kept[0].file.size > 40 * factor


def test_a_folder_of_temporary_files_that_is_full_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    numbers = Numbers()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 12, hard))  # Python ignores SIGXFSZ
    try:
        with pytest.raises(
            OutputError, match=f"a temporary file in {tmp_path} cannot be written: File too large"
        ) as full:
            numbers.append(np.zeros(1 << 12, np.int64))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "TMPDIR" in full.value.hint
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(OutputError, match="none cannot be written: No such file or directory"):
        Numbers()
