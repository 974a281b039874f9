"""Counts of all kinds together: guests are adults and children, matches played are won, drawn and lost ones, and a plain ``total``
is what the counts beside it come to. The words are in ``relations.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from ...comments.values import default_literal
from ...words.identifiers import is_in_cents, words_of
from ...words.vocabulary import data
from .factors import Factors
from .facts import Number, Relation

_NO_PARTS = frozenset(
    """total average maximum minimum estimated planned overall paid due balance unit per budget limit deposit capacity rate percent net
    gross sum original last previous next target actual id code amount year month day hour minute second age level rank
    reading meter odometer opening closing initial final free available position order sequence line score port version
    temperature speed pressure weight size length width height""".split()
)
_NO_HEADS = frozenset(("price", "cost", "fee"))
_SKIPPED = frozenset("total all overall sum count quantity number of combined".split())
_GROWN = frozenset("adult senior man woman male female".split())
_SMALL = frozenset(("infant", "baby", "toddler"))
_PARTY = _GROWN | _SMALL | frozenset("child youth teenager minor concession student pensioner elderly".split())
_PETS = frozenset("animal pet dog cat".split())
_GOOD = frozenset("good accepted passed pass usable intact fit sellable".split())
_AIMED = frozenset("planned target expected estimated minimum maximum forecast scheduled".split())
_RATES = frozenset("price rate hour per unit wage pay".split())
_USUAL = frozenset("regular normal base basic standard worked work".split())
_MANY = frozenset(("household", "population", "family"))


@lru_cache(maxsize=1)
def _sets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in _words()["parts"].strip().splitlines())


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset[str]().union(*_sets())


@lru_cache(maxsize=2)
def _listed(name: str) -> frozenset[str]:
    return frozenset(_words()[name].split())


def _is_whole(number: Number) -> bool:
    """True for what a whole of parts may be called, and is no part itself."""
    words, wholes = set(number.words), _listed("wholes")
    return bool(wholes & words) and not (_kinds() - wholes) & words


def _bad() -> frozenset[str]:
    return frozenset(data()["relation"]["throughput"]["bad"].split())


def _words() -> Any:
    return data()["relation"]["partitions"]


class Partitions(Factors):
    """The counts of one table that others add up to."""

    def relations(self) -> Iterator[Relation]:
        found = self._wholes()
        all_parts = {each.name for _, parts in found for each in parts}
        for target, parts in found:
            if target.name not in all_parts:
                write = self._writer(target, parts)
                yield Relation(target, write, 8)
                yield from (Relation(each, write, 7.5) for each in parts if self._is_asked_with(target, each, parts))
        yield from self._outcomes()
        yield from self._priced_kinds()

    def _wholes(self) -> list[tuple[Number, list[Number]]]:
        """The counts that others add up to, each with these."""
        found: dict[tuple[str, ...], tuple[Number, list[Number]]] = {}
        for target in self.numbers:
            is_plain = target.column.type.is_integer and not set(target.words) - _SKIPPED
            is_money = (target.is_money and not is_plain) or is_in_cents(target.column.name)
            is_amount = is_money or target.is_price or target.is_percentage
            parts = self._parts_of(target) if not is_amount and self.is_loose(target.column) else []
            if len(parts) > 1 and not _AIMED & set(target.words):
                found.setdefault(tuple(each.name for each in parts), (target, parts))
        return list(found.values())

    def _is_asked_with(self, target: Number, part: Number, parts: Sequence[Number]) -> bool:
        """True for a part that is drawn with its whole, not before it; rooms bound a party, and of two the good ones are a rest."""
        is_other = any((_PARTY if len(parts) > 2 else _PARTY | _GOOD) & set(each.words) for each in parts)
        return target.column.type.is_integer and not is_other and self.is_loose(part.column)

    def _parts_of(self, target: Number) -> list[Number]:
        """What a number adds up: all of one set, or of counts what is beside it or called alike."""
        is_whole = _is_whole(target)
        parts = self._with_those_between(target, self._of_one_set(target))
        parts = parts if is_whole else []
        if len(parts) > 1 or target.unit or not target.column.type.is_integer:
            return parts
        if is_whole:
            parts = self._run_beside(target) or self._run_of_a_noun(target)
        if len(parts) < 2 and len(target.words) == 1:
            run = self._run_of_a_noun(target)
            parts = run if all(each.words[-1] == target.words[0] for each in run) else parts
        if len(parts) < 2 and _listed("counted") & target.core and len(target.core) < 2:
            parts = self._called_alike(target)
        return parts

    def _of_one_set(self, target: Number) -> list[Number]:
        """The counts of one set of parts, of the noun that the whole has: ``home_wins`` are no part of ``away_played``."""
        common = set(target.words) | _SKIPPED
        found: list[Number] = []
        alike = self._counts_like(target, frozenset())
        for kinds in _sets() if len(alike) > 1 else ():
            parts = [each for each in alike if _is_of(each, kinds, common)]
            if _PETS & common and any("child" in each.words for each in parts):
                continue  # the animals of a booking are none of its people
            if len(parts) > len(found):
                found = parts
        return found

    def _with_those_between(self, target: Number, parts: list[Number]) -> list[Number]:
        """Parts with what is between them and of the same noun: the second choice between good pieces and scrap."""
        if len(parts) < 2 or not target.column.type.is_integer:
            return parts
        ends = min(each.at for each in parts), max(each.at for each in parts)
        noun = set.intersection(*(set(words_of(each.column.name)) for each in parts)) & set(
            words_of(target.column.name)
        )
        run = [each for each in self._counts_like(target, frozenset(("second",))) if ends[0] <= each.at <= ends[1]]
        is_run = bool(noun) and len(run) == ends[1] - ends[0] + 1
        return run if is_run and all(noun & set(words_of(each.column.name)) for each in run) else parts

    def _run_beside(self, target: Number) -> list[Number]:
        """The counts without a gap before a plain total, or behind it."""
        if set(target.words) - _SKIPPED or "total" not in target.words:
            return []
        counts = {each.at: each for each in self._counts_like(target)}
        before, behind = ([], [])  # type: tuple[list[Number], list[Number]]
        while target.at - len(before) - 1 in counts:
            before.append(counts[target.at - len(before) - 1])
        while target.at + len(behind) + 1 in counts:
            behind.append(counts[target.at + len(behind) + 1])
        return before[::-1] if len(before) > 1 else behind

    def _run_of_a_noun(self, target: Number) -> list[Number]:
        """The counts without a gap before a whole that end in the same noun: full price tickets, concession tickets."""
        counts = {each.at: each for each in self._counts_like(target)}
        found: list[Number] = []
        while (each := counts.get(target.at - len(found) - 1)) is not None:
            if found and each.words[-1] != found[-1].words[-1]:
                break
            found.append(each)
        is_noun = bool(found) and found[0].words[-1] not in _SKIPPED
        return found[::-1] if is_noun and all(len(each.words) > 1 for each in found) else []

    def _called_alike(self, target: Number) -> list[Number]:
        """The counts before a sum of pieces that have its other words, no farther in front of it than there are counts there."""
        heads = set(target.words) - target.core
        before = [each for each in self._counts_like(target) if each.at < target.at and heads <= set(each.words)]
        return [each for each in before if each.at >= target.at - len(before)] if heads else []

    def _counts_like(self, target: Number, allowed: frozenset[str] = frozenset()) -> list[Number]:
        """The counts of other things that may be parts of a count: there in every row where it is, with its DEFAULT."""
        default = default_literal(target.column)
        return [
            each
            for each in self.numbers
            if each is not target
            and each.column.type.is_integer == target.column.type.is_integer
            and each.unit == target.unit
            and (bool(each.unit) or each.column.type.is_integer)
            and not each.is_money
            and each.column.nullable <= target.column.nullable
            and default_literal(each.column) in (default, 0, 1, None)
            and len(each.core) < 4
            and not (_NO_PARTS - allowed) & set(each.words)
            and each.words[-1] not in _NO_HEADS
        ]

    def _writer(self, target: Number, parts: Sequence[Number]) -> Callable[[], None]:
        left = [parts]
        return lambda: self._add_up(target, left.pop()) if left else None

    def _add_up(self, target: Number, parts: Sequence[Number]) -> None:
        for each in (*parts, target):  # what others say of them
            self.sheet.formulas.pop(each.column.name.lower(), lambda: None)()
        self.sheet.settle(target.column.name.lower())  # which may be a part of another whole, too
        good = [each for each in parts if _GOOD & set(each.words)]
        is_free = target.column.type.is_integer and all(self.is_loose(each.column) for each in parts)
        if is_free and (good or not self.is_loose(target.column)):
            others = [each for each in parts if each not in good]
            others.sort(key=lambda each: not _bad() & set(each.words))
            self.split(target, [*others, *good], (0, 6) if good else (20, 80))
        else:
            self._sum_of(target, parts)

    def _sum_of(self, target: Number, parts: Sequence[Number]) -> None:
        are_many = _MANY & {word for each in self.numbers for word in each.words}
        is_party = not are_many and all(_PARTY & set(each.words) for each in parts)
        for each in parts:
            self.sheet.late.pop(each.column.name.lower(), None)  # no share of what they add up to
            if is_party and self.is_loose(each.column):
                self._draw_people(each)
            if self.known(each.column, 60) is None:
                return
        self.sum(target.column, [each.column for each in parts], [])

    def split(self, target: Number, parts: Sequence[Number], percent: tuple[int, int] = (20, 80)) -> bool:
        """Let a whole be split: each part takes a share of what the parts before it leave, the last one the rest."""
        bounds, left = self.known(target.column), target.name
        if bounds is None:
            return False
        for each in parts[:-1]:
            if not self.be_share(each, f"({left})" if "-" in left else left, bounds, percent):
                return False
            left = f"{left} - {each.name}"
        self.loosen(parts[-1].column)
        self.write(parts[-1].column, left, (Decimal(0), bounds[1]), f"rest: {left}")
        return True

    def _draw_people(self, number: Number) -> None:
        """Adults of a party, and how many children and infants come with them."""
        words = set(number.words)
        low, high = (1, 4) if _GROWN & words else (0, 1) if _SMALL & words else (0, 3)
        rule = {"provider": "integer", "min": low, "max": high, "skew": 2}
        bounds = (Decimal(low), Decimal(high))
        self.sheet.decide(number.column, rule, "range: people of a party", "numbers", bounds=bounds)

    def _outcomes(self) -> Iterator[Relation]:
        """Matches played are those won, drawn and lost; points are 3 and 1 of them, or 2 and 1."""
        won, lost = (self._one_called(*names) for names in (("won", "win"), ("lost", "loss", "defeat")))
        drawn = self._one_called("drawn", "draw", "tied", "tie")
        if won is None or lost is None:
            return
        parts = [won, *([drawn] if drawn is not None else []), lost]
        played = self._one_called("played", "match_played", "game_played", "match", "game")
        if played is not None and self.sheet.is_open(played.column):
            yield Relation(played, partial(self._add_up, played, parts), 9)
        points = self._one_called("point")
        if points is not None and drawn is not None and self.sheet.is_open(points.column):
            yield Relation(points, lambda: self._points(points, won, drawn), 9)

    def _priced_kinds(self) -> Iterator[Relation]:
        """What several kinds that have a price each come to: adult tickets x adult price + child tickets x child price; hours and
        overtime hours at a rate each."""
        prices = [each for each in self.numbers if self._is_price_of_kind(each)]
        pairs = [(many, price) for price in prices for many in self._of_kind(price)]
        pairs = [*pairs, *self._of_no_kind(prices, [many for many, _ in pairs])] if pairs else pairs
        target = self._revenue()
        if target is not None and self._has_amounts_between(pairs, target):
            return  # each has an amount of its own, which the total adds up
        if target is not None and len(pairs) > 1 and len({price.name for _, price in pairs}) == len(pairs):
            yield Relation(target, partial(self.add_products, target, pairs), 9.5)

    def _is_price_of_kind(self, each: Number) -> bool:
        """True for a price, and for a rate of pay: the percentage of a rate is none."""
        is_rate = each.words[-1] == "rate" and any(one.unit == "h" and one.is_price for one in self.numbers)
        is_price = each.words[-1] == "price" or (is_rate and each.column.type.name == "decimal")
        return is_price and len(each.words) > 1 and "total" not in each.words

    def _of_kind(self, price: Number) -> list[Number]:
        """How many there are of what a price is of."""
        kind = set(price.words) - _RATES
        counts = [
            each for each in self.numbers if each.column.type.is_integer or (each.unit == "h" and not each.is_price)
        ]
        return [each for each in counts if kind and kind <= set(each.words) and not each.is_money]

    def _of_no_kind(self, prices: Sequence[Number], paired: Sequence[Number]) -> list[tuple[Number, Number]]:
        """The hours that no other rate is for, at the hourly rate."""
        bare = [each for each in prices if not set(each.words) - _RATES]
        hours = [each for each in self.numbers if each.unit == "h" and not each.is_price and each not in paired]
        usual = [each for each in hours if _USUAL & set(each.words) or not each.core] or hours
        return [(usual[0], bare[0])] if len(bare) == 1 and len(usual) == 1 else []

    def _has_amounts_between(self, pairs: Sequence[tuple[Number, Number]], target: Number) -> bool:
        first = min((price.at for _, price in pairs), default=target.at)
        between = [each for each in self.numbers if first < each.at < target.at and each.is_money and not each.is_price]
        return len(between) >= len(pairs) > 1

    def _revenue(self) -> Number | None:
        """The first amount that is open and may be what all that is sold comes to."""
        return next(
            (
                each
                for each in self.numbers
                if {"gross", "total", "revenue", "subtotal"} & set(each.words)
                and each.column.type.name == "decimal"
                and self.is_loose(each.column)
                and not each.unit
            ),
            None,
        )

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


def _is_of(number: Number, kinds: frozenset[str], common: set[str]) -> bool:
    """True for a count of one of some kinds, and of nothing else that the whole is not of."""
    own = [word for word in number.words if word not in common]
    return "_".join(own) in kinds or (bool(kinds & set(number.words)) and not set(own) - kinds)
