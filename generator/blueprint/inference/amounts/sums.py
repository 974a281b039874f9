"""Totals and other sums in a row, from the siblings that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ....schema.model import Column
from ..comments.values import begins_with_zero
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import role
from .refunds import decide_refunds
from .rests import decide_rests
from .totals import with_tax

_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_PLUS = frozenset(
    (
        "shipping",
        "freight",
        "transport",
        "carriage",
        "handling",
        "tip",
        "surcharge",
        "service",
        "delivery",
        "packaging",
        "gratuity",
        "extra",
        "meal",
        "food",
        "expenses",
        "supplement",
    )
)
_MINUS = frozenset(("discount", "rebate", "coupon", "voucher", "promotion"))
_NO_MINUS = frozenset(("rate", "percent", "type", "code", "count", "id", "number", "day", "date"))
_NO_AMOUNT = frozenset("rate percent number id code day count weight method included quantity class status".split())
_ADDABLE = frozenset(
    "hour score point cost day mark minute price amount weight quantity tax fee pay charge premium seat vote goal".split()
)
_SPLIT = frozenset(("principal", "capital", "interest", "escrow"))
_OPENING = frozenset(("opening", "opened", "beginning", "start", "initial"))
_CLOSING = frozenset(("closing", "closed", "ending", "end", "final"))
_CAME = frozenset(
    ("credit", "deposit", "received", "receipt", "in", "purchased", "added", "produced", "income", "inflow")
)
_WENT = frozenset(
    (
        "debit",
        "withdrawal",
        "withdrawn",
        "issued",
        "out",
        "sold",
        "sale",
        "used",
        "consumed",
        "outflow",
        "expense",
        "shipped",
        "fee",
    )
)
_NO_FLOW = frozenset(("rate", "percent", "count", "number", "limit", "balance", "average"))
_NO_SHARE = frozenset(
    "tax vat gst duty discount rebate coupon voucher exchange interest hour day night month year fx currency conversion pay base".split()
)
_TAKEN = frozenset(("contribution", "commission", "fee", "withholding", "charge", "royalty", "expense", "deduction"))
_WORK = frozenset(
    "labor material part overhead equipment subcontract tooling machine setup outside freight energy packaging".split()
)
_NO_PARTS = frozenset(
    """total average maximum minimum maximal estimated planned overall paid due balance discount refunded unit per budget limit deposit deductible
    insured approved outstanding remaining credit percent rate net gross subtotal sum listed list original last previous""".split()
)


def decide_totals(sheet: Sheet) -> None:
    """Decide what a total is of its base, taxes and discounts, as far as no comment says otherwise."""
    _Sums(sheet).totals()


def decide_sums(sheet: Sheet) -> None:
    """Decide the numbers that follow from others of the row, once it is known what its lines add up to."""
    sums = _Sums(sheet)
    sums.granted()
    sums.periods()
    sums.nets()
    sums.commissions()
    decide_rests(sheet)
    sums.sums_of_a_kind()
    sums.splits()
    decide_refunds(sheet)


class _Sums(Arithmetic):
    def totals(self) -> None:
        """total = subtotal + tax + shipping − discount; gross = net + tax; tax = base × rate."""
        self._costs_of_work()
        self._percentages()
        base, total = self.find(*role("base")), with_tax(self.sheet, self.find(*role("total of base")))
        if base is not None and total is not None and base is not total:
            if self.sheet.is_open(total):
                self._total(base, total)
        elif base is None and total is not None:
            base = self._only_base(total)
            if base is None:
                self._tax_of(total)
            else:
                self._total(base, total)
        elif base is not None and total is None:
            self._beside_base(base)

    def _percentages(self) -> None:
        """premium = price × premium percent, and the total of both: of a share that is neither tax nor discount."""
        for rate in self.columns:
            kind = set(self.words[rate.name]) - {"percent", "rate"}
            if kind and kind != set(self.words[rate.name]) and not kind & _NO_SHARE:
                amounts = [each for each in self.columns if each is not rate and self._is_amount_of(each, kind)]
                if len(amounts) == 1 and (self.sheet.is_open(amounts[0]) or self._is_share(amounts[0])):
                    self._percentage(amounts[0], rate, is_taken=bool(kind & (_TAKEN | _MINUS | {"retention"})))

    def _is_share(self, column: Column) -> bool:
        guess = self.sheet.guesses.get(column.name.lower())
        return guess is not None and guess.reason.startswith("share: ") and " * " in guess.reason

    def _is_amount_of(self, column: Column, kind: set[str]) -> bool:
        return set(self.words[column.name]) - {"amount", "value", "fee", "cost"} == kind

    def _percentage(self, amount: Column, rate: Column, *, is_taken: bool) -> None:
        """An amount as a percentage of the only other one, and their total."""
        base = self._only_money([amount, rate])
        if base is None or (base.nullable and not amount.nullable):
            return
        self.any_operand(base)
        self.share(amount, base, rate)
        total = self.find(
            "line total",
            "total",
            "total amount",
            "amount total",
            "budgeted amount",
            "gross amount",
            "contract amount",
            "final amount",
        )
        if total is not None and total is not base and amount.name.lower() in self.sheet.guesses:
            self.sum(total, [base] if is_taken else [base, amount], [amount] if is_taken else [])

    def _only_money(self, but: Sequence[Column]) -> Column | None:
        """The one amount of a row that is no total."""
        found = [
            each
            for each in self.columns
            if each not in but
            and each.type.name == "decimal"
            and {"amount", "price", "value", "cost", "fee", "salary", "premium"} & set(self.words[each.name])
            and not {*_NO_AMOUNT, "total", "tax", "vat", "net", "gross", "paid", "due"} & set(self.words[each.name])
        ]
        return found[0] if len(found) == 1 else None

    def _total(self, base: Column, total: Column) -> None:
        plus = [column for column in self.columns if self._adds(column) and column not in (base, total)]
        minus = [column for column in self.columns if self._takes_off(column) and column not in (base, total)]
        is_payout = "net" in self.words[base.name] and "gross" in self.words[total.name]
        is_before = is_payout and self.columns.index(total) < self.columns.index(base)
        if is_payout and (is_before or not any(_TAXES & set(self.words[column.name]) for column in plus)):
            return  # what is left of the gross, not what the net comes to
        plus += self._between(base, total, [*plus, *minus])
        if plus or minus:
            self._shares_of_sales(base, plus, minus)
            self.sum(total, [base, *plus], minus)

    def _between(self, base: Column, total: Column, known: Sequence[Column]) -> list[Column]:
        """Amounts without a known word among those that are added, which begin with 0: what is passed on beside a tax."""
        first, last = self.columns.index(base), self.columns.index(total)
        places = [self.columns.index(each) for each in known]
        if not places or not all(first < each < last for each in places):
            return []
        return [
            each
            for each in self.columns[first + 1 : last]
            if each not in known
            and _is_same_money(each, total)
            and begins_with_zero(each)
            and not {*_NO_AMOUNT, *_NO_PARTS, *_MINUS} & set(self.words[each.name])
        ]

    def _only_base(self, total: Column) -> Column | None:
        """The one amount of money beside what is added to it and taken off it, whatever it is called: ``line_haul``."""
        around = [each for each in self.columns if self._adds(each) or self._takes_off(each)]
        if not around or total.nullable or not self.sheet.is_open(total) or total in around:
            return None
        money = [each for each in self.columns if each not in (total, *around) and _is_same_money(each, total)]
        return money[0] if len(money) == 1 and self._may_be_base(money[0], total) else None

    def _may_be_base(self, column: Column, total: Column) -> bool:
        is_part = bool({*_NO_AMOUNT, *_NO_PARTS} & set(self.words[column.name]))
        is_alike = not column.nullable and column.type.length == total.type.length
        guess = self.sheet.guesses.get(column.name.lower())
        return (
            is_alike and not is_part and (self.sheet.is_open(column) or (guess is not None and guess.layer == "copies"))
        )

    def _beside_base(self, base: Column) -> None:
        """Taxes and discounts of a base whose total the server computes, or nothing does."""
        others = [
            column for column in self.columns if column is not base and not _NO_AMOUNT & set(self.words[column.name])
        ]
        taxes = [column for column in others if _TAXES & set(self.words[column.name])]
        self._shares_of_sales(base, taxes, [column for column in others if self._takes_off(column)])

    def _adds(self, column: Column) -> bool:
        words = set(self.words[column.name])
        if words & _NO_AMOUNT:
            return False
        last = self.words[column.name][-1:]
        return (
            bool(words & (_TAXES | _PLUS))
            or last in (("fee",), ("surcharge",), ("charge",), ("supplement",), ("postage",))
            or words == {"insurance"}
        )

    def _takes_off(self, column: Column) -> bool:
        words = set(self.words[column.name])
        return bool(words & _MINUS) and not words & _NO_MINUS

    def _tax_of(self, total: Column) -> None:
        for column in self.columns:
            if _TAXES & set(self.words[column.name]) and self.sheet.is_open(column):
                rate = self.rate_of(column)
                if rate is not None:
                    self.share(column, total, rate)

    def _shares_of_sales(self, base: Column, plus: Sequence[Column], minus: Sequence[Column]) -> None:
        for column in minus:
            if self.sheet.is_open(column):
                percent = self.pick(lambda words: "discount" in words and bool({"percent", "rate"} & set(words)))
                if percent is not None:
                    self.share(column, base, percent)
                    continue
                self.share_of(column, base, *self.discount_share())
        for column in plus:
            if {"tip", "gratuity", "service"} & set(self.words[column.name]) and self.sheet.is_open(column):
                rule = {"provider": "choice", "values": [0, 10, 15, 20], "weights": [3, 4, 3, 1]}
                share = self.sheet.hide("tip_percent", rule)
                self.share_of(column, base, share, Decimal(20), "share: 0 to 20 %")
            if _TAXES & set(self.words[column.name]) and self.sheet.is_open(column):
                self.tax_of(column, base)

    # ---- others --------------------------------------------------------------------------------------------------------

    def granted(self) -> None:
        """What is approved is at most what was claimed."""
        part, whole = self.find(*role("granted: part")), self.find(*role("granted: whole"))
        if part is not None and whole is not None and self.sheet.is_open(part):
            share = self.sheet.hide("granted_share", {"provider": "integer", "min": 60, "max": 100})
            self.share_of(part, whole, share, Decimal(100), f"share: 60 to 100 % of {named(whole)}")

    def periods(self) -> None:
        """What is there at the end: what was there at the beginning, what came and what went."""
        opening, closing = (self._balance(words) for words in (_OPENING, _CLOSING))
        if opening is None or closing is None or not self.sheet.is_open(closing):
            return
        others = [each for each in self.columns if each not in (opening, closing)]
        came = self._flows(others, _CAME)
        went = [each for each in self._flows(others, _WENT) if each not in came]
        for column in went:
            if self.sheet.is_open(column):
                share = self.sheet.hide("went_percent", {"provider": "integer", "min": 0, "max": 90 // len(went)})
                self.share_of(column, opening, share, Decimal(90), f"share: what goes of {named(opening)}")
        if came or went:
            self.sum(closing, [opening, *came], went)

    def _flows(self, columns: Iterable[Column], words: frozenset[str]) -> list[Column]:
        called = ((each, set(self.words[each.name])) for each in columns)
        return [each for each, own in called if words & own and not _NO_FLOW & own]

    def _balance(self, words: frozenset[str]) -> Column | None:
        nouns = {"balance", "stock", "quantity", "inventory", "cash", "value"}
        return self.pick(lambda each: bool(words & set(each)) and bool(nouns & set(each)))

    def nets(self) -> None:
        """What is paid out: the gross less commission and fees."""
        gross, net = (
            self.find(
                "gross", "gross amount", "gross rent", "gross revenue", "gross sale", "gross earning", "amount", "sale"
            ),
            self.find("net", "net amount", "payout", "net payout", "payout amount"),
        )
        taken = [
            each
            for each in self.columns
            if _TAKEN & set(self.words[each.name]) and not _NO_AMOUNT & set(self.words[each.name])
        ]
        if gross is None or net is None or gross is net or not taken or not self.sheet.is_open(net):
            return
        behind = self.columns[self.columns.index(net) + 1 :]
        if "net" in self.words[net.name] and any(_TAXES & set(self.words[each.name]) for each in behind):
            return  # whose tax is still to come
        taken = [each for each in taken if each not in (gross, net)]
        for column in taken:
            self._take(column, gross)
        self.sum(net, [gross], taken)

    def _take(self, column: Column, gross: Column) -> None:
        """What is taken of a gross: at its rate, or a usual share."""
        if self.sheet.is_open(column) and (self.rate_of(column) or self.rate_above(column)) is not None:
            self.tax_of(column, gross)
        elif self.sheet.is_open(column):
            self.fixed_share(column, gross, 8)

    def commissions(self) -> None:
        """What is charged of an order at the rate of the one that it is from: ``commission`` by ``shop_id.commission_rate``."""
        base = self.find("subtotal", "net", "net amount", "amount", "sale price", "total amount", "total", "price")
        for column in self.columns:
            is_amount = "commission" in self.words[column.name] and not _NO_AMOUNT & set(self.words[column.name])
            if base is None or not is_amount or column is base or not self.sheet.is_open(column):
                continue
            if self.rate_of(column) is None and self.rate_above(column) is not None:
                self.tax_of(column, base)

    def sums_of_a_kind(self) -> None:
        """total_hours = regular_hours + overtime_hours; the total of labour and parts."""
        for target in self.columns:
            kinds = self._kinds_of_total(target)
            if not kinds or not self.sheet.is_open(target):
                continue
            parts = [column for column in self.columns if column is not target and self._is_part(column, kinds)]
            minus = [column for column in self.columns if self._takes_off(column) and column is not target]
            if len(parts) > 1:
                self._shares_of_sales(parts[0], [], minus)
                self.sum(target, parts, minus)

    def splits(self) -> None:
        """A repayment is interest and principal: a share of the amount, and the rest of it."""
        whole = self.find("amount", "total", "total amount", "payment", "installment amount")
        if whole is None or whole.name.lower() not in self.sheet.guesses or whole.nullable:
            return
        parts = [column for column in self.columns if column is not whole and _SPLIT & set(self.words[column.name])]
        parts = [each for each in parts if self.sheet.is_open(each) and not _NO_AMOUNT & set(self.words[each.name])]
        own = self.operand(whole)
        if len(parts) != 2 or own is None or own[0] < 0:
            return
        parts.sort(key=lambda column: bool({"principal", "capital"} & set(self.words[column.name])))
        share = self.sheet.hide("split_percent", {"provider": "integer", "min": 5, "max": 25})
        self.share_of(parts[0], whole, share, Decimal(25), f"share: 5 to 25 % of {named(whole)}")
        if parts[0].name.lower() in self.sheet.guesses:
            text = f"{named(whole)} - {named(parts[0])}"
            self.write(parts[1], text, (Decimal(0), own[1]), f"rest: {text}")

    def _kinds_of_total(self, target: Column) -> tuple[str, ...]:
        """What the parts of a total are called last: ``total_hours`` are hours, ``total`` any amounts."""
        words = self.words[target.name]
        if not {"total", "overall", "sum", "grand", "combined"} & set(words):
            return ()
        kind = [word for word in words if word not in ("total", "overall", "sum", "grand", "combined", "amount")]
        if not kind:
            return ("amount", "total", "cost", "charge", "fee", "premium")
        return (kind[-1],) if kind[-1] in _ADDABLE else ()

    def _is_part(self, column: Column, kinds: Sequence[str]) -> bool:
        words = self.words[column.name]
        is_called = words[-1] in kinds and len(words) > 1
        words = words[:-1] if words[-1] == "total" and not {"grand", "overall"} & set(words) else words
        return is_called and not _NO_PARTS & set(words) and not (_TAXES & set(words) and "rate" in words)

    def _costs_of_work(self) -> None:
        """A total cost whose parts are called amounts: of material, labour and overhead."""
        parts = [each for each in self.columns if self._is_cost_of_work(each)]
        target = self.find("total cost", "cost total", "manufacturing cost", "production cost")
        if target is None and all({"labor", "part"} & set(self.words[each.name]) for each in parts):
            target = self.find(*role("base"))  # of a bill of a workshop
        parts = [each for each in parts if each is not target]
        if (
            target is not None
            and len(parts) > 1
            and not any({"total", "cost"} <= set(self.words[each.name]) for each in parts)
        ):
            taxes = [each for each in self.columns if _TAXES & set(self.words[each.name]) and self._adds(each)]
            self.sum(target, [*parts, *taxes], [])

    def _is_cost_of_work(self, column: Column) -> bool:
        words = set(self.words[column.name])
        return (
            bool(_WORK & words) and self.words[column.name][-1] in ("amount", "cost", "value") and not _NO_PARTS & words
        )


def _is_same_money(column: Column, other: Column) -> bool:
    return column.type.name == "decimal" and scale_of(column) == scale_of(other)
