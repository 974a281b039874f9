"""Which relations between the numbers of a row hold: at most one for each number, the best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...tables.sheet import Sheet, Sheets
from .balances import Balances
from .differences import Differences
from .facts import Numbers, Relation
from .ledger import Ledger, kind_of
from .pairs import Pairs
from .partitions import Partitions
from .places import Places
from .products import Products
from .quotients import Quotients
from .rates import Rates, Tariffs
from .ratios import Ratios
from .readings import Readings
from .shares import Shares
from .stages import Stages
from .throughput import Throughput
from .tolerances import Tolerances
from .totals import Totals
from .units import Units
from .within import People, Within

_KINDS: tuple[type[Numbers], ...] = (
    Differences,
    Totals,
    Partitions,
    Ratios,
    Throughput,
    Quotients,
    Products,
    Shares,
    Ledger,
    Units,
    Tariffs,
    Readings,
    Balances,
    Tolerances,
    People,
    Places,
    Rates,
    Within,
)
_LESS_CERTAIN = 0.8
_LIKELY = 7  # what may be said where the likeliest relation does not hold
Reads = Mapping[str, frozenset[str]]
_LATE: tuple[type[Numbers], ...] = (Stages, Pairs)


def reserve_hours_of_all(sheets: Sheets) -> None:
    """Keep the hours of all who worked, before each number of hours is the length of a span."""
    for sheet in sheets.values():
        for each in Tariffs(sheet).of_several_people():
            sheet.formulas.setdefault(each.target.column.name.lower(), each.write)


def reserve_relations(sheet: Sheet) -> frozenset[str]:
    """Keep the numbers that follow from others of the row, or of a row that it must refer to, for the rules that say so; those that are
    added up or taken off there."""
    numbers = Numbers(sheet)
    if not any(numbers.is_loose(each.column) for each in numbers.numbers):
        return frozenset()
    stages = list(Stages.sharing(numbers).relations())
    found = _relations_by_name(numbers, stages)
    doubtful = list(Ledger.sharing(numbers).doubtful())
    best = _best_of(found, {_name_of(each): each.parts for each in doubtful} | _named_in_comments(numbers))
    for each in doubtful:
        if _name_of(each) not in best:
            sheet.late.setdefault(_name_of(each), _if_open(sheet, each))
    for each in stages:  # what parts add up to is itself a part of what was there before
        sheet.late.setdefault(_name_of(each), _if_open(sheet, each))
    for name, each in best.items():
        likely = (
            other for other in found[name] if other is not each and other.score >= _LIKELY and other.target.is_money
        )
        several = [each, *sorted(likely, key=lambda other: -other.score)]
        sheet.formulas.setdefault(name, _first_of(numbers, several))
    return frozenset[str]().union(*(each.parts for each in best.values()))


def _relations_by_name(numbers: Numbers, stages: list[Relation]) -> dict[str, list[Relation]]:
    """The relations of each number that no comment bounds; a likely stage comes instead of what is only within another number."""
    staged = {_name_of(each): each for each in stages if each.score > _LESS_CERTAIN}
    found: dict[str, list[Relation]] = {}
    for kind in _KINDS:
        for each in _uncontested(list(kind.sharing(numbers).relations())):
            name = _name_of(each)
            if name in numbers.sheet.limits:
                continue  # its comment says what it is no more than
            likelier = staged.get(name, each) if kind is Within else each  # of the stage before its own
            found.setdefault(name, []).append(likelier)
    return found


def _uncontested(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Relations without those that the same numbers make likelier of another: what is left of a limit is one number of a row."""
    best: dict[frozenset[str], float] = {}
    for each in relations:
        best[each.parts] = max(each.score, best.get(each.parts, 0))
    return (each for each in relations if not each.parts or each.score >= best[each.parts])


def _name_of(relation: Relation) -> str:
    return relation.target.column.name.lower()


def _named_in_comments(numbers: Numbers) -> dict[str, frozenset[str]]:
    """The other numbers that the comment of each one names."""
    names = {_bare(each.name): each.name for each in numbers.numbers}
    return {
        _bare(each.name): frozenset(
            names[word] for word in re.findall(r"\w+", each.column.comment.lower()) if word in names
        )
        - {each.name}
        for each in numbers.numbers
        if each.column.comment
    }


def _bare(name: str) -> str:
    return name.strip("`").lower()


def _best_of(found: dict[str, list[Relation]], said: Reads) -> dict[str, Relation]:
    """The one of the relations of each number that says most; ``said`` is what comments say that numbers are computed from."""
    reads = {**said, **{name: _fullest(several, {}).parts for name, several in found.items()}}
    return {name: _fullest(several, reads) for name, several in found.items()}


def _fullest(several: list[Relation], reads: Reads) -> Relation:
    """The likeliest of several relations of a number, but for those of money that leave an amount out which another one explains as well:
    it reads it too, or a total that it is a part of."""
    full = [each for each in several if not any(_leaves_out(each, other, reads) for other in several)]
    return max(full or several, key=lambda each: each.score)


def _leaves_out(relation: Relation, other: Relation, reads: Reads) -> bool:
    """True where another relation explains all amounts of one, and more that are no products of a price, which may be amounts of the row."""
    if not relation.parts or not other.parts or kind_of(relation.target) not in ("money", "cents"):
        return False
    one, two = (_explained(each, reads) for each in (relation, other))
    left = {each for each in one - two if not set(each.split(" * ")) <= two}
    return not left and any(" * " not in each for each in two - one)


def _explained(relation: Relation, reads: Reads) -> set[str]:
    """The amounts that a relation reads, and those that these read."""
    found, waiting = set(relation.parts), list(relation.parts)
    while waiting:
        more = reads.get(_bare(waiting.pop()), frozenset()) - found - {relation.target.name}
        found |= more
        waiting += more
    return found


def decide_prices_for_more(sheet: Sheet) -> None:
    """Let prices of one table stand to each other as they do where one is for more: of a child and an adult, of a day and a week."""
    for each in (*Units(sheet).of_more_periods(), *Pairs(sheet).of_prices()):
        each.write()


def decide_parts(sheet: Sheet) -> None:
    """Let what no other rule has decided be a part of a number that says how much there is of it."""
    numbers = Numbers(sheet)
    if not any(numbers.is_loose(each.column) for each in numbers.numbers):
        return
    found: dict[str, list[Relation]] = {}
    for kind in _LATE:
        for each in sorted(kind.sharing(numbers).relations(), key=lambda relation: -relation.score):
            found.setdefault(each.target.column.name.lower(), []).append(each)
    for name, several in found.items():  # what is a part of a part waits for that
        sheet.late.setdefault(name, _first_of(numbers, several))
    for name in found:
        sheet.settle(name)


def _first_of(numbers: Numbers, relations: list[Relation]) -> Callable[[], None]:
    """What writes the first of several relations that can be written."""

    def write() -> None:
        for each in relations:
            if not numbers.is_loose(each.target.column):
                return
            numbers.loosen(each.target.column)
            before = numbers.sheet.guess(each.target.column)
            each.write()
            if numbers.sheet.guess(each.target.column) is not before:
                return

    return write


def _if_open(sheet: Sheet, relation: Relation) -> Callable[[], None]:
    """What writes a result that is asked for before anything has decided it."""

    def write() -> None:
        if sheet.is_open(relation.target.column):
            relation.write()

    return write
