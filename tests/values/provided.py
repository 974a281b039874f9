"""Every provider with its parameters and a column that takes its values."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np

from seedsql.schema.model import ColumnType
from seedsql.values.arrays import python_values
from seedsql.values.context import Context
from seedsql.values.providers import bind

AS_OF = date(2026, 6, 30)


def context(
    type_: ColumnType | None = None,
    *,
    unique: bool = False,
    rows: int = 1000,
    seed: int = 42,
    table: str = "t",
    column: str = "c",
    stream: str | None = None,
    **options: object,
) -> Context:
    options = {name.rstrip("_"): value for name, value in options.items()}
    return Context(seed, table, column, type_, unique, rows, AS_OF, options, stream)


def values(name: str, where: Context, rows: np.ndarray | None = None) -> list:
    return python_values(bind(name, where)(np.arange(where.rows) if rows is None else rows))


def of(name: str, *arguments: object, **more: object) -> ColumnType:
    return ColumnType(name, *arguments, **more)  # type: ignore[arg-type]


LABELS = ("A,B", "it's", "C")


VARCHAR = of("varchar", 120)


# one column at least for each provider: (provider, type, options)
CASES = [
    ("integer", None, {}),
    *[
        (
            "integer",
            of(kind, unsigned=unsigned),
            {"min": of(kind, unsigned=unsigned).integer_range[0], "max": of(kind, unsigned=unsigned).integer_range[1]},
        )
        for kind in ("tinyint", "smallint", "mediumint", "int", "bigint")
        for unsigned in (False, True)
    ],
    ("integer", of("bigint", unsigned=True), {"min": 2**63 + 5, "max": 2**64 - 1, "step": 7}),
    ("integer", of("tinyint", 1), {}),
    ("integer", of("int"), {"min": -50, "max": 1000, "skew": 3}),
    ("decimal", of("decimal", 12, 2), {"min": "0.50", "max": "999.99", "step": "0.25"}),
    ("decimal", of("decimal", 18, 6), {"min": -5, "max": 5}),
    ("decimal", of("decimal", 4, 4), {}),
    ("decimal", of("decimal", 30, 2, True), {"max": 10**12, "skew": 1}),
    ("float", of("double"), {"min": -1.5, "max": 2}),
    ("float", of("float"), {}),
    ("boolean", of("tinyint", 1), {"share": 0.2}),
    ("bit", of("bit", 64), {}),
    ("bit", of("bit", 5), {}),
    ("year", of("year"), {}),
    ("slot", of("int"), {"size": 10}),
    ("sequence", of("bigint"), {"start": 1000, "step": 5}),
    ("sequence", VARCHAR, {"prefix": "ORD-", "width": 6}),
    ("date", of("date"), {}),
    ("date", None, {"from": "2024-02-29", "to": date(2024, 3, 1)}),
    ("datetime", of("datetime"), {"from": "-3mo", "to": "-12h"}),
    ("datetime", of("datetime", 6), {}),
    ("datetime", of("timestamp", 3), {"from": "1970-01-02", "to": "2038-01-19 03:14:07"}),
    ("time", of("time"), {"from": "-838:59:59", "to": "838:59:59"}),
    ("time", of("time", 2), {}),
    ("constant", of("varchar", 5), {"value": "it's"}),
    ("constant", of("json"), {"value": {"a": [1, True]}}),
    ("constant", of("decimal", 6, 2), {"value": 1.25}),
    ("choice", of("enum", labels=LABELS), {}),
    ("choice", of("enum", labels=LABELS), {"weights": {"A,B": 5, "C": 1}}),
    ("choice", of("int"), {"values": [1, 5, 9], "weights": [1, 2, 3.5]}),
    ("choice", of("decimal", 5, 2), {"values": [1.5, 2, 0.25]}),
    ("choice", of("json"), {"values": [{"a": 1}, "[1, 2]", [], 7, True]}),
    ("choice", of("date"), {"values": [date(2020, 1, 1), date(2021, 1, 1)]}),
    ("choice", of("datetime"), {"values": [datetime(2020, 1, 1, 5), datetime(2021, 1, 1)]}),
    ("choice", of("tinyint", 1), {"values": [True, False]}),
    ("set", of("set", labels=("x", "y", "z")), {"min": 0}),
    ("binary", of("binary", 20), {}),
    ("binary", of("varbinary", 64), {}),
    ("binary", of("blob"), {"length": 3}),
    ("uuid", of("char", 36), {}),
    ("uuid", of("char", 32), {}),
    ("uuid", of("binary", 16), {}),
    ("uuid", of("uuid"), {}),
    ("pattern", VARCHAR, {"pattern": "{{{company.noun:upper}}} {word}-{digits:4}/{letters:3}.{hex:2} {a|b}{row:3}"}),
    ("words", of("varchar", 12), {"max": 5}),
    ("sentence", of("varchar", 30), {}),
    ("sentence", of("text"), {"min": 2, "max": 12, "list": "product.noun"}),
    ("paragraph", of("tinytext"), {"sentences": 6}),
    ("paragraph", of("varchar", 60), {}),
    *[
        (name, kind, {})
        for name in (
            "company.name",
            "product.name",
            "note",
            "person.first_name",
            "person.last_name",
            "person.name",
            "username",
            "email",
            "phone",
            "address",
            "street",
            "city",
            "postal_code",
            "url",
            "ipv4",
            "ipv6",
        )
        for kind in (VARCHAR, None, of("varchar", 200, charset="ascii"), of("tinytext", collation="latin1_swedish_ci"))
    ],
    ("person.gender", of("char", 1), {"female": ["F"], "male": ["M"]}),
    ("person.gender", of("enum", labels=("Frau", "Herr", "Dr.")), {"female": ["Frau", "Dr."], "male": ["Herr", "Dr."]}),
    ("person.gender", of("tinyint"), {"female": [2], "male": [1]}),
    ("person.name", of("varchar", 12), {}),
    ("person.first_name", of("char", 4), {}),
    ("email", of("varchar", 30), {}),
    ("username", of("varchar", 16), {}),
    ("phone", of("varchar", 12), {}),
    ("phone", of("char", 8), {}),
    ("address", of("varchar", 18), {}),
    ("region", of("char", 2), {}),
    *[
        (name, kind, {})
        for name in ("latitude", "longitude")
        for kind in (of("decimal", 9, 6), of("double"), None, of("varchar", 12))
    ],
    ("region", of("varchar", 10), {"style": "name"}),
    (
        "json",
        of("json"),
        {"value": {"n": {"provider": "integer", "min": -9, "max": 9}, 'q"': ["a\\", {"provider": "note"}]}},
    ),
    ("faker", of("varchar", 20), {"name": "job"}),
    ("faker", of("varchar", 80), {"name": "city", "locale": "it_IT"}),
    ("faker", of("json"), {"name": "pydict", "args": {"value_types": ["int"]}}),
]
