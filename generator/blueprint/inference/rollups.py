"""What a row says of the rows that refer to it: sums, counts, averages, the first and the last; and states that follow from amounts.

Only from what is decided in the child, and only where a child table of that name exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...schema.model import Column
from ..writing import sql_name
from .arithmetic import expression_of
from .context import words_of
from .keys import is_key
from .numbers import decide_number
from .owners import is_actor
from .references import Link
from .sheet import Sheet, bare, is_exact, is_number, is_temporal, named, referring, scale_of
from .vocabulary import role, tokens

Sheets = Mapping[str, Sheet]
_LINES = frozenset("item line detail position entry lineitem".split())
_PAYMENTS = frozenset("payment receipt collection repayment installment transaction deposit".split())


_SPENT = frozenset("spent sale revenue purchased lifetime value turnover billed ordered invoiced earned".split())
_OWED = frozenset("owed outstanding due debt receivable".split())


@dataclass(frozen=True, slots=True)
class _Child:
    """A table that refers to the row by ``column``."""

    sheet: Sheet
    column: Column
    link: Link


def children_of(sheets: Sheets, sheet: Sheet) -> list[_Child]:
    """The tables whose rows refer to rows of ``sheet``, and by which column; who acts is left out where an owner refers too."""
    found = [
        _Child(other, column, link)
        for other, column, link in referring(sheet)
        if other is not sheet and other.name in sheets
    ]
    return [each for each in found if not is_actor(each.sheet, each.column)] + [
        each for each in found if is_actor(each.sheet, each.column)
    ]


def decide_payments(sheets: Sheets) -> None:
    """Payments share what is settled of the row that they pay, and the row knows the sum."""
    for sheet in sheets.values():
        for child in children_of(sheets, sheet):
            if _PAYMENTS & set(child.sheet.words[-1:]) and not is_actor(child.sheet, child.column):
                _pay(sheet, child)


def _pay(sheet: Sheet, child: _Child) -> None:
    total = _first(sheet, *role("total to pay"))
    amount = _first(child.sheet, *role("payment"))
    if (
        total is None
        or amount is None
        or child.column.nullable
        or not child.sheet.is_open(amount)
        or not is_exact(total)
    ):
        return
    if _pays_something_else(child) or scale_of(amount) < scale_of(total) or total.nullable:
        return
    limits = child.sheet.builder.constraints.of(amount.name)
    if not limits.is_free and (limits.high is not None or limits.values is not None):
        return
    reference, key = named(child.column), sql_name(child.sheet.table.row_key[0])
    paid = _first(sheet, *role("paid"))
    settled = named(total)
    if paid is not None:
        share = sheet.hide("settled_percent", {"provider": "choice", "values": [100, 50, 30], "weights": [14, 3, 3]})
        settled = sheet.hide("settled", f"ROUND({named(total)} * {share} / 100, {scale_of(total)})")
    count = sheet.hide("payment_count", _aggregate(sheet, child, f"COUNT({sql_name(child.sheet.name)}.{key})"))
    part = child.sheet.hide("part", f"ORDINAL({reference})")
    whole = f"{reference}.{settled}"
    scale = scale_of(amount)
    text = f"ROUND({whole} * {part} / {reference}.{count}, {scale}) - ROUND({whole} * ({part} - 1) / {reference}.{count}, {scale})"
    bounds = (Decimal("0.01"), Decimal(10) ** 5)
    done = child.sheet.decide(
        amount, text, f"rest: its part of what is settled of {sheet.name}", "rollups", bounds=bounds
    )
    if done and paid is not None:
        _write(
            sheet,
            paid,
            child,
            f"SUM({sql_name(child.sheet.name)}.{named(amount)})",
            f"sum of {child.sheet.name}",
            amount,
        )
        pick = _pick(child)
        if pick is not None and not is_key(child.sheet.table, (child.column.name,)) and set(pick) <= {"reference"}:
            pick |= {"pick": "quota", "counts": [1, 0, 2, 1, 0, 1, 1, 0, 1, 2]}


def _pays_something_else(child: _Child) -> bool:
    """True when the payment refers to another row with an amount, nearer than this one."""
    return any(
        link.parent != child.link.parent
        and not column.nullable
        and {"invoice", "bill", "payslip", "loan", "order"} & set(tokens(link.parent)[-1:])
        and not {"invoice", "bill", "payslip", "loan"} & set(tokens(child.link.parent)[-1:])
        for column, link in child.sheet.single_links()
    )


def _pick(child: _Child) -> dict[str, object] | None:
    link = child.sheet.link(child.column)
    return child.sheet.builder.picks.get(link) if link is not None else None


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


def _received(sheet: Sheet, children: list[_Child]) -> None:
    """What came in is what is there and what its orders took."""
    received = _first(
        sheet, "quantity received", "received quantity", "quantity purchased", "initial quantity", "quantity initial"
    )
    on_hand = _first(
        sheet,
        "quantity on hand",
        "on hand",
        "quantity remaining",
        "remaining quantity",
        "current quantity",
        "quantity available",
    )
    for child in children:
        taken = _first(child.sheet, "quantity", "order quantity")
        if received is None or on_hand is None or taken is None or taken.name.lower() not in child.sheet.guesses:
            continue
        if (
            child.column.nullable
            or max(scale_of(taken), scale_of(on_hand)) > scale_of(received)
            or decide_number(sheet, on_hand) is None
        ):
            continue
        total = f"IFNULL(SUM({sql_name(child.sheet.name)}.{named(taken)}), 0)"
        rule = _aggregate(sheet, child, f"{named(on_hand)} + {total}")
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


def _lines(sheet: Sheet, child: _Child) -> None:
    """The subtotal is the sum of the lines, or the total where there is no subtotal."""
    words, own = child.sheet.words, sheet.words
    is_lines = bool(_LINES & set(words[-1:])) and (not own or own[-1] in words or len(words) == 1)
    if not is_lines or child.column.nullable or is_actor(child.sheet, child.column):
        return
    line = _first(child.sheet, *role("line total of children"))
    if line is None or line.name.lower() not in child.sheet.guesses:
        return
    target = _first(sheet, *role("sum of lines")) or _first(sheet, *role("total of lines"))
    if target is not None:
        _write(
            sheet,
            target,
            child,
            f"SUM({sql_name(child.sheet.name)}.{named(line)})",
            f"sum of {child.sheet.name}.{line.name}",
            line,
        )


def _of_children(sheet: Sheet, column: Column, children: list[_Child]) -> None:
    words = sheet.tokens(column)
    for child in children:
        table = sql_name(child.sheet.name)
        if is_temporal(column):
            continue
        if column.type.is_integer and _counts(words, words_of(column.name), child):
            key = sql_name(child.sheet.table.row_key[0])
            if _write(sheet, column, child, f"COUNT({table}.{key})", f"count of {child.sheet.name}", None):
                return
        elif (
            (column.type.is_integer and _count_of_state(sheet, column, words, child))
            or _average(sheet, column, words, child)
            or (is_exact(column) and _sum_of(sheet, column, words, child))
        ):
            return


def _counts(words: tuple[str, ...], raw: list[str], child: _Child) -> bool:
    """``items_count``, ``num_orders``, ``total_reviews`` of tables called so."""
    marks = {"count", "number", "total", "num", "of"}
    if not marks & set(words) and raw[-1:] and raw[-1].endswith("s") and len(words) == 1:
        return child.sheet.words[-1:] == words  # ``user_posts``
    if not marks & set(words) or words[-2:] == ("order", "number"):
        return False
    rest = tuple(word for word in words if word not in marks)
    own = child.sheet.words
    if not rest:
        return False
    called = own[-len(rest) :] == rest or (len(own) > 1 and own[-1] in ("member", "line", "item") and rest == own[-1:])
    called = called or (len(rest) == 1 and rest[0] in own[-1:]) or (rest == ("reply",) and own[-1:] == ("post",))
    return (called and words[-1] != "number") or (called and words[0] == "number")


def _count_of_state(sheet: Sheet, column: Column, words: tuple[str, ...], child: _Child) -> bool:
    """``copies_available`` counts the copies of that state."""
    table = sql_name(child.sheet.name)
    rest = tuple(word for word in words if word not in ("count", "number", "total", "num", "of"))
    for state in child.sheet.states:
        for literal, meaning in state.values:
            others = tuple(word for word in rest if word not in meaning)
            if others == child.sheet.words[-1:] and set(meaning) <= set(rest):
                text = f"SUM(IF({table}.{named(state.column)} = {literal}, 1, 0))"
                return _write(sheet, column, child, text, f"count of {child.sheet.name} that are {literal}", None)
    return False


def _average(sheet: Sheet, column: Column, words: tuple[str, ...], child: _Child) -> bool:
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
    return _write(sheet, column, child, text, f"average of {child.sheet.name}.{source.name}", source, average=True)


def _sum_of(sheet: Sheet, column: Column, words: tuple[str, ...], child: _Child) -> bool:
    """``total_spent`` of orders, ``total_owed`` of invoices, ``total_hours`` of time sheets."""
    if not {"total", "lifetime", "sum"} & set(words) and words[-1] not in ("spent", "owed", "revenue", "outstanding"):
        return False
    rest = set(words) - {"total", "sum", "amount", "lifetime"}
    own = set(child.sheet.words)
    wanted: tuple[str, ...] = ()
    if rest & _SPENT or ("lifetime" in words and "value" in words):
        if own & {"order", "sale", "invoice", "booking", "purchase", "reservation"}:
            wanted = role("total of lines")
    elif rest & _OWED:
        wanted = ("amount due", "balance due", "due", "outstanding", "balance", "outstanding amount")
    elif rest and rest <= own | {word for each in child.sheet.table.columns for word in tokens(each.name)}:
        exact = next(
            (each for each in child.sheet.table.columns if is_exact(each) and set(child.sheet.tokens(each)) == rest),
            None,
        )
        if exact is not None and exact.name.lower() in child.sheet.guesses:
            return _write(
                sheet,
                column,
                child,
                f"SUM({sql_name(child.sheet.name)}.{named(exact)})",
                f"sum of {child.sheet.name}.{exact.name}",
                exact,
            )
        if rest <= own:
            wanted = role("line total of children")
    source = _first(child.sheet, *wanted) if wanted else None
    if source is None or (
        source.name.lower() not in child.sheet.guesses and decide_number(child.sheet, source) is None
    ):
        return False
    return _write(
        sheet,
        column,
        child,
        f"SUM({sql_name(child.sheet.name)}.{named(source)})",
        f"sum of {child.sheet.name}.{source.name}",
        source,
    )


def _edge(sheet: Sheet, column: Column, words: tuple[str, ...], child: _Child) -> bool:
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
        column, _aggregate(sheet, child, text), f"{function.lower()} of {child.sheet.name}.{sources[0].name}", "rollups"
    )


def _aggregate(sheet: Sheet, child: _Child, text: str) -> object:
    """An aggregate over the child's rows; with ``via`` where the child refers here more than once."""
    others = [column for column, link in child.sheet.single_links() if link.parent == sheet.name]
    return {"expression": text, "via": child.column.name} if len(others) > 1 else text


def _write(
    sheet: Sheet, target: Column, child: _Child, text: str, reason: str, source: Column | None, *, average: bool = False
) -> bool:
    if not sheet.is_open(target):
        return False
    rows = Decimal(max(sheet.builder.schema.most_rows, 1))
    guess = child.sheet.guesses.get(source.name.lower()) if source is not None else None
    each = guess.bounds[1] if guess is not None and guess.bounds is not None else Decimal(10) ** 5
    low = min(guess.bounds[0], Decimal(0)) if guess is not None and guess.bounds is not None else Decimal(0)
    bounds = (Decimal(0), rows) if source is None else (low * rows, each if average else each * rows)
    plain = text if text.startswith("COUNT") or (average and target.nullable) else f"IFNULL({text}, 0)"
    finer = source is not None and scale_of(source) > scale_of(target)
    written = expression_of(sheet, target, plain, bounds, rounded=average, finer=finer)
    if written is None:
        return False
    limits = sheet.builder.constraints.of(target.name)
    if isinstance(limits.low, Decimal) and (limits.low > 0 or (limits.exclusive_min and limits.low == 0)):
        return False  # a row without children would have 0
    rule = _aggregate(sheet, child, written[0])
    return sheet.decide(
        target,
        rule,
        f"roll-up: {reason}",
        "rollups",
        check="" if finer else _check(sheet, target, child, text, average),
        bounds=written[1],
    )


def _check(sheet: Sheet, target: Column, child: _Child, text: str, average: bool) -> str:
    """The SELECT of rows that do not say what their children do."""
    if average or not is_exact(target):
        return ""
    inner = text.replace(f"{sql_name(child.sheet.name)}.", "c.")
    key = sql_name(child.link.parent_columns[0])
    return (
        f"SELECT p.{key} FROM {{{sheet.name}}} p LEFT JOIN (SELECT c.{named(child.column)} AS parent, {inner} AS found FROM "
        f"{{{child.sheet.name}}} c GROUP BY c.{named(child.column)}) t ON t.parent = p.{key} "
        f"WHERE p.{named(target)} <> COALESCE(t.found, 0)"
    )


def _first(sheet: Sheet, *wanted: str) -> Column | None:
    for each in wanted:
        words = tuple(each.split())
        for column in sheet.table.columns:
            own = sheet.tokens(column)
            if (own == words or (own[-1:] in (("amount",), ("value",)) and own[:-1] == words)) and is_exact(column):
                return column
    return None


# ---- states that follow from amounts -----------------------------------------------------------------------------------


def decide_paid_states(sheets: Sheets) -> None:
    """paid, partial and open follow from the amounts where both are there."""
    for sheet in sheets.values():
        for state in sheet.states:
            _paid_state(sheet, state.column, {"_".join(meaning): literal for literal, meaning in state.values})


def _paid_state(sheet: Sheet, column: Column, values: Mapping[str, str]) -> None:
    paid = _first(sheet, *role("paid"))
    due = _first(sheet, *role("due of children"))
    total = _first(sheet, *role("total beside paid"))
    full = next((values[key] for key in ("paid", "paid_off", "settled", "closed", "completed") if key in values), None)
    if full is None or paid is None or paid.name.lower() not in sheet.guesses or (due is None and total is None):
        return
    rest = (
        f"{named(due)} <= 0"
        if due is not None and due.name.lower() in sheet.guesses
        else f"{named(paid)} >= {named(total)}"
        if total is not None
        else ""
    )
    open_keys = role("unpaid state")
    unpaid = next((values[key] for key in open_keys if key in values), None)
    if not rest or unpaid is None:
        return
    name = column.name.lower()
    if name not in sheet.guesses and not sheet.is_open(column):
        return
    partial = next(
        (
            values[key]
            for key in ("partial", "partially_paid", "part_paid", "partial_paid", "paid_partial")
            if key in values
        ),
        None,
    )
    overdue = values.get("overdue", values.get("past_due"))
    ahead = next(
        (
            each
            for each in sheet.table.columns
            if is_temporal(each) and "due" in tokens(each.name) and not each.nullable
        ),
        None,
    )
    text = f"CASE WHEN {rest} THEN {full}"
    if overdue is not None and ahead is not None:
        text += f" WHEN {named(ahead)} < as_of THEN {overdue}"
    if partial is not None:
        text += f" WHEN {named(paid)} > 0 THEN {partial}"
    text += f" ELSE {unpaid} END"
    sheet.undo(name)
    sheet.decide(column, text, "status: follows from the amounts", "rollups", values=True)
