"""What is known of a table or a column is found once."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from seedsql.blueprint.inference.tables.known import once, once_a_column
from seedsql.schema.model import Column, ColumnType


def test_each_table_is_asked_once():
    asked = []
    find = once(lambda sheet: asked.append(sheet.name))
    first, second = (SimpleNamespace(name=name, known={}) for name in ("a", "b"))
    for sheet in (first, second, first):
        find(sheet)
    assert asked == ["a", "b"]


def test_each_column_is_asked_once_and_again_without_its_comment():
    asked = []
    find = once_a_column(lambda _, column: asked.append(column.comment) or column.comment)
    column, sheet = Column("a", ColumnType("int"), comment="said"), SimpleNamespace(known={})
    assert [find(sheet, each) for each in (column, column, replace(column, comment=""))] == ["said", "said", ""]
    assert asked == ["said", ""]
