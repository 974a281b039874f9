"""Numbers that others bound: what is used of a capacity, a capacity within that of the parent, what is granted of what was asked
for, what is given back of what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..tables.kinds_of_rows import gives_back
from ..tables.sheet import Sheet, is_number, named, scale_of
from ..words.identifiers import words_of
from ..words.singulars import singular
from ..words.vocabulary import role, tokens
from .by_name import decide_number

_REST = frozenset(("left", "remaining"))
_WHOLE = frozenset("allowed total maximum max initial limit granted authorized authorised number of included".split())
_INT_MAX = 2**31 - 1


def decide_bounded_numbers(sheet: Sheet) -> None:
    """Decide the open numbers of a table that another number bounds."""
    _given_back(sheet)
    _parts(sheet)
    _places(sheet)
    _party(sheet)
    for column in sheet.table.columns:
        if column.type.is_integer and sheet.is_open(column):
            whole = _whole_of(sheet, column)
            if whole is not None:
                _share(sheet, column, named(whole), ("left_percent", 0, 100))


_PEOPLE = frozenset("party guest person pax people passenger diner cover attendee participant occupant adult".split())
_SIZES = frozenset("count number size of quantity".split())
_ROOM_FOR = frozenset("seat capacity place maximum occupancy guest person people pax sleep".split())


def _party(sheet: Sheet) -> None:
    """The guests of a row fit where it takes place: ``party_size`` of a table with ``seats``, ``guests`` of a room for so many."""
    for column in sheet.table.columns:
        words = set(sheet.tokens(column))
        if column.type.is_integer and sheet.is_open(column) and words & _PEOPLE and not words - _PEOPLE - _SIZES:
            path = next(_rooms_of(sheet), None)
            if path is not None:
                share = sheet.hide("seated_percent", {"provider": "integer", "min": 25, "max": 100})
                most = capacity_of(column)[1]
                text = f"LEAST(GREATEST(CEIL({path} * {share} / 100), 1), {most})"
                sheet.decide(column, text, f"share: 1 to {path}", "numbers", bounds=(Decimal(1), most))
                return


def _rooms_of(sheet: Sheet) -> Iterator[str]:
    """How a row reaches for how many people there is room where it takes place, nearest first: at the table, not in the house."""
    for own, _, parent in sheet.parents:
        for each in parent.table.columns:
            words = set(parent.tokens(each))
            is_room = bool({"seat", "capacity", "sleep"} & words) or {"maximum"} < words
            if each.type.is_integer and not each.nullable and is_room and not words - _ROOM_FOR - _SIZES:
                yield f"{named(own)}.{named(each)}"


_NO_PLACE = frozenset(
    "line order item customer account card phone registration plate house invoice serial version".split()
)
_STOREYS = frozenset(("floor", "storey"))
_COUNTS = frozenset("count number total quantity of".split())
_LENGTHS = frozenset("duration length".split())


def _places(sheet: Sheet) -> None:
    """A ring, a floor or a lane is one of those that the parent has: ``ring_no`` of a show with ``rings``."""
    for column in sheet.table.columns:
        noun = _place_called(sheet, column) if column.type.is_integer and sheet.is_open(column) else None
        found = next(_numbers_of(sheet, column, noun), None) if noun is not None else None
        if noun is not None and found is not None:
            _number_place(sheet, column, noun, *found)


def is_one_of_places(sheet: Sheet, column: Column) -> bool:
    """True for the number of one of so many as a row above has: a page of the book, a lane of the pool."""
    noun = _place_called(sheet, column)
    return noun is not None and any(_numbers_of(sheet, column, noun))


def _place_called(sheet: Sheet, column: Column) -> str | None:
    """What a column numbers that the row's parent may have several of; None where its name says no number of a place."""
    words = tuple(word for word in tokens(column.name) if word != "number")
    if len(words) != 1 or words[0] in _NO_PLACE or words[0] in sheet.words[-1:]:
        return None
    return words[0] if "number" in tokens(column.name) or not _is_plural(column) else None


def _numbers_of(sheet: Sheet, column: Column, noun: str) -> Iterator[tuple[Column, Column]]:
    """The references of a row to a parent that has a number of such things; it must be there where ``column`` must."""
    for own, _, parent in sheet.referred:
        if own.nullable <= column.nullable and parent is not sheet:
            yield from ((own, each) for each in parent.table.columns if _counts(parent, each, noun))


def _number_place(sheet: Sheet, column: Column, noun: str, own: Column, count: Column) -> None:
    """Decide a place as one of so many as ``path`` says."""
    is_floor, path = noun in _STOREYS, f"{named(own)}.{named(count)}"
    place = sheet.hide(f"{noun}_place", {"provider": "integer", "min": 0, "max": 99})
    first = "" if is_floor else "1 + "  # the ground floor is none of those above it
    text = f"LEAST({first}FLOOR({path} * {place} / 100), {capacity_of(column)[1]})"
    bounds = Decimal(not is_floor), capacity_of(column)[1]
    rule: object = {"expression": text, "when": f"{named(own)} IS NOT NULL"} if own.nullable else text
    sheet.decide(column, rule, f"range: {bounds[0]} to {path}", "numbers", bounds=bounds)


def _counts(parent: Sheet, column: Column, noun: str) -> bool:
    """True for the number of such things that a row has, which is never missing: ``rings``, ``floor_count``."""
    words = tokens(column.name)
    is_count = set(words) - _COUNTS - _LENGTHS == {noun} and (len(words) > 1 or _is_plural(column))
    return is_count and column.type.is_integer and not column.nullable and not parent.builder.is_automatic(column)


def _is_plural(column: Column) -> bool:
    last = words_of(column.name)[-1]
    return singular(last) != last


def _share(sheet: Sheet, column: Column, path: str, hidden: tuple[str, int, int], bounds: Bounds | None = None) -> bool:
    name, low, high = hidden
    share = sheet.hide(name, {"provider": "integer", "min": low, "max": high})
    scale, most = scale_of(column), capacity_of(column)[1]
    text = f"ROUND({path} * {share} / 100, {scale})" if scale else f"FLOOR({path} * {share} / 100)"
    if most < _INT_MAX:  # the other column may hold larger numbers
        text = f"LEAST({text}, {most})"
    return sheet.decide(column, text, f"share: {low} to {high} % of {path}", "numbers", bounds=bounds)


_PARTS = frozenset(
    """delivered received shipped picked used sold booked consumed approved accepted present attended occupied filled passed spent
    returned leftover wasted redeemed balance remaining raised collected filled""".split()
)
_WHOLES = frozenset(
    "goal requested ordered planned total capacity purchased enrolled invited sent available provided issued allocated initial original".split()
)
_SOLD = frozenset("sold used consumed shipped distributed delivered eaten handed taken issued".split())
_MADE = frozenset(
    """filled produced bottled harvested printed received made packed baked brewed manufactured minted picked bought purchased cooked
    caught collected stocked laid built cast""".split()
)
"""What is made or comes in before it is sold."""
_GIVEN_OUT = frozenset("dispensed delivered sold shipped issued lent rented dispatched".split())
"""What of which a little comes back."""
_WORTH, _PAID_FOR = (
    frozenset("residual remaining book".split()),
    frozenset("purchased cost acquisition original price".split()),
)
_SAID_OF_BOTH = frozenset("amount value quantity count number of unit total".split())


def _parts(sheet: Sheet) -> None:
    """What is delivered, used or left is no more than what was ordered, is there or was at first: ``units_delivered`` beside
    ``units_requested``, ``disk_used_gb`` beside ``disk_total_gb``, the ``balance`` of a card beside its ``initial_value``."""
    _parts_of_wholes(sheet, _PARTS, _WHOLES)
    _parts_of_wholes(sheet, frozenset(("average",)), frozenset(("peak", "maximum")))
    _parts_of_wholes(sheet, _SOLD, _MADE)
    _parts_of_wholes(sheet, frozenset(("returned",)), _GIVEN_OUT, (0, 20))
    if any({"value", "book"} & set(tokens(each.name)) for each in sheet.table.columns):  # what a thing is still worth
        _parts_of_wholes(sheet, _WORTH, _PAID_FOR, (10, 85))


def _parts_of_wholes(
    sheet: Sheet, parts: frozenset[str], said: frozenset[str], percent: tuple[int, int] = (20, 100)
) -> None:
    numbers = [each for each in sheet.table.columns if is_number(each)]
    found = _called(numbers, parts)
    whole_ones = _called(numbers, said) if found else []
    for part in found:
        left = set(tokens(part.name)) - parts - _SAID_OF_BOTH
        wholes = [each for each in whole_ones if _may_hold(each, part, parts)]
        whole = next((each for each in wholes if set(tokens(each.name)) - said - _SAID_OF_BOTH == left), None)
        own = _not_negative(sheet, whole) if whole is not None and sheet.is_open(part) else None
        if whole is not None and own is not None:
            share = ("part_percent" if percent[0] else "returned_part", *percent)
            _share(sheet, part, named(whole), share, (Decimal(0), own[1]))


def _may_hold(whole: Column, part: Column, parts: frozenset[str]) -> bool:
    """True for a number that is always there and of the same type, of which nothing says that it is a part itself."""
    is_other = whole is not part and not parts & set(tokens(whole.name))
    return is_other and whole.type.name == part.type.name and not whole.nullable


def _not_negative(sheet: Sheet, column: Column) -> Bounds | None:
    """The bounds of a number that is decided now, if nothing has decided it; None where it may be negative."""
    own = decide_number(sheet, column)
    return own if own is not None and own[0] >= 0 else None


def _called(columns: list[Column], words: frozenset[str]) -> list[Column]:
    return [each for each in columns if words & set(tokens(each.name))]


def _given_back(sheet: Sheet) -> None:
    """A refund or a credit is no more than what its row was paid or billed, and no more comes back than went out."""
    if gives_back(sheet):
        _sent_back(sheet)
    amounts = (each for each in sheet.table.columns if _GIVEN & set(sheet.tokens(each)) and is_number(each))
    column = next((each for each in amounts if sheet.is_open(each) and sheet.link(each) is None), None)
    if column is None or not gives_back(sheet):
        return
    path = next(_totals_above(sheet, column), None)
    if path is not None:
        _share(sheet, column, path, ("returned_percent", 20, 100))


def _totals_above(sheet: Sheet, column: Column) -> Iterator[str]:
    """How a row reaches what the rows that it must refer to come to, in the type of ``column``."""
    names = (*role("total to pay"), "line total", "line amount")
    for own, _, parent in sheet.referred:
        total = parent.find(*names, numbers=True)
        if total is not None and not own.nullable and not total.nullable and total.type.name == column.type.name:
            yield f"{named(own)}.{named(total)}"


_GIVEN = frozenset(("amount", "total"))


def _sent_back(sheet: Sheet) -> None:
    """So many come back as there are on the line, or fewer."""
    column = next(
        (each for each in sheet.table.columns if sheet.tokens(each)[-1:] == ("quantity",) and each.type.is_integer),
        None,
    )
    for own, _, parent in sheet.parents if column is not None else ():
        theirs = parent.find("quantity", numbers=True)
        if column is not None and theirs is not None and theirs.type.is_integer and sheet.is_open(column):
            bounds = Decimal(1), capacity_of(column)[1]
            share = sheet.hide("sent_back_percent", {"provider": "integer", "min": 1, "max": 100})
            text = f"LEAST(GREATEST(CEIL({named(own)}.{named(theirs)} * {share} / 100), 1), {bounds[1]})"
            sheet.decide(column, text, f"share: 1 to {named(own)}.{named(theirs)}", "numbers", bounds=bounds)


def _whole_of(sheet: Sheet, column: Column) -> Column | None:
    """``refills_allowed`` beside ``refills_left``."""
    words = set(words_of(column.name))
    if not _REST & words:
        return None
    numbers = (each for each in sheet.table.columns if each.type.is_integer and not each.nullable)
    wholes = [each for each in numbers if _WHOLE & set(words_of(each.name))]
    alike = [each for each in wholes if set(words_of(each.name)) - _WHOLE == words - _REST]
    return alike[0] if len(alike) == 1 else None
