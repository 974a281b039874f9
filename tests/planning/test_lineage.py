"""What values are computed from, read from the rules of a manifest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from seedsql.blueprint.model import ProviderRule
from seedsql.blueprint.reader import read_blueprint
from seedsql.blueprint.rule_reader import read_rule
from seedsql.blueprint.rule_text import ELIDED, LONGEST_OPTION, rule_text
from seedsql.blueprint.writing import rule_key
from seedsql.planning.lineage import Lineage, Link
from seedsql.toml_fields import read_toml

DATA = Path(__file__).resolve().parents[1] / "data"
NETWORK = """{ reference = "people.id", pick = "uniform", where = "age > 3", within = { "room_id.house" = "house" }, other = "a" }"""


def test_a_rule_is_read_back_from_its_text() -> None:
    """The rules of every blueprint of the tests, but for what they say about personal data."""
    found = 0
    rules = [
        rule
        for path in sorted(DATA.rglob("*.toml"))
        if "[blueprint]" in (text := path.read_text(encoding="utf-8"))
        for read in (read_blueprint(text),)
        for table in (*read.tables.values(), read.shared)
        for rule in (*table.hidden, *table.columns)
    ]
    rules.append(read_rule("a", read_toml(f"a = {NETWORK}")["a"], ""))
    rules.append(read_rule("a", {"default": True}, ""))
    for rule in rules:
        text = rule_text(rule)
        if ELIDED in text:
            continue
        value = read_toml(f"rule = {text}")["rule"] if text.startswith("{ ") else text
        key = ", ".join(map(rule_key, rule.columns))
        assert read_rule(key, value, rule.path) == replace(rule, pii=None, reason="")
        found += 1
    assert found > 200


def test_a_long_option_is_a_digest_that_another_value_changes() -> None:
    words = [f"word {number}" for number in range(500)]
    texts = [
        rule_text(read_rule("a", {"provider": "choice", "values": values}, ""))
        for values in (words, words[::-1], words)
    ]
    assert len(texts[0]) < LONGEST_OPTION
    assert texts[0] == texts[2] != texts[1]
    rule = read_rule("a", read_toml(f"a = {texts[0]}")["a"], "")
    assert isinstance(rule.rule, ProviderRule)
    # what cannot be seen may read anything
    inputs = Lineage({"t": {"a": texts[0]}}, {"t": ("id",)}, frozenset({"t"}), []).inputs("t", "a")
    assert {("as_of",), ("lexicon",), ("library",), ("seed",)} <= inputs.facts


def test_every_way_to_name_another_column_is_followed() -> None:
    rules = {
        "orders": {
            "x, y": '{ pairs = ["clients", "Rooms"] }',
            "self": '{ reference = "orders", pick = "tree" }',
            "far": "self.self.client_id.name",
            "client_id": '{ reference = "clients", pick = "weighted", weight = "score", where = "name = code" }',
            "nth": "ORDINAL(client_id)",
            "nth_of_day": "ORDINAL(day)",
            "nth_of_year": "ORDINAL(client_id, YEAR(day))",
            "age": "DATEDIFF(as_of, day) + row_number",
            "day": '{ provider = "json", value = { a = [{ provider = "date" }] }, null = 0.5 }',
            "room_id": NETWORK,
        },
        "clients": {
            "total": '{ expression = "IFNULL(SUM(orders.age * orders.far), 0)", via = "client_id" }',
            "name": '{ provider = "person.name" }',
            "own": "clients.name",
        },
    }
    keys = {"orders": ("id",), "clients": ("id",), "Rooms": ("id",), "people": ("id",)}
    lineage = Lineage(rules, keys, frozenset(keys), [Link("orders", ("room",), "Rooms")])

    def inputs(table: str, column: str) -> tuple[set[str], set[str]]:
        found = lineage.inputs(table, column)
        plain = {":".join(fact) for fact in found.facts if fact[0] not in ("rule", "type", "unique")}
        return {".".join(each) for each in found.columns}, plain

    assert inputs("orders", "Y") == ({"clients.id", "Rooms.id"}, {"seed", "rows:orders", "rows:clients", "rows:Rooms"})
    assert inputs("orders", "far") == ({"orders.self", "orders.client_id", "clients.name"}, set())
    assert inputs("clients", "own") == ({"clients.name"}, set())
    assert inputs("orders", "nth") == ({"orders.client_id"}, set())
    assert inputs("orders", "nth_of_day") == ({"orders.day"}, set())
    assert inputs("orders", "nth_of_year") == ({"orders.client_id", "orders.day"}, set())
    assert inputs("orders", "age") == ({"orders.day"}, {"as_of"})
    assert inputs("orders", "day") == (set(), {"seed", "as_of"})
    assert inputs("orders", "id") == (set(), {"ids:orders"})
    assert inputs("clients", "total") == ({"orders.age", "orders.far", "orders.client_id"}, {"rows:orders"})
    columns, facts = inputs("orders", "client_id")
    assert (columns, facts) == (
        {"clients.id", "clients.score", "clients.name", "clients.code"},
        {"seed", "rows:orders", "rows:clients"},
    )
    assert {"people.age", "people.house", "orders.room_id"} <= inputs("orders", "room_id")[0]
