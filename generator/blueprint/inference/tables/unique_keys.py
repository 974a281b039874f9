"""Which column tells the rows of a unique key of several columns apart: the references together, a number among the rows of
one parent, the row's own number, values that all differ, or every combination of a few values.

A key that holds a NULL is never violated (https://dev.mysql.com/doc/refman/8.4/en/create-index.html#create-index-unique), so
that a nullable column is left NULL where nothing else is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from ....schema.expressions import columns_named
from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..columns.context import is_boolean
from ..columns.json_documents import is_distinct_by_document
from ..columns.keys import (
    can_count,
    capacity,
    distinct_fitness,
    is_key,
    is_whole,
    keys_of,
    ordinal_expression,
)
from ..columns.ordering import TEMPORAL_TYPES
from ..comments.values import listed_values
from ..words.vocabulary import tokens
from .links import Link
from .state import Bound, TableBuilder

_COMBINED_VALUES = 12  # of one column; more make an expression that no one reads


@dataclass
class UniqueColumns:
    """``pairs`` are the columns of one key that are references, together filled with combinations of their parents' rows, of those that have the same ``within``, and with ``other`` of no row and itself;
    ``numbered`` columns hold the row's number, within a prefix of so many characters; ``ordinals`` count the rows of one
    parent by an expression, ``counted_by`` those that have the same in these columns. All names are lower case."""

    pairs: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    other: bool = False
    numbered: dict[str, int | None] = field(default_factory=dict)
    ordinals: dict[str, str] = field(default_factory=dict)
    counted_by: dict[str, frozenset[str]] = field(default_factory=dict)

    def is_counted_by(self, reference: Column) -> bool:
        """True where a column counts the rows of each parent, or those of a kind."""
        return any(reference.name.lower() in columns for columns in self.counted_by.values())


class _Option(NamedTuple):
    """A way to keep a key, and how many rows it tells apart (None: as many as there are)."""

    apply: Callable[[], None]
    rows: int | None = None


def assign_unique_columns(builder: TableBuilder, free: set[str]) -> UniqueColumns:
    """Decide, for every key, what tells its rows apart. ``free`` columns have no rule yet; some get one in ``builder.rules``,
    and picks are changed."""
    assignment = _Assignment(builder, free)
    for columns, prefixes, expression in keys_of(builder.table):
        assignment.keep(columns, prefixes, expression)
    return assignment.found


class _Assignment:
    def __init__(self, builder: TableBuilder, free: set[str]) -> None:
        self.builder = builder
        self.table = builder.table
        self.free = free
        self.found = UniqueColumns()

    def keep(self, columns: tuple[str, ...], prefixes: Sequence[int | None], expression: str | None) -> None:
        """Make the rows differ in one key."""
        if expression is not None:
            self._number_within(columns_named(self.table, expression), f"over {expression}")
        elif not self._is_kept(columns):
            self._keep_columns(columns, prefixes)

    def _is_kept(self, columns: tuple[str, ...]) -> bool:
        """True for a key of documents that differ, or of columns that the server computes, whose sources do then."""
        if any(is_distinct_by_document(self.table, self.table.column(name)) for name in columns):
            return True
        if not all(self.table.column(name).generated for name in columns):
            return False
        sources = [each for name in columns for each in self._sources(self.table.column(name))]
        self._number_within(sources, f"({', '.join(columns)}), which the server computes,")
        return True

    def _keep_columns(self, columns: tuple[str, ...], prefixes: Sequence[int | None]) -> None:
        names = [name.lower() for name in columns]
        short = {name: prefix for name, prefix in zip(names, prefixes, strict=False) if prefix is not None}
        if self.builder.result.unique_columns & set(names) or (len(names) == 1 and not short):
            return  # the rule of one column sees to it
        if self.is_unique_by(names, short):
            for name in short.keys() & self.found.numbered.keys():
                self.found.numbered[name] = min(short[name], self.found.numbered[name] or short[name])
            return
        self._choose(columns, list(self._options(names, short)))

    def _choose(self, columns: tuple[str, ...], options: list[_Option]) -> None:
        """Take the first option that is enough for the smallest size, or the one that allows the most rows."""
        enough = [option for option in options if option.rows is None or option.rows >= self.builder.schema.rows]
        chosen = enough[0] if enough else max(options, key=lambda option: option.rows or 0, default=None)
        if chosen is None or chosen.rows == 0:
            self.builder.note(f"key ({', '.join(columns)}) is unique: see that no two rows have the same")
            return
        chosen.apply()
        self.builder.result.limit(chosen.rows)

    def _sources(self, generated: Column) -> list[str]:
        return columns_named(self.table, generated.expression or "")

    def _number_within(self, named: list[str], key: str) -> None:
        """A key over an expression: one of the columns ``named`` in it holds the row's number."""
        if any(self._counts_rows(name) for name in named):
            return
        makers = self._sources_to_number(named)
        if makers:
            self.found.numbered[makers[0]] = None
        else:
            self.builder.note(f"key {key} is unique: see that no two rows have the same")

    def _sources_to_number(self, named: list[str]) -> list[str]:
        """Those of the columns ``named`` in an expression that can hold the row's number, text before others."""
        types = [(name, self.table.column(name).type) for name in named if name in self.free]
        texts = [name for name, kind in types if kind.is_text]
        return texts + [
            name for name, kind in types if (kind.is_integer and not is_boolean(kind)) or kind.name in TEMPORAL_TYPES
        ]

    # ---- what is unique already -------------------------------------------------------------------------------------

    def is_unique_by(self, names: list[str], short: Mapping[str, int]) -> bool:
        """True when one of the columns, or some together, differ in all rows by what is decided so far."""
        if self.found.pairs and set(self.found.pairs) <= set(names):
            return True
        return any(self._is_unique_alone(name, names, short) for name in names)

    def _is_unique_alone(self, name: str, names: list[str], short: Mapping[str, int]) -> bool:
        column = self.table.column(name)
        if column.generated:
            return any(self._counts_rows(each) for each in self._sources(column))
        if self._counts_rows(name):
            return True
        link = self.builder.linked.get(name)
        if link is not None:
            is_one_to_one = self.builder.picks[link].get("pick") == "permute" or is_key(self.table, link.columns)
            return is_one_to_one and link.folded <= set(names)
        return name not in short and (
            is_key(self.table, (name,)) or (name in self.found.ordinals and self.found.counted_by[name] <= set(names))
        )

    def _counts_rows(self, name: str) -> bool:
        return name in self.found.numbered or self.builder.is_automatic(self.table.column(name))

    # ---- what can make it unique ------------------------------------------------------------------------------------

    def _options(self, names: list[str], short: Mapping[str, int]) -> Iterator[_Option]:
        """The ways to keep a key, the most natural first."""
        links = self._links(names)
        single = [link for link in links if len(link.columns) == 1 and link.parent != self.table.name]
        is_whole = len(single) == len(names) and all("where" not in self.builder.picks[link] for link in single)
        if is_whole and not self.found.pairs:
            yield _Option(lambda: self._pair(names, single))
        yield from self._list_within_parent(names, short, single)
        yield from self._number(names, short, single)
        if links and links[-1].parent != self.table.name:
            yield _Option(lambda: self._permute(links[-1]))
        yield from self._number_source(names)
        yield from self._differ([name for name in names if name in self.free and name not in short])
        yield from self._combine(names, short)
        yield from self._nothing(names)

    def _list_within_parent(self, names: list[str], short: Mapping[str, int], links: list[Link]) -> Iterator[_Option]:
        """A column of listed values, each of them once for every parent: one coverage of each type in a policy."""
        for name in names if len(links) == 1 and len(names) == 2 else ():
            literals = self._listed(name) if name in self.free and name not in short else []
            if len(literals) > 2 and name not in self.found.ordinals:
                yield _Option(partial(self._take_turns, name, literals, names, links))

    def _listed(self, name: str) -> list[str]:
        """The values that the type or the comment of a column lists, as literals."""
        column = self.table.column(name)
        if not self.builder.constraints.of(name).is_free or column.nullable:
            return []
        listed = listed_values(column) if column.type.is_text and not column.type.labels else None
        values = column.type.labels if column.type.name == "enum" else listed.values if listed is not None else ()
        return [sql_literal(str(value)) for value in values]

    def _take_turns(self, name: str, literals: list[str], names: list[str], links: list[Link]) -> None:
        reference = next(each for each in names if self.builder.linked.get(each) in links)
        counted = self._counted(name, [reference])
        cases = " ".join(f"WHEN {place} THEN {literal}" for place, literal in enumerate(literals[:-1], 1))
        self.found.ordinals[name] = f"CASE {counted} {cases} ELSE {literals[-1]} END"
        link = self.builder.linked[reference]
        self.builder.picks[link].pop("null", None)
        self.builder.count_by(reference, len(literals))

    def _number(self, names: list[str], short: Mapping[str, int], links: list[Link]) -> Iterator[_Option]:
        """A column that counts the rows of one parent, or all rows."""
        maker = self._maker(names, short, bool(links))
        if maker is None:
            return
        column, available = self.table.column(maker), short.get(maker)
        links = links if links and len(names) == 2 else self._whole(names, maker) or links
        if links and can_count(column) and maker not in self.found.ordinals:
            yield _Option(lambda: self._count_within_parent(maker, names, links))
        rule = self.builder.column_rule(column, numbered=True, prefix_length=available)
        yield _Option(
            lambda: self.found.numbered.update({maker: available}),
            capacity(rule, column, self.builder.constraints.of(maker), available),
        )

    def _whole(self, names: list[str], maker: str) -> list[Link]:
        """The reference of all other columns of a key, among whose rows the last one counts: lines of an order of a branch."""
        found = {self.builder.linked.get(name) for name in names if name != maker}
        link = found.pop() if len(found) == 1 else None
        others = {
            name.lower()
            for each in self.builder.schema.links[self.table.name]
            if each is not link
            for name in each.columns
        }
        is_whole = (
            link is not None
            and len(link.columns) > 1
            and link.folded == set(names) - {maker}
            and not others & link.folded
        )
        return [link] if link is not None and is_whole else []

    def _number_source(self, names: list[str]) -> Iterator[_Option]:
        """A column from which the server computes one of the key."""
        generated = [self.table.column(name) for name in names if self.table.column(name).generated]
        makers = self._sources_to_number([each for column in generated for each in self._sources(column)])
        if makers:
            yield _Option(lambda: self.found.numbered.update({makers[0]: None}))

    def _nothing(self, names: list[str]) -> Iterator[_Option]:
        """A column without values, a reference before others."""
        columns = [self.table.column(name) for name in names]
        nullable = [column.name.lower() for column in columns if column.nullable and not column.generated]
        nullable.sort(key=lambda name: name not in self.builder.linked or name in self.found.pairs)
        if nullable:
            yield _Option(lambda: self._leave_null(nullable[0], names))

    def _links(self, names: list[str]) -> list[Link]:
        """The references among the columns; the one to permute, should it come to that, last."""
        links = {self.builder.linked[name]: None for name in names if name in self.builder.linked}
        return sorted(
            links,
            key=lambda link: (
                link.parent != self.table.name,
                str(self.builder.picks[link].get("where", "")).startswith("row_number >"),
            ),
        )

    def _maker(self, names: list[str], short: Mapping[str, int], referring: bool) -> str | None:
        """The free column that can best hold a number; of a few values that its comment lists, only where no other can."""
        listed = {name for name in names if listed_values(self.table.column(name)) is not None} if referring else set()
        for candidates in (self.free - short.keys() - listed, self.free - short.keys(), self.free):
            fitness = {
                name: fit
                for name in names
                if name in candidates
                and (fit := distinct_fitness(self.table.column(name), referring, self.builder.constraints)) is not None
            }
            if fitness:
                return min(fitness, key=fitness.__getitem__)
        return None

    def _pair(self, names: list[str], links: list[Link]) -> None:
        self.found.pairs = tuple(names)
        for link in links:
            self.builder.picks[link].pop("null", None)
        parents = tuple(link.parent for link in links)
        # a row that refers to one table twice is about two of its rows: from which language into which
        self.found.other = len(set(parents)) < len(parents)
        self.builder.result.bounds.append(Bound(parents, spare=int(self.found.other)))

    def _count_within_parent(self, maker: str, names: list[str], links: list[Link]) -> None:
        column = self.table.column(maker)
        reference = self.builder.nearest([name for name in names if self.builder.linked.get(name) in links])
        link = self.builder.linked[reference]
        values = [name for name in names if name != maker and self._is_value(name)]
        is_period = self._count_periods(maker, names, reference)
        if not is_period:
            counted = self._counted(maker, [reference, *(values if is_whole(column) else ())])
            self.found.ordinals[maker] = ordinal_expression(column, counted)
        pick = self.builder.picks[link]
        pick.pop("null", None)
        most = capacity(self.found.ordinals[maker], column, self.builder.constraints.of(maker))
        if most is not None and most < self.builder.schema.most_rows and "pick" not in pick:
            self.builder.count_by(reference, most)

    def _counted(self, maker: str, names: list[str]) -> str:
        """How the rows are counted that have the same in all of ``names``."""
        self.found.counted_by[maker] = frozenset(names)
        return f"ORDINAL({', '.join(sql_name(self.table.column(name).name) for name in names)})"

    def _is_value(self, name: str) -> bool:
        """True for a column that is neither a reference nor counted."""
        is_decided = name in self.found.numbered or name in self.found.ordinals or name in self.found.pairs
        return not is_decided and name not in self.builder.linked and not self.table.column(name).generated

    def _count_periods(self, maker: str, names: list[str], reference: str) -> bool:
        """A year of each parent, or a year and a month, are counted back from the reference date: ``(parcel, tax_year)``."""
        year, month = (self._period_called(unit, {*names} - self.builder.linked.keys()) for unit in ("year", "month"))
        if year is None or maker not in (year, month):
            return False
        if month is None:
            self.found.ordinals[year] = f"YEAR(as_of) + 1 - {self._counted(year, [reference])}"
            return True
        for unit, name in (("YEAR", year), ("MONTH", month)):
            self.found.ordinals[name] = f"{unit}(as_of - INTERVAL {self._counted(name, [reference])} MONTH)"
        return True

    def _period_called(self, unit: str, names: Iterable[str]) -> str | None:
        """The free whole number among some columns that is called so and may be any year."""
        for name in sorted(names):
            column = self.table.column(name)
            is_wide = column.type.is_integer and column.type.integer_range[1] >= (9999 if unit == "year" else 12)
            if is_wide and tokens(column.name)[-1] == unit and self.builder.constraints.of(name).is_free:
                return name
        return None

    def _permute(self, link: Link) -> None:
        pick = self.builder.picks[link]
        pick["pick"] = "permute"
        pick.pop("null", None)
        self.builder.bound_by(link)

    def _differ(self, names: list[str]) -> Iterator[_Option]:
        """A column whose values all differ, the one that has the most values."""
        capacities: dict[str, int] = {}
        for name in names:
            column, limits = self.table.column(name), self.builder.constraints.of(name)
            if limits.null or is_boolean(column.type) or column.type.name == "json" or name in self.found.ordinals:
                continue
            most = capacity(self.builder.column_rule(column, unique=True), column, limits)
            capacities[name] = self.builder.schema.most_rows if most is None else most
        best = max(capacities, key=lambda name: capacities[name], default=None)
        if best is not None:
            yield _Option(lambda: self.builder.result.unique_columns.add(best), capacities[best])

    def _combine(self, names: list[str], short: Mapping[str, int]) -> Iterator[_Option]:
        """All combinations of columns that have few values each, one after the other."""
        values = {name: self._few_values(name) for name in names if name in self.free and name not in short}
        values = {name: found for name, found in values.items() if found and name not in self.builder.rules}
        product = 1
        for found in values.values():
            product *= len(found)
        if len(values) > 1:
            yield _Option(lambda: self._write_combinations(values), product)

    def _few_values(self, name: str) -> list[str]:
        """The values of a column as literals, when they can be listed."""
        column = self.table.column(name)
        limits = self.builder.constraints.of(name)
        if name in self.found.numbered or name in self.found.ordinals or not limits.is_free:
            return []
        if column.type.name in ("enum", "set"):
            return list(map(sql_literal, column.type.labels[:_COMBINED_VALUES]))
        if is_boolean(column.type):
            return ["0", "1"]
        if column.type.name == "bit":
            return [str(number) for number in range(min(2 ** (column.type.length or 1), _COMBINED_VALUES))]
        return [str(number) for number in range(_COMBINED_VALUES)] if column.type.name == "tinyint" else []

    def _write_combinations(self, values: Mapping[str, list[str]]) -> None:
        step = 1
        for name, literals in values.items():
            turn = "row_number - 1" if step == 1 else f"(row_number - 1) DIV {step}"
            cases = " ".join(f"WHEN {index} THEN {literal}" for index, literal in enumerate(literals[:-1]))
            text = f"CASE ({turn}) % {len(literals)} {cases} ELSE {literals[-1]} END" if cases else literals[0]
            self.builder.rules[name] = self.builder.expression(self.table.column(name), text)
            step *= len(literals)

    def _leave_null(self, name: str, names: list[str]) -> None:
        column = self.table.column(name)
        reason = (
            f"the key ({', '.join(self.table.column(each).name for each in names)}) would hold the same values twice"
        )
        link = self.builder.linked.get(name)
        columns = [self.table.column(each) for each in link.columns] if link is not None else [column]
        for each in columns:
            if self.builder.linked.get(each.name.lower()) is link and link is not None:
                del self.builder.linked[each.name.lower()]
        if link is not None:
            del self.builder.picks[link]
        self.builder.leave_null([each for each in columns if each.nullable], reason, "write a rule for it that differs")
