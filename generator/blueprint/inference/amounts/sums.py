"""Sums and rests in a row, from the siblings that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named
from ..words.vocabulary import role
from .rests import decide_refunds, decide_rests

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
_TAKEN = frozenset(("contribution", "commission", "fee", "withholding", "charge", "royalty", "expense", "deduction"))
_WORK = frozenset(
    "labor material part overhead equipment subcontract tooling machine setup outside freight energy packaging".split()
)
_NO_PARTS = frozenset(
    """total average maximum minimum maximal estimated planned overall paid due balance discount refunded unit per budget limit deposit deductible
    insured approved outstanding remaining credit percent rate net gross subtotal sum listed list original last previous""".split()
)


def decide_sums(sheet: Sheet) -> None:
    """Decide the numbers that follow from others of the row, once it is known what its lines add up to."""
    sums = _Sums(sheet)
    sums.costs_of_work()
    sums.periods()
    sums.nets()
    sums.commissions()
    decide_rests(sheet)
    sums.sums_of_a_kind()
    sums.splits()
    decide_refunds(sheet)


class _Sums(Arithmetic):
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

    def costs_of_work(self) -> None:
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
