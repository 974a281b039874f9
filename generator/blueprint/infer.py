"""Rules from a schema: what a column's name, type and keys suggest, as the TOML that a person would write.

Two readers: ``seedsql init`` writes a whole blueprint to start from, and the plan asks for the rule of a column that a
blueprint leaves out. Both get the same rule.
"""

from __future__ import annotations

import re
from typing import Any

from ..schema.model import Column, Schema, SPATIAL_TYPES, Table

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_AS_OF = "2026-06-30"

# words of a column's name (all must be there) -> provider; the first that fits wins; only for text columns
_TEXT_PROVIDERS: tuple[tuple[frozenset[str], str], ...] = tuple(
    (frozenset(words.split()), provider)
    for words, provider in (
        ("email", "email"), ("mail", "email"),
        ("phone", "phone"), ("mobile", "phone"), ("telephone", "phone"), ("fax", "phone"),
        ("first name", "person.first_name"), ("given name", "person.first_name"),
        ("last name", "person.last_name"), ("family name", "person.last_name"), ("surname", "person.last_name"),
        ("user name", "username"), ("username", "username"), ("login", "username"),
        ("company", "company.name"), ("vendor name", "company.name"), ("supplier name", "company.name"),
        ("contact name", "person.name"), ("full name", "person.name"), ("display name", "person.name"),
        ("street", "address"), ("address", "address"), ("city", "city"), ("town", "city"),
        ("region", "region"), ("state", "region"), ("postal code", "postal_code"), ("zip", "postal_code"),
        ("postcode", "postal_code"), ("url", "url"), ("website", "url"), ("ip", "ipv4"), ("uuid", "uuid"), ("guid", "uuid"),
    )
)
_PEOPLE = frozenset({"user", "users", "person", "people", "contact", "contacts", "employee", "employees", "member",
                     "members", "customer", "customers", "staff", "author", "authors", "student", "students"})
_COMPANIES = frozenset({"company", "companies", "vendor", "vendors", "supplier", "suppliers", "client", "clients",
                        "organization", "organizations", "account", "accounts", "tenant", "tenants"})


def words_of(name: str) -> list[str]:
    """Return the words of a name in snake_case, camelCase or PascalCase, lower case."""
    return [word.lower() for word in _WORDS.findall(name)]


def infer_rule(table: Table, column: Column) -> Any:
    """Return a rule for a column that is neither generated, nor the automatic key, nor a reference."""
    kind = column.type
    unique = any(tuple(name.lower() for name in key) == (column.name.lower(),)
                 for key in (table.primary_key, *(unique.columns for unique in table.unique_keys)))
    if kind.name in SPATIAL_TYPES or kind.name == "vector":
        return {"provider": "constant", "value": "", "null": 1.0} if column.nullable else {"provider": "constant", "value": ""}
    share = {"null": 0.1} if column.nullable and not unique else {}
    if kind.is_text:
        return {**_text_rule(table, column, unique), **share}
    if kind.is_integer:
        return {**_integer_rule(table, column, unique), **share}
    if kind.name == "decimal":
        digits, scale = kind.length or 10, kind.scale or 0
        whole = min(digits - scale, 4)
        return {"provider": "decimal", "min": "0", "max": _nines(whole, min(scale, 14)), "scale": min(scale, 14), **share}
    if kind.name in ("enum", "set"):
        return {"provider": "choice" if kind.name == "enum" else "set", **share}
    if kind.name == "json":
        return {"provider": "choice", "values": ['{"note": "seeded", "level": 1}', '{"note": "seeded", "level": 2}', "[]"], **share}
    if kind.is_binary:
        length = min(kind.length or 16, 16)
        return {"provider": "binary", "length": length, **share}
    return {**_OTHER.get(kind.name, {"provider": "constant", "value": ""}), **share}


_OTHER: dict[str, dict[str, Any]] = {
    "date": {"provider": "date", "from": "-730d", "to": "0d"},
    "datetime": {"provider": "datetime", "from": "-730d", "to": "0d"},
    "timestamp": {"provider": "datetime", "from": "-730d", "to": "0d"},
    "time": {"provider": "time"},
    "year": {"provider": "year"},
    "float": {"provider": "float"},
    "double": {"provider": "float"},
    "bit": {"provider": "bit"},
    "uuid": {"provider": "uuid"},
    "inet4": {"provider": "ipv4"},
    "inet6": {"provider": "ipv6"},
}


def _nines(whole: int, scale: int) -> str:
    text = "9" * whole if whole > 0 else "0"
    return f"{text}.{'9' * scale}" if scale else text


def _text_rule(table: Table, column: Column, unique: bool) -> dict[str, Any]:
    words = words_of(column.name)
    found = set(words)
    length = column.type.length or 255
    longest = length if column.type.name in ("char", "varchar") else 255
    if unique and ({"code", "number", "sku", "key", "slug", "ref", "reference"} & found or longest < 20):
        width = min(6, longest)
        prefix = "".join(word[0] for word in words_of(table.name))[:3].upper() + "-"
        if longest < len(prefix) + width:
            prefix = ""
        return {"provider": "sequence", "prefix": prefix, "width": width}
    for needed, provider in _TEXT_PROVIDERS:
        if needed <= found and longest >= 8 or needed <= found and provider == "region":
            return {"provider": provider}
    if "name" in found and longest >= 40:
        around = set(words_of(table.name)) | found
        if around & _COMPANIES:
            return {"provider": "company.name"}
        if around & _PEOPLE:
            return {"provider": "person.name"}
    if unique:
        return {"provider": "sequence", "prefix": f"{column.name[: max(0, longest - 11)]}-" if longest > 12 else "",
                "width": min(6, longest)}
    if longest >= 60:
        return {"provider": "sentence"}
    return {"provider": "pattern", "pattern": "{letters:%d}" % min(longest, 6)}


def _integer_rule(table: Table, column: Column, unique: bool) -> dict[str, Any]:
    low, high = column.type.integer_range
    if unique:
        return {"provider": "sequence"}
    if column.type.name == "tinyint" and column.type.length == 1:
        return {"provider": "integer", "min": 0, "max": 1}
    return {"provider": "integer", "min": max(low, 0), "max": min(high, 1000)}


def infer_blueprint(schema: Schema, name: str, schema_file: str | None = None, rows: int = 20) -> str:
    """Return a blueprint for ``schema`` as TOML text: every table, every column that is not the automatic key.

    ``small`` gives every table ``rows`` rows (junctions as many as their parents have), ``medium`` and ``large`` ten
    and a hundred times as many.
    """
    lines = [
        f"# A blueprint for {len(schema.tables)} tables, inferred from the schema: a start, to be changed.",
        "# `seedsql plan` shows what it makes; README.md lists the providers and what an expression can hold.",
        "",
        "[blueprint]",
        f"name = {_toml(name)}",
        'number = "0001"',
    ]
    if schema_file is not None:
        lines.append(f"schema = {_toml(schema_file)}")
    lines += [f"as_of = {_AS_OF}", "seed = 42", ""]
    for size, factor in (("small", 1), ("medium", 10), ("large", 100)):
        lines.append(f"[sizes.{size}]")
        lines += [f"{_key(table.name)} = {rows * factor}" for table in schema.tables]
        lines.append("")
    for table in schema.tables:
        rules = list(_table_rules(schema, table))
        if rules:
            lines.append(f"[tables.{_key(table.name)}.columns]")
            lines += [f"{_key(columns)} = {_toml(rule)}" for columns, rule in rules]
            lines.append("")
    return "\n".join(lines)


def _table_rules(schema: Schema, table: Table) -> list[tuple[str, Any]]:
    rules: list[tuple[str, Any]] = []
    taken: set[str] = set()
    junction = _junction(table)
    if junction:
        rules.append((", ".join(junction), {"pairs": [_parent_of(table, name) for name in junction]}))
        taken |= {name.lower() for name in junction}
    for key in table.foreign_keys:
        if not taken & {name.lower() for name in key.columns}:
            rules.append((", ".join(key.columns), {"reference": key.parent}))
            taken |= {name.lower() for name in key.columns}
    for column in table.columns:
        automatic = table.primary_key == (column.name,) and column.type.is_integer
        if column.generated or automatic or column.name.lower() in taken:
            continue
        parent = _soft_parent(schema, column)
        rules.append((column.name, {"reference": parent} if parent else infer_rule(table, column)))
    return rules


def _junction(table: Table) -> tuple[str, ...]:
    """The primary key of a table whose key is nothing but references of one column each."""
    referring = {key.columns[0].lower() for key in table.foreign_keys if len(key.columns) == 1}
    key = table.primary_key
    return key if len(key) > 1 and all(name.lower() in referring for name in key) else ()


def _parent_of(table: Table, column: str) -> str:
    return next(key.parent for key in table.foreign_keys if [name.lower() for name in key.columns] == [column.lower()])


def _soft_parent(schema: Schema, column: Column) -> str | None:
    """The table that ``client_id`` or ``clientId`` most likely points to, without a declared foreign key."""
    words = words_of(column.name)
    if len(words) < 2 or words[-1] != "id" or not (column.type.is_integer or column.type.is_text):
        return None
    stem = "".join(words[:-1])
    for table in schema.tables:
        name = "".join(words_of(table.name))
        if name in (stem, stem + "s", stem + "es", stem[:-1] + "ies") and len(table.primary_key) == 1:
            if table.column(table.primary_key[0]).type.name == column.type.name:
                return table.name
    return None


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items()) + " }"
    return repr(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04X}"
