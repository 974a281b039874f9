"""Measures that are so many times that of one: ``weight_kg`` of so many items of a ``unit_weight_kg``, ``poids_kg`` of so many baskets of
a ``poids_bourriche_kg``; yields by the area; shares of a whole in percent; amounts in another currency."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..tables.sheet import Sheet, named, scale_of
from ..words.stems import is_form_of
from ..words.vocabulary import data

_ONE = frozenset("unit per each single piece standard average".split())
_SAID = frozenset("total line amount value count quantity number sum".split())
_QUANTITIES = (
    "quantity",
    "quantity sent",
    "shipped quantity",
    "ordered quantity",
    "unit",
    "piece",
    "piece count",
    "item count",
    "count",
    "dose quantity",
)
_AREAS = frozenset("hectare area acre ha sqm m2".split())
_CURRENCIES = frozenset(
    "usd eur gbp chf base local home reporting functional converted domestic foreign equivalent".split()
)
_NO_RATIO = frozenset(
    "tax vat gst discount commission interest margin copay share fee fringe premium markup deposit indirect overhead".split()
)


def decide_unit_measures(sheet: Sheet) -> None:
    """Decide the numbers that are multiples or quotients of others."""
    measures = _UnitMeasures(sheet)
    measures.by_the_unit()
    measures.of_parents_unit()
    measures.conversions()
    measures.shares_of_parents()


def decide_percentages(sheet: Sheet) -> None:
    """Decide yields and the percentages of counts, once what they read is decided."""
    measures = _UnitMeasures(sheet)
    measures.yields()
    measures.percentages_of_counts()


class _UnitMeasures(Arithmetic):
    def by_the_unit(self) -> None:
        """A measure beside the same of one of what the row counts."""
        for each in self.columns:
            words = self.words[each.name]
            for target in self.columns:
                bare = set(self.words[target.name]) - _SAID
                more = set(words) - bare - _SAID
                if each is target or not bare or not bare < set(words) or not self.sheet.is_open(target):
                    continue
                if "per" in words and bare & set(words[words.index("per") :]):
                    continue  # ``row_count`` is not what ``seats_per_row`` are of
                many = self._many(more) if more else None
                if many is not None and many not in (each, target):
                    self._times(target, many, each)

    def _many(self, more: set[str]) -> Column | None:
        """How many there are: the count of the noun that one is of, or the quantity of the row."""
        nouns = more - _ONE
        if nouns:
            return self.pick(lambda name: name[-1] in ("count", "quantity", "number") and nouns <= set(name))
        return self._quantity()

    def _quantity(self) -> Column | None:
        found = self.find(*_QUANTITIES)
        return found or self.pick(lambda name: name[0] == "quantity" and len(name) == 2)

    def _times(self, target: Column, many: Column, each: Column) -> None:
        if (many.nullable or each.nullable) and not target.nullable:
            return
        bounds = self.any_operand(many, 40), self.any_operand(each, 40)
        if bounds[0] is None or bounds[1] is None or bounds[0][0] < 0 or bounds[1][0] < 0:
            return
        text = f"{named(many)} * {named(each)}"
        self.write(target, text, (Decimal(0), bounds[0][1] * bounds[1][1]), f"product: {text}", rounded=True)

    def of_parents_unit(self) -> None:
        """``weight_kg``, ``volume_m3`` and ``value_usd`` of a quantity of an item that has them for one."""
        many = self._quantity()
        if many is None or many.nullable:
            return
        for target in self.columns:
            bare = set(self.words[target.name]) - _SAID | ({"value"} & set(self.words[target.name]))
            if many is target or not bare or not self.sheet.is_open(target) or target.nullable:
                continue
            for path, parent, theirs in self._units_above(bare):
                own, each = self.any_operand(many, 40), bounds_elsewhere(parent, theirs)
                if own is not None and each[0] >= 0:
                    text = f"{named(many)} * {path}"
                    self.write(target, text, (Decimal(0), own[1] * each[1]), f"product: {text}", rounded=True)
                    break

    def _units_above(self, bare: set[str]) -> Iterator[tuple[str, Sheet, Column]]:
        for own, _, parent in self.sheet.parents:
            for theirs in Arithmetic(parent).columns:
                words = set(parent.tokens(theirs))
                if "unit" in words and words - {"unit", "quantity"} == bare and not theirs.nullable:
                    yield f"{named(own)}.{named(theirs)}", parent, theirs

    def yields(self) -> None:
        """What a hectare gives: what was harvested by the area of the row or of its field."""
        for target in self.columns:
            words = set(self.words[target.name])
            if not ({"yield", "productivity"} & words and _AREAS & words) or not self.sheet.is_open(target):
                continue
            harvested = self.pick(
                lambda name: (
                    bool(
                        {"net", "harvest", "harvested", "produced", "quantity", "weight", "ton", "quintal"} & set(name)
                    )
                    and not {"yield", "gross", "price", "rate", "percent"} & set(name)
                )
            )
            area = next(iter(self._areas()), None)
            if harvested is None or area is None or (harvested.nullable and not target.nullable):
                continue
            own = self.any_operand(harvested)
            if own is not None:
                text = f"{named(harvested)} / GREATEST({area}, 0.01)"
                self.write(target, text, (Decimal(0), own[1] * 100), f"product: {text}", rounded=True)

    def _areas(self) -> Iterator[str]:
        for column in self.columns:
            if _AREAS & set(self.words[column.name]) and not {"yield", "per", "price"} & set(self.words[column.name]):
                yield named(column)
        for own, _, parent in self.sheet.parents:
            for theirs in Arithmetic(parent).columns:
                if _AREAS & set(parent.tokens(theirs)) and "per" not in parent.tokens(theirs) and not theirs.nullable:
                    yield f"{named(own)}.{named(theirs)}"

    def conversions(self) -> None:
        """``amount_usd`` is the amount at the exchange rate of the row."""
        rate = self.pick(
            lambda name: bool({"exchange", "fx", "conversion"} & set(name)) and {"rate"} & set(name) != set()
        )
        if rate is None:
            return
        for target in self.columns:
            words = set(self.words[target.name])
            said = words & _CURRENCIES
            if not said or words & {"rate", "percent"} or not self.sheet.is_open(target):
                continue
            source = self.pick(lambda name, bare=words - said: set(name) == bare)  # type: ignore[misc]
            if source is None or ((source.nullable or rate.nullable) and not target.nullable):
                continue
            bounds = self.any_operand(source), self.any_operand(rate, 2)
            if bounds[0] is not None and bounds[1] is not None and bounds[1][0] >= 0:
                text = f"{named(source)} * {named(rate)}"
                self.write(
                    target,
                    text,
                    (min(bounds[0][0], Decimal(0)), bounds[0][1] * bounds[1][1]),
                    f"product: {text}",
                    rounded=True,
                )
                return

    def percentages_of_counts(self) -> None:
        """``mortality_rate`` of so many dead of so many, ``headshot_pct`` of headshots of kills."""
        for target in self.columns:
            words = self.words[target.name]
            is_share = words[-1] in ("percent", "rate", "ratio") and len(words) > 1 and not set(words) & _NO_RATIO
            if not is_share or target.type.is_integer or not self.sheet.is_open(target):
                continue
            part = next((each for each in self.columns if self._is_part(each, target, set(words[:-1]))), None)
            whole = self._whole(part, target) if part is not None else None
            if part is not None and whole is not None:
                self._ratio(target, part, whole)

    def _is_part(self, column: Column, target: Column, what: set[str]) -> bool:
        words = [word for word in self.words[column.name] if word not in _SAID]
        is_count = column.type.is_integer and column is not target and not column.nullable
        near = data()["ratios"]
        return (
            is_count
            and bool(words)
            and all(
                any(is_form_of(word, other) or other in near.get(word, "").split() for other in what) for word in words
            )
        )

    def _whole(self, part: Column, target: Column) -> Column | None:
        """What the part is of: the whole that it is already a share of, else the count before it."""
        guess = self.sheet.guesses.get(part.name.lower())
        counts = [
            each
            for each in self.columns
            if each.type.is_integer
            and each not in (part, target)
            and not each.nullable
            and each.type.name == part.type.name
        ]
        said = [each for each in counts if guess is not None and f" of {named(each)}" in guess.reason]
        named_so = [each for each in counts if set(data()["ratios"]["wholes"].split()) & set(self.words[each.name])]
        return next(iter([*said, *named_so]), None)

    def _ratio(self, target: Column, part: Column, whole: Column) -> None:
        own = self.any_operand(whole, 200)
        if own is None or own[0] < 0:
            return
        if self.sheet.is_open(part):
            hidden = self.sheet.hide("of_whole_percent", {"provider": "integer", "min": 0, "max": 60})
            self.share_of(part, whole, hidden, Decimal(60), f"share: 0 to 60 % of {named(whole)}")
        if part.name.lower() not in self.sheet.guesses or not self.is_share(part, whole):
            return
        times = "" if scale_of(target) >= 3 and (target.type.length or 10) - scale_of(target) <= 1 else " * 100"
        text = f"IF({named(whole)} = 0, 0, {named(part)}{times} / GREATEST({named(whole)}, 1))"
        self.write(
            target,
            text,
            (Decimal(0), Decimal(100 if times else 1)),
            f"product: {named(part)} of {named(whole)}",
            rounded=True,
        )

    def shares_of_parents(self) -> None:
        """A payout is its share of the prize pool, an allocation its percentage of the budget."""
        if not _SHARED & set(self.sheet.words):
            return
        percent = self.pick(
            lambda words: bool({"percent", "share"} & set(words)) and not _NO_RATIO - {"share"} & set(words)
        )
        target = self.find("amount", "gross amount", "share amount", "payout amount", "allocated amount", "gross")
        if percent is None or target is None or target is percent or percent.nullable or not self.sheet.is_open(target):
            return
        share = self.any_operand(percent, 100)
        pool = next(iter(self._pools()), None)
        if pool is not None and share is not None and share[0] >= 0 and share[1] <= 100:
            path, most = pool
            text = f"{path} * {named(percent)} / 100"
            self.write(target, text, (Decimal(0), most), f"share: {path} * {named(percent)}", rounded=True)

    def _pools(self) -> Iterator[tuple[str, Decimal]]:
        """What rows that the row refers to have to share, and the most that it is."""
        for own, _, parent in self.sheet.parents:
            theirs = next((found for name in _POOLS if (found := Arithmetic(parent).find(name)) is not None), None)
            if theirs is not None and not theirs.nullable:
                yield f"{named(own)}.{named(theirs)}", bounds_elsewhere(parent, theirs)[1]


_SHARED = frozenset(
    "payout allocation share distribution split prize dividend royalty beneficiary stake apportionment disbursement".split()
)
_POOLS = (
    "prize pool",
    "pool",
    "fund amount",
    "total budget",
    "budget",
    "total amount",
    "total",
    "amount",
    "revenue",
    "gross",
    "total value",
)
