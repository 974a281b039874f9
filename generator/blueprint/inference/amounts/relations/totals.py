"""Totals of the numbers that are in front of them or share their words, and counts of kinds: adults and children are guests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ...columns.guess import Bounds
from .facts import Number, Numbers, Relation, fits, patterns

_TOTALS = frozenset(("total", "overall", "sum", "combined", "all", "altogether"))
_NO_PARTS = frozenset(
    """total average maximum minimum estimated planned overall paid due balance unit per budget limit deposit capacity
    outstanding remaining rate percent net gross subtotal sum list original last previous next target actual
    id year reading meter odometer price opening closing initial final free available""".split()
)
_CHARGES = frozenset(
    "charge fee levy tax cost deduction freight premium surcharge commission dues contribution".split()
)
_TAKEN_OFF = frozenset(("discount", "rebate", "deduction", "coupon", "voucher", "promotion", "credit"))
_MEASURED = frozenset("minimum maximum average day month year".split())


class Totals(Numbers):
    """The totals of one table."""

    def totals(self) -> Iterator[Relation]:
        for target in self.numbers:
            words = set(target.words)
            if target.is_percentage or target.is_price or not self.sheet.is_open(target.column):
                continue
            if _TOTALS & words and not _MEASURED & words:
                family = target.core - _TOTALS
                for score, parts in ((9, self._of_family(target, family)), (7, self._in_front(target, family))):
                    if len(parts) > 1:
                        yield Relation(target, self._writer(target, parts), score)
                        break
            else:
                parts = self._kinds_of(target)
                if len(parts) > 1:
                    yield Relation(target, self._writer(target, parts), 8)
        yield from self._outcomes()
        yield from self._priced_kinds()

    def _writer(self, target: Number, parts: Sequence[Number]) -> Callable[[], None]:
        return lambda: self._write(target, parts)

    def _write(self, target: Number, parts: Sequence[Number]) -> None:
        gross = self._gross() if "deduction" in target.words else None
        for each in parts:
            self.sheet.settle(each.column.name.lower())
            if gross is not None and self.is_loose(each.column):
                self.be_share(each, *gross, (1, 30 // len(parts)))
            self.known(each.column, 100)
        minus = [each.column for each in parts if _TAKEN_OFF & set(each.words) and not _TAKEN_OFF & set(target.words)]
        self.sum(target.column, [each.column for each in parts if each.column not in minus], minus)

    def _gross(self) -> tuple[str, Bounds] | None:
        """The gross of which deductions are shares, and its bounds; None where it may be below 0."""
        gross = next((each for each in self.numbers if "gross" in each.words and each.is_money), None)
        bounds = self.known(gross.column) if gross is not None else None
        return (gross.name, bounds) if gross is not None and bounds is not None and bounds[0] >= 0 else None

    def _may_be_part(self, target: Number, each: Number) -> bool:
        return (
            each is not target
            and not _NO_PARTS & set(each.words) - set(target.words)
            and not each.is_percentage
            and not (each.is_price and not target.is_price)
            and each.unit == target.unit
            and _is_like(target, each)
        )

    def _of_family(self, target: Number, family: frozenset[str]) -> list[Number]:
        """The numbers that have all words of the total, and more: ``hours_night`` of ``hours_total``."""
        if not family and not target.unit:
            return []
        return [
            each
            for each in self.numbers
            if self._may_be_part(target, each) and family < each.core and not _TOTALS & set(each.words)
        ]

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

    def _run_before(self, target: Number) -> list[Number]:
        """The numbers without a gap before a total that may be parts of it, in the order of the table."""
        run: list[Number] = []
        for each in reversed([number for number in self.numbers if number.at < target.at]):
            if not self._may_be_part(target, each) or each.at != target.at - len(run) - 1:
                break
            run.append(each)
        return run[::-1]

    def _kinds_of(self, target: Number) -> list[Number]:
        """Counts of several kinds of the same right before or behind their sum: ``adult_count``, ``child_count``, ``guest_count``."""
        kinds = next((each for each in patterns("kinds") if set(each["whole"].split()) & target.core), None)
        if kinds is None or len(target.core) > 1 or not target.column.type.is_integer:
            return []
        names = set(kinds["parts"].split())
        heads = set(target.words) - target.core
        alike = self._counts_like(target)
        if names == {"*"}:
            return _close_before(target, [each for each in alike if heads <= set(each.words)]) if heads else []
        return [each for each in alike if names & each.core and _shares_head(each, heads)]

    def _counts_like(self, target: Number) -> list[Number]:
        """The counts of other things that may be parts of a count."""
        return [
            each
            for each in self.numbers
            if each is not target
            and each.column.type.is_integer
            and len(each.core) < 3
            and fits(each, target)
            and not _NO_PARTS & set(each.words)
        ]

    def _outcomes(self) -> Iterator[Relation]:
        """Matches played are those won, drawn and lost; points are 3 and 1 of them, or 2 and 1."""
        won, lost = (self._one_called(*names) for names in (("won", "win"), ("lost", "loss", "defeat")))
        drawn = self._one_called("drawn", "draw", "tied", "tie")
        if won is None or lost is None:
            return
        parts = [won, *([drawn] if drawn is not None else []), lost]
        played = self._one_called("played", "match_played", "game_played", "match", "game")
        if played is not None and self.sheet.is_open(played.column):
            yield Relation(played, self._writer(played, parts), 9)
        points = self._one_called("point")
        if points is not None and drawn is not None and self.sheet.is_open(points.column):
            yield Relation(points, lambda: self._points(points, won, drawn), 9)

    def _priced_kinds(self) -> Iterator[Relation]:
        """Revenue of several kinds that have a price each: adult tickets x adult price + child tickets x child price."""
        prices = [each for each in self.numbers if each.words[-1:] == ("price",) and len(each.words) > 1]
        pairs = [
            (many, price)
            for price in prices
            for many in self.numbers
            if many.column.type.is_integer and not many.is_money and set(price.words[:-1]) <= set(many.words)
        ]
        target = self._revenue()
        if target is not None and len(pairs) > 1 and len({price.name for _, price in pairs}) == len(pairs):
            yield Relation(target, lambda: self._add_products(target, pairs), 9.5)

    def _revenue(self) -> Number | None:
        """The first amount that is open and may be what all that is sold comes to."""
        return next(
            (
                each
                for each in self.numbers
                if {"gross", "total", "revenue", "subtotal"} & set(each.words)
                and each.column.type.name == "decimal"
                and self.sheet.is_open(each.column)
                and not each.unit
            ),
            None,
        )

    def _add_products(self, target: Number, pairs: Sequence[tuple[Number, Number]]) -> None:
        text, low, high = [], Decimal(0), Decimal(0)
        for many, price in pairs:
            one, other = self.known(many.column, 60), self.known(price.column)
            if one is None or other is None or many.column.nullable or price.column.nullable:
                return
            text.append(f"{many.name} * {price.name}")
            low, high = low + one[0] * other[0], high + one[1] * other[1]
        self.write(target.column, " + ".join(text), (low, high), f"product: {' + '.join(text)}", rounded=True)

    def _points(self, points: Number, won: Number, drawn: Number) -> None:
        bounds = [self.known(each.column, 30) for each in (won, drawn)]
        if bounds[0] is not None and bounds[1] is not None:
            text = f"3 * {self.term(won.column)} + {self.term(drawn.column)}"
            low, high = (3 * one + other for one, other in zip(*bounds, strict=True))
            self.write(points.column, text, (low, high), f"sum: {text}")

    def _one_called(self, *names: str) -> Number | None:
        return next(
            (
                each
                for name in names
                for each in self.numbers
                if "_".join(sorted(each.core)) == "_".join(sorted(name.split("_")))
            ),
            None,
        )


def _close_before(target: Number, counts: Sequence[Number]) -> list[Number]:
    """Those of some counts that are no farther in front of their sum than there are counts in front of it."""
    before = [each for each in counts if each.at < target.at]
    return [each for each in before if each.at >= target.at - len(before)]


def _shares_head(number: Number, heads: set[str]) -> bool:
    """True for a count called as its sum is: ``adult_count`` of ``guest_count``; and where either has no such word."""
    words = set(number.words)
    return not heads or bool(heads & words) or not words - number.core


def _is_like(target: Number, each: Number) -> bool:
    """True for numbers of one kind: with as many decimal places, both NOT NULL or not."""
    one, other = target.column, each.column
    return (
        one.type.is_integer == other.type.is_integer
        and (one.type.scale or 0) == (other.type.scale or 0)
        and (one.nullable or not other.nullable)
    )
