"""Prices that a row takes from one of several of its parent, by a label of its own or a flag: by the month or by the year, of an adult
or a child, the full one or that of a concession."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ....schema.model import Column
from ...writing import sql_name
from ..tables.compatibility import takes
from ..tables.sheet import Sheet, State, is_number, named
from ..words.vocabulary import tokens

_PRICES = frozenset("price amount fee cost rate fare".split())
_PLAIN = _PRICES | frozenset("unit period cycle billing recurring paid base".split())


def copy_by_label(sheet: Sheet) -> None:
    """Let the price of a row be that one of its parent which is called as a label of the row."""
    for own, link, parent in sheet.parents:
        for state in [] if own.nullable else sheet.choices:
            prices = _prices_by_label(state, parent)
            column = _price(sheet, state, parent) if prices and not state.column.nullable else None
            if column is None or not all(takes(column, each) for each in prices.values()):
                continue
            key = sql_name(link.parent_columns[0])
            check = (
                f"SELECT a.{named(column)} FROM {{{sheet.name}}} a JOIN {{{link.parent}}} b ON b.{key} = a.{named(own)} "
                f"WHERE a.{named(column)} <> {_case(f'a.{named(state.column)}', prices, 'b')}"
            )
            rule = _case(named(state.column), prices, named(own))
            sheet.decide(column, rule, f"copied from {link.parent}", "copies", check=check)
        for words, condition in [] if own.nullable else sheet.flags.values():
            _copy_by_flag(sheet, own, parent, words, condition)


def _copy_by_flag(sheet: Sheet, own: Column, parent: Sheet, words: tuple[str, ...], condition: str) -> None:
    """Let a price be that one of two of the parent which a flag names, else the other: the full one."""
    prices = [each for each in _prices_of(parent) if tokens(each.name)[-1] in _PRICES]
    special = _called(prices, words)
    whole = [each for each in prices if _WHOLE & set(tokens(each.name)) or len(tokens(each.name)) == 1]
    if len(special) != 1 or len(whole) != 1 or special == whole:
        return
    noun = tokens(special[0].name)[-1]
    column = _only_price(sheet, (_PLAIN - _PRICES) | {noun, *parent.words})
    if column is None or not all(takes(column, each) for each in (*special, *whole)):
        return
    rule = f"IF({condition}, {named(own)}.{named(special[0])}, {named(own)}.{named(whole[0])})"
    sheet.decide(column, rule, f"copied from {parent.name}", "copies")


_WHOLE = frozenset("full standard regular normal base adult list usual".split())


def _prices_of(sheet: Sheet) -> list[Column]:
    """The prices that every row has; a total is what such rows come to."""
    numbers = (each for each in sheet.table.columns if is_number(each) and not each.nullable)
    return [each for each in numbers if _PRICES & (words := set(tokens(each.name))) and "total" not in words]


def _called(columns: list[Column], words: tuple[str, ...]) -> list[Column]:
    return [each for each in columns if set(words) <= set(tokens(each.name))]


def _case(label: str, prices: Mapping[str, Column], row: str) -> str:
    cases = " ".join(f"WHEN {literal} THEN {row}.{named(each)}" for literal, each in prices.items())
    return f"CASE {label} {cases} END"


def _prices_by_label(state: State, parent: Sheet) -> dict[str, Column]:
    """The price of the parent for each label of a column; empty where a label has none of its own."""
    prices = _prices_of(parent)
    found = {label: _called(prices, words) for label, words in state.values}
    is_clear = len(found) > 1 and all(len(each) == 1 for each in found.values())
    said = {label: each[0] for label, each in found.items()} if is_clear else {}
    return said if len({each.name for each in said.values()}) == len(said) else {}


def _price(sheet: Sheet, state: State, parent: Sheet) -> Column | None:
    """The only open price that says no more than that it is one, or of what."""
    return _only_price(sheet, _PLAIN | {*tokens(state.column.name), *parent.words})


def _only_price(sheet: Sheet, plain: Set[str]) -> Column | None:
    found = [
        each
        for each in sheet.table.columns
        if is_number(each)
        and sheet.is_open(each)
        and _PRICES & set(sheet.tokens(each))
        and set(sheet.tokens(each)) <= plain
    ]
    return found[0] if len(found) == 1 else None
