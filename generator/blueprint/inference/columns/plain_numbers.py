"""The order of a number of which only the name is known: what a price or a weight in grams is, whatever it is of."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.vocabulary import data, normal, tokens
from .capacity import capacity_of
from .measured import Range, ranges_in, unit_of


@lru_cache(maxsize=1)
def _plain() -> dict[tuple[str, ...], str]:
    return {normal(name): text for names, text in data()["plain"].items() for name in names.split("|")}


def plain_range(table: Table, column: Column) -> Range | None:
    """The order of a number by its unit, else by the last words of its name; None where these say nothing. A rule by type and name
    reads the name in no language, since whoever makes a plan knows none of its schema."""
    name, unit = unit_of(table, column)
    least, most = capacity_of(column)
    usual = data()["usual"].get(unit.name) if unit is not None else None
    found = _of_calendar(column) or (ranges_in(usual)[0] if usual is not None else _by_words(tokens(name)))
    if found is None:
        return None
    found = _of_small_type(column, tokens(name), found, most)
    if found.low >= most:
        return None
    found = Range(max(found.low, least), min(found.high, most), found.skew)
    return found if found.high - found.low >= Decimal("0.5") else None


_HEADS = frozenset("price fee cost rent weight height duration distance temperature capacity volume area".split())


def _by_words(words: tuple[str, ...]) -> Range | None:
    """By the last words of a name, or by the first before *of* and in a language in which the noun comes first."""
    if words[1:2] == ("of",):  # a percent of the total is no total
        words = words[:1]
    some = [words[-2:], words[-1:], *([words[:1]] if _HEADS & set(words[:1]) else [])]
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
    """A share of 1 where a type has no place for percentages, a rate of money where it has place for thousands, and a price of a
    small unit where it has four or five decimals."""
    if column.type.name != "decimal":
        return found
    scale, whole = column.type.scale or 0, (column.type.length or 10) - (column.type.scale or 0)
    if whole <= 1 and found.high > most and _SHARES & {*words, "percent" if found.high == 100 else ""}:
        return found.times(Decimal("0.01"))
    if words[-1:] == ("rate",) and whole >= 6 and scale <= 2:
        return Range(Decimal(20), Decimal(250), 2)
    if scale in (4, 5) and whole <= 4 and _MONEY & set(words):
        return Range(Decimal("0.05"), Decimal("0.95"))
    return found
