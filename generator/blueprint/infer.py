"""A blueprint from a schema: what tables, keys and names suggest, as the TOML that a person would write.

Two readers: ``seedsql init`` writes a whole blueprint to start from, and the plan asks for the rule of a column that a
blueprint leaves out. What no rule can keep is said in a comment beside the table. Which columns hold personal data is
told by the caller (``classify``), so that rules and audit cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ..errors import SchemaError
from ..schema.model import Column, Schema, Table
from ..toml_fields import toml, toml_key
from .column_rules import NOT_PERSONAL, Rule, Situation, column_rule, is_boolean, words_of
from .constraints import Constraints, Limits, read_constraints
from .infer_keys import (
    can_count,
    capacity,
    columns_named,
    computed_from,
    distinct_maker,
    is_automatic,
    is_key,
    keys_of,
    ordinal_expression,
    spelled,
    unique_within,
    without_null,
)
from .infer_tables import Link, class_name, common_prefix, declared_links, polymorphic_references, soft_links
from .inference.omissions import Omission, is_writable, omitted_tables, trigger_warnings, unmade_values
from .ordering import MOMENTS, ordered_columns
from .writing import comment, rule_key, rule_name, sql_name

Classify = Callable[[str, Column], str | None]
"""Table name and column to the column's class of personal data, or None."""

_AS_OF = "2026-06-30"
_SIZES = (("small", 1), ("medium", 10), ("large", 100))


@dataclass(frozen=True, slots=True)
class InferredBlueprint:
    """A blueprint as TOML ``text``; the tables and columns that get no values in it; and the tables, with one comment each,
    whose rules a person should look at (the comments stand in the text too). ``warnings`` are about triggers on its tables."""

    text: str
    omissions: tuple[Omission, ...]
    remarks: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...] = ()


@dataclass
class TableRules:
    """What is written for one table. ``most`` are the rows that its own keys allow; it has at most as many rows as each
    group of tables in ``within`` has combinations of rows, less ``spare`` where it is one table. ``alone`` are columns
    (lower case) of a key of several that are unique by themselves."""

    rules: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    most: int | None = None
    within: list[tuple[str, ...]] = field(default_factory=list)
    spare: int = 0
    id_base: int | None = None
    alone: set[str] = field(default_factory=set)


def infer_rule(table: Table, column: Column, personal: str | None, rows: int = 2000) -> Any:
    """Return a rule for one column by itself, neither generated, nor the automatic key, nor a reference. ``personal``
    is its class of personal data or None."""
    constraints = read_constraints(table)
    shared = ordered_columns(table, constraints, {name.lower() for key in table.foreign_keys for name in key.columns})
    band, common = shared.get(column.name.lower(), (None, None))
    rule = column_rule(
        table,
        column,
        Situation(
            personal,
            unique=is_key(table, (column.name,)),
            limits=constraints.of(column.name),
            band=band,
            shared=common,
            rows=rows,
        ),
    )
    return without_null(rule) if column.name.lower() in computed_from(table) else rule


def infer_blueprint(
    schema: Schema, name: str, schema_file: str | list[str] | None = None, rows: int = 20, *, classify: Classify
) -> InferredBlueprint:
    """Return a blueprint for ``schema``: every table that can be seeded, every column that is not the automatic key.

    ``small`` gives every table ``rows`` rows, or as many as its keys allow; ``medium`` and ``large`` ten and a hundred
    times as many. Raises SchemaError (65) with every table's reason where no table can be seeded.
    """
    inference = _Inference(schema, rows, classify)
    found = inference.found
    omissions = [*inference.left_out.values(), *(each for rules in found.values() for each in rules.omissions)]
    remarks = tuple((table, note) for table, rules in found.items() for note in rules.notes)
    warnings = tuple(trigger_warnings(schema, list(found)))
    return InferredBlueprint(inference.text(name, schema_file), tuple(omissions), remarks, warnings)


class _Inference:
    def __init__(self, schema: Schema, rows: int, classify: Classify) -> None:
        self.schema = schema
        self.rows = rows
        self.classify = classify
        self.left_out = omitted_tables(schema)
        if len(self.left_out) == len(schema.tables):
            raise _nothing_to_seed(schema, self.left_out)
        self.tables = [table for table in schema.tables if table.name not in self.left_out]
        self.links = {table.name: declared_links(schema, table) for table in self.tables}
        self.prefix = common_prefix(schema)
        self.found: dict[str, TableRules] = {table.name: TableRules() for table in self.tables}
        self.covering: set[tuple[str, str]] = set()  # references (table, column) that must give every parent a child
        for table in self.tables:
            self._add_soft_links(table)
        for table in self.tables:
            self._infer_table(table)
        for name, column in self.covering:
            self.found[name].rules[rule_key(column)]["cover"] = True

    # ---- references -------------------------------------------------------------------------------------------------

    def _add_soft_links(self, table: Table) -> None:
        for link in soft_links(self.tables, self.prefix, table):
            (name,) = link.columns
            parent = self.schema.table(link.parent)
            if not table.column(name).nullable and (parent is table or self._needs(parent.name, table.name)):
                self.found[table.name].notes.append(
                    f"{name} seems to point to {parent.name}, which needs rows of {table.name} first: no reference"
                )
                continue
            self.links[table.name].append(link)

    def _needs(self, child: str, parent: str, seen: frozenset[str] = frozenset()) -> bool:
        """True when rows of ``child`` can only be there after rows of ``parent``."""
        if child == parent:
            return True
        table = self.schema.table(child)
        return child not in seen and any(
            self._needs(link.parent, parent, seen | {child})
            for link in self.links.get(child, [])
            if link.parent != child and any(not table.column(name).nullable for name in link.columns)
        )

    # ---- one table --------------------------------------------------------------------------------------------------

    def _infer_table(self, table: Table) -> None:
        result = self.found[table.name]
        constraints = read_constraints(table)
        rules: dict[str, Any] = {}
        linked: dict[str, Link] = {}
        picks: dict[Link, Rule] = {}
        self._link_columns(table, constraints, rules, linked, picks, result)
        free = {
            column.name.lower()
            for column in table.columns
            if not column.generated
            and not is_automatic(table, column, linked)
            and column.name.lower() not in linked
            and column.name.lower() not in rules
        }
        kinds = set(polymorphic_references(table).values())
        pairs, numbered, ordinals = self._key_makers(table, constraints, linked, picks, free - kinds, result)
        shared = ordered_columns(table, constraints, set(linked))
        self._drop_equations(table, constraints, shared, result)
        for pair in constraints.order + constraints.differ:
            if not shared.keys() >= set(pair) and not linked.keys() & set(pair):
                result.notes.append(f"CHECK over {pair[0]} and {pair[1]}: see that the values keep it")
        for key, rule in self._polymorphic_rules(table, free, result).items():
            if key not in numbered and key not in ordinals:
                rules[key] = rule
        for column in table.columns:
            name = column.name.lower()
            if column.generated or is_automatic(table, column, linked) or name in rules:
                continue
            if name in linked:
                self._write_link(table, linked[name], pairs, picks, rules)
                continue
            rules[name] = self._free_rule(table, column, constraints, shared, numbered, ordinals, result)
        result.rules = spelled(table, rules, pairs)
        for check in constraints.unread:
            result.notes.append(f"CHECK {check.name} ({check.expression}) was not read: see that the values keep it")
        self._keep_key_checks(table, constraints, linked, result)
        most = self._automatic_most(table, linked)
        if most is not None:
            result.most = most if result.most is None else min(result.most, most)

    def _keep_key_checks(
        self, table: Table, constraints: Constraints, linked: dict[str, Link], result: TableRules
    ) -> None:
        """A CHECK on the automatic key moves its first value, or ends it."""
        key = table.find(table.row_key[0]) if table.row_key else None
        if key is None or not is_automatic(table, key, linked):
            return
        limits = constraints.of(key.name)
        first = 1
        if isinstance(limits.low, Decimal):
            first = max(1, int(limits.low.to_integral_value(ROUND_CEILING)))
            first += limits.low_open and first == limits.low
        if first > 1:
            result.id_base = first
        last = int(limits.high.to_integral_value(ROUND_FLOOR)) if isinstance(limits.high, Decimal) else None
        if last is not None:
            last -= limits.high_open and last == limits.high
            result.most = max(0, last - first + 1)
        if limits.values is not None or limits.without:
            result.notes.append(f"{key.name} is counted from {first}: see that the values keep its CHECK")

    def _link_columns(
        self,
        table: Table,
        constraints: Constraints,
        rules: dict[str, Any],
        linked: dict[str, Link],
        picks: dict[Link, Rule],
        result: TableRules,
    ) -> None:
        """Decide which link fills which columns: the widest first, since what it brings is consistent."""
        for link in sorted(self.links[table.name], key=lambda link: -len(link.columns)):
            if link.parent in self.left_out:
                reason = f"{link.parent} is left out"
                self._leave_null(
                    table, [each for each in map(table.column, link.columns) if each.nullable], reason, rules
                )
                continue
            rest = [name for name in link.columns if name.lower() not in linked]
            columns = [table.column(name) for name in rest]
            if not rest or any(column.generated for column in columns):
                continue
            if len(rest) == len(link.columns):
                picks[link] = {"reference": rule_name(link.parent)}
                linked.update(dict.fromkeys(link.folded, link))
                self._narrow(table, link, columns, picks[link], result)
            elif all(column.nullable for column in columns):
                reason = f"{', '.join(link.columns)} must agree with another reference"
                self._leave_null(table, columns, reason, rules, "write a rule for it that does")
            elif not self._same_grandparent(table, link, rest, linked, rules, result):
                result.notes.append(
                    f"{', '.join(link.columns)} must agree with another reference: write a rule for {', '.join(rest)}"
                )
        for first, second in constraints.differ + constraints.order:
            self._split_parents(table, linked.get(first), linked.get(second), (first, second), picks, result)

    def _leave_null(
        self, table: Table, columns: Sequence[Column], reason: str, rules: dict[str, Any], way_out: str = ""
    ) -> None:
        for column in columns:
            rules[column.name.lower()] = {**infer_rule(table, column, None), "null": 1.0}
            self.found[table.name].omissions.append(Omission(table.name, reason, way_out, column.name))

    def _narrow(self, table: Table, link: Link, columns: Sequence[Column], pick: Rule, result: TableRules) -> None:
        itself = link.parent == table.name
        if is_key(table, link.columns):
            if itself and columns[0].nullable:
                pick["null"] = 1.0
            elif not itself:
                result.within.append((link.parent,))
        elif len(columns) == 1 and columns[0].nullable and not itself:
            pick["null"] = 0.1
        elif len(columns) > 1 and itself and columns[0].nullable:
            pick["null"] = 1.0

    def _same_grandparent(
        self,
        table: Table,
        link: Link,
        rest: list[str],
        linked: dict[str, Link],
        rules: dict[str, Any],
        result: TableRules,
    ) -> bool:
        """Two composite references that share a column, a tenant say: the second takes the first row of that tenant."""
        shared = [name for name in link.columns if name.lower() in linked]
        first = linked[shared[0].lower()]
        if len(rest) != 1 or len(shared) != 1 or link.parent == table.name or len(first.columns) < 2:
            return False
        wanted = link.parent_columns[link.columns.index(rest[0])]
        by_second = self._single_link(link.parent, link.parent_columns[link.columns.index(shared[0])])
        place = [name.lower() for name in first.columns].index(shared[0].lower())
        by_first = self._single_link(first.parent, first.parent_columns[place])
        key = self.schema.table(link.parent).column(wanted)
        if by_first is None or by_second is None or by_first.parent != by_second.parent or not key.type.is_integer:
            return False
        top = by_first.parent
        hidden = "first_" + "_".join([*words_of(link.parent), *words_of(wanted)])
        self.found[top].hidden[hidden] = f"MIN({sql_name(link.parent)}.{sql_name(wanted)})"
        self.covering.add((link.parent, by_second.columns[0]))
        own = next(name for name in first.columns if name.lower() != shared[0].lower())
        rules[rest[0].lower()] = f"{sql_name(own)}.{sql_name(by_first.columns[0])}.{hidden}"
        result.notes.append(f"{rest[0]} is the first of {link.parent} with the same {shared[0]}")
        return True

    def _single_link(self, table: str, column: str) -> Link | None:
        return next((link for link in self.links.get(table, []) if link.folded == {column.lower()}), None)

    def _split_parents(
        self,
        table: Table,
        first: Link | None,
        second: Link | None,
        names: tuple[str, str],
        picks: dict[Link, Rule],
        result: TableRules,
    ) -> None:
        """A CHECK that two references differ, or that one is below the other: each picks from rows of its own."""
        if first is None and second is None:
            return
        if first is None or second is None or first == second:
            result.notes.append(f"CHECK over {names[0]} and {names[1]}: see that the values keep it")
            return
        if first.parent != second.parent or len(first.columns) + len(second.columns) > 2 or first.parent == table.name:
            result.notes.append(f"CHECK over {names[0]} and {names[1]}: see that the values keep it")
            return
        half = max(1, self._count(first.parent, 1) // 2)
        picks[first]["where"] = f"row_number <= {half}"
        picks[second]["where"] = f"row_number > {half}"
        result.spare = half

    def _key_makers(
        self,
        table: Table,
        constraints: Constraints,
        linked: dict[str, Link],
        picks: dict[Link, Rule],
        free: set[str],
        result: TableRules,
    ) -> tuple[tuple[str, ...], dict[str, int | None], dict[str, str]]:
        """For each key of several columns (or over an expression, or of a prefix) the column that tells its rows apart:
        a pair of references, a number among the rows of one parent, or a column that holds the row's number."""
        pairs: tuple[str, ...] = ()
        numbered: dict[str, int | None] = {}
        ordinals: dict[str, str] = {}
        for columns, prefixes, text in keys_of(table):
            if text is not None:
                self._number_within(table, columns_named(table, text), free, linked, numbered, result, f"over {text}")
                continue
            names = [name.lower() for name in columns]
            computed = [table.column(name) for name in columns if table.column(name).generated]
            if len(computed) == len(columns):
                named = [name for column in computed for name in columns_named(table, column.expression or "")]
                told = f"({', '.join(columns)}), which the server computes,"
                self._number_within(table, named, free, linked, numbered, result, told)
                continue
            if result.alone & set(names):
                continue
            short = {name: prefix for name, prefix in zip(names, prefixes, strict=False) if prefix is not None}
            if (
                len(names) == 1
                and not short
                or self._told_apart(table, names, short, linked, picks, pairs, numbered, ordinals)
            ):
                if short.keys() & numbered.keys():
                    numbered.update(
                        {name: min(room, numbered[name] or room) for name, room in short.items() if name in numbered}
                    )
                continue
            links = sorted(
                (linked[name] for name in names if name in linked),
                key=lambda link: picks[link].get("where", "").startswith("row_number >"),
            )
            single = [link for link in links if len(link.columns) == 1 and link.parent != table.name]
            maker = distinct_maker(
                table,
                [name for name in names if name in free and name not in short]
                or [name for name in names if name in free],
                bool(single),
                constraints,
            )
            alone = unique_within(table, [name for name in names if name in free and name not in short], constraints)
            whole = len(single) == len(names) and all("where" not in picks[link] for link in single)
            if whole and not pairs:
                pairs = tuple(names)
                for link in single:
                    picks[link].pop("null", None)
                result.within.append(tuple(link.parent for link in single))
            elif maker is not None and single and can_count(table.column(maker)) and maker not in ordinals:
                reference = next(name for name in names if name in linked and linked[name] in single)
                ordinals[maker] = ordinal_expression(table.column(maker), table.column(reference).name)
                picks[single[0]].pop("null", None)
            elif maker is not None:
                numbered[maker] = short.get(maker)
            elif links and links[-1].parent != table.name:
                picks[links[-1]]["pick"] = "permute"
                picks[links[-1]].pop("null", None)
                result.within.append((links[-1].parent,))
            elif alone is not None:
                result.alone.add(alone)
            else:
                result.notes.append(f"key ({', '.join(columns)}) is unique: see that no two rows have the same")
        return pairs, numbered, ordinals

    def _number_within(
        self,
        table: Table,
        named: list[str],
        free: set[str],
        linked: dict[str, Link],
        numbered: dict[str, int | None],
        result: TableRules,
        key: str,
    ) -> None:
        """A key over an expression: one of the columns ``named`` in it holds the row's number, text before others."""
        if any(name in numbered or is_automatic(table, table.column(name), linked) for name in named):
            return
        kinds = [(name, table.column(name).type) for name in named if name in free]
        makers = [name for name, kind in kinds if kind.is_text] + [
            name for name, kind in kinds if kind.is_integer and not is_boolean(kind) or kind.name in MOMENTS
        ]
        if makers:
            numbered[makers[0]] = None
        else:
            result.notes.append(f"key {key} is unique: see that no two rows have the same")

    def _told_apart(
        self,
        table: Table,
        names: list[str],
        short: dict[str, int],
        linked: dict[str, Link],
        picks: dict[Link, Rule],
        pairs: tuple[str, ...],
        numbered: dict[str, int | None],
        ordinals: dict[str, str],
    ) -> bool:
        if pairs and set(pairs) <= set(names):
            return True
        for name in names:
            column = table.column(name)
            if column.generated:
                sources = columns_named(table, column.expression or "")
                if any(each in numbered or is_automatic(table, table.column(each), linked) for each in sources):
                    return True
                continue
            if name in numbered or is_automatic(table, column, linked):
                return True
            if name not in linked and name not in short and is_key(table, (name,)):
                return True
            if name in ordinals and any(
                f"ORDINAL({sql_name(table.column(other).name)})" in ordinals[name] for other in names if other != name
            ):
                return True
            if (
                name in linked
                and (picks[linked[name]].get("pick") == "permute" or is_key(table, linked[name].columns))
                and linked[name].folded <= set(names)
            ):
                return True
        return False

    def _write_link(
        self, table: Table, link: Link, pairs: tuple[str, ...], picks: dict[Link, Rule], rules: dict[str, Any]
    ) -> None:
        if link.folded <= set(pairs):
            rules.setdefault(
                ", ".join(pairs),
                {"pairs": [next(each.parent for each in picks if each.folded == {name}) for name in pairs]},
            )
            return
        parent = self.schema.table(link.parent)
        pick = dict(picks[link])
        if not link.declared and link.parent_columns != parent.row_key:
            pick["reference"] = f"{rule_name(link.parent)}.{', '.join(map(rule_name, link.parent_columns))}"
        rules[", ".join(name.lower() for name in link.columns)] = pick

    def _free_rule(
        self,
        table: Table,
        column: Column,
        constraints: Constraints,
        shared: dict[str, tuple[tuple[int, int], Limits]],
        numbered: dict[str, int | None],
        ordinals: dict[str, str],
        result: TableRules,
    ) -> Any:
        name = column.name.lower()
        personal = self.classify(table.name, column)
        if name in ordinals:
            return {"expression": ordinals[name], **NOT_PERSONAL} if personal else ordinals[name]
        unique = is_key(table, (column.name,)) or name in result.alone
        if name in constraints.equal and not unique and name not in numbered:
            return constraints.equal[name]
        band, common = shared.get(name, (None, None))
        situation = Situation(
            personal,
            unique,
            name in numbered,
            numbered.get(name),
            constraints.of(column.name),
            band,
            common,
            self.rows * _SIZES[-1][1],
        )
        rule = column_rule(table, column, situation)
        if name in result.alone:
            rule["unique"] = True
        if name in computed_from(table):
            rule = without_null(rule)
        if situation.distinct:
            most = capacity(rule, column, situation.limits)
            if most is not None:
                result.most = most if result.most is None else min(result.most, most)
        if rule.get("pii") == "none":
            result.notes.append(
                f"{column.name} is called like {personal}, but has no room for a reserved one: its values say nothing"
            )
        if not is_writable(column) and column.nullable:
            result.omissions.append(unmade_values(table, column))
        return rule

    def _drop_equations(
        self, table: Table, constraints: Constraints, ordered: dict[str, Any], result: TableRules
    ) -> None:
        """Keep those equations of CHECKs that an expression fulfils exactly: sums and products without NULLs."""
        for name, text in list(constraints.equal.items()):
            target = table.column(name)
            operands = [table.column(word) for word in re.findall(r"[^\W\d]\w*", text) if table.find(word)]
            scales = [column.type.scale or 0 for column in operands]
            scale = sum(scales) if "*" in text else max(scales, default=0)
            exact = all(each.type.is_integer or each.type.name == "decimal" for each in (target, *operands))
            if (
                "/" in text
                or not exact
                or scale > (target.type.scale or 0)
                or name in ordered
                or not target.nullable
                and any(column.nullable for column in operands)
            ):
                del constraints.equal[name]
                result.notes.append(f"CHECK {name} = {text}: see that the values keep it")

    def _polymorphic_rules(self, table: Table, free: set[str], result: TableRules) -> dict[str, Any]:
        """``subject_type`` and ``subject_id`` point to several tables: which no reference can say."""
        rules: dict[str, Any] = {}
        for id_name, type_name in polymorphic_references(table).items():
            if not {id_name, type_name} <= free:
                continue
            kind, key = table.column(type_name), table.column(id_name)
            targets = [
                each
                for each in self.tables
                if each is not table
                and len(each.row_key) == 1
                and each.column(each.row_key[0]).type.is_integer
                and self._single_link(each.name, each.row_key[0]) is None
            ]
            room = kind.type.length or 255
            names = [name for name in (class_name(each.name, self.prefix) for each in targets) if len(name) <= room][:3]
            if not key.type.is_integer or not kind.type.labels and not names:
                continue
            few = min([self.rows, *(self._count(each.name, 1) for each in targets)]) or 1
            rules[type_name] = {"provider": "choice", **({} if kind.type.labels else {"values": names})}
            rules[id_name] = {"provider": "integer", "min": 1, "max": min(few, key.type.integer_range[1])}
            result.notes.append(
                f"{type_name} and {id_name} point to rows of several tables, which a reference cannot say: "
                f"ids 1 to {few}, as with id_base = 1"
            )
        return rules

    # ---- sizes ------------------------------------------------------------------------------------------------------

    def _automatic_most(self, table: Table, linked: dict[str, Link]) -> int | None:
        if len(table.row_key) != 1 or not is_automatic(table, table.column(table.row_key[0]), linked):
            return None
        return table.column(table.row_key[0]).type.integer_range[1]

    def _count(self, name: str, factor: int, busy: frozenset[str] = frozenset()) -> int:
        """The rows of a table at a size."""
        wanted = self.rows * factor
        found = self.found.get(name)
        if found is None or name in busy:
            return wanted
        if found.most is not None:
            wanted = min(wanted, found.most)
        for parents in found.within:
            product = 1
            for parent in parents:
                product *= self._count(parent, factor, busy | {name})
            wanted = min(wanted, max(product - found.spare, 0) if len(parents) == 1 else product)
        return wanted

    # ---- TOML -------------------------------------------------------------------------------------------------------

    def text(self, name: str, schema_file: str | list[str] | None) -> str:
        """The blueprint as TOML."""
        lines = [
            f"# A blueprint for {len(self.tables)} tables, inferred from the schema: a start, to be changed.",
            "# `seedsql plan` shows what it makes; docs/blueprints.md lists the providers and what rules can say.",
            *(comment(f"left out: {omission}") for omission in self.left_out.values()),
            "",
            "[blueprint]",
            f"name = {toml(name)}",
            'number = "0001"',
        ]
        if schema_file is not None:
            lines.append(f"schema = {toml(schema_file)}")
        lines += [f"as_of = {_AS_OF}", "seed = 42", ""]
        for size, factor in _SIZES:
            lines.append(f"[sizes.{size}]")
            lines += [f"{toml_key(table.name)} = {self._count(table.name, factor)}" for table in self.tables]
            lines.append("")
        for table in self.tables:
            found = self.found[table.name]
            lines += [comment(f"stays NULL: {omission}") for omission in found.omissions]
            lines += [comment(note) for note in found.notes]
            if found.id_base is not None:
                lines += [f"[tables.{toml_key(table.name)}]", f"id_base = {found.id_base}", ""]
            for section, rules in (("hidden", found.hidden), ("columns", found.rules)):
                if rules:
                    lines.append(f"[tables.{toml_key(table.name)}.{section}]")
                    lines += [f"{toml_key(columns)} = {toml(rule)}" for columns, rule in rules.items()]
                    lines.append("")
        return "\n".join(lines)


def _nothing_to_seed(schema: Schema, omissions: dict[str, Omission]) -> SchemaError:
    reasons = "".join(f"\n  {omission.table}: {omission.reason}" for omission in omissions.values())
    way_out = next((omission.way_out for omission in omissions.values() if omission.way_out), None)
    count = len(omissions)
    return SchemaError(
        f"no table of this schema can be seeded ({count} table{'s' * (count != 1)}):{reasons}",
        place=schema.source or None,
        hint=way_out,
    )
