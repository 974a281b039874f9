"""JSON in expressions: objects and lists of a row's values, and what aggregates make of the child rows'."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from ..array_types import BoolArray, IntArray
from ..arrays import Array, Booleans, Constant, Texts, plain, python_values, size, worded


def json_texts(value: Array, *, is_document: bool) -> list[str]:
    """Return each row's value as JSON text, NULL as ``null``; what is a document already stays as it is."""
    items = python_values(value)
    if is_document:
        return ["null" if item is None else str(item) for item in items]
    if isinstance(value, Booleans):
        # A comparison is a boolean of JSON; a column of TINYINT(1) is a number.
        return ["null" if item is None else "true" if item else "false" for item in items]
    return [_scalar(item) for item in items]


def _scalar(item: object) -> str:
    if item is None:
        return "null"
    if isinstance(item, int | Decimal):
        return plain(item)
    return json.dumps(plain(item), ensure_ascii=False)


def objects(keys: Sequence[str], values: Sequence[Sequence[str]], rows: int) -> Texts:
    """Return one object for each of ``rows`` rows; ``values`` holds the JSON texts of each key."""
    names = [json.dumps(key, ensure_ascii=False) for key in keys]
    return texts(
        [
            "{" + ", ".join(f"{name}: {column[row]}" for name, column in zip(names, values, strict=True)) + "}"
            for row in range(rows)
        ]
    )


def lists(values: Sequence[Sequence[str]], rows: int) -> Texts:
    """Return one list for each of ``rows`` rows; ``values`` holds the JSON texts of each place."""
    return texts(["[" + ", ".join(column[row] for column in values) + "]" for row in range(rows)])


def texts(items: list[str]) -> Texts:
    """Return one text a row."""
    if not items:
        return Texts((Constant(""),), 0)
    return Texts(worded(items), len(items))


def joined(
    value: Array, groups: IntArray, nowhere: BoolArray | None, parents: int, separator: str, *, is_json: bool
) -> Texts:
    """Return the texts of each group in row order: a JSON list, or with ``separator`` between them and without NULLs.

    A parent without any has NULL, as MySQL has it.
    """
    items = python_values(value)
    found: list[list[str]] = [[] for _ in range(parents)]
    absent = nowhere if nowhere is not None else np.zeros(size(value), bool)
    for group, item, is_nowhere in zip(groups.tolist(), items, absent.tolist(), strict=True):
        # JSON_ARRAYAGG keeps NULLs as null; ``json_texts`` has made text of them by then. GROUP_CONCAT leaves them out
        # (https://dev.mysql.com/doc/refman/8.4/en/aggregate-functions.html).
        if not is_nowhere and item is not None:
            found[group].append(str(item))
    empty = np.array([not each for each in found], bool)
    result = ["[" + ", ".join(each) + "]" if is_json else separator.join(each) for each in found]
    made = texts(result)
    return Texts(made.parts, made.rows, empty) if empty.any() else made
