"""Columns whose comments spell out how they are computed: a formula always wins over what a name suggests.

The formulas are found first, so that no other layer takes these columns, and written when what they read is decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...schema.model import Column
from .arithmetic import Arithmetic, bounds_elsewhere
from .children import children_of, write_rollup
from .formulas import OfRows, RowFormula, formulas_in
from .owners import is_actor
from .selection import Selection, rows_of_phrase, summed_column
from .sheet import Sheet, is_exact, is_number, named, scale_of
from .vocabulary import tokens

Sheets = Mapping[str, Sheet]
_SAID = frozenset(
    (
        "the",
        "of",
        "its",
        "their",
        "this",
        "row",
        "current",
        "le",
        "la",
        "les",
        "der",
        "die",
        "das",
        "el",
        "los",
        "het",
        "de",
    )
)
_TOTAL = frozenset(("total", "sum", "gross", "net", "amount", "subtotal", "balance", "price", "cost"))
_OF_PARENT = re.compile(
    r"(.+?)\s+(?:of|des|der|du|de|del|da|do|van|dello|della)\s+(?:the |la |le |el |l'|het |de )*([^\W\d]\w*)"
)
_PAIRS = (
    ("start", "end"),
    ("old", "new"),
    ("previous", "current"),
    ("previous", "new"),
    ("previous", "actual"),
    ("last", "current"),
    ("opening", "closing"),
    ("initial", "final"),
    ("before", "after"),
    ("first", "last"),
    ("alt", "neu"),
    ("anterior", "actual"),
    ("ancien", "nouveau"),
)
_DISCOUNTS = frozenset(("discount", "rebate", "coupon", "voucher", "promotion"))
_TAXES = frozenset(("tax", "vat", "gst", "duty"))


def reserve_formulas(sheets: Sheets) -> None:
    """Keep the columns whose comments are formulas for these."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.comment and is_number(column) and sheet.is_open(column):
                found = _found(sheets, sheet, column)
                if found is not None:
                    sheet.formulas[column.name.lower()] = found


def write_formulas(sheet: Sheet) -> None:
    """Write the formulas of one table that nothing has asked for yet."""
    for name in list(sheet.formulas):
        sheet.settle(name)


def _found(sheets: Sheets, sheet: Sheet, column: Column) -> Callable[[], None] | None:
    for formula in formulas_in(column.comment):
        if isinstance(formula, OfRows):
            found = _of_rows(sheets, sheet, column, formula) or _of_siblings(sheets, sheet, column, formula)
        else:
            found = _of_row(sheets, sheet, column, formula)
        if found is not None:
            return found
    return None


# ---- other rows ------------------------------------------------------------------------------------------------------


def _of_rows(sheets: Sheets, sheet: Sheet, column: Column, formula: OfRows) -> Callable[[], None] | None:
    children = children_of(sheets, sheet)
    rows = rows_of_phrase(children, formula.phrase, sheet.words) if children else None
    if rows is None:
        return None
    if formula.function == "COUNT":
        return lambda: _count(sheet, column, rows)
    source = rows.column or summed_column(rows.child.sheet, sheet.tokens(column))
    if source is None or not is_exact(column):
        return None
    if formula.function == "AVG":
        return lambda: _average(sheet, column, rows, source)
    if formula.function == "SUM":
        return lambda: summed(sheet, column, rows, source)
    return None


def _average(sheet: Sheet, column: Column, rows: Selection, source: Column) -> None:
    average(sheet, column, rows, source)


def _count(sheet: Sheet, column: Column, rows: Selection) -> None:
    write_rollup(sheet, column, rows.child, rows.count(), f"count of {rows.rows}", None)


def summed(sheet: Sheet, column: Column, rows: Selection, source: Column) -> None:
    """Let a column be the sum of what the rows have."""
    Arithmetic(rows.child.sheet).any_operand(source)
    reason = f"sum of {rows.child.sheet.name}.{source.name}" + (f", {rows.reason}" if rows.condition else "")
    write_rollup(sheet, column, rows.child, rows.sum(source), reason, source)


def average(sheet: Sheet, column: Column, rows: Selection, source: Column) -> bool:
    """Let a column be the average of what the rows have."""
    Arithmetic(rows.child.sheet).any_operand(source)
    reason = f"average of {rows.child.sheet.name}.{source.name}" + (f", {rows.reason}" if rows.condition else "")
    text = f"{rows.sum(source)} / {rows.count()}"
    return write_rollup(sheet, column, rows.child, text, reason, source, average=True)


# ---- the row itself --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Operand:
    """A column of ``sheet``, and how the row whose formula it is names it."""

    text: str
    sheet: Sheet
    column: Column


def _of_siblings(sheets: Sheets, sheet: Sheet, column: Column, formula: OfRows) -> Callable[[], None] | None:
    """``sum of base_premium, fee and tax``: columns of the row itself."""
    names = [
        name.strip() for name in re.split(r",|\+|&|\b(?:and|und|et|y|e|en|plus)\b", formula.phrase) if name.strip()
    ]
    if formula.function != "SUM" or len(names) < 2:
        return None
    return _of_row(
        sheets, sheet, column, RowFormula(tuple("+".join(f"\0{name}\0" for name in names).strip("\0").split("\0")))
    )


def _of_row(sheets: Sheets, sheet: Sheet, column: Column, formula: RowFormula) -> Callable[[], None] | None:
    parts: list[str | _Operand] = []
    for part in formula.parts:
        if part in "+-*/()" or part.replace(".", "", 1).isdigit():
            parts.append(part)
            continue
        found = _operand(sheets, sheet, column, part)
        if found is None:
            return None
        parts.append(found)
    operands = [part for part in parts if isinstance(part, _Operand)]
    if not operands or (formula.is_list and not _TOTAL & set(sheet.tokens(column))):
        return None
    if len({each.text for each in operands}) < len(operands) or (len(operands) < 2 and len(parts) < 3):
        return None
    return lambda: _Formula(sheet, column, parts).settle()


def _operand(sheets: Sheets, sheet: Sheet, column: Column, part: str) -> _Operand | None:
    sibling = _called(sheet, part, column)
    if sibling is not None:
        return _Operand(named(sibling), sheet, sibling)
    of_parent = _OF_PARENT.fullmatch(part) or re.fullmatch(r"(\w+)'s (.+)", part)
    links = [
        (own, sheets[link.parent])
        for own, link in sheet.single_links()
        if link.parent in sheets and link.parent != sheet.name and not own.nullable
    ]
    if of_parent is not None:
        what, whose = (of_parent[1], of_parent[2]) if of_parent.re is _OF_PARENT else (of_parent[2], of_parent[1])
        links = [(own, parent) for own, parent in links if set(tokens(whose)) & {*parent.words, *tokens(own.name)}]
    elif "." in part:
        whose, what = part.split(".", 1)
        links = [(own, parent) for own, parent in links if whose.lower() in (parent.name.lower(), own.name.lower())]
    else:
        what = part
        links = [(own, parent) for own, parent in links if not is_actor(sheet, own)]
    for own, parent in links:
        theirs = _called(parent, what, None)
        if theirs is not None and not theirs.nullable:
            return _Operand(f"{named(own)}.{named(theirs)}", parent, theirs)
    return None


def _called(sheet: Sheet, phrase: str, but: Column | None) -> Column | None:
    """The exact column that a phrase names, the one with the fewest other words."""
    wanted = set(tokens(phrase.strip().replace(" ", "_"))) - _SAID
    linked = sheet.builder.linked
    found = [
        each
        for each in sheet.table.columns
        if each is not but and is_exact(each) and each.name.lower() not in linked and wanted <= set(tokens(each.name))
    ]
    found.sort(key=lambda each: (len(tokens(each.name)), "rate" in tokens(each.name) and "rate" not in wanted))
    return found[0] if found and wanted else None


@dataclass(frozen=True, slots=True)
class _Term:
    """A part of a formula: its text, the bounds of its value, and the column that it is where it is just one."""

    text: str
    low: Decimal
    high: Decimal
    column: Column | None = None
    is_percent: bool = False


class _Formula(Arithmetic):
    """A formula while it is written: sums of products of columns, numbers and parentheses."""

    def __init__(self, sheet: Sheet, target: Column, parts: Sequence[str | _Operand]) -> None:
        super().__init__(sheet)
        self.target = target
        self.parts = list(parts)
        self.at = 0
        self.is_rounded = False
        self.depth = 0

    def settle(self) -> None:
        """Decide the column, or what it is computed from, so that the formula holds. Nothing where it cannot be kept."""
        if self._moves_on() or self._is_what_is_left():
            return
        self._deviates()
        found = self._sum()
        if found is None or self.at < len(self.parts):
            return
        low, high = found.low, found.high
        reason = f"sum: its comment, {self.target.comment.strip()}"
        self.write(self.target, found.text, (low, high), reason, rounded=self.is_rounded)

    def _own(self) -> list[Column]:
        return [each.column for each in self.parts if isinstance(each, _Operand) and each.sheet is self.sheet]

    def _moves_on(self) -> bool:
        """``end - start``: the end is the start and what lies between."""
        own = self._own()
        if len(self.parts) != 3 or self.parts[1] != "-" or len(own) != 2:
            return False
        later, earlier = own
        if not is_pair(earlier, later) or not self.sheet.is_open(later):
            return False
        return self.moves(self.target, earlier, later)

    def _is_what_is_left(self) -> bool:
        """``whole - part`` of two columns of the row."""
        own = self._own()
        if len(self.parts) != 3 or self.parts[1] != "-" or len(own) != 2:
            return False
        self.rest(self.target, own[0], own[1])
        return self.target.name.lower() in self.sheet.guesses

    def _deviates(self) -> None:
        """``(measured - mean) / deviation``: what is measured lies near the mean."""
        own = self._own()
        signs = [each for each in self.parts if isinstance(each, str)]
        if signs != ["(", "-", ")", "/"] or len(own) != 3 or not self.sheet.is_open(own[0]):
            return
        measured, mean, deviation = own
        bounds = self.any_operand(mean)
        if bounds is None or bounds[0] <= 0 or mean.nullable or deviation.nullable or measured.nullable:
            return
        percent = self.sheet.hide("deviation_percent", {"provider": "integer", "min": 2, "max": 8})
        least, most = Decimal(1).scaleb(-scale_of(deviation)), bounds[1] * 8 / 100
        text = f"GREATEST(ROUND({named(mean)} * {percent} / 100, {scale_of(deviation)}), {least})"
        if self.sheet.is_open(deviation):
            self.write(deviation, text, (least, most), f"share: 2 to 8 % of {named(mean)}")
        times = self.sheet.hide("deviations", {"provider": "integer", "min": -250, "max": 250})
        text = f"{named(mean)} + {named(deviation)} * {times} / 100"
        self.write(measured, text, (bounds[0] / 2, bounds[1] * 2), f"range: near {named(mean)}", rounded=True)

    def _next(self, signs: str) -> str:
        if self.at < len(self.parts) and isinstance(self.parts[self.at], str) and str(self.parts[self.at]) in signs:
            self.at += 1
            return str(self.parts[self.at - 1])
        return ""

    def _sum(self) -> _Term | None:
        total = self._product()
        while total is not None and (sign := self._next("+-")):
            term = self._product(sign, total)
            if term is None:
                return None
            if term.is_percent and term.column is not None:  # less a discount in percent
                self.is_rounded = True
                factor = f"(100 {sign} {term.text}) / 100"
                high = total.high * (100 + term.high) / 100 if sign == "+" else total.high
                total = _Term(f"{_bracketed(total.text)} * {factor}", min(total.low, Decimal(0)), high)
            elif sign == "+":
                total = _Term(f"{total.text} + {term.text}", total.low + term.low, total.high + term.high)
            else:
                is_part = term.column is not None and self.is_part_of_it(term.column)
                low = Decimal(0) if is_part and total.low >= 0 else total.low - term.high
                total = _Term(f"{total.text} - {_bracketed(term.text)}", low, total.high - term.low)
        return total

    def _product(self, sign: str = "", before: _Term | None = None) -> _Term | None:
        value = self._atom(sign, before)
        while value is not None and (sign := self._next("*/")):
            factor = self._atom()
            if factor is None:
                return None
            self.is_rounded = True
            value = self._divided(value, factor) if sign == "/" else self._multiplied(value, factor)
        return value

    def _multiplied(self, value: _Term, factor: _Term) -> _Term:
        ends = [one * other for one in (value.low, value.high) for other in (factor.low, factor.high)]
        text, low, high = f"{_bracketed(value.text)} * {_bracketed(factor.text)}", min(ends), max(ends)
        goes_on = self.at < len(self.parts) and self.parts[self.at] == "/"
        for term in (value, factor):
            if term.is_percent and not goes_on:
                text, low, high = f"{text} / 100", low / 100, high / 100
        return _Term(text, low, high)

    @staticmethod
    def _divided(value: _Term, factor: _Term) -> _Term | None:
        if factor.low <= 0:
            return None  # by zero there is no value
        ends = [one / other for one in (value.low, value.high) for other in (factor.low, factor.high)]
        return _Term(f"{_bracketed(value.text)} / {_bracketed(factor.text)}", min(ends), max(ends))

    def _atom(self, sign: str = "", before: _Term | None = None) -> _Term | None:
        if self._next("("):
            self.depth += 1
            found = self._sum()
            self.depth -= 1
            return _Term(f"({found.text})", found.low, found.high) if found is not None and self._next(")") else None
        if self.at >= len(self.parts):
            return None
        part = self.parts[self.at]
        self.at += 1
        if isinstance(part, str):
            return None if part in "+-*/()" else _Term(part, Decimal(part), Decimal(part))
        return self._column(part, sign, before)

    def _column(self, operand: _Operand, sign: str, before: _Term | None) -> _Term | None:
        column, sheet = operand.column, operand.sheet
        if sheet is self.sheet:
            if before is not None and not self.depth and self.sheet.is_open(column) and not self._is_percent(column):
                self._as_part(column, sign, before)
            bounds = self.any_operand(column)
        else:
            bounds = bounds_elsewhere(sheet, column)
        if bounds is None:
            return None
        text = operand.text if self.target.nullable or not column.nullable else f"IFNULL({operand.text}, 0)"
        return _Term(text, *bounds, column, bounds[1] > 1 and self._is_percent(column))

    @staticmethod
    def _is_percent(column: Column) -> bool:
        words = set(tokens(column.name))
        money = {"hour", "day", "night", "week", "month", "exchange", "unit", "piece", "km", "price"}
        return (
            bool({"rate", "percent"} & words)
            and not money & words
            and ("percent" in words or bool({"tax", "vat", "discount", "commission", "interest", "markup"} & words))
        )

    def _as_part(self, column: Column, sign: str, whole: _Term) -> None:
        """What is taken away is a part of what is before it, and a tax that is added a share of it."""
        words = set(tokens(column.name))
        if sign == "+":
            if _TAXES & words:
                self._tax(column, whole)
            return
        if _DISCOUNTS & words:
            share, most = self.discount_share(), 15
        else:
            share, most = self.sheet.hide("part_percent", {"provider": "integer", "min": 2, "max": 20}), 20
        text = f"{_bracketed(whole.text)} * {share} / 100"
        self.write(column, text, (Decimal(0), whole.high * most / 100), f"share: 0 to {most} %", rounded=True)

    def _tax(self, column: Column, base: _Term) -> None:
        rate = self.rate_of(column)
        if rate is not None and base.column is not None:
            self.share(column, base.column, rate)
        else:
            text = f"{_bracketed(base.text)} * 20 / 100"
            self.write(column, text, (Decimal(0), base.high / 5), "share: 20 %", rounded=True)

    def is_part_of_it(self, column: Column) -> bool:
        guess = self.sheet.guesses.get(column.name.lower())
        return guess is not None and guess.reason.startswith("share")


def _bracketed(text: str) -> str:
    """A sum in parentheses, so that it can be multiplied."""
    depth = 0
    for sign in re.findall(r"[()]| [-+] ", text):
        depth += (sign == "(") - (sign == ")")
        if not depth and sign.strip() in "+-" and sign.strip():
            return f"({text})"
    return text


def is_pair(earlier: Column, later: Column) -> bool:
    """True for two columns that differ by words such as ``start`` and ``end``."""
    first, second = set(tokens(earlier.name)), set(tokens(later.name))
    return any(one in first and other in second and first - {one} == second - {other} for one, other in _PAIRS)
