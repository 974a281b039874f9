"""Formulas over the columns of a row, written as expressions: sums of products, with what they read decided so that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ..columns.measured import unit_of
from ..comments.limits import number_limits
from ..tables.sheet import Sheet, named, scale_of
from ..words.identifiers import words_of
from ..words.money_words import DISCOUNTS, TAXES
from ..words.vocabulary import tokens
from .arithmetic import Arithmetic
from .bounds_of_columns import bounds_elsewhere
from .percentages import said_percent

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
_MOST = frozenset("good accepted completed delivered received produced paid used approved picked shipped sold".split())
_ONLY_PERCENT = re.compile(
    r"(?:in |en |em )?(?:%|per ?cent|percentage|prozent(?:satz)?|p[o]urcentage|p[o]ur ?cent|porcentaje|porcentagem|percentuale|procent)",
    re.IGNORECASE,
)
_DIGITS_OF_PERCENT = 2
_LENGTHS = {"mm": Decimal("0.001"), "cm": Decimal("0.01"), "dm": Decimal("0.1"), "m": Decimal(1)}  # in metres
_POWERS = {"m3": 3, "cbm": 3, "m2": 2, "qm": 2, "sqm": 2}


class Operand(NamedTuple):
    """A column of ``sheet``, and how the row whose formula it is names it. ``is_sum``: all that the rows of a child have."""

    text: str
    sheet: Sheet
    column: Column
    is_sum: bool = False


class _Term(NamedTuple):
    """A part of a formula: its text, the bounds of its value, and the column that it is where it is just one."""

    text: str
    low: Decimal
    high: Decimal
    column: Column | None = None
    is_percent: bool = False


class FormulaWriter(Arithmetic):
    """A formula while it is written: sums of products of columns, numbers and parentheses."""

    def __init__(self, sheet: Sheet, target: Column, parts: Sequence[str | Operand]) -> None:
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
        self._is_fraction()
        found = self._sum()
        if found is None or self.at < len(self.parts):
            return
        found = self._in_per_cent(self._in_its_unit(found))
        found = self._within_limits(found)
        low, high = found.low, found.high
        widest = Decimal(10) ** self.target.type.whole_digits
        if low <= -widest and high >= widest and "/" not in self.parts:
            return  # of numbers of which nothing is known, it would be the ends of the type
        reason = f"sum: its comment, {self.target.comment.strip()}"
        self.write(self.target, found.text, (low, high), reason, rounded=self.is_rounded)

    def _within_limits(self, found: _Term) -> _Term:
        """What is no more than its comment says beside the formula: ``0.25 per day, at most 10.00``."""
        most = number_limits(self.target.comment)[1]
        if most is None or found.high <= most or found.low > most:
            return found
        text = f"ROUND({found.text}, {scale_of(self.target)})" if self.is_rounded else found.text
        self.is_rounded = False
        return _Term(f"LEAST({text}, {most})", found.low, most)

    def _in_its_unit(self, found: _Term) -> _Term:
        """A volume in cubic metres of lengths in millimetres, where nothing in the formula says how many of these one is."""
        words = words_of(self.target.name)  # also ``qm_je_karton``
        power = next((_POWERS[each] for each in ("".join(words[-2:]), words[-1], words[0]) if each in _POWERS), None)
        lengths = [unit for each in self._own() for unit in words_of(each.name)[-1:] if unit in _LENGTHS]
        signs = {each for each in self.parts if isinstance(each, str)}
        if power is None or len(lengths) != power or signs != {"*"}:
            return self._converted(found) if signs == {"*"} else found
        factor = Decimal(1)
        for unit in lengths:
            factor *= _LENGTHS[unit]
        if factor == 1:
            return found
        return _Term(f"{_bracketed(found.text)} * {factor.normalize():f}", found.low * factor, found.high * factor)

    def _converted(self, found: _Term) -> _Term:
        """So many pieces of a weight in grams, in kilograms."""
        unit = unit_of(self.sheet.table, self.target)[1]
        read = [each for each in self.parts if isinstance(each, Operand)]
        units = [theirs for each in read if (theirs := unit_of(each.sheet.table, each.column)[1]) is not None]
        if unit is None or len(units) != 1 or units[0].kind != unit.kind or units[0].factor == unit.factor:
            return found
        factor = units[0].factor / unit.factor
        parts = unit.factor / units[0].factor  # a sixtieth has no end as a decimal
        scaled = f"/ {parts.normalize():f}" if factor < 1 and parts == int(parts) else f"* {factor.normalize():f}"
        return _Term(f"{_bracketed(found.text)} {scaled}", found.low * factor, found.high * factor)

    def _in_per_cent(self, found: _Term) -> _Term:
        """A quotient of two of a kind in a percentage, of which a comment says only what is divided: ``(price - cost) / price``. A
        fraction has one digit before its point."""
        digits = self.target.type.whole_digits
        signs = [each for each in self.parts if isinstance(each, str)]
        is_said = "percent" in self.words[self.target.name] or "%" in self.target.comment
        if not is_said or digits < _DIGITS_OF_PERCENT or "*" in signs or "100" in signs or signs.count("/") != 1:
            return found
        is_last = signs.index("/") == len(signs) - 1 or signs[signs.index("/") + 1] == "("
        if not is_last:
            return found
        upper, slash, lower = found.text.rpartition(" / ")
        text = f"{upper} * 100{slash}{lower}" if "(" not in lower else f"{found.text} * 100"
        return _Term(text, found.low * 100, found.high * 100)

    def settle_excess(self) -> None:
        """Decide the column as what is beyond a limit, 0 where nothing is."""
        found = self._sum()
        if found is not None:
            text = f"GREATEST({found.text}, 0)"
            reason = f"sum: its comment, {self.target.comment.strip()}"
            self.write(self.target, text, (Decimal(0), max(found.high, Decimal(0))), reason)

    def settle_extreme(self, function: str) -> None:
        """Decide the column as the greater or the lesser of two, which are its parts."""
        one, other = self._atom(), self._atom() if self._next("+") else None
        if one is not None and other is not None:
            choose = max if function == "GREATEST" else min
            bounds = choose(one.low, other.low), choose(one.high, other.high)
            reason = f"sum: its comment, {self.target.comment.strip()}"
            self.write(self.target, f"{function}({one.text}, {other.text})", bounds, reason)

    def _own(self) -> list[Column]:
        return [each.column for each in self.parts if isinstance(each, Operand) and each.sheet is self.sheet]

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
        if len(self.parts) != 3 or self.parts[1] != "-" or len(own) != 2 or self._is_percent(self.sheet, own[1]):
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

    def _is_fraction(self) -> None:
        """``good / total``: of a fraction or a percentage the upper number is a part of the lower one."""
        own = self._own()
        if len(own) != 2 or len(self.parts) < 3 or self.parts[1] != "/" or not self.sheet.is_open(own[0]):
            return
        part, whole = own
        bounds = self.any_operand(whole)
        digits = self.target.type.whole_digits
        if (
            bounds is None
            or bounds[0] < 0
            or not (digits <= 1 or {"percent", "rate"} & set(self.words[self.target.name]))
        ):
            return
        is_fault = bool(_FAULTS & {*self.words[part.name], *tokens(part.comment.replace(" ", "_"))})
        low, high = (0, 5) if is_fault else (70, 100)
        share = self.sheet.hide(
            "fault_percent" if is_fault else "part_percent", {"provider": "integer", "min": low, "max": high}
        )
        self.share_of(part, whole, share, Decimal(high), f"share: {low} to {high} % of {named(whole)}")

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
        if factor.high <= 0 or factor.low < 0:
            return None
        if factor.low == 0:  # by zero there is no value
            text = f"IF({factor.text} = 0, 0, {_bracketed(value.text)} / {_bracketed(factor.text)})"
            return _Term(text, min(value.low, Decimal(0)), value.high * 100)
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

    def _column(self, operand: Operand, sign: str, before: _Term | None) -> _Term | None:
        column, sheet = operand.column, operand.sheet
        if sheet is self.sheet:
            if (
                before is not None
                and not self.depth
                and self.sheet.is_open(column)
                and not self._is_percent(sheet, column)
            ):
                self._as_part(column, sign, before)
            bounds = self.any_operand(column)
        elif operand.is_sum:
            each = Arithmetic(sheet).any_operand(column) or (Decimal(0), Decimal(10) ** 5)
            rows = Decimal(max(self.sheet.builder.schema.most_rows, 1))
            return _Term(operand.text, min(each[0], Decimal(0)) * rows, each[1] * rows)
        else:
            bounds = bounds_elsewhere(sheet, column)
        if bounds is None:
            return None
        text = operand.text if self.target.nullable or not column.nullable else f"IFNULL({operand.text}, 0)"
        return _Term(text, *bounds, column, bounds[1] > 1 and self._is_percent(sheet, column))

    @staticmethod
    def _is_percent(sheet: Sheet, column: Column) -> bool:
        words = {*tokens(column.name), *sheet.tokens(column)}  # that of a table may say so by a comment or the type
        if _ONLY_PERCENT.fullmatch(column.comment.strip()):
            return True
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
            if TAXES & words:
                self._tax(column, whole)
            return
        percent = self.discount_percent(column) if DISCOUNTS & words else None
        if percent is not None and whole.column is not None:
            self.share(column, whole.column, percent)
            return
        rate = self.rate_beside(column, DISCOUNTS) if DISCOUNTS & words else None
        if rate is not None:
            share, most = named(rate[0]), rate[1]
        elif DISCOUNTS & words:
            share, most, _ = self.discount_share()
        elif _MOST & words:
            share, most = self.sheet.hide("most_percent", {"provider": "integer", "min": 60, "max": 98}), Decimal(98)
        else:
            share, most = self.sheet.hide("part_percent", {"provider": "integer", "min": 2, "max": 20}), Decimal(20)
        text = f"{_bracketed(whole.text)} * {share} / 100"
        drawn = self.sheet.builder.result.hidden.get(share)
        said = f"{said_percent(drawn)} %" if isinstance(drawn, dict) else share
        self.write(column, text, (Decimal(0), whole.high * most / 100), f"share: {said} of {whole.text}", rounded=True)

    def _tax(self, column: Column, base: _Term) -> None:
        if base.column is not None:
            self.tax_of(column, base.column)
            return
        rate = self.rate_beside(column, TAXES)
        share, most = (named(rate[0]), rate[1]) if rate is not None else ("20", Decimal(20))
        text = f"{_bracketed(base.text)} * {share} / 100"
        self.write(column, text, (Decimal(0), base.high * most / 100), f"share: {share} % of {base.text}", rounded=True)

    def rate_beside(self, column: Column, kinds: frozenset[str]) -> tuple[Column, Decimal] | None:
        """The percentage of a discount or a tax that the row has too, and the most that it is."""
        rate = self.pick(lambda words: bool(kinds & set(words)) and bool({"percent", "rate"} & set(words)))
        bounds = self.operand(rate) if rate is not None and rate is not column and not rate.nullable else None
        return (
            (rate, bounds[1]) if rate is not None and bounds is not None and bounds[0] >= 0 and bounds[1] > 1 else None
        )

    def is_part_of_it(self, column: Column) -> bool:
        guess = self.sheet.guess(column)
        return guess is not None and guess.reason.startswith("share")


_FAULTS = frozenset(
    "defect defective scrap scrapped reject rejected error failed failure fault faulty lost damaged broken missing spoiled wrong late".split()
)


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
    return differ_by(first, second, _PAIRS)


def differ_by(first: Set[str], second: Set[str], pairs: Iterable[tuple[str, str]]) -> bool:
    """True where nothing but one of some pairs of words is different."""
    return any(one in first and other in second and first - {one} == second - {other} for one, other in pairs)
