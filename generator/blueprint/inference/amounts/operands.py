"""What the parts of a formula in a comment name: columns of the row, of rows that it refers to, and what all rows of a child come to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ....schema.model import Column
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.formula_writer import Operand
from ..references.children import children_of, first_of
from ..references.phrases import rows_of_phrase
from ..references.summed import summed_column
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, named
from ..words.abbreviations import is_abbreviation
from ..words.identifiers import words_of
from ..words.money_words import TAXES
from ..words.stems import is_form_of
from ..words.vocabulary import role, tokens, unit_words

Reached = tuple[str, tuple[str, ...], Sheet]
"""A row that a row refers to: the path to it, the words of the last reference, and its table."""
_SAID = frozenset(
    "the of its their this row le la les der die das el los het de su sus sa sein ihr suo seu zijn in en im di da do d del van von al".split()
)
_SHARES = frozenset(("rate", "percent"))  # ``less discount`` means the amount, not the percentage, where both are there
_MONEY = frozenset("cost amount fee price charge total".split())  # what a sum of money adds up
_OF_PARENT = re.compile(
    r"(.+?)\s+(?:of|des|der|du|de|del|da|do|van|dello|della)\s+(?:the |la |le |el |l'|het |de )*([^\W\d]\w*(?: [^\W\d]\w*)?)"
)
_WAYS = (("km",), ("mile",), ("distance",))
_IN_UNIT = re.compile(r"\s+(?:in|en|em|w)\s+[^\W\d][\w²³/]{0,5}$")  # ``area in ha``
_OF_LAST = re.compile(_OF_PARENT.pattern.replace("(.+?)", "(.+)", 1))


def operand_of(sheet: Sheet, column: Column, part: str, near: Collection[str] = ()) -> Operand | None:
    """The column of the row, or of a row that it refers to, that a phrase names; of several first those with words ``near``."""
    part = _IN_UNIT.sub("", part)
    is_length = bool(near) or tokens(part) in _WAYS
    sibling = (_of_length(sheet, column, part) if is_length else None) or _called(
        sheet, part, column, near or set(sheet.tokens(column)) & _MONEY
    )
    if sibling is not None:
        return Operand(named(sibling), sheet, sibling)
    what, parents = _of_whom(sheet, part)
    for own, parent in parents:
        theirs = _called(parent, what, None, near or set(sheet.tokens(column)))
        if theirs is not None and not theirs.nullable:
            return Operand(f"{own}.{named(theirs)}", parent, theirs)
    sibling = _called(sheet, what, column) if what != part and not parents else None
    return Operand(named(sibling), sheet, sibling) if sibling is not None else None


def own_rate(sheet: Sheet, column: Column) -> Operand | None:
    """The only percentage of the row, or the only one that is called as an amount is: ``vat_percent`` of ``vat_amount``."""
    words = set(tokens(column.name)) - _MONEY
    others = (each for each in sheet.table.columns if is_exact(each) and each is not column)
    shares = [each for each in others if _SHARES & set(tokens(each.name))]
    found = [each for each in shares if words & set(tokens(each.name))] or [
        each for each in shares if _MONEY & set(tokens(column.name)) or not TAXES & set(tokens(each.name))
    ]  # no tax is paid on a quantity
    return Operand(named(found[0]), sheet, found[0]) if len(found) == 1 else None


def _of_length(sheet: Sheet, column: Column, part: str) -> Column | None:
    """The number of units that a phrase names, which is no year of the calendar and no reading: ``durata_anni`` of *60 per anno*."""
    unit = tokens(part)
    found = [
        each
        for each in sheet.table.columns
        if each is not column
        and _is_amount(sheet, each)
        and (
            (set(unit) <= set(tokens(each.name)) and {"duration", "length", "term"} & set(tokens(each.name)))
            or (unit in _WAYS and "distance" in tokens(each.name))
        )
    ]
    return found[0] if len(found) == 1 and len(unit) == 1 and unit[0] in unit_words() else None


def operand_perhaps(sheet: Sheet, column: Column, part: str) -> Operand | None:
    """As ``operand_of``, of a row that the row may refer to; the least that it can be where it does not."""
    found = _OF_PARENT.fullmatch(part) or re.fullmatch(r"(\w+) (\w+)", part)
    for own, _, parent in sheet.referred:
        if found is None or not own.nullable or parent is sheet or is_actor(sheet, own):
            continue
        if set(tokens(found[2].replace(" ", "_"))) & {*parent.words, *tokens(own.name)}:
            theirs = _called(parent, found[1], None)
            if theirs is not None and not theirs.nullable:
                least = bounds_elsewhere(parent, theirs)[0]
                return Operand(f"COALESCE({named(own)}.{named(theirs)}, {least})", parent, theirs)
    return None


def sum_of_children(sheet: Sheet, part: str) -> Operand | None:
    """What the rows of a child come to, as a part of a formula: ``total less all payments``."""
    children = [each for each in children_of(sheet) if len(_references(each.sheet, sheet)) == 1]
    phrase = re.sub(
        r"^(?:the )?(?:sum|total|summe|somme|suma|soma|som) (?:of|der|des|de|das|van) ", "", part, flags=re.IGNORECASE
    )
    rows = rows_of_phrase(children, phrase, sheet.words) if children else None
    source = None
    if rows is not None:
        child = rows.child.sheet
        source = rows.column or summed_column(child, ("amount",)) or first_of(child, *role("payment"))
    if rows is None or source is None or rows.child.column.nullable or not is_exact(source):
        return None
    return Operand(f"IFNULL({rows.sum(source)}, 0)", rows.child.sheet, source, is_sum=True)


def _references(sheet: Sheet, parent: Sheet) -> list[Column]:
    return [own for own, link in sheet.single_links() if link.parent == parent.name]


def _of_whom(sheet: Sheet, part: str) -> tuple[str, list[tuple[str, Sheet]]]:
    """What a part of a formula names, and of which of the rows that the row refers to, directly or by another one, as a path and the
    table: ``rate of the agent``, ``agent.rate``, ``contract rate``."""
    of_parent = _OF_PARENT.fullmatch(part)
    if of_parent is not None:
        found = _named_so(sheet, of_parent[2])
        longer = _OF_LAST.fullmatch(part)  # ``taxa de administração do contrato``
        return (longer[1], _named_so(sheet, longer[2])) if not found and longer is not None else (of_parent[1], found)
    if "." in part:
        whose, what = part.lower().split(".", 1)
        both = [*_parents(sheet), *_above(sheet)]
        return what, [
            (path, parent) for path, _, parent in both if whose in (parent.name.lower(), path.lower().strip("`"))
        ]
    first, _, rest = part.partition(" ")
    words = set(tokens(first))
    said = [(path, parent) for path, called, parent in _parents(sheet) if words & {*parent.words[-1:], *called[:-1]}]
    if rest and said:  # ``contract rate``
        return rest, said
    return part, [(named(own), parent) for own, _, parent in sheet.parents if not is_actor(sheet, own)]


def _parents(sheet: Sheet) -> list[Reached]:
    return [(named(own), tokens(own.name), parent) for own, _, parent in sheet.parents]


def _above(sheet: Sheet) -> list[Reached]:
    """The rows that those refer to that the row refers to."""
    return [
        (f"{named(own)}.{named(further)}", tokens(further.name), top)
        for own, _, parent in sheet.parents
        for further, _, top in parent.parents
        if top is not sheet
    ]


def _named_so(sheet: Sheet, whose: str) -> list[tuple[str, Sheet]]:
    """The rows that words name, the best first: those that the row refers to, else those behind them."""
    words = set(tokens(whose.replace(" ", "_")))
    for reached in (_parents(sheet), _above(sheet)):
        found = [(len(words & {*parent.words, *called}), path, parent) for path, called, parent in reached]
        found = sorted((each for each in found if each[0]), key=lambda item: -item[0])
        if found:
            return [(path, parent) for _, path, parent in found]
    return []


def _has_words(column: Column, wanted: Collection[str], *, forms: bool = False) -> bool:
    """True for a column with all of some words, or with abbreviations of them: ``energy`` is in ``ENRG_AMT``; with ``forms`` also
    with other forms of a word."""
    own = tokens(column.name)
    left = set(wanted) - set(own)
    short = [word for word in words_of(column.name) if is_abbreviation(word)]
    return all(
        any(_abbreviates(each, word) for each in short) or (forms and any(is_form_of(word, each) for each in own))
        for word in left
    )


def _is_spelled(words: Collection[str], own: Sequence[str]) -> bool:
    """True where a name has all of some words, or their first letters: ``taxa_adm_pct`` of a *taxa de administração*."""
    return all(any(_is_same(word, each) for each in own) for word in words)


def _is_same(word: str, own: str) -> bool:
    is_plural = own.startswith(word) and len(word) > 2 and len(own) - len(word) < 3
    return is_plural or (len(own) > 2 and word.startswith(own))


def _abbreviates(short: str, word: str) -> bool:
    letters = iter(word)
    return short[0] == word[0] and len(word) > len(short) and all(letter in letters for letter in short)


def _is_amount(sheet: Sheet, column: Column) -> bool:
    """True for an exact number that is neither a key nor a reference."""
    return is_exact(column) and column.name not in sheet.table.row_key and not sheet.refers(column)


def _called(sheet: Sheet, phrase: str, but: Column | None, near: Collection[str] = ()) -> Column | None:
    """The exact column that a phrase names, the one with the fewest other words; of several first those with words ``near``."""
    columns = [each for each in sheet.table.columns if each is not but and _is_amount(sheet, each)]
    wanted, found = _named_by(columns, phrase.strip().replace(" ", "_"))
    own = set(tokens(but.name)) if but is not None else set()
    return min(found, key=lambda each: _distance(each, wanted, near, own)) if found and wanted else None


def _named_by(columns: Sequence[Column], written: str) -> tuple[set[str], list[Column]]:
    """The words of a phrase, and the columns that it names: exactly, as they are spelled, by its words, by forms of them, without *per*."""
    spellings = written, written.lower()  # MwSt is one word, for all its capitals
    meant = [set(tokens(spelled)) - _SAID for spelled in spellings]
    found = _spelled_so(columns, written, meant)
    for wanted in meant:
        found = found or [each for each in columns if _has_words(each, wanted)]
        if found:
            return wanted, found
    is_of_one = bool(
        {*_MONEY, "rate", "wage"} & set(tokens(written.partition("_")[0]))
    )  # ``hours per price`` multiplies
    wanted = meant[-1] - {"per"} if is_of_one else meant[-1]
    return wanted, [each for each in columns if _has_words(each, wanted, forms=True)]


def _spelled_so(columns: Sequence[Column], written: str, meant: Sequence[set[str]]) -> list[Column]:
    """The columns that a phrase names exactly, by just its words, or as they are spelled."""
    exact = [each for each in columns if each.name.lower() == written.lower()]
    exact = exact or [each for each in columns if set(tokens(each.name)) in meant]
    spelled = set(words_of(written.replace("'", "_").replace("’", "_"))) - _SAID  # le prix d'achat
    return exact or [each for each in columns if spelled and _is_spelled(spelled, words_of(each.name))]


def _distance(
    column: Column, wanted: set[str], near: Collection[str], own: set[str]
) -> tuple[bool, bool, bool, bool, int]:
    """How far a column is from what a phrase names: a share, without all the words of the column that is computed (``right + left`` of a
    pupil distance), without the words that are ``near``, with many words."""
    words = tokens(column.name)
    more = set(words) - wanted
    is_unit_price = "price" in more and "price" not in own  # the net of a line is not that of a piece
    return bool(_SHARES & more), not own or not own <= more, is_unit_price, not set(near) & more, len(words)
