"""What numbers usually are, by the thing that they are of, by the trade of the schema, by their words: the tables of ``things.toml``."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import BY_WORDS
from ..columns.measured import Range, Unit, in_unit, is_unit
from ..tables.sheet import Sheet, scale_of
from ..words.vocabulary import data, normal, tokens
from .asked_numbers import Asked, asked_number
from .candidates import ANY, CLASS, COLUMN, DEPENDENT, PARENT, candidates, nouns_in, words_of_table
from .known_numbers import Entry
from .listed_numbers import whole_digits
from .money import MONEY as _MONEY
from .money import in_currency

_SAID_BESIDE = frozenset(
    """list base unit net gross standard current regular usual actual initial final estimated planned measured recorded reported
    average typical nominal rated total maximum minimum before after old new previous target first last start end opening closing
    default expected agreed offered quoted each single own real effective approximate number count of for in the per quantity
    amount value at one regular normal full selling asking retail desired required requested approved entered registered
    observed peak max min day_of""".split()
)
"""Words that say which of several numbers of one kind it is."""
_SHARES = frozenset("rate percent share".split())
_HEADS = frozenset(
    "price fee cost rent salary premium weight height age capacity temperature duration distance speed depth length width volume area".split()
)


class Found(NamedTuple):
    """What a number usually is, in its own unit, and by what it is known."""

    known: Range
    words: frozenset[str]
    why: str


_MEASURES = frozenset("quantity amount value total number count unit".split())


_COUNTS = frozenset(("count", "number"))


@lru_cache(maxsize=8192)
def _head(words: tuple[str, ...]) -> str:
    """The word that says what is measured: ``weight`` of ``weight_before``, ``fee`` of ``fee_amount``."""
    telling = [word for word in words if word not in _SAID_BESIDE]
    if not telling:
        return next((word for word in reversed(words) if word in _MEASURES), words[-1] if words else "")
    return telling[0] if telling[0] in _HEADS and telling[-1] not in _HEADS | _MONEY else telling[-1]


def usual_range(sheet: Sheet, column: Column) -> Found | None:
    """What a number usually is: of several that its words name the most telling; in the unit, the minor unit or the currency of
    the column. None where nothing is known of what is measured."""
    asked = asked_number(sheet, column)
    best = _best(sheet, column, asked) or _by_kind_of_unit(sheet, column, asked)
    if best is None:
        return None
    entry, known = best
    known, said = in_currency(sheet, column, entry.words, _end_of(asked, entry, known), entry.of)
    return Found(known, entry.words, _why(entry) + said)


def _best(sheet: Sheet, column: Column, asked: Asked) -> tuple[Entry, Range] | None:
    best: tuple[int, Entry, Range] | None = None
    above, head, own = set(words_of_table(sheet)), _head(asked.bare), set(asked.words)
    for rank, noun, entry in candidates(sheet, asked):
        if head and not noun and head not in entry.words:
            continue  # most of what is known of a trade is of something else
        matched = _match(sheet, asked, own, entry, rank, noun, above)
        if matched is None or (best is not None and matched <= best[0]):
            continue
        known = _in_own_unit(column, asked, entry)
        if known is not None:
            best = matched, entry, known
    return None if best is None else best[1:]


_BY_KIND = {"volume": "volume", "area": "area", "mass": "weight", "length": "length", "time": "duration"}
_OF_ANY_KIND = frozenset("capacity size".split())


def _by_kind_of_unit(sheet: Sheet, column: Column, asked: Asked) -> tuple[Entry, Range] | None:
    """A capacity in cubic meters is a volume, a size in square meters an area."""
    meant = _BY_KIND.get(asked.unit.kind) if asked.unit is not None else None
    others = set(asked.bare) - _OF_ANY_KIND - _SAID_BESIDE - set(sheet.words)
    if meant is None or others or not _OF_ANY_KIND & set(asked.bare):
        return None  # what the drum of a truck holds is not what the truck does
    words, bare = (
        tuple(meant if word in _OF_ANY_KIND else word for word in each) for each in (asked.words, asked.bare)
    )
    return _best(sheet, column, asked._replace(words=words, bare=bare))


def _why(entry: Entry) -> str:
    """By what a range is known: the name, and the thing or the trade that it is of; by words alone where they may be of others too."""
    unit = entry.known[0].unit
    if entry.of:
        return f"'{entry.name}', {entry.of}"
    is_certain = entry.words & _certain_words() or (
        unit is not None and unit.kind == "others"
    )  # only blood has mg/dl of glucose
    return f"'{entry.name}'" if is_certain else f"'{entry.name}', {BY_WORDS}"


@lru_cache(maxsize=1)
def _certain_words() -> frozenset[str]:
    return frozenset(word for each in _telling() for word in normal(each))


def _match(
    sheet: Sheet, asked: Asked, own: set[str], entry: Entry, rank: int, noun: tuple[str, ...], above: set[str]
) -> int | None:
    """How well a name is that of a number of the words ``own``, None where it is another's; ``above`` are the words of the table. Its head is among the
    words of the name; what else is said of it may not name another thing, nor anything at all where what is counted or paid is of
    something else."""
    if {"stock", "value"} <= own and not entry.words & _MONEY:
        return None  # so many pieces are no worth
    if not asked.each <= entry.words | set(noun) | _SPELLED_UNITS:
        return None  # what a box weighs is not what the pallet does
    if not _is_meant(sheet, asked, own, entry, rank, noun, above):
        return None
    named = len(entry.words & own)
    left = set(asked.bare) - entry.words - above - _SAID_BESIDE - set(noun)
    if _is_of_another(sheet, asked, entry, rank, left, named):
        return None
    if rank == ANY:  # what the thing is says more than that something is counted, or for how many days
        spelled = own - set(asked.bare)  # its unit says no more than a sign would
        named = max(len(entry.words & own - _COUNTS - _LENGTHS_OF_TIME - spelled), 1)
    return 20 * named + 10 * len((entry.words & above) - own) + rank - 2 * len(left)


def _is_meant(
    sheet: Sheet, asked: Asked, own: set[str], entry: Entry, rank: int, noun: tuple[str, ...], above: set[str]
) -> bool:
    """True where the words of a name, or its unit, say what is known."""
    said = own | _said_by_unit(asked) if rank != COLUMN else own
    is_by_unit = _is_known_by_unit(asked, entry, noun, said, above)
    if is_by_unit is None:
        return False
    if rank == COLUMN and (is_by_unit or _is_only(entry, noun, asked) or _is_used_by_another(sheet, entry)):
        return False
    if not is_by_unit and entry.last and entry.last not in said:
        return False  # the room of a table of temperatures
    # the number of goods in a line of an order is no number of an order
    return rank != ANY or not entry.words & own <= _MEASURES or entry.words <= own


def _is_known_by_unit(asked: Asked, entry: Entry, noun: tuple[str, ...], own: set[str], above: set[str]) -> bool | None:
    """False for a number that the name calls so, True for one that only its unit tells; None for neither."""
    head = _head(tuple(word for word in asked.bare if word not in noun) if noun else asked.bare)
    is_named = head in entry.words if head else bool(asked.words) and entry.words <= own
    if is_named:
        return False if entry.words <= own | above else None
    return True if not head and _is_by_unit(asked, entry, above) else None


_USED_UP = frozenset(("fuel", "water", "electricity", "gas"))
_DRIVEN = frozenset((("car",), ("vehicle",), ("taxi",), ("van",)))


def _is_used_by_another(sheet: Sheet, entry: Entry) -> bool:
    """True for so many litres of fuel, or kilowatt hours, of which only a car says how many are usual: a ship burns more."""
    if entry.of not in _USED_UP or entry.known[0].unit is None:
        return False
    tables = (sheet.words, *(tokens(link.parent) for _, link in sheet.single_links()))
    return entry.of != "fuel" or not any(_DRIVEN & set(nouns_in(words)) for words in tables)


_SAYS = {"mass": "weight", "volume": "volume"}


def _said_by_unit(asked: Asked) -> set[str]:
    """What a unit says is measured: the most that a truck has in kilograms is a weight."""
    said = _SAYS.get(asked.unit.kind) if asked.unit is not None and asked.bare else None
    return {said} if said is not None and not (_HEADS | _MONEY) & set(asked.bare) else set()


def _is_only(entry: Entry, noun: tuple[str, ...], asked: Asked) -> bool:
    """True where a name says no more than what thing it is, and how long: ``fine``, ``cleaning_minutes``."""
    is_time = asked.unit is not None and asked.unit.kind == "time"
    if entry.of in _OWNED and len(entry.words) == 1 and entry.words & _PAID:
        return True  # what is paid for a vehicle on a ferry is not what it costs
    return (entry.known[0].unit is None and entry.words <= set(noun)) or (is_time and entry.words <= _LENGTHS_OF_TIME)


_OWNED = frozenset(
    (
        "car",
        "truck",
        "bus",
        "home",
        "building",
        "machine",
        "ship",
        "aircraft",
        "horse",
        "small boat",
        "bicycle",
        "artwork",
    )
)
_PAID = frozenset("price cost fee rate charge amount total".split())
_SPELLED_UNITS = frozenset(
    "hour minute day night week month year quarter kg km l liter m2 sqm m3 kwh kw ha hectare t tonne ton meter m".split()
)
_LENGTHS_OF_TIME = frozenset("hour minute day second week month year".split())


def _is_of_another(sheet: Sheet, asked: Asked, entry: Entry, rank: int, left: set[str], said: int) -> bool:
    """True for a number of something else than what is known, by the words that are left of its name or since it is the parent's."""
    if rank == CLASS and left:
        return True  # of so many things only what their names say alone
    if rank == ANY:
        return _is_of_some_thing(asked, entry, left, said)
    if entry.of in data()["telling"]["things"].split():
        return False
    return _is_of_parent(sheet, entry, rank) or (bool(left) and _is_of_what_is_left(entry, rank, left))


def _is_of_some_thing(asked: Asked, entry: Entry, left: set[str], said: int) -> bool:
    """True where what is known whatever it is of is here of the thing that the words left name, or in the unit that they do."""
    if any(is_unit(word) and word != "in" for word in left):
        return True  # cubic meters a day are no visitors
    return bool(left) and said < 2 and not (entry.words & _telling() or _is_of_laboratory(asked, entry))


def _is_of_parent(sheet: Sheet, entry: Entry, rank: int) -> bool:
    """True for what the parent costs, and for all that is known of it unless the rows only say how it was."""
    return rank == PARENT and bool(entry.words & _MONEY or not DEPENDENT & set(sheet.words[-1:]))


def _is_of_what_is_left(entry: Entry, rank: int, left: set[str]) -> bool:
    """True where the words left name another thing; for a temperature any of them does."""
    if entry.words == {"temperature"} and rank != COLUMN:
        return True  # of the oil, the concrete, the exhaust: not of what the row is
    is_physical = entry.known[0].unit is not None
    return not is_physical or bool(nouns_in(tuple(sorted(left))))


def _is_of_laboratory(asked: Asked, entry: Entry) -> bool:
    """True for a concentration or a pressure of blood, in the unit of a laboratory, that is so before and after a treatment."""
    return asked.unit is not None and asked.unit.kind in ("others", "pressure") and entry.known[0].unit == asked.unit


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Words that mean the same number whatever is said beside them."""
    return frozenset(data()["telling"]["words"].split())


def _is_by_unit(asked: Asked, entry: Entry, above: set[str]) -> bool:
    """True for ``tonnes`` or ``hours`` alone, where a thing has one number in such a unit: what it weighs, how long it is."""
    wanted = _BY_UNIT.get(asked.unit.kind, ()) if asked.unit is not None else ()
    return bool(entry.of) and entry.known[0].unit is not None and any(entry.words - above == {word} for word in wanted)


_BY_UNIT = {
    "mass": ("weight", "quantity"),
    "volume": ("volume", "quantity"),
    "time": ("duration",),
    "energy": ("energy", "consumption"),
    "length": ("distance",),
    "area": ("area",),
    "share": (),
}


def _in_own_unit(column: Column, asked: Asked, entry: Entry) -> Range | None:
    """The range in the unit of the column; as a fraction of 1 where its type has no place for percentages."""
    if _is_amount_of(column, asked, entry) or _is_on_other_scale(column, entry):
        return None
    unit, known = asked.unit, entry.known
    if unit is not None and not _is_known_in(entry, unit):
        known = tuple(each for each in known if each.unit is None)
        if not known or not _is_in_any_unit(asked, unit, entry):
            return None
        unit = None
    found = in_unit(known, unit, capacity_of(column)[1], whole=column.type.is_integer)
    if found is None or _is_share_in_bigint(column, found):
        return None
    if unit is not None and _is_of_other_size(column, found, entry):
        return None
    return found.times(Decimal("0.01")) if _is_fraction(column, found, unit) else found


def _is_of_other_size(column: Column, found: Range, entry: Entry) -> bool:
    """True for millilitres in a column of litres with one decimal, and for tonnes in one of grams."""
    return _is_coarse(column, found, entry) or _is_fine(found, entry)


def _is_share_in_bigint(column: Column, found: Range) -> bool:
    """True for a percentage in a BIGINT: none is that large."""
    return found.unit is not None and found.unit.kind == "share" and column.type.name == "bigint"


def _is_known_in(entry: Entry, unit: Unit) -> bool:
    return any(each.unit is not None and each.unit.kind == unit.kind for each in entry.known)


def _is_fraction(column: Column, found: Range, unit: Unit | None) -> bool:
    """True for a share in a type that has no place for percentages; the 0.02 % of sulfur in steel, named so, are percent."""
    most = capacity_of(column)[1]
    if found.unit is None or found.unit.kind != "share" or most >= 10 or column.type.is_integer:
        return False
    return unit is None or found.high > most


_OF_FIVE = frozenset("rating satisfaction".split())


def _is_on_other_scale(column: Column, entry: Entry) -> bool:
    """True where marks are usually of five, whatever they are of, and the type has place for more than that."""
    return not entry.of and bool(entry.words & _OF_FIVE) and not _is_small(column)


def _is_small(column: Column) -> bool:
    """True for a type that marks of five are kept in: what a SMALLINT rates is on another scale."""
    kind = column.type
    if kind.is_integer:
        return kind.name == "tinyint" or (kind.name == "int" and (kind.length or 1) <= 2)
    return kind.name != "decimal" or whole_digits(column) <= 2


_FEW_STEPS = 20


def _is_coarse(column: Column, found: Range, entry: Entry) -> bool:
    """True where a column in a larger unit than usual has few values for what is known, so that it holds more than that."""
    is_converted = found.unit is not None and all(each.unit != found.unit for each in entry.known)
    steps = max(abs(found.low), abs(found.high)).scaleb(scale_of(column))  # a freezer is below 0
    is_counted = found.unit is not None and found.unit.kind == "time"  # a lesson is of one hour or two
    return steps < 2 or (is_converted and not is_counted and steps < _FEW_STEPS)


_SMALL_UNITS = frozenset("g mg ml cl mm".split())
_MANY = 100_000


def _is_fine(found: Range, entry: Entry) -> bool:
    """True where a column in a small unit would have hundreds of thousands: who weighs in grams has no tonnes."""
    is_converted = found.unit is not None and all(each.unit != found.unit for each in entry.known)
    return is_converted and found.unit is not None and found.unit.name in _SMALL_UNITS and found.high >= _MANY


_OF_PERCENT = 3  # digits before the point of a percentage


def _is_amount_of(column: Column, asked: Asked, entry: Entry) -> bool:
    """True for the interest that is paid, where its rate is known: a type that has place for thousands is of no percentage that
    nothing says to be one."""
    is_share = entry.known[0].unit is not None and entry.known[0].unit.kind == "share"
    is_said = asked.unit is not None or bool(_SHARES & set(asked.words))
    return is_share and not is_said and column.type.name == "decimal" and whole_digits(column) > _OF_PERCENT


def _is_in_any_unit(asked: Asked, unit: Unit, entry: Entry) -> bool:
    """True where a range without a unit is one in the unit of the column: the unit is a word of the name, or a percentage."""
    spelled = set(asked.words) - set(asked.bare)
    if unit.kind == "share":
        return "percent" in entry.words  # of money, a range without a unit is no percentage
    if unit.kind == "others" and not entry.of and len(entry.words) == 1:
        return bool(entry.words & _telling())  # the peak of a voltage is none of a sound
    if unit.kind == "others" or spelled & entry.words:
        return True
    return not spelled and not entry.words & _MONEY  # its comment says it


@lru_cache(maxsize=1)
def _rated() -> frozenset[str]:
    """What a thing is made for, of which the largest is all that it has."""
    return frozenset(data()["rated"]["words"].split())


def _end_of(asked: Asked, entry: Entry, known: Range) -> Range:
    """The low end of a range for a smallest value, the high end for a largest."""
    said = {"minimum", "maximum"} & (set(asked.words) - entry.words)
    if len(said) != 1 or (said == {"maximum"} and entry.words & _rated()):
        return known
    middle = known.low + (known.high - known.low) / 3
    middle = round(middle, 1 - middle.adjusted())  # as people say it
    if said == {"minimum"}:
        return Range(known.low, middle, 1, known.unit)
    return Range(middle, known.high, known.skew, known.unit)
