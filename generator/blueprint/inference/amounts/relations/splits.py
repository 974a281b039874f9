"""An amount that two share: what the insurer pays and what is left for the patient, the shares of distributor and cinema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ...columns.guess import Bounds
from .facts import Number, Numbers, Relation

_SHARES = frozenset(("share", "portion", "part"))
_PARTIES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("insurance insurer payer covered", "copay patient customer self"),
        ("platform network agency marketplace", "publisher creator seller partner host driver"),
        ("employer", "employee"),
        ("grant subsidy subsidized funded", "own self"),
    )
)
_WHOLES = frozenset(
    "gross total amount subtotal price cost revenue office premium fee net billed charge takings receipt fare value".split()
)
_NO_WHOLE = frozenset("paid due balance discount tax vat deposit tip percent rate unit per remaining".split())
_FIRST = (30, 70)  # percent of the whole, where nothing says more
_MOST_PERCENT = Decimal(100)


class Splits(Numbers):
    """The amounts of one table that are shared by two."""

    def relations(self) -> Iterator[Relation]:
        for first, second in pairwise(self.numbers):
            if not (self._are_parts(first, second) and self.is_loose(first.column) and self.is_loose(second.column)):
                continue
            whole = self._whole_before(first)
            if whole is not None and not self._is_total_behind(second):
                of_first, of_second = self._percent_of(first), self._percent_of(second)
                known, is_second = of_first or of_second, of_first is None and of_second is not None
                part, rest = (second, first) if is_second else (first, second)
                yield Relation(part, self._share(part, whole, known), 8)
                yield Relation(rest, self._rest(rest, part, whole), 8)

    @staticmethod
    def _are_parts(first: Number, second: Number) -> bool:
        """True for two amounts of two parties: they are called shares, or by those who usually share."""
        if not _are_like(first, second) or any(each.unit or each.is_percentage for each in (first, second)):
            return False
        one, other = set(first.words), set(second.words)
        are_shares = bool(_SHARES & one and _SHARES & other) and one != other
        return are_shares or (_are_of_two(one, other) and (first.is_money or second.is_money))

    def _whole_before(self, first: Number) -> Number | None:
        """The nearest amount before both that is a whole."""
        before = [each for each in self.numbers if each.at < first.at and _WHOLES & set(each.words)]
        found = [
            each
            for each in before
            if not (each.unit or each.is_percentage or each.is_price or _NO_WHOLE & set(each.words))
            and each.column.type.name == first.column.type.name
            and each.column.nullable <= first.column.nullable
        ]
        return found[-1] if found else None

    def _is_total_behind(self, second: Number) -> bool:
        """True where a total follows both, which adds them up."""
        return any(
            each.at == second.at + 1 and {"total", "gross", "sum"} & set(each.words) and not each.is_percentage
            for each in self.numbers
        )

    def _percent_of(self, part: Number) -> tuple[str, Bounds] | None:
        """The path and the bounds of the percentage of a part, of the row or one that it refers to: ``distributor_share_pct`` of the
        film."""
        party = part.core - _SHARES
        for own in self.numbers if party else ():
            bounds = self.known(own.column, 100) if own.is_percentage and party <= own.core else None
            if bounds is not None:
                return own.name, bounds
        above = (each for each in self.above if each.number.is_percentage and party and party <= each.number.core)
        return next(((each.path, each.bounds) for each in above), None)

    def _share(self, part: Number, whole: Number, percent: tuple[str, Bounds] | None) -> Callable[[], None]:
        def write() -> None:
            bounds = self.known(whole.column)
            if bounds is None or bounds[0] < 0:
                return
            if percent is None or percent[1][0] < 0 or percent[1][1] > _MOST_PERCENT:
                self.be_share(part, whole.name, bounds, _FIRST)
                return
            reason = f"share: {whole.name} * {percent[0]}"
            text = f"{whole.name} * {percent[0]} / 100"
            self.write(part.column, text, (Decimal(0), bounds[1]), reason, rounded=True)

        return write

    def _rest(self, rest: Number, part: Number, whole: Number) -> Callable[[], None]:
        def write() -> None:
            for each in (whole, part):
                self.sheet.settle(each.column.name.lower())
            bounds = self.known(whole.column)
            if bounds is None or part.column.name.lower() not in self.sheet.guesses:
                return
            text = self._named_as(rest, [whole, part])
            self.write(rest.column, text, (Decimal(0), bounds[1]), f"rest: {text}")

        return write

    def _named_as(self, rest: Number, columns: Sequence[Number]) -> str:
        return " - ".join(each.name if rest.column.nullable else self.term(each.column) for each in columns)


def _are_like(first: Number, second: Number) -> bool:
    """True for numbers of one type with as many decimal places."""
    one, other = first.column.type, second.column.type
    return one.name == other.name and (one.scale or 0) == (other.scale or 0)


def _are_of_two(one: set[str], other: set[str]) -> bool:
    """True for the words of two parties that usually share: insurer and patient, in either order."""
    return any((one & a and other & b) or (one & b and other & a) for a, b in _PARTIES)
