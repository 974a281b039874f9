"""Totals of the numbers that are in front of them or share their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...comments.values import begins_with_zero
from ...words.money_words import DEDUCTIONS
from .facts import Number, Numbers, Relation
from .listed import is_overall_mark

_TOTALS = frozenset(("total", "overall", "sum", "combined", "all", "altogether"))
_NO_PARTS = frozenset(
    """total average maximum minimum estimated planned overall paid due balance unit per budget limit deposit capacity
    outstanding remaining rate percent net gross subtotal sum list original last previous next target actual
    id year reading meter odometer price opening closing width height depth thickness initial final free available taxable vatable employer""".split()
)
_CHARGES = frozenset(
    "charge fee levy tax cost deduction freight premium surcharge commission dues contribution".split()
)
_TAKEN_OFF = DEDUCTIONS | {"credit"}
_MEASURED = frozenset("minimum maximum average day year".split())
_OF_ALL = frozenset("revenue price invoice bill pay payable contract order charge".split())
_GENERAL = frozenset(
    "amount billed charged budgeted quoted payable claim claimed installment payment value sum".split()
)
_SAME = frozenset(("net", "gross"))
_ALIKE = frozenset("amount rent cost fee charge price value premium pay total tax".split())
_NO_SUMMED = frozenset(
    """debit credit buy buying purchase purchased selling sale sold cost list regular retail market old new foreign local exchange
    insured declared refund refunded approved advance""".split()
)
_INCOME = frozenset("gross revenue income sale receipt received takings turnover capital".split())


class Totals(Numbers):
    """The totals of one table."""

    def relations(self) -> Iterator[Relation]:
        for target in self.numbers:
            is_price = target.is_price and "total" not in target.words
            if target.is_percentage or is_price or is_overall_mark(target.words) or not self.is_loose(target.column):
                continue
            for score, parts in self._scored_parts(target):
                if len(parts) > 1:
                    names = frozenset(each.name for each in parts)
                    yield Relation(target, partial(self._write, target, parts), score, names)
                    break

    def _scored_parts(self, target: Number) -> Iterator[tuple[float, list[Number]]]:
        """The numbers that a number may be the sum of, the surest first, each time with how much speaks for them."""
        words = set(target.words)
        if _TOTALS & words and not {"minimum", "maximum", "average"} & words:
            family = target.core - _TOTALS
            yield 9, self._of_family(target, family)
            if not self._is_one_of_kinds(target, family):
                yield 8 if _CHARGES & family else 7, self._in_front(target, family)
                yield 8 if _CHARGES & family else 4, self._above_total(target, family)
        elif "actual" in words and target.is_money and words <= _GENERAL | {"actual", "cost", "expense"}:
            yield 10.5, [each for each in self._run_before(target) if "actual" in each.words]
        elif self._is_general(target) and target.column.type.name == "decimal" and not target.unit:
            yield 7, self._alike_above(target)

    def _is_one_of_kinds(self, target: Number, family: frozenset[str]) -> bool:
        """True for a total of one kind right behind the total of another: of a levy, behind that of the haulage."""
        before = next((each for each in self.numbers if each.at == target.at - 1), None)
        is_called = any(before is not None and before.words[at] == target.words[at] == "total" for at in (0, -1))
        if before is None or not family or not is_called:
            return False
        kind = before.core - _TOTALS - _SAME
        return bool(kind) and not family - _SAME <= kind and "grand" not in target.words

    def _write(self, target: Number, parts: Sequence[Number]) -> None:
        self.take_off_gross(target, parts)
        for each in parts:
            self.known(each.column, 100)
        minus = [each.column for each in parts if _TAKEN_OFF & each.said and not _TAKEN_OFF & set(target.words)]
        self.sum(target.column, [each.column for each in parts if each.column not in minus], minus)

    def _may_be_part(self, target: Number, each: Number) -> bool:
        return (
            each is not target
            and not _NO_PARTS & set(each.words) - set(target.words) - ({"per"} if "diem" in each.words else set())
            and not each.is_percentage
            and not each.is_price
            and each.unit == target.unit
            and _is_like(target, each)
        )

    def _of_family(self, target: Number, family: frozenset[str]) -> list[Number]:
        """The numbers that have all words of the total, and more: ``hours_night`` of ``hours_total``."""
        if (not family and not target.unit) or (family <= _MEASURED and target.column.type.is_integer):
            return []
        found = [
            each
            for each in self.numbers
            if self._may_be_part(target, each)
            and family < each.core
            and (not _TOTALS & set(each.words) or (family <= _SAME and each.core - family - _TOTALS))
        ]
        return self._with_taxes(target, found) if target.is_money and len(found) > 1 else found

    def _with_taxes(self, target: Number, found: Sequence[Number]) -> list[Number]:
        """The parts of a total, and the taxes and charges between them and it."""
        between = [
            each for each in self.numbers if found[0].at < each.at < target.at and self._may_be_part(target, each)
        ]
        added = [each for each in between if (_CHARGES | _TAKEN_OFF) & set(each.words) and each.is_money]
        added += [each for each in between if _is_bare(each)]
        return [each for each in self.numbers if each in found or each in added]

    def _is_general(self, target: Number) -> bool:
        """True for an amount of the whole row: ``amount``, ``cycle_cost`` of cycles."""
        own = set(target.words) - set(self.sheet.words)
        return own <= _GENERAL or (own < _ALIKE and len(own) == 1 and target.words != ("price",))

    def _alike_above(self, target: Number) -> list[Number]:
        """The amounts above an ``amount`` that are each of something and end in the same word: principal and interest of an instalment,
        the rents of a line. Prices and percentages may be between them."""
        found: list[Number] = []
        for each in reversed([number for number in self.numbers if number.at < target.at and _is_plain(number)]):
            is_called_else = bool(found) and _last(each) != _last(found[0])
            if is_called_else or not _is_one_of(target, each) or not self._may_be_part(target, each):
                break
            found.append(each)
        return found[::-1]

    def _in_front(self, target: Number, family: frozenset[str]) -> list[Number]:
        """The numbers right before the total, of its type, as far as they share a word or a unit with each other."""
        run = self._run_before(target)
        shared = set.intersection(*(set(each.words) for each in run)) if run else set()
        are_charges = bool(_CHARGES & family) and all(_CHARGES & set(each.words) for each in run)
        if len(run) < 2 or not (shared or run[0].unit or are_charges):
            return []
        if are_charges:
            return run
        is_called = not family or bool(family & shared) or bool(run[0].unit)
        return run if is_called else []

    def _above_total(self, target: Number, family: frozenset[str]) -> list[Number]:
        """The amounts above a total, whatever they are called, with percentages and counts between them, up to what is none of it."""
        above = [number for number in self.numbers if number.at < target.at]
        if _MEASURED & set(target.words) or not _is_amount(target) or _is_product(above):
            return []
        are_costs = bool(_CHARGES & set(target.words))
        amounts = list(self._amounts(target, reversed(above)))
        if are_costs and amounts and {"deposit", "held"} & set(amounts[0].words):
            amounts = amounts[1:]  # the deposit that they are taken off
        found = list(itertools.takewhile(lambda each: self._adds_to(target, each), amounts))
        if family <= _OF_ALL or are_costs:
            return found[::-1]
        called = [at for at, each in enumerate(found) if family & each.core]
        return (
            found[: called[-1] + 1][::-1] if called else []
        )  # what is above the first that is called so is none of it

    @staticmethod
    def _amounts(target: Number, numbers: Iterable[Number]) -> Iterator[Number]:
        """What may be added up of some numbers: no percentages, and no counts where there is no unit."""
        return (
            each
            for each in numbers
            if not (each.is_percentage or each.is_price or "minimum" in each.words)
            and (bool(target.unit) or not each.column.type.is_integer)
        )

    def _adds_to(self, target: Number, each: Number) -> bool:
        is_rate = bool(each.period) and "total" not in each.words
        is_income = bool(_CHARGES & set(target.words) and _INCOME & set(each.words))
        is_income |= "deduction" in target.words and bool(_TOTALS & set(each.words))
        return not is_rate and not is_income and self._may_be_part(target, each)

    def _run_before(self, target: Number) -> list[Number]:
        """The numbers without a gap before a total that may be parts of it, in the order of the table."""
        run: list[Number] = []
        for each in reversed([number for number in self.numbers if number.at < target.at]):
            if not self._may_be_part(target, each) or each.at != target.at - len(run) - 1:
                break
            run.append(each)
        return run[::-1]


def _is_bare(number: Number) -> bool:
    """True for an amount by its type alone, which begins with 0: the hire of a crane among costs."""
    is_decimal = number.column.type.name == "decimal" and number.column.type.scale == 2
    return is_decimal and not (number.is_money or number.unit) and begins_with_zero(number.column)


def _last(number: Number) -> str:
    """The word that an amount ends with; a charge is a fee."""
    return {"charge": "fee"}.get(number.words[-1], number.words[-1])


def _is_amount(target: Number) -> bool:
    return not target.column.type.is_integer and (target.is_money or bool(target.unit))


def _is_plain(number: Number) -> bool:
    """True for what may be an amount of money: no percentage, price, count or measure."""
    return not (number.is_percentage or number.is_price or number.unit or number.column.type.is_integer)


def _is_one_of(target: Number, each: Number) -> bool:
    """True for an amount of one thing whose name ends like that of the whole, or the whole has a name for any amount."""
    last = each.words[-1]
    is_one = each.is_money and len(each.words) > 1 and not _NO_SUMMED & set(each.words[:-1])
    is_cost = target.words[-1] == "cost" and last in ("fee", "charge")
    return is_one and last in _ALIKE and (is_cost or target.words[-1] in (last, *_GENERAL))


def _is_product(above: Sequence[Number]) -> bool:
    """True where a price is above a total and nothing that it comes to."""
    last = max((each.at for each in above if each.is_price and not each.period), default=None)
    behind = [each for each in above if last is not None and each.at > last and not _TAKEN_OFF & set(each.words)]
    return last is not None and not any(each.is_money and not each.is_price for each in behind)


def _is_like(target: Number, each: Number) -> bool:
    """True for numbers of one kind: with as many decimal places, both NOT NULL or not."""
    one, other = target.column, each.column
    return (
        one.type.is_integer == other.type.is_integer
        and (one.type.scale or 0) == (other.type.scale or 0)
        and (one.nullable or not other.nullable)
    )
