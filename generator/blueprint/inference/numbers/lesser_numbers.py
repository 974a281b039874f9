"""Numbers of one row of which one is less by its name: what is inner, empty, taken or a sample, beside what is outer, full, offered or
the total; and means between the smallest and the largest."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.measured import unit_of
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.vocabulary import tokens
from .by_name import decide_number

_PAIRS = tuple(
    (frozenset(lesser.split()), frozenset(greater.split()), (low, high))
    for lesser, greater, low, high in (
        ("inner inside internal", "outer outside external", 60, 95),
        ("unladen unloaded empty tare curb dead own", "laden loaded full gross permitted maximum", 30, 75),
        ("net usable", "gross total", 75, 98),
        ("taken sold booked reserved occupied", "offered available provided released total", 20, 100),
        ("free vacant available unsold open", "total all maximum offered", 0, 80),
        (
            "shortest smallest lowest thinnest nearest youngest",
            "longest largest highest thickest farthest oldest",
            20,
            80,
        ),
        ("sample subsample", "total whole full", 2, 30),
        ("passed correct valid good accepted", "total tested checked inspected attempted", 70, 100),
        ("failed rejected defective wrong damaged", "total tested checked inspected attempted", 0, 15),
        ("single each piece", "total all", 5, 50),
        ("current", "permitted allowed", 20, 95),
    )
)
"""Words of a number, of a larger one that is called alike, and how many percent it is of that."""
_MEANS, _LEAST, _MOST = (
    frozenset("average mean median avg typical".split()),
    frozenset("minimum low lowest smallest".split()),
    frozenset("maximum high highest largest peak".split()),
)
_SAID_OF_ANY = frozenset("weight volume area length value amount count number quantity of".split())
_MONEY = frozenset("price cost fee rate tax amount salary pay wage premium discount".split())


def decide_lesser_numbers(sheet: Sheet) -> None:
    """Decide the open numbers that another of the same unit bounds by their names, and means by both of their ends."""
    numbers = [each for each in sheet.table.columns if is_exact(each) and sheet.link(each) is None]
    alike: dict[object, list[tuple[Column, frozenset[str]]]] = {}
    for column in numbers:
        bare, unit = unit_of(sheet.table, column)
        words = frozenset(tokens(bare)) if bare else frozenset()
        if not _MONEY & words:
            alike.setdefault(unit.name if unit is not None else "", []).append((column, words))
    for group in alike.values():
        for column, words in group:
            if sheet.is_open(column):
                _decide_mean(sheet, column, words, group)
            if sheet.is_open(column):
                _decide_lesser(sheet, column, words, group)


def _with_rest(
    group: list[tuple[Column, frozenset[str]]], column: Column, said: frozenset[str], rest: frozenset[str]
) -> Iterator[Column]:
    """The other numbers that one of some words says more of, and that are of the same but for it."""
    for other, words in group:
        if other is not column and said & words and words - said == rest and (not other.nullable or column.nullable):
            yield other


def _decide_lesser(
    sheet: Sheet, column: Column, words: frozenset[str], group: list[tuple[Column, frozenset[str]]]
) -> None:
    for lesser, greater, percent in _PAIRS:
        rest = words - lesser
        if not lesser & words or not (rest or unit_of(sheet.table, column)[1]):
            continue
        whole = next(_with_rest(group, column, greater, rest), None)
        bounds = decide_number(sheet, whole) if whole is not None else None
        if whole is None or (bounds is not None and bounds[0] < 0):
            continue
        share = sheet.hide("lesser_percent", {"provider": "integer", "min": percent[0], "max": percent[1]})
        text = f"ROUND({named(whole)} * {share} / 100, {scale_of(column)})"
        if not scale_of(column):
            text = f"FLOOR({named(whole)} * {share} / 100)"
        most = capacity_of(column)[1]
        if bounds is None or bounds[1] > most:
            text = f"LEAST({text}, {most})"
        sheet.decide(column, text, f"share: {percent[0]} to {percent[1]} % of {named(whole)}", "numbers")
        return


def _decide_mean(
    sheet: Sheet, column: Column, words: frozenset[str], group: list[tuple[Column, frozenset[str]]]
) -> None:
    """What is between the smallest and the largest, where a rule sees to it that these are in order."""
    rest = words - _MEANS
    if not _MEANS & words:
        return
    least, most = (next(_with_rest(group, column, said, rest), None) for said in (_LEAST, _MOST))
    if least is None or most is None:
        return
    lower, upper = decide_number(sheet, least), decide_number(sheet, most)
    guess = sheet.guesses.get(most.name.lower())
    if lower is None or upper is None or guess is None:
        return
    if named(least) not in str(guess.rule) and lower[1] > upper[0]:
        return  # nothing says that the largest is not the smaller one in some row
    between = sheet.hide("mean_percent", {"provider": "integer", "min": 30, "max": 70})
    text = f"ROUND({named(least)} + ({named(most)} - {named(least)}) * {between} / 100, {scale_of(column)})"
    sheet.decide(
        column, text, f"range: between {named(least)} and {named(most)}", "numbers", bounds=(lower[0], upper[1])
    )
