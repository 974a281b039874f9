"""Which columns of a plan hold personal data: by the blueprint, as the column that they refer to, or by their name.

A column that refers to another one holds that one's values, so it is of that one's class, whatever it is called:
``upload.session_id`` that refers to ``session.sess_id`` holds no session token.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..blueprint.locales import DEFAULT_LOCALE
from ..blueprint.model import ColumnRule
from ..errors import BlueprintError, did_you_mean
from ..pii.classes import CLASSES, condition, range_in
from ..pii.treatment import Treatment, UnmaskedColumn
from ..schema.model import Column, Schema, Table
from .model import PersonalColumn, Reference
from .tables import BoundTable

NONE = "none"

ColumnKey = tuple[str, str]
"""A table's name and a column's, as the schema spells them."""

Classes = Mapping[str, Mapping[str, str | None]]
"""What ``classify`` says of columns, by table and column; None for nothing."""


def personal_columns(
    schema: Schema,
    tables: Iterable[BoundTable],
    rules: Mapping[ColumnKey, ColumnRule],
    references: Iterable[Reference],
    classes: Classes,
    locale: str = DEFAULT_LOCALE,
) -> tuple[tuple[PersonalColumn, ...], Treatment]:
    """Return the personal columns of ``tables``, and the report of those that the blueprint leaves as they are.

    Raises BlueprintError for a class that does not exist.
    """
    bound = tuple(tables)
    resolver = _Resolver(schema, bound, rules, _parents(schema, references), classes)
    found: list[PersonalColumn] = []
    left: list[UnmaskedColumn] = []
    for table in bound:
        for column in table.written:
            if column.name.lower() in table.left_to_default | table.looked_up:  # no value of the seed's own
                continue
            name, why = resolver.resolve(table.table, column)
            if name == NONE:
                left.append(UnmaskedColumn(table.name, column.name, name, why))
            elif name is not None:
                outside = condition(name, column.type, locale=locale)
                found.append(PersonalColumn(table.name, column.name, name, range_in(name, locale), outside, why))
    return tuple(found), Treatment(left=tuple(left))


def _parents(schema: Schema, references: Iterable[Reference]) -> dict[ColumnKey, ColumnKey]:
    """The column that each referring column refers to; a declared key decides before a reference without one."""
    found: dict[ColumnKey, ColumnKey] = {}
    for reference in sorted(references, key=lambda each: not each.declared):
        table, parent = schema.table(reference.table), schema.table(reference.parent)
        for ours, theirs in zip(reference.columns, reference.parent_columns, strict=True):
            found.setdefault((table.name, table.column(ours).name), (parent.name, parent.column(theirs).name))
    return found


class _Resolver:
    def __init__(
        self,
        schema: Schema,
        tables: Iterable[BoundTable],
        rules: Mapping[ColumnKey, ColumnRule],
        parents: Mapping[ColumnKey, ColumnKey],
        classes: Classes,
    ) -> None:
        self._schema = schema
        self._classes = classes
        self._rules = rules
        self._parents = parents
        self._streams = Counter(rule.stream for rule in rules.values())
        self._row_numbers = {(bound.name, name) for bound in tables for name in _row_numbers(bound)}

    def resolve(self, table: Table, column: Column) -> tuple[str | None, str]:
        """The class of a column, ``none`` for one that a person decided about, None for nothing; and how it is known."""
        index, seen = (table.name, column.name), set[ColumnKey]()
        while True:
            rule = self._rules.get(index)
            if rule is not None and rule.pii:
                return self._decided(rule, rule.pii, index if seen else None)
            parent = self._parents.get(index)
            seen.add(index)
            if parent is None or parent in seen:  # a circle of references, or a column that refers to itself
                break
            index = parent
        of_table = self._schema.table(index[0])
        of_column = of_table.column(index[1])
        # the number of a row says nothing about a person, whatever the column is called (devices.device_id)
        if of_column.type.is_integer and (index[0], index[1].lower()) in self._row_numbers:
            return None, ""
        known = index[1] in self._classes.get(index[0], ())
        name = self._classes[index[0]][index[1]] if known else _by_name(of_table.name, of_column)
        name = name or self._before_renaming(of_table, of_column)
        if name is not None and name not in CLASSES:
            raise _unknown(name, f"{of_table.name}.{of_column.name}: pii in its comment")
        return name, "by its name" if len(seen) == 1 else f"as {of_table.name}.{of_column.name}"

    def _before_renaming(self, table: Table, column: Column) -> str | None:
        """The class of the column that the rule's stream names, when the schema has none such and no other rule draws
        from it: a column that was renamed still holds what it held."""
        rule = self._rules.get((table.name, column.name))
        named, dot, old = (rule.stream or "").rpartition(".") if rule is not None else ("", "", "")
        former = self._schema.find(named) if dot else None
        known = former.find(old) if former is not None else None
        shared = rule is not None and self._streams[rule.stream] > 1
        return None if not dot or known is not None or shared else _by_name(named, replace(column, name=old))

    @staticmethod
    def _decided(rule: ColumnRule, name: str, parent: ColumnKey | None) -> tuple[str, str]:
        if name != NONE and name not in CLASSES:
            raise _unknown(name, f"{rule.path}.pii")
        why = rule.reason if name == NONE else "by the blueprint"
        return name, f"as {'.'.join(parent)}: {why}" if parent is not None else why


def _by_name(table: str, column: Column) -> str | None:
    from ..pii.names import classify  # the classes of a built-in blueprint's columns are known

    return classify(table, column)


def _row_numbers(bound: BoundTable) -> Iterator[str]:
    """The columns, lower case, that hold numbers of rows: the key that is counted, and what takes them from elsewhere."""
    if bound.first_id is not None:
        yield bound.table.row_key[0].lower()
    for relation in bound.relations:
        yield from (name.lower() for name in relation.columns)


def _unknown(name: str, location: str) -> BlueprintError:
    return BlueprintError(
        f"there is no class of personal data {name!r}{did_you_mean(name, list(CLASSES))}",
        location=location,
        hint=f"classes: {', '.join(CLASSES)}",
    )
