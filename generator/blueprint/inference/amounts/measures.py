"""Measures of things and people: BMI, sizes, weights, what was estimated, and the smallest and largest."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..columns.places import is_money
from ..numbers.arithmetic import Arithmetic, with_scale
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.by_name import decide_number, fitted, number_rule
from ..numbers.formula_writer import differ_by
from ..references.selection import literals_of
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import role, tokens
from .scores import Marks


def _is_weight(words: tuple[str, ...], *kinds: str) -> bool:
    is_weight = bool({"weight", "kg", "gram", "ton", "tonne", "t", "lb", "lbs", "pound"} & set(words))
    return is_weight and bool(set(kinds) & set(words)) and not {"price", "cost", "rate"} & set(words)


class Weights(Marks):
    """The weights of one table."""

    def weights(self) -> None:
        """gross = net + tare; or net and some percent of packing, what is empty and what it may carry."""
        pair = self._gross_and_net()
        if pair is None:
            return
        gross, net = pair
        own = self.any_operand(net) if self.sheet.is_open(gross) else None
        if own is None or own[0] < 0:
            return
        is_net = "net" in self.words[net.name]
        self._load(gross, net, own, ("packing", 2, 12) if is_net else ("load", 40, 120))

    def _gross_and_net(self) -> tuple[Column, Column] | None:
        """What something weighs in all and what it weighs without packing or load, where the second is known whenever the first is."""
        gross = self._weight("gross", "permitted", "mtow") or self._weight("maximum")
        net = self._weight("net", "empty", "curb", "unladen") or self._weight("tare")
        if gross is None or net is None or net is gross or (net.nullable and not gross.nullable):
            return None
        return gross, net

    def _weight(self, *kinds: str) -> Column | None:
        """The weight that is called one of these."""
        return self.pick(lambda words: _is_weight(words, *kinds))

    def _load(self, gross: Column, net: Column, own: Bounds, more_of: tuple[str, int, int]) -> None:
        """Let the gross be some percent above the net, for what is packed or loaded."""
        what, low, high = more_of
        more = self.sheet.hide(f"{what}_percent", {"provider": "integer", "min": low, "max": high})
        text = f"{named(net)} * (100 + {more}) / 100"
        self.write(gross, text, (own[0], own[1] * (100 + high) / 100), f"range: {named(net)} and {what}", rounded=True)


_ESTIMATED = frozenset(("estimated", "planned", "expected", "budgeted", "quoted"))
_BOUNDS = (
    ("minimum", "maximum"),
    ("low", "high"),
    ("lower", "upper"),
    ("least", "most"),
    ("floor", "ceiling"),
    ("from", "to"),
    ("first", "last"),
)
_BOUND_WORDS = frozenset("minimum maximum low high lower upper".split())
_AMID = frozenset("target optimal default current base typical standard usual initial recommended".split())
_OUTER = frozenset(("crit", "critical", "panic", "alarm", "alert", "absolute"))
_SIGNS = {
    "0": frozenset(("match", "matched", "ok", "equal", "balanced", "even", "correct")),
    "+": frozenset(("over", "surplus", "excess", "overage", "gain", "more")),
    "-": frozenset(("short", "shortage", "under", "deficit", "loss", "missing", "less")),
}


def decide_measures(sheet: Sheet) -> None:
    """Decide the numbers of a row that follow from others without being sums of money."""
    measures = _Measures(sheet)
    measures.body()
    measures.sizes()
    measures.weights()
    measures.estimates()
    measures.ends()
    measures.reactions()
    measures.times_of_parent()
    measures.variances()
    measures.risks()
    measures.points()
    measures.balance()
    measures.results()
    measures.within_deviations()


_GROWN_UP = 14
_KEPT = frozenset("stock hand inventory warehouse balance".split())
_FILLED = 5  # times the least that may be in stock


class _Measures(Weights):
    def body(self) -> None:
        """BMI."""
        bmi, height, weight = (
            self.find("bmi"),
            self.find("height cm", "height", "size cm"),
            self.find("weight kg", "weight"),
        )
        if bmi is None or height is None or weight is None:
            return
        for column in (height, weight):
            self.operand(column)
        text = f"{named(weight)} * 10000 / ({named(height)} * {named(height)})"
        self.write(bmi, text, (Decimal(10), Decimal(60)), "product: weight / height²", rounded=True)

    def sizes(self) -> None:
        """Length, width and height in the same unit are those of things."""
        for unit in ("cm", "mm", "m", ""):
            lengths = [
                self.find(*(f"{name} {unit}".strip() for name in names))
                for names in (("length", "len"), ("width", "wid"), ("height", "hgt", "depth"))
            ]
            if None not in lengths:
                self._of_things([each for each in lengths if each is not None], unit)

    def _of_things(self, lengths: list[Column], unit: str) -> None:
        """Lengths of things and not of people, and what these weigh; of things that nothing is known of, so that no reason is given."""
        most = {"mm": 800, "m": 12}.get(unit, 80)
        for column in lengths:
            self._between(column, 1 if most < 80 else 5, most)
        weight = self.find("weight kg", "weight")
        if weight is not None:
            self._between(weight, 1, 30)

    def _between(self, column: Column, low: int, high: int) -> None:
        bounds = fitted(self.sheet, column, Decimal(low), Decimal(high)) if self.sheet.is_open(column) else None
        if bounds is None:
            return
        if column.type.is_integer:
            rule: dict[str, object] = {"provider": "integer", "min": int(bounds[0]), "max": int(bounds[1])}
        else:
            rule = {"provider": "decimal", "min": str(bounds[0]), "max": str(bounds[1]), "skew": 2}
        self.sheet.decide(column, rule, "", "numbers", bounds=bounds)

    def estimates(self) -> None:
        """What something took or cost in fact is near what was estimated."""
        for before in self.columns:
            words = set(self.words[before.name])
            said = _ESTIMATED & words
            rest = words - said
            after = self._actual(rest) if said else None
            if after is None or not self.sheet.is_open(after) or (before.nullable and not after.nullable):
                continue
            if self.any_operand(before) is not None:
                share = self.sheet.hide("actual_percent", {"provider": "integer", "min": 80, "max": 130})
                self.share_of(after, before, share, Decimal(130), f"share: 80 to 130 % of {named(before)}")

    def _actual(self, words: set[str]) -> Column | None:
        return self.pick(lambda other: "actual" in other and set(other) - {"actual"} == words)

    def ends(self) -> None:
        """The largest is not below the smallest: ``min_age`` and ``max_age``, ``ref_low`` and ``ref_high``; what is critical lies
        outside of both."""
        pairs = [(low, high) for low in self.columns for high in self.columns if self._is_end_of(low, high)]
        pairs.sort(key=lambda pair: bool(_OUTER & set(self.words[pair[0].name])))
        inner: tuple[Column, Column] | None = None
        for low, high in pairs:
            if self._is_asked(high) and (self._is_asked(low) or self.sheet.is_open(low)):
                self.sheet.undo(high.name.lower())  # asked for by another table: in that order all the same
            elif not (self.sheet.is_open(low) and self.sheet.is_open(high)):
                continue
            if inner is not None and _OUTER & set(self.words[low.name]):
                self._around(inner, low, high)
            elif self._above(low, high):
                inner = inner or (low, high)
                self._amid(low, high)

    def _amid(self, low: Column, high: Column) -> None:
        """What is usual, or is so now, lies between the ends that are called like it: ``default_value``, ``current_salary``."""
        rest = set(self.words[high.name]) - _BOUND_WORDS
        least, most = self.any_operand(low), self.any_operand(high)
        for column in self.columns:
            words = set(self.words[column.name])
            is_of_them = bool(_AMID & words) and words - _AMID <= rest and (words - _AMID == rest or "order" in rest)
            if not (is_of_them and least and most and self.sheet.is_open(column)):
                continue
            place = self.sheet.hide(
                f"place_of_{'_'.join(self.words[column.name])}", {"provider": "integer", "min": 0, "max": 100}
            )
            text = f"{named(low)} + ({named(high)} - {named(low)}) * {place} / 100"
            why = f"range: {named(low)} to {named(high)}"
            self.write(column, text, (least[0], most[1]), why, rounded=True)

    def _is_asked(self, column: Column) -> bool:
        """True for a number that has a range by its name alone, since something has asked for it."""
        guess = self.sheet.guess(column)
        return (
            guess is not None
            and guess.layer == "numbers"
            and isinstance(guess.rule, dict)
            and "comment" not in guess.reason
        )

    def _above(self, low: Column, high: Column) -> bool:
        first = self.any_operand(low, min(500, int(capacity_of(high)[1] * 2 / 3)))
        if first is None or first[1] <= 0:
            return False
        if not is_money(self.words[high.name]) and self._has_own_range(low, high, first[1]):
            return True
        most = max(1, int(max(first[1] - first[0], Decimal(1)) / 2))
        if "age" in self.words[low.name]:  # of grown-ups up to any age, of children a few years
            most = 60 if first[0] >= _GROWN_UP else max(most, 8)
        least = int(first[1]) if self._is_of_stock(low) else 1
        most = most if least == 1 else least * _FILLED
        more = self._more(high, most, "more", least)
        text = f"{named(low) if high.nullable else self.term(low)} + {more}"
        self.write(high, text, (first[0], first[1] + most), f"range: above {named(low)}")
        return high.name.lower() in self.sheet.guesses

    def _has_own_range(self, low: Column, high: Column, least: Decimal) -> bool:
        """Decide a largest value by what it usually is itself, where that is more than the smallest one."""
        found = number_rule(self.sheet, high)
        if found is None or found[1][1] <= least:
            return False
        rule, bounds, why = found
        if bounds[0] > least:
            return decide_number(self.sheet, high) is not None
        usual = self.sheet.hide("usual_" + "_".join(self.words[high.name]), with_scale(rule, high))
        text = f"GREATEST({usual}, {named(low) if high.nullable else self.term(low)})"
        self.write(high, text, bounds, f"range: {why}, at least {named(low)}")
        return high.name.lower() in self.sheet.guesses

    def _is_of_stock(self, column: Column) -> bool:
        """True for the least that is to be in stock: it is filled up to several times as much."""
        kept = {word for each in self.columns for word in self.words[each.name]} | set(self.sheet.words)
        return "stock" in self.words[column.name] or ("quantity" in self.words[column.name] and bool(_KEPT & kept))

    def _more(self, column: Column, most: int, name: str, least: int = 1) -> str:
        if column.type.is_integer:
            rule: dict[str, object] = {"provider": "integer", "min": least, "max": most}
        else:
            rule = {"provider": "decimal", "min": str(least), "max": str(most), "scale": min(scale_of(column), 3)}
        return self.sheet.hide("_".join((name, *self.words[column.name])), rule)

    def _around(self, inner: tuple[Column, Column], low: Column, high: Column) -> None:
        least, most = (self.operand(column) for column in inner)
        if least is None or most is None:
            return
        share = self.sheet.hide("outer_percent", {"provider": "integer", "min": 50, "max": 90})
        self.write(
            low,
            f"{named(inner[0])} * {share} / 100",
            (least[0] / 2, least[1]),
            f"range: below {named(inner[0])}",
            rounded=True,
        )
        text = f"{named(inner[1])} * (200 - {share}) / 100"
        self.write(high, text, (most[0], most[1] * Decimal("1.5")), f"range: above {named(inner[1])}", rounded=True)

    def _is_end_of(self, low: Column, high: Column) -> bool:
        first, second = set(self.words[low.name]), set(self.words[high.name])
        return low is not high and differ_by(first, second, _BOUNDS)

    def times_of_parent(self) -> None:
        """``line_weight_kg`` is the quantity times the weight of the product; the value of a variance is at its cost."""
        for column in self.columns:
            words = tokens(column.name)
            if not self.sheet.is_open(column) or len(words) < 2:
                continue
            if words[-1] in ("value", "cost", "amount"):
                of = next((each for each in self.columns if self.words[each.name] == words[:-1]), None)
                self._times_theirs(
                    column, of, (("unit", "cost"), ("cost",), ("cost", "price"), ("price",), ("unit", "price"))
                )
            elif {"line", "total"} & set(words):
                bare = tuple(word for word in words if word not in ("line", "total"))
                quantity = self.pick(lambda each: each[-1:] == ("quantity",) and "returned" not in each)
                self._times_theirs(column, quantity, (bare, ("unit", *bare)))

    def _times_theirs(self, target: Column, quantity: Column | None, called: tuple[tuple[str, ...], ...]) -> None:
        """``target`` is a number of what the row refers to, each of which has a number called so."""
        if quantity is None or quantity is target or quantity.nullable:
            return
        for own, _, parent in self.sheet.parents:
            for words in called:
                theirs = next((each for each in Arithmetic(parent).columns if parent.tokens(each) == words), None)
                if theirs is None or theirs.nullable:
                    continue
                self.any_operand(quantity, 20)
                many, each = self.operand(quantity), bounds_elsewhere(parent, theirs)
                if many is not None and each[0] >= 0:
                    text = f"{named(quantity)} * {named(own)}.{named(theirs)}"
                    bounds = (min(many[0] * each[1], Decimal(0)), many[1] * each[1])
                    self.write(target, text, bounds, f"product: {text}", rounded=True)
                return

    def balance(self) -> None:
        """What is debited in all is credited."""
        debit, credit = self.find("total debit", "debit total"), self.find("total credit", "credit total")
        if debit is None or credit is None or "journal" not in self.sheet.words or debit.nullable > credit.nullable:
            return
        bounds = self.any_operand(debit)
        if bounds is not None and self.is_loose(credit):
            self.sheet.undo(credit.name.lower())
            self.write(credit, named(debit), bounds, f"sum: as much as {named(debit)}")
        for column in self.sheet.table.columns:
            if tokens(column.name)[-1:] == ("balanced",) and column.type.is_integer:
                self.sheet.undo(column.name.lower())
                text = f"{named(debit)} = {named(credit)}"
                self.sheet.decide(column, text, f"flag: {text}", "sums", values=True)

    def variances(self) -> None:
        """Over, short or a match, by the sign of the variance."""
        variance = self.find(*role("variance: rest"))
        if variance is None or variance.name.lower() not in self.sheet.guesses:
            return
        for column in self.sheet.table.columns:
            literals: dict[str, str] = {}
            for literal, meaning in literals_of(self.sheet, column).items():
                for sign, words in _SIGNS.items():
                    if words & set(meaning):
                        literals[sign] = literal
            if len(literals) == len(_SIGNS):
                self.sheet.undo(column.name.lower())
                cases = (
                    f"WHEN {named(variance)} > 0 THEN {literals['+']} WHEN {named(variance)} < 0 THEN {literals['-']}"
                )
                text = f"CASE {cases} ELSE {literals['0']} END"
                self.sheet.decide(column, text, f"status: by {named(variance)}", "sums", values=True)
