"""Two numbers of one row of which one is more by what they are, whatever they are of: a list price and what was paid, a cover and its
deductible, a rent and what replacing costs, an area and a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from ...columns.guess import Bounds
from ...columns.unit_names import dimension
from ...numbers.by_name import number_rule
from ...numbers.listed_numbers import default_number
from ...tables.sheet import named
from .facts import Number, Numbers, Relation
from .listed import LASTING, listed, patterns, spread

_NOW = frozenset("current actual last measured average mean".split())
_NOUNS = frozenset("area surface volume size distance length".split())
_MEANS = frozenset("average mean".split())
_STOCK = frozenset("stock quantity level inventory".split())
_LEVELS = frozenset("level fill filled current content free remaining left reserved".split())
_ENDS = frozenset("limit threshold quota allowance goal size id last next previous order sequence version".split())
_TIMES = frozenset("hour day minute month year week second time score point level number".split())
_PAID = frozenset("rate rent hire limit deductible excess cover coverage value budget bid estimate".split())
_SAID_OF_BOTH = frozenset("amount value price cost fee rate sum number count quantity total of".split())
_MORE = frozenset(
    """gross total maximum full outer plot land lot site terrain garden ground parcel minimum average required target planned loaded laden permitted capacity
    other common shared outdoor roof wall floor""".split()
)


class _Pair(NamedTuple):
    lesser: frozenset[str]
    greater: frozenset[str]
    percent: tuple[int, int]
    both: frozenset[str]  # of which each has one
    anything: bool  # they need not be of the same thing


@lru_cache(maxsize=1)
def _pairs() -> tuple[_Pair, ...]:
    return tuple(
        _Pair(
            frozenset(listed(each["lesser"])),
            frozenset(listed(each["greater"])),
            spread(each["percent"]),
            frozenset(listed(each.get("both", ""))),
            "anything" in each,
        )
        for each in patterns("greater")
    )


class Pairs(Numbers):
    """The pairs of one table."""

    def relations(self) -> Iterator[Relation]:
        own = self._own()
        for at, pair in enumerate(_pairs()):
            yield from self._of_pair(own, pair, -at)
        yield from self._up_to_maximum(own)
        yield from self._parts_of_a_whole(own)
        yield from self._some_of_all(own)

    def of_prices(self) -> Iterator[Relation]:
        """Prices of one of something for less and for more, before anything is reckoned with them."""
        has_off = any(each.is_percentage and "discount" in each.words for each in self.numbers)
        for pair in _pairs() if not has_off else ():  # which says how much less
            if "price" in pair.both:
                yield from self._of_pair(self._own(), pair, 0)

    def _own(self) -> list[Number]:
        return [each for each in self.numbers if each.column.name.lower() not in self.sheet.flags]

    def _of_pair(self, own: list[Number], pair: _Pair, score: float) -> Iterator[Relation]:
        lessers = [each for each in own if not pair.lesser.isdisjoint(each.words) and _is_of_both(pair, each)]
        for part in lessers:
            wholes = [each for each in own if _is_more(pair, each, part)]
            if wholes and (_STOCK & set(part.words) or not _has_least(own, part)):
                whole = min(wholes, key=lambda each: (each.core - part.core != pair.greater, abs(each.at - part.at)))
                yield Relation(part, partial(self._write, part, whole, pair.percent), score)

    def _up_to_maximum(self, own: list[Number]) -> Iterator[Relation]:
        """``attempts`` up to ``max_attempts``; ``temp_actual`` between ``temp_min`` and ``temp_max``."""
        for whole in (each for each in own if "maximum" in each.words and not each.is_price):
            noun = whole.core - {"maximum"}
            least = next((each for each in own if each.core == noun | {"minimum"}), None)
            for part in (each for each in own if noun and each.core - _NOW == noun and _may_reach(each, whole)):
                if least is None:
                    yield Relation(part, partial(self._write, part, whole, (0, 100)), -101)
                else:
                    yield Relation(part, partial(self._lie_between, part, least, whole), 1)

    def _lie_between(self, part: Number, least: Number, most: Number) -> None:
        """Let a number lie between its least and its most."""
        low, high = self.known(least.column), self.known(most.column)
        if low is None or high is None or not self.is_loose(part.column):
            return
        self.loosen(part.column)
        place = self.sheet.hide("_".join((*part.words[:2], "place")), {"provider": "integer", "min": 5, "max": 95})
        first, last = map(named if part.column.nullable else self.term, (least.column, most.column))
        text = f"{first} + ({last} - {first}) * {place} / 100"
        reason = f"range: between {least.name} and {most.name}"
        self.write(part.column, text, (low[0], max(low[1], high[1])), reason, rounded=True)

    def _some_of_all(self, own: list[Number]) -> Iterator[Relation]:
        """``isolation_beds`` of the ``beds``, ``saturated_fat_g`` of the ``fat_g``: of what has one word more than a noun."""
        for whole in own:
            if not _is_plain_noun(whole):
                continue
            parts = [each for each in own if _is_kind_of(each, whole) and self.sheet.is_open(each.column)]
            parts = [each for each in parts if not LASTING & (set(each.words) - set(whole.words))]
            if len(parts) == 1:  # several may be all that there is
                yield Relation(parts[0], partial(self.write_share, parts[0], whole, (5, 60)), -100)

    def _parts_of_a_whole(self, own: list[Number]) -> Iterator[Relation]:
        """``usable_volume_m3`` of ``volume_m3``: of what has one word more than the plain one of its unit."""
        for whole in own:
            is_way = whole.unit in ("km", "mi") and {"distance", "length", "total"} & set(whole.words)
            if dimension(whole.unit) not in ("area", "volume") and not is_way:
                continue
            if whole.core - _NOUNS - {"total", "gross", "overall"} or whole.column.nullable or whole.is_price:
                continue
            parts = [each for each in own if each is not whole and _is_part_of(each, whole)]
            if len(parts) == 1:
                yield Relation(parts[0], partial(self._write, parts[0], whole, (60, 95)), -99)

    def _write(self, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        low, high = self._usual(part), self._usual(whole)
        if default_number(part.column):
            return  # most rows have that
        if low is not None and high is not None and low[1] <= high[0]:
            return  # each is what is usual of it, and in order
        least = _from_zero(low)
        if least is not None and high is None and self.is_loose(whole.column):
            self.be_more(whole, part, self.known(part.column) or least, percent)
        elif self.is_loose(part.column):
            self._be_less(part, whole, percent)
        elif least is not None and self.sheet.is_open(whole.column):
            self.be_more(whole, part, least, percent)

    def _be_less(self, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        """Let a part be a share of its whole, unless what the whole is known by has decided the part."""
        bounds = _from_zero(self.known(whole.column))
        if bounds is not None and self.is_loose(part.column):
            self.be_share(part, whole.name, bounds, percent)

    def _usual(self, number: Number) -> Bounds | None:
        """The bounds of a number that is decided, or what is usual of what is called so."""
        guess = self.sheet.guess(number.column)
        if guess is not None:
            return guess.bounds
        found = number_rule(self.sheet, number.column) if self.sheet.is_open(number.column) else None
        return found[1] if found is not None else None


def _from_zero(bounds: Bounds | None) -> Bounds | None:
    """Bounds of which the lower is 0 or more; None for others."""
    return bounds if bounds is not None and bounds[0] >= 0 else None


def _is_plain_noun(whole: Number) -> bool:
    """True for how much or how many of one noun there are in every row: no money, no percentage, no level and no time."""
    is_noun = len(whole.core) == 1 == len(set(whole.words) - {whole.unit} - _SAID_OF_BOTH)
    is_stuff = dimension(whole.unit) in ("mass", "volume") if whole.unit else whole.column.type.is_integer
    if not is_noun or not is_stuff or whole.column.nullable or "number" in whole.words:
        return False
    return not ((_LEVELS | _TIMES) & whole.core or whole.is_price or _kind(whole) in ("money", "percent"))


def _is_kind_of(part: Number, whole: Number) -> bool:
    """True for what has one word more than its whole, which says of what kind it is."""
    is_one_more = whole.core < part.core and len(part.core) == len(whole.core) + 1
    is_other = bool((_MORE | _MEANS | _LEVELS | _ENDS | {"type", "price"}) & set(part.words)) or part.is_price
    return is_one_more and not is_other and _kind(part) == _kind(whole)


def _has_least(own: list[Number], mean: Number) -> bool:
    return any("minimum" in each.words and each.core - {"minimum"} == mean.core - _NOW for each in own)


def _is_of_both(pair: _Pair, number: Number) -> bool:
    return not pair.both or bool(pair.both & set(number.words))


def _may_reach(part: Number, whole: Number) -> bool:
    """True for two of one kind that are no prices, of which the part is there where the whole is."""
    return _kind(part) == _kind(whole) and not part.is_price and part.column.nullable >= whole.column.nullable


def _kind(number: Number) -> str:
    """What two numbers of one kind are in: their unit, money, percent, or neither."""
    if number.unit:
        return number.unit
    if number.is_money or number.is_price or (number.column.type.scale == 2 and bool(_PAID & set(number.words))):
        return "money"
    if number.is_percentage:
        return "percent"
    return "count" if number.column.type.is_integer else "decimal"


def _is_more(pair: _Pair, whole: Number, part: Number) -> bool:
    """True for what is more by its words, of the same thing and in the same unit."""
    words = set(whole.words)
    if whole is part or not pair.greater & words or not _is_of_both(pair, whole):
        return False
    if pair.greater & set(part.words) or pair.lesser & words or _kind(whole) != _kind(part):
        return False
    if whole.column.nullable and not part.column.nullable:
        return False
    if pair.anything:
        return True
    return whole.core - pair.greater - _SAID_OF_BOTH == part.core - pair.lesser - _SAID_OF_BOTH


def _is_part_of(part: Number, whole: Number) -> bool:
    return (
        part.unit == whole.unit
        and len(part.core - _NOUNS) == 1
        and not part.is_price
        and not (_MORE | _LEVELS) & set(part.words)
    )
