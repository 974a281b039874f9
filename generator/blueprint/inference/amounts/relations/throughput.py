"""What comes out of what went in, and the few that are bad of so many: of numbers of one noun and one unit, whatever they are of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from ...columns.unit_names import dimension
from ...words.stems import is_form_of
from ...words.vocabulary import data
from .factors import Factors
from .facts import Number, Relation
from .listed import listed, spread

_PER_CENT = frozenset("percent rate ratio share part".split())
_NOUNS = frozenset("count quantity number weight mass volume amount total value".split())
_COUNTS = frozenset("count quantity number".split())
_PIECES = _COUNTS | frozenset(
    "piece unit item head animal bird plant bottle bag box carton sheet garment board tree egg".split()
)
_TIMES = frozenset("time hour minute second day length temperature angle".split())
_MEASURED = frozenset("reading meter odometer counter tachometer stock balance level price cost rate per score".split())
_FEW = (0, 6)
_MOST = (60, 97)


@lru_cache(maxsize=8)
def _said(name: str) -> frozenset[str]:
    return frozenset(listed(data()["relation"]["throughput"][name]))


class Throughput(Factors):
    """What goes through the rows of one table."""

    def relations(self) -> Iterator[Relation]:
        pairs = list(self._pairs())
        for before, after in pairs:
            if self.is_loose(after.column):
                yield Relation(after, partial(self.write_share, after, before, self._usual(after)), 1.5)
        for target in self.numbers:
            if target.is_percentage and self.is_loose(target.column) and not target.column.type.is_integer:
                yield from self._percent_of_flow(target, pairs)
                yield from self._percent_of_some(target)
        yield from self._few_of_many()

    def _usual(self, after: Number) -> tuple[int, int]:
        return spread(data()["relation"]["throughput"]["percent"])

    def _pairs(self) -> Iterator[tuple[Number, Number]]:
        """What went in and what came out, in this order: of one unit of stuff, or counts of one noun."""
        for before in self.numbers:
            into = _said("into") & set(before.words)
            if not into or not self._is_stuff(before):
                continue
            for after in self.numbers:
                out = _said("out") & set(after.words)
                if after is before or not out or not self._is_stuff(after) or after.unit != before.unit:
                    continue
                if before.at > after.at or out & set(before.words) or before.column.nullable > after.column.nullable:
                    continue
                if _noun(before) - into == _noun(after) - out and (before.unit or _noun(before) - into):
                    yield before, after

    @staticmethod
    def _is_stuff(each: Number) -> bool:
        """True for what is weighed, measured by its volume or counted; times, readings and prices go nowhere."""
        if each.is_percentage or each.is_price or each.is_money or {*_TIMES, *_MEASURED} & set(each.words):
            return False
        is_counted = not each.unit and each.column.type.is_integer and bool(_PIECES & set(each.words))
        return is_counted or dimension(each.unit) in ("mass", "volume")

    def _percent_of_flow(self, target: Number, pairs: list[tuple[Number, Number]]) -> Iterator[Relation]:
        """How much of what went in was lost, or came out, where no column says how much that is."""
        lost, won = (_said(kind) & set(target.words) for kind in ("lost", "won"))
        is_counted = any(
            lost & set(each.words) and not each.is_percentage for each in self.numbers if each is not target
        )
        for before, after in pairs if len(pairs) == 1 and not is_counted else ():
            if lost and target.core - lost <= {*_noun(before), *_noun(after), *_PER_CENT}:
                yield Relation(
                    target, partial(self._quotient, target, f"({before.name} - {after.name})", before, after), 8
                )
            elif won and target.core - won <= {*_noun(before), *_noun(after), *_PER_CENT}:
                yield Relation(target, partial(self._quotient, target, after.name, before, after), 6)

    def _percent_of_some(self, target: Number) -> Iterator[Relation]:
        """``rewash_percent`` of ``pieces_rewash`` and the pieces: of a number of one more word than another of its noun and unit."""
        what = [each for each in target.words if each not in _PER_CENT]
        for part in self.numbers if what else ():
            if not _may_be_part(part, target) or not any(_is_said(each, part) for each in what):
                continue
            wholes = [each for each in self.numbers if each.column.nullable <= target.column.nullable]
            wholes = [each for each in wholes if _may_be_whole(each, part, what)]
            if wholes:
                whole = min(wholes, key=lambda each: (not _said("into") & set(each.words), abs(part.at - each.at)))
                yield Relation(target, partial(self._ratio, target, part, whole), 2.5)

    def _few_of_many(self) -> Iterator[Relation]:
        """``pieces_rejected`` of ``pieces``: a few, and never more than there are."""
        for part in self.numbers:
            bad = _said("bad") & set(part.words)
            if not bad or not _is_amount_of_stuff(part) or not self.is_loose(part.column):
                continue
            nouns = set(part.words) - bad - _COUNTS
            wholes = [each for each in self.numbers if _is_all_before(each, part) and _is_of_nouns(each, nouns)]
            others = [each for each in wholes if "total" not in each.words]
            if wholes and len(others) < 2:  # beside two grades what is bad is one of three parts
                whole = min(wholes, key=lambda each: (each.at > part.at, len(each.words), abs(each.at - part.at)))
                yield Relation(part, partial(self.write_share, part, whole, _FEW), 1.2)

    # ---- what writes them ------------------------------------------------------------------------------------------------

    def _quotient(self, target: Number, upper: str, before: Number, after: Number) -> None:
        bounds = self.known(before.column)
        if bounds is None or bounds[0] < 0 or self.known(after.column) is None:
            return
        self.divide(target, upper, before.name, may_be_zero=bounds[0] <= 0)

    def _ratio(self, target: Number, part: Number, whole: Number) -> None:
        self.sheet.settle(part.column.name.lower())
        bounds = self.known(whole.column)
        if bounds is None or bounds[0] < 0:
            return
        if self.is_loose(part.column):
            self.be_share(part, whole.name, bounds, _FEW if _said("bad") & set(part.words) else _MOST)
        own = self.known(part.column)
        if own is not None and own[0] >= 0:
            self.divide(target, part.name, whole.name, may_be_zero=bounds[0] <= 0)


def _noun(each: Number) -> set[str]:
    return set(each.core) - _NOUNS


def _is_said(word: str, part: Number) -> bool:
    return any(_is_same_word(word, each) for each in part.words)


def _is_same_word(one: str, other: str) -> bool:
    return is_form_of(one, other) or one == other


def _may_be_part(part: Number, target: Number) -> bool:
    """True for an amount that a percentage may be of: one before an amount is what that is reckoned at."""
    if part.at > target.at or part.is_percentage or part.is_price:
        return False
    return part.column.nullable <= target.column.nullable


def _may_be_whole(whole: Number, part: Number, what: list[str]) -> bool:
    """True for what a number is a part of: of its unit and noun, before it, and called by no word of its own but such as ``in``."""
    if (
        whole is part
        or whole.unit != part.unit
        or whole.at > part.at
        or part.is_money
        or not _is_amount_of_stuff(whole)
    ):
        return False
    return not (_said("complements") | _said("bad")) & set(whole.words) and _tells_apart(what, whole, part)


def _tells_apart(what: list[str], whole: Number, part: Number) -> bool:
    """True where the words of a percentage are those that the part has more than the whole, beside those of both."""
    common = (set(whole.words) & set(part.words)) - {"percent"}
    more = set(part.words) - common - _NOUNS
    is_named = bool(more) and all(any(_is_same_word(word, each) for each in what) for word in more)
    is_covered = all(any(_is_same_word(word, each) for word in {*more, *common}) for each in what)
    return is_named and is_covered and bool(common - _NOUNS or (common and whole.column.type.is_integer))


def _is_amount_of_stuff(each: Number) -> bool:
    return not (each.is_percentage or each.is_price or each.is_money)


def _is_all_before(whole: Number, part: Number) -> bool:
    """True for a number in the unit and of the type of one behind it, that is neither bad itself nor what is left, nor a reading."""
    if whole.at >= part.at or whole.unit != part.unit or not _is_amount_of_stuff(whole):
        return False
    if whole.column.type.is_integer != part.column.type.is_integer or whole.column.nullable > part.column.nullable:
        return False
    return not {*_said("bad"), *_said("complements"), *_MEASURED} & set(whole.words)


def _is_of_nouns(each: Number, nouns: set[str]) -> bool:
    return nouns <= set(each.words) if nouns else set(each.words) <= _COUNTS
