"""What a row says of the numbers of its children without a word of a sum: ``impressions_delivered`` of placements with impressions,
``spent`` of what they cost, ``downloads_count`` of daily downloads with a total, ``actual_t`` of loads with a net weight in t.

Only numbers that rows begin with 0 (their DEFAULT), or that are called a total: any other may be an amount of its own.
"""

from __future__ import annotations

from ....schema.model import Column
from ..comments.values import begins_with_zero
from ..numbers.arithmetic import Arithmetic
from ..references.children import BILLS, Child, children_of, first_of, head_of
from ..references.selection import is_same
from ..references.summed import amount_of_line
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, is_temporal, scale_of
from ..words.identifiers import is_in_cents
from ..words.money_words import DEDUCTIONS
from ..words.vocabulary import tokens, unit_words
from .aggregates import add_up
from .billed import decide_billed
from .fitting import rows_got

_TOTALS = frozenset("total sum overall".split())
_SAID = frozenset(
    "amount value sum total count quantity number overall of so far to date cumulative accumulated lifetime extended line usable".split()
)
_DONE = frozenset(
    """delivered sold made played used produced received collected caught harvested shipped sent served picked consumed driven flown worked
    logged extracted lifted loaded actual recorded registered raised donated earned booked billed invoiced charged issued""".split()
)
NOT_ADDED = frozenset(
    """rate percent price per average minimum maximum unit age year id code number level rank position order line temperature score rating limit
    capacity balance latitude longitude version grade odometer reading meter last latest first next begin start end opening closing
    sort priority state status flag pid type kind mode color font size alignment align height width depth thickness sequence ordinal""".split()
)
_PIECES = frozenset("piece part item unit article garment".split())
_MADE = frozenset("produced made harvested caught manufactured mined".split())
_SPENT = {
    "invoiced": ("net", "subtotal", "amount", "total", "gross"),
    "billed": ("net", "subtotal", "amount", "total", "gross"),
    "spent": ("charged", "actual", "cost", "expense", "gross", "amount", "total"),
    "budget": ("budgeted", "planned", "amount"),
    "raised": ("amount", "donation", "pledge", "total"),
    "revenue": ("total", "amount", "gross", "net", "sale"),
    "earned": ("net", "amount", "fee", "total"),
    "expense": ("amount", "total", "cost"),
    "disbursed": ("amount", "disbursed"),
    "committed": ("amount", "committed", "total"),
    "drawn": ("amount",),
    "withdrawn": ("amount",),
    "claimed": ("amount", "claimed"),
    "collected": ("amount", "collected"),
}
_PAID_IN = frozenset("topup deposit payment refund credit recharge income".split())
_DAYS = frozenset("day daily hour month week statistic stat log reading record snapshot metric".split())


def decide_child_sums(sheet: Sheet) -> None:
    """Decide what a row says of the numbers of all its children."""
    referring = [each for each in children_of(sheet) if not is_actor(each.sheet, each.column)]
    children = [each for each in referring if not each.column.nullable]
    decide_billed(sheet, referring)
    for column in sheet.table.columns if children else ():
        if is_exact(column) and _may_add_up(sheet, column):
            for child in _likeliest_first(sheet, column, children):
                source = _source(sheet, column, child)
                if source is not None and _add_up(sheet, column, child, source):
                    break
            else:
                _of_only_deals(sheet, column, children)


def adds_to(child: Child, source: Column, column: Column) -> bool:
    """False for what is no part of a total: the price of one piece beside its quantity, what is taken off, and marks of rows, which
    have the same name there, in a TINYINT."""
    words = set(child.sheet.tokens(source))
    if words & DEDUCTIONS and not words & DEDUCTIONS & set(tokens(column.name)):
        return False
    if source.type.name == column.type.name == "tinyint" and tokens(source.name) == tokens(column.name):
        return False
    if (
        scale_of(column) == 2
        and source.type.is_integer
        and "quantity" in words
        and "quantity" not in tokens(column.name)
    ):
        return False  # so many are no money
    has_quantity = any("quantity" in child.sheet.tokens(each) for each in child.sheet.table.columns)
    return not ("price" in words and has_quantity and not words & {*_TOTALS, "line", "extended"})


def _likeliest_first(sheet: Sheet, column: Column, children: list[Child]) -> list[Child]:
    """For what is actual first the children that are done at some time, then those that are planned."""
    if {"spent", "expense"} & set(sheet.tokens(column)):
        return sorted(children, key=lambda each: bool(_PAID_IN & set(each.sheet.words)))
    if "actual" not in sheet.tokens(column):
        return children
    return sorted(children, key=lambda each: not any(is_temporal(own) for own in each.sheet.table.columns))


_MONEY = frozenset("gross net amount value total sale".split())
_GOODS = frozenset("material part product good article spare".split())
_COSTS = frozenset(("cost", "price"))
_PAY = frozenset("day hour month salary wage advance bonus".split())


def _of_only_deals(sheet: Sheet, column: Column, children: list[Child]) -> None:
    """What the only lines of goods come to: ``gross_amount`` of a trip with catches, whatever its crew is paid; ``material_cost``."""
    words = set(sheet.tokens(column))
    is_of_goods = bool(words & _GOODS) and words <= _GOODS | _MONEY | _COSTS
    if not (is_of_goods or words <= _MONEY) or not sheet.is_open(column) or column.type.is_integer:
        return
    found = [(child, line) for child in children if (line := _priced_line(child)) is not None]
    if len(found) == 1 and scale_of(found[0][1]) == scale_of(column):
        _add_up(sheet, column, *found[0])


def _priced_line(child: Child) -> Column | None:
    """What a line of goods comes to, by its price; None of work that is paid."""
    line = amount_of_line(child.sheet)
    guess = child.sheet.guess(line) if line is not None else None
    is_paid_for = any(_PAY & set(child.sheet.tokens(each)) for each in child.sheet.table.columns if is_exact(each))
    return line if guess is not None and "product" in guess.reason and not is_paid_for else None


def _may_add_up(sheet: Sheet, column: Column) -> bool:
    """True for a number that may add up the children: one that is called a total, or that begins with 0."""
    words = set(sheet.tokens(column))
    if column.nullable or words & NOT_ADDED:
        return False
    is_count = not sheet.is_open(column) and _is_count_of_days(sheet, column)
    is_of_goods = bool(words & _GOODS) and bool(words & _COSTS) and words <= _GOODS | _MONEY | _COSTS
    is_of_pieces = words <= _PIECES | {"count", "number"} and bool(words & _PIECES) and column.type.is_integer
    is_total = bool(words & _TOTALS) or is_of_goods or is_of_pieces or begins_with_zero(column)
    return (sheet.is_open(column) or is_count) and is_total


def _is_count_of_days(sheet: Sheet, column: Column) -> bool:
    """True for a number that was taken for the count of rows of which each is a day's."""
    guess = sheet.guess(column)
    if guess is None or not guess.reason.startswith("roll-up: count of "):
        return False
    return bool(_DAYS & set(tokens(guess.reason.rsplit(" ", 1)[-1])))


def _source(sheet: Sheet, column: Column, child: Child) -> Column | None:
    """The column of the child that a column adds up."""
    words = [word for word in sheet.tokens(column) if word not in _SAID]
    if {"invoice", "bill", "payment"} & set(child.sheet.words) and column.type.is_integer:
        return None  # what is billed is not all that there is
    added = [each for each in child.sheet.table.columns if _may_be_added(child, each)]
    return _of_days(child, added, words) or _of_unit(child, added, words) or _of_money(sheet, column, child, words)


def _may_be_added(child: Child, column: Column) -> bool:
    return child.sheet.is_amount(column) and not NOT_ADDED & set(child.sheet.tokens(column))


def _of_days(child: Child, added: list[Column], words: list[str]) -> Column | None:
    """The count of a table whose rows are what so many were in a day: ``daily_downloads.total``."""
    if not _DAYS & set(child.sheet.words) or not any(
        is_same(word, each) for word in words for each in child.sheet.words
    ):
        return None
    return next((each for each in added if set(child.sheet.tokens(each)) <= {*_SAID, *words, *child.sheet.words}), None)


def _of_unit(child: Child, added: list[Column], words: list[str]) -> Column | None:
    """The only number of a unit, or its net: ``actual_t`` of loads with a net weight in t."""
    spare = {*_DONE, *child.sheet.words, "volume", "weight"}
    rest = [word for word in words if word not in spare or word in unit_words()]
    if len(rest) != 1 or rest[0] not in unit_words() or len(words) < 2:
        return None
    if _is_sold_but_made(child, words) or ("sold" in words and not _has_sales(child)):
        return None  # what came in is not what was sold
    return _only_or_net([each for each in added if rest[0] in tokens(each.name)])


def _has_sales(child: Child) -> bool:
    """True for rows of which a column says what they were sold for."""
    return any(_OF_SALES & set(child.sheet.tokens(each)) for each in child.sheet.table.columns)


_OF_SALES = frozenset("price amount sale sold".split())


def _only_or_net(alike: list[Column]) -> Column | None:
    """The only one of columns in the same unit, or the only net or total one of them."""
    chosen = [each for each in alike if {"net", "total"} & set(tokens(each.name))] or alike
    return chosen[0] if len(chosen) == 1 else None


def _is_sold_but_made(child: Child, words: list[str]) -> bool:
    """True for what was made, beside rows with a price: what is sold is not what was made."""
    return bool(_MADE & set(words)) and any("price" in child.sheet.tokens(each) for each in child.sheet.table.columns)


def _of_money(sheet: Sheet, column: Column, child: Child, words: list[str]) -> Column | None:
    """What the children came to, of money that was spent, raised or earned by them."""
    kinds = _kinds_of_money(child, words)
    is_known = bool(kinds) and set(words) <= {*_SPENT, *sheet.words, *child.sheet.words}
    if not is_known or _has_other_money(sheet, child) or _is_other_work(sheet, child, words):
        return None
    if column.type.is_integer and not is_in_cents(column.name):
        return None
    phrases = [each for kind in kinds for each in (f"{kind} amount", f"amount {kind}", f"{kind} total")]
    found = first_of(child.sheet, *phrases, *kinds) or amount_of_line(child.sheet)
    return found if found is not None and _is_alike(found, column) else None


def _kinds_of_money(child: Child, words: list[str]) -> tuple[str, ...]:
    """What the money may be called at the children; what was spent is no budget."""
    kinds = next((_SPENT[word] for word in words if word in _SPENT), ())
    return kinds[:-1] if "budget" in words and "budget" not in child.sheet.words else kinds


def _is_other_work(sheet: Sheet, child: Child, words: list[str]) -> bool:
    """True for rows that are no bills, of what was invoiced, and for lines of work, of expenses."""
    is_no_bill = bool({"invoiced", "billed"} & set(words)) and not BILLS & set(child.sheet.words)
    return is_no_bill or ("expense" in words and _are_lines_of_work(sheet, child))


def _are_lines_of_work(sheet: Sheet, child: Child) -> bool:
    """True for the lines of a bill of work and expenses: they are work."""
    has_work = any("labor" in sheet.tokens(each) for each in sheet.table.columns)
    return has_work and child.sheet.is_line_of(child.column)


def _is_alike(one: Column, other: Column) -> bool:
    """True for two whole numbers, or two decimals with as many places."""
    return scale_of(one) == scale_of(other) and one.type.is_integer == other.type.is_integer


def _has_other_money(sheet: Sheet, child: Child) -> bool:
    """True where the child's head is no deal, so that its amount is of something else: a plan's price."""
    return head_of(child.sheet.words, sheet.words) in (
        "price",
        "rate",
        "tariff",
        "fee",
        "plan",
        "rule",
        "limit",
        "stock",
    )


def _add_up(sheet: Sheet, column: Column, child: Child, source: Column) -> bool:
    if not adds_to(child, source, column) or Arithmetic(child.sheet).any_operand(source) is None:
        return False
    if column.type.is_integer and scale_of(source):
        return False
    if column.name.lower() in sheet.guesses:
        sheet.undo(column.name.lower())
    return add_up(sheet, column, rows_got(sheet, column, child), source)
