"""Rows of amounts read from top to bottom, as a bill or a weighing slip is: what stands between two results belongs to the second.

A result is known by its word (``total``, ``net``, ``payout``, ``dry``, ``left to pay``); what stands above it need not be known at all. A
price of one of something is no amount: so many of it are, whether a column says that product or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...columns.guess import Bounds
from ...tables.sheet import named, scale_of
from .facts import MONEY, Number, Numbers, Relation, dimension

_SUMS = frozenset(
    """total grand overall final payable repayable collected charged billed invoiced bill invoice sum all combined gross warm fare due
    quote owed money""".split()
)
_NETS = frozenset("net payout proceeds settlement payable payment credited takehome".split())
_RESTS = frozenset(
    "left remaining outstanding rest unpaid owed due open balance missing arrear arrears available still".split()
)
_FLOWS = frozenset("dry stored net output final usable saleable clean cleaned processed packed finished".split())
_CLOSINGS = frozenset("expected closing ending final end".split())
_OPENINGS = frozenset("opening start float previous initial carried beginning".split())
_TIMES = frozenset("paid net productive billable payable".split())

_SETTLED = frozenset(
    """paid deposit advance prepaid prepayment repaid settled received collected credited spent committed used consumed reserved allocated
    drawn interim installment""".split()
)
_LESS = frozenset(
    """discount rebate deduction coupon voucher promotion excess deductible depreciation withheld withholding retention trade loss tare
    shrinkage waste scrap reject rejected out payout sold consumed break pause idle markdown allowance concession""".split()
)
_CHARGES = frozenset(
    "fee commission tax vat charge cost levy due social insurance pension contribution expense toll".split()
)
_LOSSES = frozenset("loss tare shrinkage waste scrap reject rejected dust moisture trim trash foreign".split())
_COMPARED = frozenset("list listed original regular catalog market purchase purchased buying cost".split())
_ASKED = frozenset("sale selling sold net offer offered agreed final special reduced our".split())
_NOT_BOUGHT = frozenset(
    "reorder minimum maximum safety free waitlist waitlisted waiting remaining available left target average capacity order".split()
)
_AMOUNTS = frozenset(
    "amount total cost charge value payout income revenue gross net sum pay royalty freight money".split()
)
_NO_COUNTS = frozenset("type status level sort class kind rank priority version".split())
_PERIODS = frozenset("hour day night week month year".split())
_BARE = frozenset("price rate unit each per sale selling list".split())
_SHARED = frozenset("share portion cut split".split())
_ASIDE = frozenset(
    """average maximum minimum estimate estimated limit target threshold insured declared refund refunded tendered change previous last
    next id score exchange capacity per count number margin profit reserve budget unit insurable replacement""".split()
)
_PIECES = frozenset("quantity count number piece unit item".split())
_EXTRA = frozenset(
    """flat fixed base basic surcharge bonus tip extra discount deposit delivery shipping handling setup callout cleaning tax vat insurance
    toll packaging deduction penalty paid advance prepaid refund credit""".split()
)


_CERTAIN = 8


@dataclass(frozen=True, slots=True)
class _Term:
    """A part of a result: a number, or so many of what has a price."""

    number: Number
    many: Number | None = None
    is_result: bool = False
    is_said: bool = False

    @property
    def text(self) -> str:
        return self.number.name if self.many is None else f"{self.many.name} * {self.number.name}"


class Ledger(Numbers):
    """The results of the rows of one table."""

    def relations(self) -> Iterator[Relation]:
        """Those that are certain enough to come before what others know of a column."""
        return (each for each in self._all() if each.score >= _CERTAIN)

    def _all(self) -> Iterator[Relation]:
        priced = self._priced()
        kinds = {each.name: "money" if each.name in priced else self._kind(each) for each in self.numbers}
        for kind in dict.fromkeys(kinds.values()):
            if kind:
                yield from self._read([each for each in self.numbers if kinds[each.name] == kind], priced)

    def decide(self) -> None:
        """Decide the results that nothing else has decided."""
        for each in list(self._all()):
            if self.sheet.is_open(each.target.column):
                each.write()

    # ---- what stands in a row --------------------------------------------------------------------------------------------

    @staticmethod
    def _kind(each: Number) -> str:
        """What numbers are added up with: money of as many places, or others of the same unit; "" for what is not added."""
        if each.is_percentage:
            return ""
        scale = scale_of(each.column)
        if each.is_money or each.is_price or (each.column.type.name == "decimal" and scale == 2 and not each.unit):
            return "money in cents" if each.column.type.is_integer else "money"
        return f"{each.unit} {scale}" if each.unit else ""

    def _priced(self) -> dict[str, _Term]:
        """The prices of one of something, by name, with how many there are of it."""
        found: dict[str, _Term] = {}
        for each in self.numbers:
            words = set(each.words)
            is_rate = bool({"price", "rate", "tariff", "wage", "each"} & words) or each.is_price
            is_other = {
                "total",
                "average",
                "tax",
                "vat",
                "gst",
                "interest",
                "discount",
                "commission",
                "exchange",
                "percent",
            } & words
            if not is_rate or is_other or each.column.type.is_integer or _is_per_two(each):
                continue
            is_said = bool({"per", "each", "unit"} & words) or "per " in each.column.comment.lower() or bool(each.unit)
            many = self._many_of(each, is_said=is_said)
            if many is not None:
                is_plain = not many.core or bool(_PIECES & set(many.words))  # of lines, which may have a discount
                found[each.name] = _Term(each, many, is_said=not is_plain and (is_said or bool(many.core & each.core)))
        return found

    def _many_of(self, price: Number, *, is_said: bool) -> Number | None:
        """How many there are of what a price is of: of its unit, called after it, or right before it."""
        counts = [each for each in self.numbers if _is_count(each) and not each.column.nullable]
        of = (price.core - MONEY - {"per", "each", "unit", "base"}) | {
            word for word in price.column.comment.lower().split() if is_said
        }
        if price.unit:
            same = [each for each in counts if each.unit and dimension(each.unit) == dimension(price.unit)]
            return max((each for each in same if each.at < price.at), key=lambda each: each.at, default=None) or next(
                iter(same), None
            )
        called = [each for each in counts if of and (each.core & of or {word + "s" for word in each.core} & of)]
        before = [each for each in counts if each.at < price.at and not _NOT_BOUGHT & set(each.words)]
        if called or not before:
            return next(iter(called), None)
        is_bare = not price.core - _BARE
        is_beside = not any(
            before[-1].at < each.at < price.at and each not in counts and not each.is_price for each in self.numbers
        )
        is_of_time = not price.period or price.period in before[-1].words
        return before[-1] if is_beside and is_of_time and (is_said or is_bare) else None

    # ---- what it comes to ------------------------------------------------------------------------------------------------

    def _read(self, run: Sequence[Number], priced: dict[str, _Term]) -> Iterator[Relation]:
        above: list[_Term] = []
        for at, each in enumerate(run):
            if each.name in priced:
                above.append(priced[each.name])
                continue
            product = above[-1] if above and above[-1].many is not None else None
            is_of_kinds = self._is_whole(each) and sum(term.many is not None for term in above) > 1
            if product is not None and not is_of_kinds and self._is_product(each, product, is_last=at + 1 == len(run)):
                if self.sheet.is_open(each.column):
                    is_certain = product.is_said and each.at <= product.number.at + 2
                    yield Relation(each, self._writer(each, [product], []), 8.45 if is_certain else 0)
                above = [_Term(each, is_result=True)] if self._is_whole(each) else [*above[:-1], _Term(each)]
                continue
            found = self._result(each, above, run[at + 1 :]) if above else None
            if found is not None:
                plus, minus, score = found
                if self.sheet.is_open(each.column):
                    yield Relation(each, self._writer(each, plus, minus), score)
            if found is not None or self._is_whole(each):
                above = [_Term(each, is_result=True)]
            elif not _ASIDE & set(each.words):
                above.append(_Term(each))

    @staticmethod
    def _is_product(each: Number, product: _Term, *, is_last: bool) -> bool:
        """True for what so many at a price come to, right behind the two."""
        words = set(each.words)
        own = {*product.number.core, *(product.many.core if product.many is not None else ())} - MONEY
        is_behind = each.at == product.number.at + 1 and bool(_AMOUNTS & set(each.words[-1:]))
        is_called = bool(own & each.core) or not each.core - MONEY or is_last or is_behind
        return (
            is_called
            and not (_EXTRA | _ASIDE) & words
            and each.column.type.is_integer == product.number.column.type.is_integer
        )

    def _is_whole(self, each: Number) -> bool:
        words = set(each.words)
        is_other = {"per", "unit", "average", "estimate", "estimated", "budget", "limit"} & words or each.is_percentage
        return not is_other and bool(_SUMS & words) and not each.core - set(self.sheet.words) - MONEY - _SUMS

    def _result(
        self, each: Number, above: Sequence[_Term], below: Sequence[Number]
    ) -> tuple[list[_Term], list[_Term], float] | None:
        """What is added and what is taken off to come to a result; None for what is none."""
        words = set(each.words)
        if {"per", "unit", "average", "estimate", "estimated", "budget", "limit"} & words or each.is_percentage:
            return None
        if each.unit:
            return self._flow(words, above)
        settled = [term for term in above[1:] if _SETTLED & set(term.number.words)]
        if _RESTS & words and settled:
            return self._rest(above, settled)
        if _CLOSINGS & words and _OPENINGS & set(above[0].number.words):
            return self._closing(words, above)
        if _SHARED & set(each.words[-1:]) and above[0].is_result and len(above) == 2:
            return [above[0]], [above[1]], 0
        is_taxed = any({"tax", "vat", "gst"} & set(one.words) for one in below)
        if _NETS & words and not {"total", "tax", "vat"} & words and self._has_costs(above[1:]):
            return self._sum(above, _LESS if is_taxed else _LESS | _CHARGES)
        if self._is_whole(each) or (words == {"net"} and is_taxed):
            return self._sum(above, _LESS)
        return None

    @staticmethod
    def _has_costs(terms: Sequence[_Term]) -> bool:
        return any((_CHARGES | _LESS) & set(term.number.words) for term in terms)

    def _closing(self, words: set[str], above: Sequence[_Term]) -> tuple[list[_Term], list[_Term], float] | None:
        """What is there in the end: of cash only what is called cash, and what goes."""
        family = words - _CLOSINGS
        first, *others = above
        called = [term for term in others if family & set(term.number.words)]
        came = [term for term in others if term in called or not called or {"paid", *_LESS} & set(term.number.words)]
        found = self._sum([first, *came], _LESS | {"paid"})
        return (*found[:2], 8.4) if found is not None else None

    @staticmethod
    def _sum(above: Sequence[_Term], less: frozenset[str]) -> tuple[list[_Term], list[_Term], float] | None:
        usual = [term for term in above if not _COMPARED & set(term.number.words)]
        terms = usual if any(_ASKED & set(term.number.words) for term in usual) else list(above)
        minus = [term for term in terms[1:] if less & set(term.number.words)]
        plus = [term for term in terms if term not in minus and not (_SETTLED - {"collected"}) & set(term.number.words)]
        is_certain = any(term.is_said for term in plus)
        return (plus, minus, 8.5 if is_certain else 0) if plus and len(plus) + len(minus) > 1 else None

    @staticmethod
    def _rest(above: Sequence[_Term], settled: Sequence[_Term]) -> tuple[list[_Term], list[_Term], float] | None:
        whole = [term for term in above if term not in settled]
        whole = whole[:1] if whole and whole[0].is_result else whole[-1:]
        return (whole, list(settled), 0) if whole and whole[0].many is None else None

    @staticmethod
    def _flow(words: set[str], above: Sequence[_Term]) -> tuple[list[_Term], list[_Term], float] | None:
        """What is left of a measured amount: of a harvest when it is dry, of a shift without its breaks."""
        kinds = [(_FLOWS, _LOSSES), (_TIMES, frozenset(("break", "pause", "idle")))]
        for results, losses in kinds:
            minus = [term for term in above if losses & set(term.number.words)]
            base = [
                term for term in above if term not in minus and not {"planned", "expected"} & set(term.number.words)
            ]
            if results & words and minus and base and above.index(base[-1]) < above.index(minus[0]):
                return [base[-1]], minus, 8.4
        return None

    # ---- writing ---------------------------------------------------------------------------------------------------------

    def _writer(self, target: Number, plus: Sequence[_Term], minus: Sequence[_Term]) -> Callable[[], None]:
        return lambda: self._write(target, plus, minus)

    def _write(self, target: Number, plus: Sequence[_Term], minus: Sequence[_Term]) -> None:
        first, *more = plus
        base = self._bounds(first)
        if base is None:
            return
        for term in more:
            if (
                {"tax", "vat", "gst"} & set(term.number.words)
                and self.sheet.is_open(term.number.column)
                and first.many is None
            ):
                self.tax_of(term.number.column, first.number.column)
        for term in minus:
            self._take_off(term.number, first, base, len(minus))
        known = [self._bounds(term) for term in (*plus, *minus)]
        if any(each is None for each in known) or not self._is_there(target, (*plus, *minus)):
            return
        bounds = [each for each in known if each is not None]
        gains, losses = bounds[: len(plus)], bounds[len(plus) :]
        low = sum((each[0] for each in gains), Decimal(0)) - sum((each[1] for each in losses), Decimal(0))
        if all(self._is_part(term.number, first) for term in minus):
            low = min(low, Decimal(0)) if low > 0 else Decimal(0)
        high = sum((each[1] for each in gains), Decimal(0)) - sum((each[0] for each in losses), Decimal(0))
        text = " + ".join(self._said(term) for term in plus) + "".join(f" - {self._said(term)}" for term in minus)
        kind = "product" if len(plus) == 1 and not minus else "rest" if not more and minus else "sum"
        self.write(target.column, text, (low, high), f"{kind}: {text}", rounded=True)

    @staticmethod
    def _is_there(target: Number, terms: Sequence[_Term]) -> bool:
        """True where what a result begins with is there in each row in which it is."""
        first = terms[0]
        parts = [first.number] if first.many is None else [first.number, first.many]
        return target.column.nullable or not any(each.column.nullable for each in parts)

    def _said(self, term: _Term) -> str:
        return term.text if term.many is not None else self.term(term.number.column)

    def _bounds(self, term: _Term) -> Bounds | None:
        own = self.known(term.number.column, 100)
        many = self.known(term.many.column, 60) if term.many is not None else (Decimal(1), Decimal(1))
        if own is None or many is None:
            return None
        ends = [one * other for one in own for other in many]
        return min(ends), max(ends)

    def _take_off(self, each: Number, first: _Term, base: Bounds, count: int) -> None:
        self.sheet.settle(each.column.name.lower())
        if first.many is not None or base[0] < 0 or not self.is_loose(each.column):
            return
        words = set(each.words)
        if {"discount", "rebate"} & words:
            self.loosen(each.column)
            self.take_part(each.column, first.number.column)
        elif _SETTLED & words:
            self.be_share(each, first.number.name, base, (0, 100) if count == 1 else (0, 90 // count))
        else:
            self.be_share(each, first.number.name, base, (1, 10) if _LOSSES & words else (2, 30 // count))

    def _is_part(self, each: Number, first: _Term) -> bool:
        """True for a share of at most all of a base."""
        guess = self.sheet.guesses.get(each.column.name.lower())
        if guess is None or first.many is not None or not guess.reason.startswith("share"):
            return False
        return isinstance(guess.rule, str) and named(first.number.column) in guess.rule


def _is_per_two(price: Number) -> bool:
    """True for a price per pallet and day, which is of two numbers."""
    sides = price.sides_of_per
    return sides is not None and bool(sides[1] & _PERIODS) and len(sides[1]) > 1


def _is_count(each: Number) -> bool:
    """True for a count or a measure, which may be multiplied by a price."""
    is_other = each.is_money or each.is_percentage or each.is_price or _NO_COUNTS & set(each.words)
    return not is_other and (each.column.type.is_integer or bool(each.unit) or bool(_PIECES & set(each.words)))
