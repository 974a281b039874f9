"""How many rows refer to a row: of a name or a comment that names them, and their state."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import sql_name
from ..columns.context import is_boolean
from ..comments.values import default_literal
from ..references.children import Child, children_of, first_of, head_of
from ..references.phrases import rows_of_phrase
from ..references.selection import Selection, as_remarked, is_same, select_rows
from ..states.gone_states import GONE
from ..tables.actors import is_actor
from ..tables.clock import time_unit
from ..tables.sheet import Sheet, Sheets, is_temporal, named
from ..words.identifiers import is_in_cents, words_of
from ..words.vocabulary import tokens
from .aggregates import count
from .rollup_names import likeliest

_COUNT_WORDS = frozenset(("count", "number", "total", "num", "of"))
_DEEDS = {
    "booked": "booking",
    "reserved": "reservation",
    "sold": "sale",
    "rented": "rental",
    "attended": "attendance",
    "subscribed": "subscription",
    "reviewed": "review",
    "issued": "ticket",
    "rating": "review",
}
_JOINED = frozenset(
    "registered enrolled booked reserved signed signup booking reservation attendee participant participation".split()
)
_DONE = frozenset(
    """sold issued placed made received submitted created registered ordered purchased booked taken used enrolled sent completed performed
    done delivered returned shipped reserved cancelled allocated picked rejected invoiced offered entered harvested""".split()
)
_USES = (
    ("time", "redeemed"),
    ("time", "used"),
    ("used", "count"),
    ("usage", "count"),
    ("use", "count"),
    ("redemption", "count"),
    ("count", "used"),
    ("redemption",),
    ("use",),
)
_SEATS = (("seat", "used"), ("used", "seat"), ("seat", "count"), ("license", "used"), ("used", "license"))
_TAKEN = frozenset("sold used assigned booked taken reserved redeemed consumed".split())
_NO_ROWS = frozenset(("stock", "inventory", "price", "rate"))


def decide_counters(sheets: Sheets) -> None:
    """How many rows refer to a row: of a name or a comment that names them, and their state."""
    for sheet in sheets.values():
        children = children_of(sheet)
        for column in sheet.table.columns if children else ():
            is_flag = column.name.lower() in sheet.flags and not is_boolean(column.type)
            if not column.type.is_integer or is_in_cents(column.name) or time_unit(sheet, column):
                continue  # an amount is no number of rows
            if not (is_flag or sheet.is_open(column)):
                continue
            rows = _counted(sheet, column, children) if not _is_offered(sheet, column) else None
            if rows is None:
                continue
            rows = as_remarked(rows, column.comment)
            if is_flag:  # ``active_loans`` of an INT: not whether, but how many
                sheet.undo(column.name.lower())
                del sheet.flags[column.name.lower()]
            count(sheet, column, rows)


def _is_offered(sheet: Sheet, column: Column) -> bool:
    """True for a total of what is sold or used beside it: the rows are those that are sold."""
    words = set(sheet.tokens(column))
    others = [set(sheet.tokens(each)) for each in sheet.table.columns if each is not column]
    return "total" in words and any(_TAKEN & each and each - _TAKEN == words - {"total"} for each in others)


def _counted(sheet: Sheet, column: Column, children: list[Child]) -> Selection | None:
    """The rows that a column counts."""
    words = sheet.tokens(column)
    is_from_zero = default_literal(column) == 0
    by_quantity = is_from_zero and "quantity" in (words[0], words[-1])
    is_count = by_quantity or _says_count(words)
    is_named = is_count or _names_many(column, words)
    said = _said_rows(sheet, column, children) if is_named or is_from_zero else None
    read = likeliest(sheet, column, children) if said is None else None
    if read is not None:
        return None if read.source is not None else read.rows
    if said is not None or not is_named:
        return said
    return _users_of(words, column, children) or _rows_of_name(sheet, children, words, is_count, by_quantity)


def _rows_of_name(
    sheet: Sheet, children: list[Child], words: tuple[str, ...], is_count: bool, by_quantity: bool
) -> Selection | None:
    """The rows that a name calls; none where each says of how many it is, which are added up."""
    counted = [word for word in words if word not in _COUNT_WORDS]
    if any(_has_quantity(each.sheet, counted) for each in children):
        return None
    called = [word for word in counted if not (by_quantity and word == "quantity")]
    found = _rows_called(sheet, children, called, is_count)
    return None if by_quantity and found is not None and _has_pieces(found.child.sheet, words) else found


def _only(found: list[Child]) -> Selection | None:
    """All rows of the only child that may be meant."""
    return Selection(found[0]) if len(found) == 1 else None


def _has_quantity(sheet: Sheet, words: list[str]) -> bool:
    """True for rows of which each says of how many it is: ``pal_qty`` of a total of pallets."""
    return any(sheet.tokens(each) in ((*words, "quantity"), (*words, "count")) for each in sheet.table.columns)


def _names_many(column: Column, words: tuple[str, ...]) -> bool:
    """True for a name that may be a plural, and is no singular, and for one word for those who take part, of whom there are none by DEFAULT."""
    is_joined = len(words) == 1 and words[0] in _JOINED and default_literal(column) == 0
    return is_joined or any(_may_be_plural(word) and word not in words for word in words_of(column.name))


def _has_pieces(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for what was done with pieces, of which each row says how many: what was delivered, no deliveries."""
    return first_of(sheet, "quantity") is not None and bool(_DONE & set(words))


def _rows_called(sheet: Sheet, children: list[Child], words: list[str], is_count: bool) -> Selection | None:
    """The rows that the words beside those of a count call; without such a word, those of a child of that name."""
    named_so = _named_rows(sheet, children, words, is_count)
    return named_so or (_rows_meant(children, words) if is_count else None)


def _rows_meant(children: list[Child], words: list[str]) -> Selection | None:
    """The rows of the only child whose state, deeds or people the words are."""
    return _all_done(children, words) or _people(children, words) or _partly_named(children, words)


def _partly_named(children: list[Child], words: list[str]) -> Selection | None:
    """The rows of the only child with such a word in its name: ``ld_cnt`` of LD_TKT."""
    found = [each for each in children if words and set(words) <= set(each.sheet.words)]
    is_known = len(found) == 1 and not is_actor(found[0].sheet, found[0].column)
    return Selection(found[0]) if is_known and not _says_which(found[0].sheet, words) else None


def _says_which(sheet: Sheet, words: list[str]) -> bool:
    """True for rows of which each says which of them it has: bookings of a lane are no lanes."""
    return any([word for word in tokens(each.name) if word != "number"] == words for each in sheet.table.columns)


def _all_done(children: list[Child], words: list[str]) -> Selection | None:
    """The rows of the only child, which are what was done: ``sold_count`` of a category of tickets."""
    owned = [each for each in children if not is_actor(each.sheet, each.column)]
    return _only(owned) if words and set(words) <= _DONE else None


def _may_be_plural(word: str) -> bool:
    """True for the endings of many things in English, German, Italian, Polish and French."""
    return word.endswith(("s", "n", "i", "x")) and len(word) > 3


def _named_rows(sheet: Sheet, children: list[Child], words: list[str], is_count: bool) -> Selection | None:
    """The rows that a name names, or the deeds that they are: ``booked`` are bookings; of what may be unsold only those that are sold."""
    for each in (words, [_DEEDS.get(word, word) for word in words], [word for word in words if word not in _DONE]):
        rows = select_rows(children, each, ()) if each else None
        if rows is not None and rows.column is None and _names_rows(sheet, rows, each, is_count):
            return rows
    return None


_LEARNERS = frozenset("student pupil child kid learner participant".split())
_WORKERS = frozenset("employee worker staff headcount technician driver".split())
_MEMBERS = _WORKERS | frozenset("member player".split())


def _people(children: list[Child], words: list[str]) -> Selection | None:
    """The children of a class that counts its pupils, the workers of a department that counts its employees."""
    alike = next((each for each in (_LEARNERS, _WORKERS, _MEMBERS) if each & set(words)), frozenset[str]())
    found = [each for each in children if alike & set(each.sheet.words[-1:]) and not is_actor(each.sheet, each.column)]
    if len(words) != 1 or len(found) != 1:
        return None
    times = [each for each in found[0].sheet.table.columns if is_temporal(each) and each.nullable]
    left = [each for each in times if GONE & set(tokens(each.name))]
    name = sql_name(found[0].sheet.name)
    return Selection(found[0], None, f"{name}.{named(left[0])} IS NULL", "still there") if left else Selection(found[0])


def _says_count(words: tuple[str, ...]) -> bool:
    """True for names with a word such as ``count``; ``order_number`` is none."""
    if words == ("headcount",):
        return True
    if not _COUNT_WORDS & set(words) or words[-2:] == ("order", "number"):
        return False
    return words[-1] != "number" or words[0] == "number"


def _said_rows(sheet: Sheet, column: Column, children: list[Child]) -> Selection | None:
    """The rows that a short comment names: ``published articles only``."""
    if not column.comment or len(column.comment) > 90:
        return None
    said = rows_of_phrase(children, column.comment, sheet.words)
    return said if said is not None and said.column is None else None


def _users_of(words: tuple[str, ...], column: Column, children: list[Child]) -> Selection | None:
    """How often a coupon was used, how many seats of an account are."""
    if words in _USES and len(children) == 1:
        return Selection(children[0])
    if words in _SEATS and column.type.name != "tinyint":
        members = [each for each in children if each.sheet.words[-1:] in (("user",), ("member",), ("license",))]
        return Selection(members[0]) if members else None
    return None


def _names_rows(sheet: Sheet, rows: Selection, words: list[str], is_count: bool) -> bool:
    """True for words that name the rows of a table; without a word such as ``count`` only for its plain plural."""
    head = head_of(rows.child.sheet.words, sheet.words)
    if head in _NO_ROWS or not any(is_same(word, head) for word in words):
        return False
    is_whole = sorted(words) == sorted(rows.child.sheet.words)  # ``completed_lessons`` are lesson_completions
    return is_count or bool(rows.condition) or is_same(head, words[-1]) or is_whole
