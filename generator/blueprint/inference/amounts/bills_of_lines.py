"""Bills of lines without a subtotal: the total is what the lines come to and what is charged beside them. Sums of the lines of each kind:
``own_services`` and ``foreign_services`` of lines that are ``own`` or ``foreign``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..columns.guess import Bounds
from ..numbers.arithmetic import Arithmetic
from ..numbers.factors import divisor_of
from ..numbers.mixed_up import is_side_charge
from ..numbers.tax_rates import percent_said, usual_tax
from ..references.children import Child, aggregate_of, children_of, first_of
from ..references.selection import Selection
from ..references.summed import amount_of_line, parts_of_line
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, named
from ..words.identifiers import words_of
from ..words.money_words import DISCOUNTS, TAXES
from ..words.vocabulary import role
from .aggregates import add_up

_NO_AMOUNT = frozenset("rate percent number id code day count weight method quantity class status point".split())
_SETTLED = frozenset(
    "paid deposit due outstanding remaining refunded refund tendered change balance limit credit".split()
)
_LINES = frozenset("item line detail position entry lineitem product".split())
_LIKE_GOODS = frozenset("order sale purchase invoice bill quote receipt".split())


class _Goods(NamedTuple):
    """What the lines of a row come to: a hidden column, and the most that it is."""

    name: str
    most: Decimal


def decide_bills_of_lines(sheet: Sheet) -> None:
    """Decide the total of a row whose lines add up to no column of it, beside shipping and taxes that are added."""
    target = first_of(sheet, *role("total of lines"), *role("total of base"), "payment amount", "amount due")
    if target is None or not sheet.is_open(target) or first_of(sheet, *role("sum of lines")) is not None:
        return
    beside = _beside(sheet, target)
    if beside is None or not any(is_side_charge(sheet.tokens(each)) for each in beside[0]):
        return
    lines = [child for child in children_of(sheet) if _is_line(sheet, child)]
    goods = _goods(sheet, lines[0]) if len(lines) == 1 else None
    if goods is not None:
        _write(sheet, target, goods, *beside)


def _is_line(sheet: Sheet, child: Child) -> bool:
    """True for rows called lines, of what is sold, or of what they are called after."""
    is_called = bool(set(sheet.words) and set(sheet.words) < set(child.sheet.words))
    is_sold = bool(_LIKE_GOODS & set(sheet.words)) or child.sheet.is_line_of(child.column)
    return bool(_LINES & set(child.sheet.words)) and (is_called or is_sold)


def _beside(sheet: Sheet, target: Column) -> tuple[list[Column], list[Column]] | None:
    """What is added to the goods and what is taken off; None where an amount is neither."""
    plus: list[Column] = []
    minus: list[Column] = []
    for column in sheet.table.columns:
        words = set(sheet.tokens(column))
        if (
            column is target
            or not is_exact(column)
            or column.type.is_integer != target.type.is_integer
            or words & _NO_AMOUNT
        ):
            continue
        if words & DISCOUNTS:
            minus.append(column)
        elif words & TAXES or is_side_charge(words) or "fee" in words or "surcharge" in words or "freight" in words:
            plus.append(column)
        elif not words & _SETTLED and not sheet.refers(column):
            return None
    return plus, minus


def _goods(sheet: Sheet, child: Child) -> _Goods | None:
    """The hidden sum of the lines: of what each comes to, or of its price by its quantity."""
    line, parts = decided_line(child), parts_of_line(child.sheet)
    used = [line] if line is not None else list(parts or only_price(child))
    known = [Arithmetic(child.sheet).any_operand(each) for each in used]
    if not known or child.column.nullable or any(each is None for each in known):
        return None
    name, most = sql_name(child.sheet.name), Decimal(max(sheet.builder.schema.most_rows, 1))
    for each in known:
        most *= each[1] if each is not None else 0
    text = f"IFNULL(SUM({' * '.join(f'{name}.{named(each)}' for each in used)}), 0)"
    return _Goods(sheet.hide("lines_sum", aggregate_of(sheet, child, text)), most)


def only_price(child: Child) -> list[Column]:
    """The price of lines that do not say how many they are of."""
    columns = [each for each in child.sheet.table.columns if is_exact(each) and not each.nullable]
    called = [child.sheet.tokens(each) for each in columns]
    is_counted = any({"quantity", "count", "piece", "unit"} & set(words) or "per" in words for words in called)
    prices = [each for each, words in zip(columns, called, strict=True) if words == ("price",)]
    return [] if is_counted else prices


def _write(sheet: Sheet, target: Column, goods: _Goods, plus: list[Column], minus: list[Column]) -> None:
    numbers = Arithmetic(sheet)
    for column in (*plus, *minus):
        sheet.settle(column.name.lower())
        if sheet.is_open(column):
            _decide_charge(numbers, column, goods, is_taken_off=column in minus)
    known, taken = ([numbers.any_operand(each, 100) for each in some] for some in (plus, minus))
    if None in known or None in taken:
        return
    text = " + ".join([goods.name, *map(numbers.term, plus)]) + "".join(f" - {numbers.term(each)}" for each in minus)
    most = goods.most + sum((each[1] for each in known if each is not None), Decimal(0))
    least = -sum((each[1] for each in taken if each is not None), Decimal(0))
    if all(numbers.is_share(each, target) for each in minus):
        least = Decimal(0)
    numbers.write(target, text, (least, most), "roll-up: its lines and what is charged beside them", rounded=True)


def _decide_charge(numbers: Arithmetic, column: Column, goods: _Goods, *, is_taken_off: bool) -> None:
    """Decide a tax, or what is taken off, as a share of the goods; other charges are as they are."""
    if TAXES & set(numbers.sheet.tokens(column)):
        _share(numbers, column, goods, *_tax_rate(numbers, column))
    elif is_taken_off:
        share, most, _ = numbers.discount_share()
        _share(numbers, column, goods, f"{share} / 100", most / 100)


def _tax_rate(numbers: Arithmetic, column: Column) -> tuple[str, Decimal]:
    """What the goods are multiplied by for a tax, and the most that this is."""
    rate = numbers.rate_of(column)
    bounds: Bounds | None = numbers.operand(rate) if rate is not None and not rate.nullable else None
    if rate is not None and bounds is not None and bounds[0] >= 0:
        divisor = divisor_of(rate, bounds)
        return (named(rate) if divisor == 1 else f"{named(rate)} / {divisor}"), bounds[1] / divisor
    above = numbers.rate_above(column)
    if above is not None:
        path, most = above
        return (path, most) if most <= 1 else (f"{path} / 100", most / 100)
    percent = percent_said(column) or str(usual_tax())
    return f"{percent} / 100", Decimal(percent) / 100


def _share(numbers: Arithmetic, column: Column, goods: _Goods, share: str, most: Decimal) -> None:
    text = f"{goods.name} * {share}"
    reason = f"share: {share.replace(' / 100', ' %')} of what the lines come to"
    numbers.write(column, text, (Decimal(0), goods.most * most), reason, rounded=True)


_OF_ONE = frozenset("rate price tariff fare".split())  # which no lines add up to


def decide_sums_of_kinds(sheet: Sheet, child: Child) -> None:
    """Decide the sums of the lines of each kind, where two amounts and more are called after values of one column of the lines."""
    line = decided_line(child)
    if line is None:
        return
    amounts = [
        each
        for each in sheet.table.columns
        if each.type.name == "decimal" and sheet.is_open(each) and not _OF_ONE & set(sheet.tokens(each)[-1:])
    ]
    for kind in child.sheet.table.columns:
        for label, column in _called_after_labels(kind, amounts).items():
            test = f"{sql_name(child.sheet.name)}.{named(kind)} = {sql_literal(label)}"
            rows = Selection(child, line, test, f"'{label}'")
            add_up(sheet, column, rows, line)


def decided_line(child: Child) -> Column | None:
    """The amount of rows that are always of a parent which is no actor, where a rule is known for it, if only that of its type."""
    if child.column.nullable or is_actor(child.sheet, child.column):
        return None
    line = amount_of_line(child.sheet) if not parts_of_line(child.sheet) else None
    if line is not None and child.sheet.words[-1] in ("item", "line", "position"):
        Arithmetic(child.sheet).any_operand(line)
    return line if line is not None and line.name.lower() in child.sheet.guesses else None


def _called_after_labels(kind: Column, amounts: Sequence[Column]) -> dict[str, Column]:
    """The amounts by the label that each begins with, as no other does; empty where not two labels and more have one of their own."""
    labels = [label for label in kind.type.labels if len(label) > 2]
    found = {label: [each for each in amounts if _begins_with(each, label)] for label in labels}
    said = {label: each[0] for label, each in found.items() if len(each) == 1}
    has_one_each = len({each.name for each in said.values()}) == len(said)
    return said if len(said) > 1 and has_one_each else {}


def _begins_with(column: Column, label: str) -> bool:
    """True for a name that begins with a label, as a word of its own or of a compound: ``eigenleistungen`` of ``eigen``."""
    name, start = column.name.lower(), label.lower()
    words = [word for word in words_of(column.name) if word not in ("total", "sum", "amount")]
    return (name.startswith(start) and len(name) > len(start)) or (bool(words) and words == words_of(label))
