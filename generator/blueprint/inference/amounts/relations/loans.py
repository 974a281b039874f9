"""Loans: simple interest for the time that they run (principal x annual rate x months / 12), and equal installments of what is to be
repaid. Compound interest and annuities are computed month by month, which no expression over one row says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ...numbers.factors import divisor_of
from .factors import first
from .facts import Number, Numbers, Relation

_PRINCIPALS = frozenset("principal capital loan lent borrowed advanced".split())
_OF_TIME = {"year": 1, "month": 12, "week": 52, "day": 365}
_RATES = frozenset(("interest", "annual", "year", "month", "week", "day", "apr", "nominal"))
_NO_INTEREST = frozenset("rate percent paid due accrued late overdue penalty count number type".split())
_INSTALLMENTS = frozenset(("installment", "instalment", "emi", "repayment", "payment"))
_NO_INSTALLMENT = frozenset("number count total last first late missed due paid down day extra additional".split())


class Loans(Numbers):
    """The loans of one table."""

    def relations(self) -> Iterator[Relation]:
        principal, term = first(each for each in self.numbers if self._is_principal(each)), self._term()
        if principal is None or term is None:
            return
        open_ones = [each for each in self.numbers if self.sheet.is_open(each.column)]
        alike = [each for each in open_ones if each.column.type.is_integer == principal.column.type.is_integer]
        yield from self._of_interest(principal, term, alike)
        for target in alike:
            if _is_installment(target, term[1]):
                yield Relation(target, self._installment(target, principal, term[0]), 9)

    def _of_interest(
        self, principal: Number, term: tuple[Number, str], targets: Sequence[Number]
    ) -> Iterator[Relation]:
        """The interest, and what is to be repaid with it."""
        rate = first(each for each in self.numbers if self._is_rate(each))
        interest = first(each for each in self.numbers if _is_interest(each))
        whole = self._to_repay()
        if interest is None:
            return
        if rate is not None and interest in targets and interest.at > principal.at:
            yield Relation(interest, self._interest(interest, principal, rate, term), 10)
        if whole is not None and whole in targets:
            yield Relation(whole, self._sum(whole, principal, interest), 10)

    @staticmethod
    def _is_principal(each: Number) -> bool:
        is_amount = each.is_money or "principal" in each.words
        return is_amount and bool(_PRINCIPALS & set(each.words)) and not each.column.nullable and not each.is_percentage

    @staticmethod
    def _is_rate(each: Number) -> bool:
        return each.is_percentage and bool(_RATES & set(each.words)) and not each.column.nullable

    def _term(self) -> tuple[Number, str] | None:
        """For how long a loan runs, and in what: months, days, weeks or years."""
        for each in self.numbers:
            unit = next((word for word in each.words if word in _OF_TIME), "")
            is_term = {"term", "duration", "tenure", "length", "loan", "runtime"} & set(each.words) or len(
                each.words
            ) == 1
            if unit and is_term and each.column.type.is_integer and not each.is_money and not each.column.nullable:
                return each, unit
        return None

    def _interest(
        self, target: Number, principal: Number, rate: Number, term: tuple[Number, str]
    ) -> Callable[[], None]:
        def write() -> None:
            many, unit = term
            known = [self.known(each.column) for each in (principal, rate, many)]
            own, percent, long = known
            if own is None or percent is None or long is None or min(own[0], percent[0], long[0]) < 0:
                return
            of = next((word for word in rate.words if word in _OF_TIME), "year")
            divisor = divisor_of(rate.column, percent)
            periods = Decimal(_OF_TIME[unit]) / Decimal(_OF_TIME[of]) * divisor
            if periods != int(periods):
                return
            text = f"{principal.name} * {rate.name} * {many.name}" + (f" / {periods:f}" if periods != 1 else "")
            high = own[1] * percent[1] * long[1] / periods
            self.write(target.column, text, (Decimal(0), high), f"share: {text}", rounded=True)

        return write

    def _sum(self, whole: Number, principal: Number, interest: Number) -> Callable[[], None]:
        def write() -> None:
            self.known(principal.column)
            self.known(interest.column)
            self.sum(whole.column, [principal.column, interest.column], [])

        return write

    def _installment(self, target: Number, principal: Number, many: Number) -> Callable[[], None]:
        def write() -> None:
            whole = self._to_repay() or principal
            own, so_many = self.known(whole.column), self.known(many.column, 60)
            if own is None or so_many is None or so_many[0] < 1 or own[0] < 0:
                return
            text = f"{whole.name} / {many.name}"
            self.write(target.column, text, (Decimal(0), own[1] / so_many[0]), f"share: {text}", rounded=True)

        return write

    def _to_repay(self) -> Number | None:
        """What is to be repaid in all, with interest."""
        called = {"repayable", "repay", "repayment", "payable", "due"}
        return first(
            each
            for each in self.numbers
            if "total" in each.words and called & set(each.words) and each.is_money and not each.column.nullable
        )


def _is_interest(each: Number) -> bool:
    words = set(each.words)
    return "interest" in words and not each.is_percentage and not _NO_INTEREST & words and not each.column.nullable


def _is_installment(each: Number, unit: str) -> bool:
    words = set(each.words)
    is_regular = bool(_INSTALLMENTS & words) and bool({"month", "week", "day"} & words)
    return is_regular and not _NO_INSTALLMENT & words - {unit}
