"""The layers of meaning, in the order in which they decide: a column that is decided stays decided."""

from __future__ import annotations

from collections.abc import Mapping

from ...schema.model import Column
from .amounts.bills_of_lines import decide_bills_of_lines
from .amounts.child_sums import decide_child_sums
from .amounts.compared_flags import decide_compared_flags
from .amounts.counters import decide_counters
from .amounts.fitting import decide_fitting, decide_totals_of_tables
from .amounts.journals import decide_journals
from .amounts.labor import decide_labor
from .amounts.limits_in_comments import reserve_limits
from .amounts.measures import decide_measures
from .amounts.meters import decide_meters
from .amounts.movements import decide_movements
from .amounts.of_rows import decide_of_rows
from .amounts.ordinals import decide_ordinals
from .amounts.paid_states import decide_paid_states, decide_paid_times
from .amounts.payments import decide_payments
from .amounts.portions import decide_portions
from .amounts.priced_by_parents import decide_by_parents_price
from .amounts.prices import decide_costs, decide_prices
from .amounts.relations.decide import decide_parts, decide_prices_for_more, reserve_hours_of_all, reserve_relations
from .amounts.relations.ledger import Ledger
from .amounts.relations.readings import decide_chains
from .amounts.rests import decide_sums
from .amounts.rollup_names import decide_sums_by_name
from .amounts.rollups import decide_bills, decide_lines, decide_rollups
from .amounts.row_formulas import reserve_formulas, write_formulas
from .amounts.small_charges import decide_fees_of_payments, decide_tips
from .columns.guess import Guess
from .columns.keys import without_null
from .cycles import break_cycles
from .numbers.bounded_numbers import decide_bounded_numbers
from .numbers.by_kind import decide_by_kind
from .numbers.decide_numbers import decide_numbers
from .numbers.flagged_amounts import decide_flagged_amounts
from .numbers.ordered_numbers import keep_orders
from .numbers.sides import decide_sides
from .references.children import children_first
from .references.copies import decide_copies
from .references.followed_lines import decide_followed_lines
from .references.keyed_owners import take_from_keyed_rows
from .references.members import decide_members
from .references.owners import decide_owners
from .references.polymorphic import decide_polymorphic
from .references.shared_pairs import pair_within_owners
from .references.trees import decide_trees
from .states.asked_parents import decide_asked_parents
from .states.beside_steps import beside_step
from .states.companions import done_by, together_with, why_it_ended, why_some, with_its_time
from .states.comparisons import is_optional
from .states.conditions import condition_of, known_by_then, step_of
from .states.contests import decide_contests
from .states.default_texts import decide_default_texts, decide_empty_texts
from .states.derived_flags import decide_derived_flags, decide_used_up
from .states.exceptional_values import decide_exceptional_values
from .states.flags import flags_of_states
from .states.histories import decide_histories, decide_late_comers
from .states.locks import decide_locks
from .states.mapped_values import decide_mapped_values
from .states.not_shown_yet import decide_not_shown_yet
from .states.of_whole import of_whole
from .states.one_owner import of_one
from .states.presence import Condition
from .states.selected import selected_by
from .states.values import decide_values
from .tables.sheet import Sheet, named
from .texts.births import decide_births
from .texts.by_name import decide_texts
from .texts.facts import decide_facts
from .texts.firm_numbers import decide_firm_numbers
from .texts.genders import decide_genders
from .texts.known_codes import decide_codes
from .texts.positions import decide_positions
from .texts.streams import decide_streets
from .texts.tiers import decide_tiers
from .times.ages import decide_years_made
from .times.durations import decide_durations
from .times.first_and_last import decide_first_and_last
from .times.gmt_copies import decide_gmt_copies
from .times.hours_of_day import decide_single_times_of_day, decide_times_of_day
from .times.late_flags import decide_late_flags
from .times.outcomes import decide_progress, known_when_over, measured_when_over
from .times.reminder_levels import decide_reminder_levels
from .times.said_lengths import decide_said_lengths
from .times.states_of_wholes import decide_states_of_parts
from .times.timeline import decide_times
from .times.weekdays import (
    decide_parts_of_dates,
    decide_periods,
    decide_weekdays,
    decide_weekdays_in_words,
    decide_years,
)
from .words.vocabulary import tokens


def decide(sheets: Mapping[str, Sheet]) -> None:
    """Decide what names, types, keys and comments say of all columns; the rest gets the rule of its type."""
    for sheet in sheets.values():
        decide_facts(sheet)
        decide_weekdays_in_words(sheet)
        decide_values(sheet)
        decide_mapped_values(sheet)
        flags_of_states(sheet)
    decide_asked_parents(sheets)
    decide_histories(sheets)
    reserve_formulas(sheets)
    reserve_limits(sheets)
    decide_polymorphic(sheets)
    decide_owners(sheets)
    decide_trees(sheets)
    take_from_keyed_rows(sheets)
    pair_within_owners(sheets)
    decide_members(sheets)
    decide_followed_lines(sheets)
    decide_contests(sheets)
    decide_copies(sheets)
    decide_labor(sheets)
    decide_costs(sheets)
    for sheet in sheets.values():
        decide_tiers(sheet)
        decide_by_kind(sheet)
    decide_prices(sheets)
    for sheet in sheets.values():
        decide_prices_for_more(sheet)
    decide_counters(sheets)
    decide_movements(sheets)
    for sheet in sheets.values():
        decide_sides(sheet)
    decide_chains(sheets)
    reserve_hours_of_all(sheets)
    decide_ordinals(sheets)
    decide_first_and_last(sheets)
    decide_gmt_copies(sheets)
    decide_years(sheets)
    decide_weekdays(sheets)
    decide_parts_of_dates(sheets)
    decide_periods(sheets)
    for sheet in sheets.values():
        decide_said_lengths(sheet)
    decide_times(sheets)
    decide_states_of_parts(sheets)
    for sheet in sheets.values():
        decide_times_of_day(sheet)
        decide_durations(sheet)
        decide_single_times_of_day(sheet)
        decide_late_flags(sheet)
        decide_births(sheet)
        decide_reminder_levels(sheet)
    decide_years_made(sheets)
    decide_meters(sheets)
    decide_payments(sheets)
    decide_portions(sheets)
    decide_journals(sheets)
    for sheet in children_first(sheets):
        decide_by_parents_price(sheet)
        decide_sums_by_name(sheet)
        decide_of_rows(sheet)
        decide_totals_of_tables(sheet)
        decide_bills_of_lines(sheet)
        decide_fees_of_payments(sheet)
        added = reserve_relations(sheet)
        decide_fitting(sheet, added)
        decide_lines(sheet)
        decide_child_sums(sheet)
        decide_bills(sheet)
        write_formulas(sheet)
        decide_sums(sheet)
        decide_tips(sheet)
        decide_measures(sheet)
        Ledger(sheet).decide()
    decide_rollups(sheets)
    decide_paid_states(sheets)
    decide_derived_flags(sheets)
    decide_compared_flags(sheets)
    decide_late_comers(sheets)
    for sheet in sheets.values():
        decide_parts(sheet)
    for sheet in sheets.values():
        decide_progress(sheet)
        for name in list(sheet.limits):
            sheet.settle_limit(name)
        decide_locks(sheet)
        decide_bounded_numbers(sheet)
        decide_numbers(sheet)
        decide_exceptional_values(sheet)
        decide_flagged_amounts(sheet)
        decide_not_shown_yet(sheet)
        decide_used_up(sheet)
        keep_orders(sheet)
        decide_codes(sheet)
        decide_positions(sheet)
        decide_firm_numbers(sheet)
        decide_streets(sheet)
        decide_texts(sheet)
        decide_genders(sheet)
        decide_empty_texts(sheet)
        decide_default_texts(sheet)
        decide_paid_times(sheet)
        _follow_states(sheet)
    break_cycles(sheets)


def _follow_states(sheet: Sheet) -> None:
    """Reasons, amounts and people of a state are NULL in other states."""
    for column in sheet.table.columns:
        name = column.name.lower()
        if (
            not column.nullable
            or not (sheet.is_free(column) or name in sheet.table.single_keys)
            or (name in sheet.flags and not column.comment and column.default not in (None, "NULL"))
        ):
            continue
        found = of_one(sheet, column)
        found = found or (_condition_of_flag(sheet, column) if name in sheet.flags else _condition(sheet, column))
        if found is None:
            _may_be_missing(sheet, column)
            continue
        link = sheet.link(column)
        if link is None:
            _when(sheet, name, found)
            continue
        pick = sheet.builder.picks[link]
        is_of_role = sheet.builder.result.reasons.get(name, "").startswith("role: ")
        if not {"where", "within", "other", "pick"} & pick.keys() or "within" in pick or is_of_role:
            pick.pop("null", None)
            pick["when"] = found[0]
            sheet.builder.result.reasons.setdefault(name, f"status: {found[1]}")


def _may_be_missing(sheet: Sheet, column: Column) -> None:
    """What is only there where it differs from another column is mostly NULL."""
    if column.comment and sheet.is_open(column) and is_optional(column):
        rule = sheet.builder.column_rule(column)
        if isinstance(rule, dict):
            sheet.decide(
                column, {**rule, "null": 0.8}, "optional: where it differs, as its comment says", "values", values=True
            )


def _condition_of_flag(sheet: Sheet, column: Column) -> Condition | None:
    """What the comment of a flag says; its words are what it means, not when it is known."""
    found = condition_of(sheet, column, ("by",))
    if found is not None and found[1].startswith("as its"):
        return found
    return beside_step(sheet, column) if column.default in (None, "NULL") else None


def _condition(sheet: Sheet, column: Column) -> Condition | None:
    words = tokens(column.name)
    with_time = with_its_time(sheet, column, words)
    if with_time is not None:
        return with_time
    selected = selected_by(sheet, column)
    if selected is not None and not column.comment:
        return selected
    return (
        step_of(sheet, column, words)
        or together_with(sheet, column, words)
        or done_by(sheet, column, words)
        or known_by_then(sheet, column)
        or known_when_over(sheet, column, words)
        or selected
        or beside_step(sheet, column)
        or measured_when_over(sheet, column)
        or why_some(sheet, column)
        or why_it_ended(sheet, column)
        or of_whole(sheet, column)
    )


def _is_by_chance(sheet: Sheet, rule: Mapping[str, object], found: Condition) -> bool:
    """True for what is missing in some rows, nothing said in which, where a flag says it."""
    return "null" in rule and _is_of_flag(sheet, found)


def _is_of_flag(sheet: Sheet, found: Condition) -> bool:
    return found[1].startswith(("of one of ", "of the rows whose ")) or any(
        found[0] in (condition, f"NOT ({condition})") for _, condition in sheet.flags.values()
    )


def _may_be_missing_in(guess: Guess) -> bool:
    return guess.layer not in ("owners", "time") or _is_length(guess)


def _is_length(guess: Guess) -> bool:
    """True for a number that counts from one time to another."""
    return guess.layer == "time" and guess.reason.startswith("time: from ")


def _when(sheet: Sheet, name: str, found: Condition) -> None:
    """Let the rule of a column, or the one that its type will give it, be NULL in other rows."""
    rule = sheet.builder.rules.get(name)
    guess = sheet.guesses.get(name)
    if guess is not None and not guess.reason and rule == sheet.builder.column_rule(sheet.table.column(name)):
        sheet.undo(name)
        rule = None
    if rule is None:
        sheet.when[name] = found
    elif isinstance(rule, dict) and "when" not in rule and ("provider" in rule or _is_by_chance(sheet, rule, found)):
        sheet.builder.rules[name] = {**without_null(rule), "when": found[0]}
    elif isinstance(rule, str) and guess is not None and (_is_of_flag(sheet, found) or _may_be_missing_in(guess)):
        sheet.builder.rules[name] = {"expression": rule, "when": found[0]}
    elif isinstance(rule, str) and rule.count(".") == 1:
        _through_when(sheet, rule.split(".")[0], found)


def _through_when(sheet: Sheet, name: str, found: Condition) -> None:
    """What is taken from the row of another reference is there where that is: the batch, and so the medicine, of a line of medicine."""
    through = next((each for each in sheet.table.columns if named(each) == name and each.nullable), None)
    link = sheet.link(through) if through is not None else None
    if link is not None and set(sheet.builder.picks[link]) <= {"reference", "null"}:
        sheet.builder.picks[link] = {**without_null(sheet.builder.picks[link]), "when": found[0]}
