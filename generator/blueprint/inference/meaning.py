"""The layers of meaning, in the order in which they decide: a column that is decided stays decided."""

from __future__ import annotations

from collections.abc import Mapping

from ...schema.model import Column
from .children import children_first
from .conditions import condition_of, done_by, together_with
from .copies import decide_copies
from .cycles import break_cycles
from .durations import decide_durations
from .edges import decide_edges
from .exceptions import decide_exceptions
from .facts_of_flags import decide_facts
from .flags import flags_of_states
from .histories import decide_histories, decide_late_comers
from .kept_orders import keep_orders
from .keys import without_null
from .late_flags import decide_late_flags
from .ledger import decide_balances, decide_ledgers
from .limits_of_numbers import decide_bounded
from .measures import decide_measures
from .movements import decide_movements
from .numbers import decide_numbers
from .ordinals import decide_ordinals
from .outcomes import decide_progress, known_when_over
from .owners import decide_owners
from .payments import decide_paid_states, decide_payments
from .polymorphic import decide_polymorphic
from .presence import Condition
from .prices import decide_costs, decide_prices
from .products import decide_products
from .rollups import decide_counters, decide_lines, decide_rollups
from .row_formulas import reserve_formulas, write_formulas
from .said_limits import reserve_limits
from .sheet import Sheet
from .states import decide_values
from .sums import decide_sums, decide_totals
from .texts_by_name import decide_texts
from .times import decide_times
from .twins import decide_twins
from .vocabulary import tokens
from .years import decide_years


def decide(sheets: Mapping[str, Sheet]) -> None:
    """Decide what names, types, keys and comments say of all columns; the rest gets the rule of its type."""
    for sheet in sheets.values():
        decide_values(sheet)
        flags_of_states(sheet)
    decide_histories(sheets)
    reserve_formulas(sheets)
    reserve_limits(sheets)
    decide_polymorphic(sheets)
    decide_owners(sheets)
    decide_copies(sheets)
    decide_costs(sheets)
    decide_prices(sheets)
    decide_counters(sheets)
    decide_movements(sheets)
    decide_ordinals(sheets)
    decide_edges(sheets)
    decide_twins(sheets)
    decide_years(sheets)
    decide_times(sheets)
    for sheet in sheets.values():
        decide_durations(sheet)
        decide_late_flags(sheet)
    decide_payments(sheets)
    decide_ledgers(sheets)
    for sheet in children_first(sheets):
        decide_products(sheet)
        decide_lines(sheets, sheet)
        decide_totals(sheet)
        write_formulas(sheet)
        decide_sums(sheet)
        decide_measures(sheets, sheet)
    decide_balances(sheets)
    decide_rollups(sheets)
    decide_paid_states(sheets)
    decide_facts(sheets)
    decide_late_comers(sheets)
    for sheet in sheets.values():
        decide_progress(sheet)
        for name in list(sheet.limits):
            sheet.settle_limit(name)
        decide_bounded(sheet)
        decide_numbers(sheet)
        decide_exceptions(sheet)
        keep_orders(sheet)
        decide_texts(sheet)
        _follow_states(sheet)
    break_cycles(sheets)


def _follow_states(sheet: Sheet) -> None:
    """Reasons, amounts and people of a state are NULL in other states."""
    for column in sheet.table.columns:
        name = column.name.lower()
        if not column.nullable or not sheet.is_free(column) or (name in sheet.flags and not column.comment):
            continue
        found = _condition_of_flag(sheet, column) if name in sheet.flags else _condition(sheet, column)
        if found is None:
            continue
        link = sheet.link(column)
        if link is None:
            _when(sheet, name, found)
            continue
        pick = sheet.builder.picks[link]
        if not {"where", "within", "other", "pick"} & pick.keys() or "within" in pick:
            pick.pop("null", None)
            pick["when"] = found[0]
            sheet.builder.result.reasons.setdefault(name, f"status: {found[1]}")


def _condition_of_flag(sheet: Sheet, column: Column) -> Condition | None:
    """What the comment of a flag says; its words are what it means, not when it is known."""
    found = condition_of(sheet, column, ("by",))
    return found if found is not None and found[1].startswith("as its") else None


def _condition(sheet: Sheet, column: Column) -> Condition | None:
    words = tokens(column.name)
    return (
        condition_of(sheet, column, words)
        or together_with(sheet, column, words)
        or done_by(sheet, column, words)
        or known_when_over(sheet, column, words)
    )


def _when(sheet: Sheet, name: str, found: Condition) -> None:
    """Let the rule of a column, or the one that its type will give it, be NULL in other rows."""
    rule = sheet.builder.rules.get(name)
    guess = sheet.guesses.get(name)
    if rule is None:
        sheet.when[name] = found
    elif isinstance(rule, dict) and "provider" in rule and "when" not in rule:
        sheet.builder.rules[name] = {**without_null(rule), "when": found[0]}
    elif isinstance(rule, str) and guess is not None and guess.layer not in ("owners", "time"):
        sheet.builder.rules[name] = {"expression": rule, "when": found[0]}
