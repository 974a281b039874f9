"""Pairs of columns such as ``subject_type`` and ``subject_id`` that point to rows of several tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ....schema.model import Column, Table
from ...writing import rule_name, sql_literal, sql_name
from ..comments.values import listed_values
from ..tables.actors import are_users, is_actor
from ..tables.links import Link, class_name, polymorphic_references
from ..tables.sheet import Sheet, Sheets, named
from ..tables.state import SchemaRules, TableBuilder
from ..words.vocabulary import tokens

_MOST_TABLES = 3
_SPELLED = r"(\w+)\.\w+ (?:for|bei|für|p(?:our|ara)|voor|dla|per) {}(?!\w)"


def polymorphic_rules(builder: TableBuilder, free: set[str]) -> dict[str, Any]:
    """Return rules for such pairs among the ``free`` columns, from what type and name say alone."""
    rules: dict[str, Any] = {}
    pairs = polymorphic_references(builder.table, builder.schema.tables, builder.schema.prefix)
    targets = _targets(builder) if pairs else []  # which looks at every table of the schema
    for id_name, type_name in pairs.items():
        kind, key = builder.table.column(type_name), builder.table.column(id_name)
        longest = kind.type.length or 255
        likely = _likely(targets, builder, id_name)
        names = [name for each in likely if len(name := _class_of(each.name, builder.schema)) <= longest][:_MOST_TABLES]
        if not {id_name, type_name} <= free or not key.type.is_integer or not (kind.type.labels or names):
            continue
        if type_name in builder.table.single_keys:
            builder.result.limit(len(kind.type.labels) or len(names))
        few = min([builder.schema.rows, *(builder.schema.count(each.name, 1) for each in targets)]) or 1
        rules[type_name] = {"provider": "choice", **({} if kind.type.labels else {"values": names})}
        rules[id_name] = {"provider": "integer", "min": 1, "max": min(few, key.type.integer_range[1])}
        builder.note(f"{_note(type_name, id_name)}ids 1 to {few}, as with id_base = 1")
    return rules


def _targets(builder: TableBuilder) -> list[Table]:
    """The other tables whose rows a number counts."""
    schema = builder.schema
    return [
        each
        for each in schema.tables
        if each is not builder.table
        and len(each.row_key) == 1
        and each.column(each.row_key[0]).type.is_integer
        and schema.single_link(each.name, each.row_key[0]) is None
    ]


_OF_USERS = frozenset("tokenable notifiable causer authenticatable authorizable".split())
"""What libraries for users call whoever has a token, a notification or a role."""
_WITHOUT_OWN = frozenset(
    """job session cache lock migration token telescope horizon queue webhook log audit history setting option preference
    permission role notification category type status unit country currency""".split()
)
"""The last words of tables that a framework keeps, and of lists to choose from: nothing hangs on their rows."""


def _likely(targets: list[Table], builder: TableBuilder, id_name: str) -> list[Table]:
    """The tables on whose rows something may hang: users for what only users have, else those with rows of their own; not a tag
    on a tag, to which the same row refers."""
    holds_rights = "model" in tokens(id_name) and {"role", "permission"} & set(tokens(builder.table.name)[-1:])
    users = sorted((each for each in targets if are_users(each.name)), key=lambda each: "user" not in tokens(each.name))
    if users and (holds_rights or _OF_USERS & set(tokens(id_name))):
        return users[:1]
    named_otherwise = {link.parent for link in builder.schema.links.get(builder.table.name, ())}
    own = [
        each for each in targets if not _WITHOUT_OWN & set(tokens(each.name)[-1:]) and each.name not in named_otherwise
    ]
    return _of_same_owner(own, builder) or own or targets


_MONEY = frozenset("amount price cost total fee credit debit".split())


def _of_same_owner(targets: list[Table], builder: TableBuilder) -> list[Table]:
    """The tables whose rows belong to whom the row belongs to, by the row that it is of or itself: a line of a member's invoice is of a
    booking of that member; what is booked of money are rows with amounts. Empty where only one is."""
    links = builder.schema.links
    own = {link.parent for link in links.get(builder.table.name, ())}
    above = {link.parent for parent in own for link in links.get(parent, ())} - own
    targets = [each for each in targets if _has_money(each) or not _has_money(builder.table)]
    needed = [(each, _needed(each, links.get(each.name, ()))) for each in targets]
    of_above = [each for each, parents in needed if parents & above and not parents & own]
    found = of_above if len(of_above) > 1 else [each for each, parents in needed if parents & own]
    return found if len(found) > 1 else []


def _needed(table: Table, links: Iterable[Link]) -> set[str]:
    """The tables that each row of a table refers to."""
    return {link.parent for link in links if not table.column(link.columns[0]).nullable}


def _has_money(table: Table) -> bool:
    return any(_MONEY & set(tokens(each.name)) and not each.type.is_text for each in table.columns)


def _class_of(table: str, schema: SchemaRules) -> str:
    """The class of a table as its mapper stores it: Laravel, which has a table of failed jobs, with the namespace."""
    name = class_name(table, schema.prefix)
    return f"App\\Models\\{name}" if schema.is_of_laravel else name


def decide_polymorphic(sheets: Sheets) -> None:
    """Let such pairs name rows that exist: a hidden reference to each table, of which the type chooses one."""
    for sheet in sheets.values():
        schema = sheet.builder.schema
        for id_name, type_name in polymorphic_references(sheet.table, schema.tables, schema.prefix).items():
            kind, key = sheet.table.column(type_name), sheet.table.column(id_name)
            if sheet.is_free(kind) and sheet.is_free(key) and id_name not in sheet.builder.linked:
                _decide_pair(sheet, kind, key)


def _decide_pair(sheet: Sheet, kind: Column, key: Column) -> None:
    labels = list(_labelled(sheet, kind, key))
    others = [value for value in _values_of(kind) if value not in dict(labels)]  # ``system`` is in no table
    if not labels or (others and not key.nullable):
        return
    for column in (kind, key):
        sheet.builder.rules.pop(column.name.lower(), None)
    rule = _kind_rule(kind, key, [*(label for label, _ in labels), *others])
    names = ", ".join(target.name for _, target in labels)
    if not sheet.decide(kind, rule, f"polymorphic: rows of {names}", "values", values=True):
        return
    said = _note(kind.name.lower(), key.name.lower())
    notes = sheet.builder.result.notes
    notes[:] = [note for note in notes if not note.startswith(said)]
    picked = {}
    for label, target in labels:
        picked[label] = sheet.hide("_".join(("to", *tokens(target.name))), {"reference": rule_name(target.name)})
    sheet.decide(key, _cases(kind, picked), f"polymorphic: the row that {named(kind)} says", "owners")
    _same_tenant(sheet, kind, labels, picked)
    _replies_to_same(sheet, kind, key)


def _kind_rule(kind: Column, key: Column, values: list[str]) -> dict[str, Any]:
    """The tables that rows point to, the first one most often; none in some rows where the comment says so."""
    rule: dict[str, Any] = {"provider": "choice", "values": values}
    if len(values) > 1:
        rule["weights"] = [max(1, 4 - number) for number in range(len(values))]
    if kind.nullable and key.nullable and _OR_NOTHING.match(kind.comment.strip()) is not None:
        rule["null"] = 0.4
    return rule


def _replies_to_same(sheet: Sheet, kind: Column, key: Column) -> None:
    """A reply hangs on the same thing as what it replies to."""
    for column, link in sheet.single_links():
        pick = sheet.builder.picks.get(link, {})
        if (
            link.parent == sheet.name
            and column.nullable
            and sheet.link(column) is link
            and set(pick) <= {"reference", "null"}
        ):
            pick["within"] = {named(each): named(each) for each in (kind, key)}


_OR_NOTHING = re.compile(r"['\"]?(\w{2,40})['\"]? or (?:NULL|nothing|none|empty)\b", re.IGNORECASE)


def _values_of(kind: Column) -> list[str]:
    """The values that the type of a pair lists, or its comment."""
    listed = listed_values(kind) if kind.comment and not kind.type.labels else None
    alone = _OR_NOTHING.match(kind.comment.strip()) if listed is None and not kind.type.labels else None
    if alone is not None:
        return [alone[1]]
    return list(kind.type.labels) or [str(value) for value in (listed.values if listed is not None else ())]


def _labelled(sheet: Sheet, kind: Column, key: Column) -> Iterator[tuple[str, Sheet]]:
    """The values of the type with the table that each names; class names of some tables where none are listed."""
    labels = _values_of(kind)
    targets = [each for each in sheet.sheets.values() if each is not sheet and _has_such_key(each, key)]
    for label in labels:
        spelled = _SPELLED.format(re.escape(label))
        said = re.search(spelled, key.comment, re.IGNORECASE)  # ``staff.id for worker``
        found = [each for each in targets if (each.name == said[1] if said is not None else _is_called(each, label))]
        if len(found) == 1:
            yield label, found[0]
    if not labels:
        yield from _class_names(sheet, targets, key, kind.type.length or 255)


def _class_names(sheet: Sheet, targets: list[Sheet], key: Column, longest: int) -> list[tuple[str, Sheet]]:
    """Some tables by the names of their classes, which object-relational mappers store in such columns."""
    by_name = {each.name: each for each in targets}
    likely = [each.name for each in _likely(_targets(sheet.builder), sheet.builder, key.name) if each.name in by_name]
    known = [(_class_of(name, sheet.builder.schema), by_name[name]) for name in likely]
    return [item for item in known if len(item[0]) <= longest][:_MOST_TABLES]


def _has_such_key(sheet: Sheet, key: Column) -> bool:
    if len(sheet.table.row_key) != 1:
        return False
    own = sheet.table.column(sheet.table.row_key[0]).type
    if own.is_integer:
        return key.type.is_integer
    return own.name == key.type.name and (own.length or 0) <= (key.type.length or 0)


def _is_called(sheet: Sheet, label: str) -> bool:
    bare = label.rsplit("\\", 1)[-1].rsplit(".", 1)[-1]  # App\Models\Post
    if bare.lower().rstrip("s") == sheet.name.lower().replace("_", "").rstrip("s"):  # MENUITEM of MenuItems
        return True
    return tokens(bare) in (sheet.words, tokens(sheet.name))


def _cases(kind: Column, values: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN {sql_literal(label)} THEN {value}" for label, value in values.items())
    return f"CASE {named(kind)} {cases} END"


def _same_tenant(sheet: Sheet, kind: Column, labels: list[tuple[str, Sheet]], picked: Mapping[str, str]) -> None:
    """The account of an attachment is that of what it hangs on."""
    for column, link in sheet.single_links():
        is_free = column.name.lower() in sheet.builder.linked and column.name.lower() not in sheet.builder.rules
        if is_actor(sheet, column) or not is_free or not set(sheet.builder.picks[link]) <= {"reference", "null"}:
            continue
        paths = {label: _path_to(target, link.parent) for label, target in labels}
        if all(paths.values()):
            text = _cases(kind, {label: f"{picked[label]}.{path}" for label, path in paths.items()})
            sheet.compute_reference(column, link, text, f"same {link.parent} as what it is about")


def _path_to(sheet: Sheet, table: str) -> str:
    """How rows of a table name their row of another one, directly or by a row between."""
    if sheet.name == table:
        return sql_name(sheet.table.row_key[0])
    needed = [item for item in sheet.single_links() if not item[0].nullable and not is_actor(sheet, item[0])]
    direct = [own for own, link in needed if link.parent == table]
    if direct:
        return named(direct[0])
    for own, link in needed:
        middle = sheet.sheets[link.parent]
        for further, up in middle.single_links() if middle is not sheet else ():
            if up.parent == table and not further.nullable:
                return f"{named(own)}.{named(further)}"
    return ""


def _note(kind: str, key: str) -> str:
    return f"{kind} and {key} point to rows of several tables, which a reference cannot say: "
