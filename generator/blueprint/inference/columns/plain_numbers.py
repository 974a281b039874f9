"""The order of a number of which only the name is known: what a price or a weight in grams is, whatever it is of."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.vocabulary import data, normal, tokens
from .capacity import capacity_of
from .measured import Range, Unit, ranges_in, unit_of


@lru_cache(maxsize=1)
def _plain() -> dict[tuple[str, ...], str]:
    return {normal(name): text for names, text in data()["plain"].items() for name in names.split("|")}


def plain_range(table: Table, column: Column) -> Range | None:
    """The order of a number by its unit, else by the last words of its name; None where these say nothing. A rule by type and name
    reads the name in no language, since whoever makes a plan knows none of its schema."""
    name, unit = unit_of(table, column)
    least, most = capacity_of(column)
    words = tokens(name) if name else ()
    calendar = _of_calendar(column)
    if calendar is not None:
        return calendar if calendar.low < most else None
    found = (_by_unit(words, unit) if unit is not None else None) or _by_words(words)
    if found is None:
        return None
    is_percent = unit is not None and unit.kind == "share"
    found = _of_small_type(column, (*words, "percent") if is_percent else words, found, most)
    found = _of_one_order(table, column, unit, words, _of_short_type(column, unit, found, most))
    if found.low >= most:
        return None
    found = Range(max(found.low, least), min(found.high, most), found.skew)
    return found if found.high - found.low >= (Decimal("0.1") if found.high <= 1 else Decimal("0.5")) else None


@lru_cache(maxsize=1)
def _dimensions() -> dict[tuple[str, str], Range]:
    """By what is measured and the unit: heights in meters are lower than lengths are long."""
    return {
        (name, each.unit.name): each
        for names, text in data()["dimensions"].items()
        for each in ranges_in(text)
        if each.unit is not None
        for name in names.split("|")
    }


def _by_unit(words: tuple[str, ...], unit: Unit) -> Range | None:
    """By the unit, and by the last word before it that says what is measured in it."""
    known = (_dimensions().get((word, unit.name)) for word in reversed(words))
    found = next((each for each in known if each is not None), None)
    usual = data()["usual"].get(unit.name)
    return found or (ranges_in(usual)[0] if usual is not None else None)


_KEEP_SCALE = ("temperature", "angle")


def _of_short_type(column: Column, unit: Unit | None, found: Range, most: Decimal) -> Range:
    """A type of two digits before the point was chosen for numbers that leave it room: a height in a DECIMAL(4, 2), a loss in percent in a
    DECIMAL(3, 1)."""
    if column.type.name != "decimal" or not 10 <= most < 100 or (unit is not None and unit.kind in _KEEP_SCALE):
        return found
    high = min(found.high, (most / 4).to_integral_value())
    return Range(min(found.low, high / 10), high, found.skew) if found.high > high > 0 else found


_KEEP_ORDER = ("share", "temperature", "angle", "others")
_COUNTED = frozenset("count capacity seat place visitor guest spectator piece quantity".split())
_LARGE = frozenset("volume area energy power mass".split())  # of which whole thousands are measured
_NO_NUMBER = frozenset("status state type kind flag flg is has code level active enabled priority".split())
_MIDDLE_OF_SMALL, _MIDDLE_OF_USUAL = Decimal(80), Decimal(600)
_WIDEST, _WIDEST_OF_MONEY = Decimal("2.5"), Decimal(3)


def _of_one_order(table: Table, column: Column, unit: Unit | None, words: tuple[str, ...], found: Range) -> Range:
    """About the middle of a range: things of one kind are of one order of magnitude, whatever the order of all things is. Where a table has
    TINYINTs for small numbers, its SMALLINTs and INTs are for those that these do not hold."""
    is_measured = unit is not None and unit.kind not in _KEEP_ORDER
    least = _least_middle(table, column) if _is_of_size(column, unit, words) else Decimal(0)
    is_amount = unit is None and column.type.name == "decimal"
    if found.low <= 0 or not (is_measured or is_amount or least):
        return found
    widest = _WIDEST if is_measured else _WIDEST_OF_MONEY
    middle = max((found.low * found.high).sqrt(), least)
    most = _middle_of_money(column, words) if is_amount else None
    if most is not None and middle > most and least <= most:
        return Range(_rounded(most / _WIDEST_OF_MONEY), _rounded(most * _WIDEST_OF_MONEY), found.skew)
    if found.high <= found.low * widest * widest and middle <= found.high:
        return found
    return Range(_rounded(middle / widest), _rounded(middle * widest), found.skew)


_PAID = frozenset("price cost fee charge rate amount total fare deposit surcharge supplement subtotal rent".split())
_WHOLE_OF_MONEY = {1: Decimal("0.8"), 2: Decimal(4), 3: Decimal(11), 4: Decimal(35), 5: Decimal(80)}
"""About what money is in a type with so many digits before the point, and two behind it: of prices whose trade is known (by those of the
benchmarks) the middle one is a tenth to a hundredth of the largest that the type holds."""


def _middle_of_money(column: Column, words: tuple[str, ...]) -> Decimal | None:
    """About what money is by its type: whoever chose a DECIMAL(5, 2) had cinema tickets in mind, no furniture. None for other numbers, for
    long types, which many take for all money, and for an hour of work, which is of one order."""
    if not _PAID & set(words) or column.type.scale != _OF_CENTS or "hour" in words:
        return None
    return _WHOLE_OF_MONEY.get((column.type.length or 10) - _OF_CENTS)


_OF_CENTS = 2


def _is_of_size(column: Column, unit: Unit | None, words: tuple[str, ...]) -> bool:
    """True for what is measured in large numbers, and for what a SMALLINT measures or counts."""
    if unit is not None:
        return unit.kind in _LARGE or (column.type.name == "smallint" and unit.kind not in _KEEP_ORDER)
    return column.type.name == "smallint" and bool(words) and words[-1] in _COUNTED


def _rounded(number: Decimal) -> Decimal:
    """A number as people say it, of two digits."""
    return Decimal(f"{round(number, 1 - number.adjusted()):f}")


def _least_middle(table: Table, column: Column) -> Decimal:
    """About how much a type is chosen for that is larger than another one of the table."""
    kind = column.type.name
    smaller = {"smallint": ("tinyint",), "mediumint": ("tinyint", "smallint"), "int": ("tinyint", "smallint")}.get(
        kind, ()
    )
    if not any(each.type.name in smaller and _is_chosen_size(each) for each in table.columns if each is not column):
        return Decimal(0)
    return _MIDDLE_OF_SMALL if kind == "smallint" else _MIDDLE_OF_USUAL


def _is_chosen_size(column: Column) -> bool:
    """True for a number that its type was chosen for, where a flag or the number of a state takes the smallest."""
    return column.type.length != 1 and not _NO_NUMBER & set(words_of(column.name))


_HEADS = frozenset("price fee cost rent weight height duration distance temperature capacity volume area".split())
_UNITS_IN_FRONT = frozenset("hour minute day week month".split())  # hours of work, days of leave in Romance languages


def _by_words(words: tuple[str, ...]) -> Range | None:
    """By the last words of a name, or by the first before *of* and in a language in which the noun comes first."""
    if words[1:2] == ("of",):  # a percent of the total is no total
        words = words[:1]
    some = [words[-2:], words[-1:], *([words[:1]] if (_HEADS | _UNITS_IN_FRONT) & set(words[:1]) else [])]
    if "per" in words[1:-1]:  # the price per kilogram is a kilogram's price
        at = words.index("per")
        some = [(words[-1], words[at - 1]), *some, words[at - 1 : at]]
    return next((ranges_in(_plain()[each])[0] for each in some if each in _plain()), None)


_CALENDAR = {
    **dict.fromkeys("month monat mes mois mese maand miesiac manad".split(), (1, 12)),
    **dict.fromkeys("hour stunde hora heure ora uur godzina".split(), (0, 23)),
    **dict.fromkeys("week woche semana semaine settimana tydzien kw".split(), (1, 52)),
    **dict.fromkeys("day tag dia jour giorno dag dzien".split(), (1, 28)),
}
_SHARES = frozenset("percent rate share ratio margin".split())
_MONEY = frozenset("price amount cost fee value rate".split())


def _of_calendar(column: Column) -> Range | None:
    """``month`` is one of the twelve, where ``months`` are counted."""
    words = words_of(column.name)
    is_alone = len(words) == 1 or words[-1:] == ["month"]
    ends = _CALENDAR.get(words[-1]) if words and is_alone and column.type.is_integer else None
    return Range(Decimal(ends[0]), Decimal(ends[1])) if ends is not None else None


def _of_small_type(column: Column, words: tuple[str, ...], found: Range, most: Decimal) -> Range:
    """A share of 1 where a type has no place for percentages, a rate of money where it has place for thousands, a price of a
    small unit where it has four or five decimals, a weight among others where it has place for nothing above 1, and few where a TINYINT counts."""
    if column.type.name == "tinyint" and words[-1:] == ("count",):
        return Range(Decimal(1), Decimal(12), 2)
    if column.type.name in ("float", "double") and _ESTIMATED & {*words}:
        return found.times(Decimal("0.01"))
    return _of_decimals(column, words, found, most) if column.type.name == "decimal" else found


_ESTIMATED = frozenset("confidence similarity probability likelihood relevance".split())
"""What programs estimate, as numbers from 0 to 1."""
_OF_HUNDRED = 4  # decimals of a percentage; more of them are of a fraction


def _of_decimals(column: Column, words: tuple[str, ...], found: Range, most: Decimal) -> Range:
    """What a DECIMAL has place for, before and behind the point."""
    scale = column.type.scale or 0
    whole = (column.type.length or 10) - scale
    if words[-1:] == ("weight",) and whole <= 1 and scale > 2:
        return Range(Decimal("0.05"), Decimal(1))
    is_percentage = found.unit is not None and found.unit.kind == "share"
    is_share = is_percentage or (found.high > most and bool(_SHARES & {*words}))
    if (is_share and whole <= 1) or (is_percentage and scale > _OF_HUNDRED):
        return found.times(Decimal("0.01"))
    return _of_money(words, whole, scale) or found


def _of_money(words: tuple[str, ...], whole: int, scale: int) -> Range | None:
    """What is charged in an hour, where a type has place for thousands, and a price of a small unit."""
    if words[-1:] == ("rate",) and whole >= 6 and scale <= 2:
        return Range(Decimal(20), Decimal(250), 2)
    return Range(Decimal("0.05"), Decimal("0.95")) if scale in (4, 5) and whole <= 4 and _MONEY & set(words) else None
