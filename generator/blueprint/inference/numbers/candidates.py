"""The things that a number may be of: what its name, its table, the trade of the schema or the row's parents are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..tables.sheet import Sheet
from ..words.languages import spoken
from ..words.vocabulary import languages, tokens
from .asked_numbers import Asked
from .known_numbers import (
    Entry,
    alike,
    classes,
    general,
    is_certain,
    of_classes,
    of_things,
    things,
    trade_of,
    words_of_tables,
)
from .money import MONEY
from .weighing import is_of_bulk, is_of_lorries, is_weighing

DEPENDENT = frozenset(
    """line item detail reading measurement log entry record check checkup visit inspection inspected sample weighing result test history
    event observation vital examination session movement move data value stat statistic treatment usage round control survey step
    consultation appointment stay weight temperature""".split()
)
"""Last words of tables whose rows are of what they refer to: what a visit weighs is the animal."""
_OF_THE_SAME = frozenset(
    """line product class type kind category model contract agreement application plan order list unit offer listing info master mst mast
    profile card account member membership file job request requisition sale rental booking reservation invoice fee price rate tariff
    stock inventory group set day month daily report run batch lot site shop store station team club school company""".split()
)
"""Last words of tables that hold what the word before says: vehicle classes, loan applications."""
_OF_BODIES = frozenset("patient vital person athlete examination checkup body".split())


COLUMN, TABLE, TRADE, ANY, CLASS, PARENT = 25, 20, 19, 10, 9, -10
"""How much it says where a name comes from: the column's own words, its table's, the schema's trade, none, the class of what the table has,
the parent's."""
_SAID_OF_TRADE = 7
"""How much more a name of several words says in its trade: a carcass weighs what those of pigs do, not those of any animal."""


def candidates(sheet: Sheet, asked: Asked) -> Iterator[tuple[int, tuple[str, ...], Entry]]:
    """What a number may be by where its name comes from, with the words of the name that only say of what thing it is."""
    about = words_of_tables(sheet.builder.schema)
    for noun in _certain_nouns(asked.words, about):
        yield from ((COLUMN, noun, entry) for entry in of_things(noun))
    yield from ((rank, (), entry) for rank, entry in _of_rows(sheet, asked, about))
    yield from ((TRADE + _SAID_OF_TRADE * (len(entry.words) > 1), (), entry) for entry in trade_of(sheet))
    for word in dict.fromkeys(asked.words):
        yield from ((ANY, (), entry) for entry in general(about).get(word, ()) if _is_meant_here(sheet, entry))
    yield from ((rank, (), entry) for rank, entry in _of_class_and_parents(sheet, about))


def _of_rows(sheet: Sheet, asked: Asked, about: frozenset[str]) -> Iterator[tuple[int, Entry]]:
    """What is known of the things that the table's rows are, or of the bodies that they are about."""
    is_line = words_of_table(sheet)[-1:] == ("line",)
    for place, noun in _nouns_of(sheet, about):
        yield from ((TABLE - 2 * place, each) for each in _of_thing(noun, is_whole=is_line and noun[-1] != "line"))
    if _is_body(sheet, asked.words) or _is_size_of_person(sheet, asked):
        yield from ((TABLE - 6, entry) for entry in of_things(("person",)))


def _of_class_and_parents(sheet: Sheet, about: frozenset[str]) -> Iterator[tuple[int, Entry]]:
    """What is known of all things of the class that a table has, and of those that its rows refer to."""
    for noun in _classes_of(words_of_table(sheet)):
        if is_certain(noun, about):
            yield from ((CLASS, entry) for entry in of_classes(noun))
    is_line = words_of_table(sheet)[-1:] == ("line",)
    for _, link in sheet.single_links():
        is_whole = is_line and not set(tokens(link.parent)).isdisjoint(sheet.words)
        for noun in _certain_nouns(tokens(link.parent), about):
            yield from ((PARENT, each) for each in _of_thing(noun, is_whole=is_whole))


def _of_thing(noun: tuple[str, ...], *, is_whole: bool) -> Iterator[Entry]:
    """What is known of a thing; of the whole that a row is a line of, no amounts: what an offer comes to, no line of it costs."""
    return (each for each in of_things(noun) if not (is_whole and MONEY & each.words))


def _certain_nouns(words: tuple[str, ...], about: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The things that words name, where they mean nothing else in this schema."""
    return (noun for noun in nouns_in(words) if is_certain(noun, about))


_KINDS = frozenset("type class kind category model master mst mast catalog catalogue profile".split())


@lru_cache(maxsize=1024)
def _classes_of(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The noun that says of which class a table's rows are: its last, or the one before it where that only says how they are kept."""
    heads = [words[-1:], *([words[-2:-1]] if words[-1] in _KINDS else [])]
    if languages().puts_noun_first(spoken()):
        heads.append(words[:1])
    return tuple(dict.fromkeys(head for head in heads if head in classes()))


def _is_size_of_person(sheet: Sheet, asked: Asked) -> bool:
    """True for the size of someone in a unit of length: how tall the person is."""
    is_length = asked.unit is not None and asked.unit.kind == "length"
    return is_length and asked.bare == ("size",) and _is_person(sheet)


def _nouns_of(sheet: Sheet, about: frozenset[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The things that a table's rows are, by its name and its columns: vehicles with a payload are lorries."""
    if is_weighing(sheet):
        yield 0, ("weighing",)
    for place, noun in _nouns_of_table(words_of_table(sheet)):
        if is_certain(noun, about):
            yield place, ("truck",) if noun == ("vehicle",) and is_of_lorries(sheet) else noun


_OF_PARCELS = frozenset("shipping delivery delivered handling postage".split())


def _is_meant_here(sheet: Sheet, entry: Entry) -> bool:
    """True for a name that means in this schema what is known of it: what is sold by the tonne is in no parcels."""
    if entry.words & _OF_PARCELS and is_of_bulk(sheet.builder.schema):
        return False
    return "humidity" not in entry.words or _is_of_air(sheet)


_AIR = frozenset(
    """sensor reading weather station room chamber greenhouse warehouse storage climate measurement measured measure visit incubator
    log observation zone hall cellar hive tuning inspection monitoring forecast environment device logger setting""".split()
)


def _is_of_air(sheet: Sheet) -> bool:
    """True for a table of rooms, the weather or what is measured of them: how damp beans are is another number."""
    return any(_AIR & set(words) for words in (sheet.words, *(tokens(link.parent) for _, link in sheet.single_links())))


def _nouns_of_table(words: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The things that a table's rows are, or are of, with the place of each among the things that its name says."""
    for place, noun in enumerate(nouns_in(words)):
        is_head = noun == words[-len(noun) :] or (noun == words[: len(noun)] and languages().puts_noun_first(spoken()))
        if is_head or words[-1] in DEPENDENT | _OF_THE_SAME:
            yield place, noun


_LINES = frozenset("item position detail entry".split())
_PRODUCTS = frozenset("article good sku variant merchandise".split())


def words_of_table(sheet: Sheet) -> tuple[str, ...]:
    """The words of a table's name; its last word as a line or a product where it is called so by another word."""
    words = alike(sheet.words)
    last = words[-1:]
    if _LINES & set(last) and sheet.parents:
        return (*words[:-1], "line")
    return (*words, "product") if _PRODUCTS & set(last) or last == ("item",) else words


@lru_cache(maxsize=8192)
def nouns_in(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The things that words name, longer names first, and of these the last."""
    found = []
    for size in (3, 2, 1):
        for end in range(len(words), size - 1, -1):
            if words[end - size : end] in things():
                found.append(words[end - size : end])
    return tuple(found)


_HERDS = frozenset("cattle herd ration feeding milking farrowing".split())
_ANIMALS = frozenset("animal dog cat horse cow pig sheep goat bird pet".split())


def _is_body(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for a table of people, of what is measured of a patient, or of who was born."""
    if {"body"} & set(words) and _HERDS & words_of_tables(sheet.builder.schema):
        return False
    if {"body"} & set(words) and any(
        _ANIMALS & set(noun) for _, link in sheet.single_links() for noun in nouns_in(tokens(link.parent))
    ):
        return False
    if {"body"} & set(words) or _OF_BODIES & set(sheet.words) or _is_vital(sheet):
        return True
    return bool({"height", "weight", "age"} & set(words)) and _is_person(sheet)


def _is_person(sheet: Sheet) -> bool:
    return any(sheet.builder.schema.classify(sheet.name, each) == "birth_date" for each in sheet.table.columns)


def _is_vital(sheet: Sheet) -> bool:
    """True for a table of what is measured of a patient."""
    return bool({"systolic", "pulse", "heartbeat", "bmi"} & sheet.column_words)
