"""What a row says of the rows that refer to it: sums, counts, averages, the first and the last.

Only from what is decided in the child, and only where a child table of that name exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ...schema.model import Column
from ..writing import sql_name
from .children import Child, aggregate_of, children_of, first_of, write_rollup
from .context import words_of
from .numbers import decide_number
from .owners import is_actor
from .sheet import Sheet, bare, is_exact, is_number, is_temporal, named, scale_of
from .vocabulary import role, tokens

Sheets = Mapping[str, Sheet]
_LINES = frozenset("item line detail position entry lineitem".split())
_SPENT = frozenset("spent sale revenue purchased lifetime value turnover billed ordered invoiced earned".split())
_OWED = frozenset("owed outstanding due debt receivable".split())


def decide_edges(sheets: Sheets) -> None:
    """The first and the last time of the children."""
    for sheet in sheets.values():
        children = children_of(sheets, sheet)
        for column in sheet.table.columns:
            if is_temporal(column) and sheet.is_open(column):
                any(_edge(sheet, column, sheet.tokens(column), child) for child in children)


def decide_lines(sheets: Sheets) -> None:
    """What the lines of a row add up to: its subtotal, or its total."""
    for sheet in sheets.values():
        for child in children_of(sheets, sheet):
            _lines(sheet, child)


def _received(sheet: Sheet, children: list[Child]) -> None:
    """What came in is what is there and what its orders took."""
    received = first_of(
        sheet, "quantity received", "received quantity", "quantity purchased", "initial quantity", "quantity initial"
    )
    on_hand = first_of(
        sheet,
        "quantity on hand",
        "on hand",
        "quantity remaining",
        "remaining quantity",
        "current quantity",
        "quantity available",
    )
    for child in children:
        taken = first_of(child.sheet, "quantity", "order quantity")
        if received is None or on_hand is None or taken is None or taken.name.lower() not in child.sheet.guesses:
            continue
        if (
            child.column.nullable
            or max(scale_of(taken), scale_of(on_hand)) > scale_of(received)
            or decide_number(sheet, on_hand) is None
        ):
            continue
        total = f"IFNULL(SUM({sql_name(child.sheet.name)}.{named(taken)}), 0)"
        rule = aggregate_of(sheet, child, f"{named(on_hand)} + {total}")
        if sheet.is_open(received):
            sheet.decide(
                received,
                rule,
                f"sum: {named(on_hand)} and what {child.sheet.name} took",
                "rollups",
                bounds=(Decimal(0), Decimal(10) ** 6),
            )
        return


def decide_rollups(sheets: Sheets) -> None:
    """Decide the columns that say something of all children."""
    for sheet in sheets.values():
        children = children_of(sheets, sheet)
        _received(sheet, children)
        for column in sheet.table.columns:
            if sheet.is_open(column):
                _of_children(sheet, column, children)


def _lines(sheet: Sheet, child: Child) -> None:
    """The subtotal is the sum of the lines, or the total where there is no subtotal."""
    words, own = child.sheet.words, sheet.words
    is_lines = bool(_LINES & set(words[-1:])) and (not own or own[-1] in words or len(words) == 1)
    if not is_lines or child.column.nullable or is_actor(child.sheet, child.column):
        return
    line = first_of(child.sheet, *role("line total of children"))
    if line is None or line.name.lower() not in child.sheet.guesses:
        return
    target = first_of(sheet, *role("sum of lines")) or first_of(sheet, *role("total of lines"))
    if target is not None:
        _write_sum(sheet, target, child, line)


def _of_children(sheet: Sheet, column: Column, children: list[Child]) -> None:
    words = sheet.tokens(column)
    for child in children:
        table = sql_name(child.sheet.name)
        if is_temporal(column):
            continue
        if column.type.is_integer and _counts(words, words_of(column.name), child):
            key = sql_name(child.sheet.table.row_key[0])
            if write_rollup(sheet, column, child, f"COUNT({table}.{key})", f"count of {child.sheet.name}", None):
                return
        elif (
            (column.type.is_integer and _count_of_state(sheet, column, words, child))
            or _average(sheet, column, words, child)
            or (is_exact(column) and _sum_of(sheet, column, words, child))
        ):
            return


_COUNT_WORDS = frozenset(("count", "number", "total", "num", "of"))


def _counts(words: tuple[str, ...], raw: list[str], child: Child) -> bool:
    """``items_count``, ``num_orders``, ``total_reviews`` of tables called so."""
    if not _COUNT_WORDS & set(words):  # ``user_posts``
        return len(words) == 1 and raw[-1:] != [] and raw[-1].endswith("s") and child.sheet.words[-1:] == words
    rest = tuple(word for word in words if word not in _COUNT_WORDS)
    if not rest or words[-2:] == ("order", "number"):
        return False
    return _names_rows(rest, child.sheet.words) and (words[-1] != "number" or words[0] == "number")


def _names_rows(rest: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """True for words that name the rows of a table of the words ``own``."""
    return (
        own[-len(rest) :] == rest
        or (len(own) > 1 and own[-1] in ("member", "line", "item") and rest == own[-1:])
        or (len(rest) == 1 and rest[0] in own[-1:])
        or (rest == ("reply",) and own[-1:] == ("post",))
    )


def _count_of_state(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``copies_available`` counts the copies of that state."""
    table = sql_name(child.sheet.name)
    rest = tuple(word for word in words if word not in _COUNT_WORDS)
    for state in child.sheet.states:
        for literal, meaning in state.values:
            others = tuple(word for word in rest if word not in meaning)
            if others == child.sheet.words[-1:] and set(meaning) <= set(rest):
                text = f"SUM(IF({table}.{named(state.column)} = {literal}, 1, 0))"
                return write_rollup(sheet, column, child, text, f"count of {child.sheet.name} that are {literal}", None)
    return False


def _average(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    if "average" not in words or not is_number(column):
        return False
    rest = tuple(word for word in words if word != "average")
    source = next(
        (
            each
            for each in child.sheet.table.columns
            if child.sheet.tokens(each)[-1:] == rest[-1:] and is_number(each) and not each.nullable
        ),
        None,
    )
    if source is None or column.type.name in ("float", "double"):
        return False
    decide_number(child.sheet, source)
    table, key = sql_name(child.sheet.name), sql_name(child.sheet.table.row_key[0])
    text = f"SUM({table}.{named(source)}) / COUNT({table}.{key})"
    return write_rollup(
        sheet, column, child, text, f"average of {child.sheet.name}.{source.name}", source, average=True
    )


_SOLD = frozenset("order sale invoice booking purchase reservation".split())


def _sum_of(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``total_spent`` of orders, ``total_owed`` of invoices, ``total_hours`` of time sheets."""
    if not {"total", "lifetime", "sum"} & set(words) and words[-1] not in ("spent", "owed", "revenue", "outstanding"):
        return False
    rest = set(words) - {"total", "sum", "amount", "lifetime"}
    is_spent = bool(rest & _SPENT or ("lifetime" in words and "value" in words))
    if not is_spent and not rest & _OWED:
        exact = _called_exactly(child, rest)
        if exact is not None and exact.name.lower() in child.sheet.guesses:
            return _write_sum(sheet, column, child, exact)
    source = first_of(child.sheet, *_summed_phrases(rest, is_spent, set(child.sheet.words)))
    if source is None or (
        source.name.lower() not in child.sheet.guesses and decide_number(child.sheet, source) is None
    ):
        return False
    return _write_sum(sheet, column, child, source)


def _called_exactly(child: Child, rest: set[str]) -> Column | None:
    """The child's exact column of just these words."""
    columns = child.sheet.table.columns
    known = {*child.sheet.words, *(word for each in columns for word in tokens(each.name))}
    if not rest or not rest <= known:
        return None
    return next((each for each in columns if is_exact(each) and set(child.sheet.tokens(each)) == rest), None)


def _summed_phrases(rest: set[str], is_spent: bool, own: set[str]) -> tuple[str, ...]:
    """What the column of a child that is summed up may be called; ``own`` are the words of its table."""
    if is_spent:
        return role("total of lines") if own & _SOLD else ()
    if rest & _OWED:
        return ("amount due", "balance due", "due", "outstanding", "balance", "outstanding amount")
    return role("line total of children") if rest and rest <= own else ()


def _write_sum(sheet: Sheet, column: Column, child: Child, source: Column) -> bool:
    text = f"SUM({sql_name(child.sheet.name)}.{named(source)})"
    return write_rollup(sheet, column, child, text, f"sum of {child.sheet.name}.{source.name}", source)


def _edge(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``last_order_at`` is the latest of its orders."""
    function = "MAX" if {"last", "latest"} & set(words) else "MIN" if "first" in words else ""
    rest = tuple(word for word in bare(words) if word not in ("last", "latest", "first"))
    rest = tuple(
        {"ordered": "order", "posted": "post", "paid": "payment", "visited": "visit", "purchased": "order"}.get(
            word, word
        )
        for word in rest
    )
    if not function or not rest or rest[-1] not in child.sheet.words[-1:] or not column.nullable:
        return False
    sources = [each for each in child.sheet.table.columns if is_temporal(each) and not each.nullable]
    sources.sort(
        key=lambda each: (child.sheet.tokens(each)[0] in ("created", "updated"), each.type.name != column.type.name)
    )
    if not sources:
        return False
    text = f"{function}({sql_name(child.sheet.name)}.{named(sources[0])})"
    if column.type.name == "date":
        text = f"DATE({text})"
    return sheet.decide(
        column,
        aggregate_of(sheet, child, text),
        f"{function.lower()} of {child.sheet.name}.{sources[0].name}",
        "rollups",
    )
