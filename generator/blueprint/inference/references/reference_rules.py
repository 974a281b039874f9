"""Which reference fills which columns of a table, and from which rows of the parent it picks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....schema.model import Column
from ...writing import rule_name, sql_name
from ..columns.keys import is_key, keys_of
from ..columns.nullable import SHARE, is_undeclared
from ..tables.links import Link
from ..tables.state import Bound, TableBuilder

_ANY = 10**9  # rows of a parent: more than any table has


def assign_references(builder: TableBuilder) -> None:
    """Decide which link fills which columns: the widest first, since what it brings is consistent."""
    schema, table = builder.schema, builder.table
    for link in sorted(schema.links[table.name], key=lambda link: -len(link.columns)):
        if link.parent in schema.left_out:
            nullable = [column for column in map(table.column, link.columns) if column.nullable]
            builder.leave_null(nullable, f"{link.parent} is left out")
        elif not any(table.column(name).generated for name in link.columns) and not _stays_in_its_own_row(
            builder, link
        ):
            _assign(builder, link)
    for pair in builder.constraints.differ:
        if not _pick_other(builder, pair):
            _split_parents(builder, pair)
    for pair in builder.constraints.order:
        _split_parents(builder, pair)


def _assign(builder: TableBuilder, link: Link) -> None:
    """Let a reference fill those of its columns that no other one fills."""
    rest = [name for name in link.columns if name.lower() not in builder.linked]
    columns = [builder.table.column(name) for name in rest]
    if not rest:
        return
    if len(rest) == len(link.columns):
        builder.picks[link] = {"reference": rule_name(link.parent)}
        builder.linked.update(dict.fromkeys(link.folded, link))
        _narrow(builder, link, columns)
    else:
        _pick_within(builder, link, rest)


def _stays_in_its_own_row(builder: TableBuilder, link: Link) -> bool:
    """A reference to the table itself in which a column refers to itself: ``(tenant_id, merged_into)`` to ``(tenant_id,
    number)``. The parent has it from the same rule, so that it is no value to take from there; the other columns point
    nowhere, or to the row itself."""
    pairs = dict(zip(link.columns, link.parent_columns, strict=True))
    others = {name: key for name, key in pairs.items() if name.lower() != key.lower()}
    if link.parent != builder.table.name or len(others) == len(pairs):
        return False
    agreement = f"{', '.join(link.columns)} must agree with {', '.join(pairs.keys() - others.keys())} of its own row"
    columns = [builder.table.column(name) for name in others if name.lower() not in builder.linked]
    nullable = [column for column in columns if column.nullable]
    builder.leave_null(nullable, agreement, "write a rule for it that does")
    if columns and not nullable:
        builder.rules.update({column.name.lower(): sql_name(others[column.name]) for column in columns})
        builder.note(f"{agreement}: each row refers to itself")
    return True


def _narrow(builder: TableBuilder, link: Link, columns: Sequence[Column]) -> None:
    """Rows without a parent, and references that are a key by themselves."""
    refers_to_itself, pick = link.parent == builder.table.name, builder.picks[link]
    if is_key(builder.table, link.columns):
        if not refers_to_itself:
            builder.result.bounds.append(Bound((link.parent,)))
        elif columns[0].nullable:
            pick["null"] = 1.0
    elif len(columns) == 1 and columns[0].nullable and not refers_to_itself and not is_undeclared(builder.table):
        pick["null"] = SHARE
    elif len(columns) > 1 and refers_to_itself and columns[0].nullable:
        pick["null"] = 1.0


def _pick_within(builder: TableBuilder, link: Link, rest: list[str]) -> None:
    """Two composite references that share a column, a tenant say: the second picks among the rows of that tenant."""
    shared = [(name, key) for name, key in zip(link.columns, link.parent_columns, strict=True) if name not in rest]
    columns = [builder.table.column(name) for name in rest]
    is_optional = all(column.nullable for column in columns)
    rule: dict[str, Any] = {"reference": rule_name(link.parent), "within": _spelled(shared)}
    if is_optional:
        rule["null"] = SHARE
    elif link.parent == builder.table.name or not all(_cover(builder, link, own, theirs) for own, theirs in shared):
        names = ", ".join(own for own, _ in shared)
        builder.note(f"{', '.join(rest)} needs a row of {link.parent} for every {names}: see that there is one")
    builder.rules[", ".join(name.lower() for name in rest)] = rule


def _spelled(shared: list[tuple[str, str]]) -> str | list[str] | dict[str, str]:
    """Pairs of a row's and its parent's columns as ``within`` has them, in the shortest way."""
    if any(own != theirs for own, theirs in shared):
        return {sql_name(own): sql_name(theirs) for own, theirs in shared}
    return sql_name(shared[0][0]) if len(shared) == 1 else [sql_name(own) for own, _ in shared]


def _cover(builder: TableBuilder, link: Link, own: str, theirs: str) -> bool:
    """Give every tenant that the shared column can name a row to pick; False where the schema does not say what it names."""
    schema, first = builder.schema, builder.linked[own.lower()]
    index = [name.lower() for name in first.columns].index(own.lower())
    by_first = schema.single_link(first.parent, first.parent_columns[index]) if len(first.columns) > 1 else first
    by_second = schema.single_link(link.parent, theirs)
    if by_first is None or by_second is None or by_first.parent != by_second.parent:
        return False
    schema.covering.add((link.parent, by_second.columns[0]))
    return True


def _pick_other(builder: TableBuilder, names: tuple[str, str]) -> bool:
    """A CHECK that two references to one table differ, neither of which a key needs: the later one does not pick what the
    first has picked. True where that, or a reference to earlier rows of the table itself, keeps the CHECK."""
    first, second = (builder.linked.get(name) for name in names)
    if first is None or second is None:
        return any(_is_of_itself(builder, link, names) for link in (first, second) if link is not None)
    in_keys = {name.lower() for columns, _, _ in keys_of(builder.table) for name in columns}
    is_single = len(first.columns) == len(second.columns) == 1
    if first == second or first.parent != second.parent or not is_single or set(names) & in_keys:
        return False
    builder.picks[second]["other"] = first.columns[0]
    if not builder.table.column(second.columns[0]).nullable:
        builder.result.bounds.append(Bound((first.parent,), _ANY, 1))  # no rows while there is no second parent
    return True


def _is_of_itself(builder: TableBuilder, link: Link, names: tuple[str, str]) -> bool:
    """``CHECK (parent_id <> id)``: what picks among earlier rows never picks its own."""
    return link.parent == builder.table.name and {link.columns[0].lower(), link.parent_columns[0].lower()} == set(names)


def _split_parents(builder: TableBuilder, names: tuple[str, str]) -> None:
    """A CHECK that two references differ, or that one is below the other: each picks from rows of its own."""
    first, second = (builder.linked.get(name) for name in names)
    if first is None and second is None:
        return
    apart = (
        first is not None
        and second is not None
        and first != second
        and first.parent == second.parent != builder.table.name
        and len(first.columns) + len(second.columns) == 2
    )
    if not apart or first is None or second is None:
        builder.note(f"CHECK over {names[0]} and {names[1]}: see that the values keep it")
        return
    half = max(1, builder.schema.count(first.parent, 1) // 2)
    builder.picks[first]["where"] = f"row_number <= {half}"
    builder.picks[second]["where"] = f"row_number > {half}"
    builder.spare, builder.first_rows[first] = half, half
    _bound_again(builder, first.parent)


def _bound_again(builder: TableBuilder, parent: str) -> None:
    """Let keys over references to ``parent`` allow as many rows as they pick from now on."""
    builder.result.bounds = [each for each in builder.result.bounds if each != Bound((parent,))]
    for link in builder.picks:
        if link.parent == parent and is_key(builder.table, link.columns):
            builder.bound_by(link)
